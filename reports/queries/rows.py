"""The rows figures are counted from, read once: workshops that began, their trainees, declared heads, places.

A page asks for dozens of figures; each of them walks these, so that none of them goes back to the database. A seat is
kept as small as it can be (who, and what kind of row), because there may be half a million of them.
"""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache, cached_property

from django.db.models import Q

from programmes.models import ADMINISTRATIONS, AgencyKind, Country, Organisation, Qualifier
from programmes.rules import clock
from reports.queries.figure import joined
from workshops.models import Headcount, Participation, Workshop

# Whose presence means that a country took part. A regional body sits in somebody's country without representing it.
REPRESENTING = (*ADMINISTRATIONS, AgencyKind.OTHER, "")
# Of a participation alone: the organisations are there already, and half a million rows need no join.
COLUMNS = ("pk", "workshop_id", "person_id", "organisation_id", "country_id", "sex", "state")
NAMES = ("person__family_name", "person__given_names", "listed_as")


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """What people are told apart by when they are counted. There is one of each, so that it is found by itself."""

    kind: str
    sex: str
    qualifier: str


@cache
def _group(kind, sex, qualifier):
    return Group(kind, sex, qualifier)


@dataclass(frozen=True, eq=False)
class Cell:
    """What a trainee on a list, or people who were declared and not named, are counted as. Seats share their cells."""

    amount: int
    qualifier: str
    kind: str
    sex: str
    organisation_id: int | None
    # Pairs (kind, country) stand for an administration nobody named: the Customs of a country in a headcount.
    administrations: frozenset
    countries: frozenset
    is_completed: bool = False

    @cached_property
    def group(self):
        return _group(self.kind, self.sex, self.qualifier)


CELL = [one.name for one in fields(Cell)]


@dataclass(frozen=True, eq=False)
class Head(Cell):
    """A cell with who it is and where."""

    workshop: Workshop | None = None
    person_id: int | None = None
    name: str = ""
    participation_id: int | None = None


class Seats:
    """Everybody on the lists of one workshop, side by side: an object for each would be half a million of them."""

    __slots__ = ("cells", "names", "participations", "persons")

    def __init__(self):
        # `names`: only where they are asked for.
        self.persons, self.cells, self.names, self.participations = [], [], [], []

    def __iter__(self):
        """(person or None, cell)"""
        return zip(self.persons, self.cells, strict=True)

    def add(self, person, cell, participation=None, name=""):
        self.persons.append(person)
        self.cells.append(cell)
        self.names.append(name)
        self.participations.append(participation)


@dataclass
class Firsts:
    """Of one workshop: how often each cell stands for somebody not counted before, and for somebody who was."""

    new: dict = field(default_factory=lambda: defaultdict(int))
    again: dict = field(default_factory=lambda: defaultdict(int))
    names: list = field(default_factory=list)

    @cached_property
    def groups(self):
        """Group -> how many people, declared ones included."""
        return _grouped(self.new)

    @cached_property
    def groups_again(self):
        return _grouped(self.again)


def _grouped(cells):
    found = defaultdict(int)
    for cell, number in cells.items():
        found[cell.group] += cell.amount * number
    return found


class Rows:
    """Everything one scope is counted from. The number of queries does not grow with the rows.

    `country`: only those who came from there are counted.
    """

    def __init__(self, workshops, *, programme, as_of, names=False, country=None, is_now=None):
        self.programme, self.as_of, self.names, self.country = programme, as_of, names, country
        self.is_now = as_of >= clock.today() if is_now is None else is_now
        self.is_divided = False
        begun = workshops.held().filter(starts_on__lte=as_of).order_by("starts_on", "pk")
        self.workshops = list(begun.select_related("series", "country", "language"))
        self.by_pk = {workshop.pk: workshop for workshop in self.workshops}
        self.begun = begun.order_by().values("pk")
        self.organisations = {
            row.pk: row
            for row in Organisation.objects.filter(
                Q(pk__in=self.participations().values("organisation_id"))
                | Q(pk__in=self._headcounts(self.begun).values("organisation_id"))
            )
        }
        # workshop -> Seats, where there is anybody
        self.seats = defaultdict(Seats)
        self._firsts = {}
        self._read_trainees()
        self._read_declared()
        used = {pk for cells in self.cells.values() for cell in cells for pk in cell.countries}
        used |= {w.country_id for w in self.workshops} | {country.pk if country else None}
        self.countries = Country.objects.prefetch_related("designations").in_bulk(used - {None})

    def _listed(self, begun):
        """Whom this scope counts of those on the lists; a narrower scope keeps some of them."""
        rows = Participation.objects.counted().filter(workshop__in=begun)
        if self.country:
            there = Q(country=self.country) | Q(country=None, organisation__country=self.country)
            rows = rows.filter(there, Q(organisation=None) | Q(organisation__kind__in=REPRESENTING))
        return rows

    def _headcounts(self, begun):
        return Headcount.objects.filter(workshop__in=begun)

    def participations(self):
        """The trainees who are counted, as a queryset."""
        return self._listed(self.begun).order_by()

    def _read_trainees(self):
        made, width, seats = {}, len(COLUMNS), self.seats
        # When somebody completed has no day of its own: it is the last day, or now.
        running = set() if self.is_now else {w.pk for w in self.workshops if w.ends_on > self.as_of}
        rows = self.participations().values_list(*COLUMNS, *(NAMES if self.names else ()))
        for row in rows.iterator(chunk_size=20_000):
            pk, workshop, person = row[:3]
            key = row[3:width]
            if workshop in running and key[-1] == Participation.State.COMPLETED:
                key = (*key[:-1], Participation.State.EXPECTED)
            cell = made.get(key)
            if cell is None:
                cell = made[key] = self._cell(*key)
            seats[workshop].add(person, cell, pk, _list_name(person, *row[width:]) if self.names else "")

    def _cell(self, organisation, country, sex, state):
        home = self.organisations.get(organisation)
        kind, country = home.kind if home else "", country or (home and home.country_id)
        return Cell(
            amount=1,
            qualifier=Qualifier.EXACT,
            kind=kind,
            sex=sex,
            organisation_id=organisation,
            administrations=frozenset([organisation] if kind in ADMINISTRATIONS else []),
            countries=frozenset([country] if country and kind in REPRESENTING else []),
            is_completed=state == Participation.State.COMPLETED,
        )

    def _read_declared(self):
        places = defaultdict(set)
        named = Headcount.countries.through.objects.filter(headcount__in=self._headcounts(self.begun).values("pk"))
        for headcount, country in named.values_list("headcount_id", "country_id"):
            places[headcount].add(country)
        for row in self._headcounts(self.begun).select_related("organisation").order_by("pk"):
            cell = _declared_cell(row, places[row.pk])
            if self.country:
                cell = self._share_of(cell)
            if cell:
                self.seats[row.workshop_id].add(None, cell)

    def _share_of(self, cell):
        """Of heads declared for several countries, one at least came from each of them."""
        pk = self.country.pk
        if pk not in cell.countries:
            return None
        if len(cell.countries) == 1:
            return cell
        self.is_divided = True
        keys = frozenset(key for key in cell.administrations if not isinstance(key, tuple) or key[1] == pk)
        return Cell(1, Qualifier.AT_LEAST, cell.kind, cell.sex, None, keys, frozenset([pk]))

    @cached_property
    def heads(self):
        """Every trainee and every declaration as a row of its own, with its workshop."""
        return [
            Head(
                **{part: getattr(cell, part) for part in CELL},
                workshop=self.by_pk[pk],
                person_id=person,
                name=name,
                participation_id=participation,
            )
            for pk, seats in self.seats.items()
            for person, cell, name, participation in zip(
                seats.persons, seats.cells, seats.names, seats.participations, strict=True
            )
        ]

    @cached_property
    def taken(self):
        """workshop -> (places taken, how exact that is), where there is anybody."""
        return {
            pk: (sum(cell.amount for cell in seats.cells), joined([cell.qualifier for cell in self.cells[pk]]))
            for pk, seats in self.seats.items()
        }

    @cached_property
    def agencies(self):
        """kind -> the different agencies of that kind that sent somebody."""
        found = defaultdict(set)
        for cell in {cell for cells in self.cells.values() for cell in cells}:
            found[cell.kind] |= {self.administration_of(key) for key in cell.administrations}
            found[cell.kind] |= {cell.organisation_id} - {None}
        return found

    @cached_property
    def cells(self):
        """workshop -> the different cells of its seats."""
        return {pk: set(seats.cells) for pk, seats in self.seats.items()}

    def firsts(self, inside, completed=False):
        """workshop -> Firsts: each person where they first came, those of the workshops inside a total before others.

        `completed`: where they first completed one.
        """
        if (inside, completed) not in self._firsts:
            # Who has no name here is somebody each time.
            seen, found = set(), {}
            for workshop in sorted(self.workshops, key=lambda w: w.pk not in inside):
                here = found[workshop.pk] = Firsts()
                new, again = here.new, here.again
                seats = self.seats.get(workshop.pk, ())
                for position, (person, cell) in enumerate(seats):
                    if completed and not cell.is_completed:
                        continue
                    if person is not None:
                        if person in seen:
                            again[cell] += 1
                            continue
                        seen.add(person)
                    new[cell] += 1
                    if self.names and seats.names[position]:
                        here.names.append((seats.names[position], cell))
            self._firsts[inside, completed] = found
        return self._firsts[inside, completed]

    @cached_property
    def _named(self):
        """(kind, country) -> the first named administration of it."""
        found = {}
        for pk, row in self.organisations.items():
            key = (row.kind, row.country_id)
            found[key] = min(pk, found.get(key, pk))
        return found

    def administration_of(self, key):
        """An unnamed administration is the named one of the same kind and country, where there is one."""
        return self._named.get(key, key) if isinstance(key, tuple) else key

    def places_of(self, workshop, name):
        """The administrations or countries of those who came to one workshop."""
        cells = self.cells.get(workshop.pk, ())
        if name == "countries":
            return {pk for cell in cells for pk in cell.countries}
        return {self.administration_of(key) for cell in cells for key in cell.administrations}

    def designation(self, country_id, on=None):
        """How a country was called on that day by this programme: (name, footnote)."""
        country, on = self.countries[country_id], on or self.as_of
        programme = self.programme.pk if self.programme else None
        row = country.called(on, programme)
        return row.name, row.footnote


def _declared_cell(row, countries):
    if not countries and row.organisation and row.organisation.country_id:
        countries = {row.organisation.country_id}
    administrations = set()
    if row.organisation and row.organisation.is_administration:
        administrations = {row.organisation_id}
    elif row.agency_kind in ADMINISTRATIONS and len(countries) <= row.number:
        # Three officers cannot come from the police of seven countries: then the countries are everybody's.
        administrations = {(row.agency_kind, country) for country in countries}
    return Cell(
        amount=row.number,
        qualifier=row.qualifier,
        kind=row.agency_kind,
        sex=row.sex,
        organisation_id=row.organisation_id,
        administrations=frozenset(administrations),
        countries=frozenset(countries if row.agency_kind in REPRESENTING else ()),
    )


def _list_name(person, family, given, listed_as):
    return listed_as if person is None else f"{family.upper()} {given}".strip()


def as_date(text):
    """A date from an address or a command line, or None when it is none."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
