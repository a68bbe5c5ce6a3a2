"""People trained, pre-accredited and accredited by country and region, from the rows a catalogue is counted from.

Everybody is counted once, in the country they came from the first time, so that the parts add up to what the catalogue
counts. Officers of bodies and heads declared for several countries belong to none: they have a line of their own.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from programmes.models import Country, Qualifier, Sex, WcoRegion
from reports.queries import counting_trainers
from reports.queries.definitions import DEFINITIONS
from reports.queries.figure import Line, joined
from reports.queries.selection import NO_COUNTRY, NO_REGION, Selection, region_name

SEXES = {"women": Sex.FEMALE, "men": Sex.MALE, "sex_other": Sex.OTHER, "sex_not_recorded": Sex.NOT_RECORDED}
STEPS = ("pre_accredited", "accredited")
NAMES = ("persons", *SEXES, "countries", *STEPS)


@dataclass(frozen=True)
class Counted:
    """A figure of a part that no source states: what is counted here is all there is."""

    name: str
    value: int
    qualifier: str
    lines: tuple
    explanation: str
    statements: tuple = ()
    reported: None = None
    adds: bool = False
    shown_unit: str = ""
    how: str = "sum"

    @property
    def counted(self):
        return self.value

    @property
    def counted_qualifier(self):
        return self.qualifier

    @property
    def label(self):
        return DEFINITIONS[self.name].label

    @property
    def definition(self):
        return DEFINITIONS[self.name].words


@dataclass(frozen=True)
class Step:
    """Somebody who has passed the workshop, or is on the roster, since a day."""

    name: str
    person_id: int
    day: date
    country_id: int | None
    months: int | None = None
    shown: str = ""


@dataclass(frozen=True)
class Share:
    """So many people of one kind who first came to one workshop."""

    workshop: object
    cell: object
    number: int

    @property
    def amount(self):
        return self.cell.amount * self.number

    @property
    def country(self):
        return next(iter(self.cell.countries)) if len(self.cell.countries) == 1 else None


@dataclass
class Part:
    """One country, one region or the whole: part["persons"], of each of NAMES."""

    key: str
    label: str
    footnote: str = ""
    country: Country | None = None
    numbers: dict = field(default_factory=lambda: defaultdict(int))
    places: set = field(default_factory=set)
    qualifiers: set = field(default_factory=set)

    def __getitem__(self, name):
        return len(self.places) if name == "countries" else self.numbers[name]

    @property
    def qualifier(self):
        """How exact the number of people is."""
        return joined(self.qualifiers)

    def __bool__(self):
        return bool(self.places) or any(self.numbers.values())


class Breakdown:
    """The parts of what a catalogue counts, for one selection. Four queries at most, however many rows."""

    def __init__(self, catalogue, selection=None):
        self.catalogue, self.rows = catalogue, catalogue.rows
        self.selection = selection or Selection()
        steps = list(_steps(catalogue))
        missing = {step.country_id for step in steps} - set(self.rows.countries) - {None}
        if missing:
            self.rows.countries |= Country.objects.prefetch_related("designations").in_bulk(missing)
        self.steps = [step for step in steps if self._holds(step.country_id) and self._is_since(step.day)]
        self._workshops = [one for one in self.rows.workshops if self.selection.includes(one)]
        self.shares = [share for share in self._firsts() if self._holds(share.country)]

    @property
    def countries(self):
        return self.rows.countries

    def _holds(self, pk):
        return self.selection.holds(self.countries.get(pk))

    def _is_since(self, day):
        return not self.selection.since or day >= self.selection.since

    def _firsts(self):
        """Everybody where they first came within what is asked for, and every declared number."""
        if not (self.selection.since or self.selection.kind):
            found = self.rows.firsts(frozenset())
            return [Share(w, cell, n) for w in self._workshops for cell, n in found[w.pk].new.items()]
        seen, shares = set(), []
        for workshop in self._workshops:
            new = defaultdict(int)
            for person, cell in self.rows.seats.get(workshop.pk, ()):
                if person is None or person not in seen:
                    seen.add(person)
                    new[cell] += 1
            shares += [Share(workshop, cell, number) for cell, number in new.items()]
        return shares

    @cached_property
    def places(self):
        """Countries anybody came from; whoever came a second time for another country brings that one, too."""
        found = {pk for one in self._workshops for pk in self.rows.places_of(one, "countries")}
        return {pk for pk in found if self._holds(pk)}

    def _fill(self, part_of):
        for share in self.shares:
            part = part_of(share.country)
            part.numbers["persons"] += share.amount
            part.qualifiers.add(share.cell.qualifier)
            for name, sex in SEXES.items():
                part.numbers[name] += share.amount * (share.cell.sex == sex)
        for pk in self.places:
            part_of(pk).places.add(pk)
        for step in self.steps:
            part_of(step.country_id).numbers[step.name] += 1

    @cached_property
    def by_country(self):
        """Parts in the order of the alphabet; people of no single country last."""
        found = {}
        self._fill(lambda pk: found.get(pk) or found.setdefault(pk, self._part(pk)))
        nowhere = found.pop(None, None)
        return [*sorted(found.values(), key=lambda part: part.label), *([nowhere] if nowhere else [])]

    @cached_property
    def by_region(self):
        """Parts in the order of the alphabet, never by size; countries of no region and people of no country last."""
        codes = [*sorted(WcoRegion.values, key=region_name), NO_REGION, NO_COUNTRY]
        found = {code: Part(code, region_name(code)) for code in codes}
        self._fill(lambda pk: found[(self.countries[pk].wco_region or NO_REGION) if pk else NO_COUNTRY])
        return [part for part in found.values() if part]

    @cached_property
    def total(self):
        whole = Part("", _("Total"))
        self._fill(lambda pk: whole)
        return whole

    def _part(self, pk):
        if pk is None:
            return Part(NO_COUNTRY, region_name(NO_COUNTRY))
        name, footnote = self.rows.designation(pk)
        country = self.countries[pk]
        return Part(country.iso2, str(name), str(footnote or ""), country)

    def figure(self, name):
        lines = tuple(self._lines(name))
        words = _("Counted from the lists here; sources report programmes and series as a whole.")
        return Counted(name, self.total[name], joined([line.qualifier for line in lines]), lines, words)

    def _lines(self, name):
        """The rows behind one number: workshops for people, countries for places, years for steps."""
        if name == "countries":
            return [Line(1, text=text) for text in sorted(str(self.rows.designation(pk)[0]) for pk in self.places)]
        if name in STEPS:
            return _years([step for step in self.steps if step.name == name])
        return self._of_workshops([one for one in self.shares if name not in SEXES or one.cell.sex == SEXES[name]])

    def _of_workshops(self, shares):
        found = defaultdict(list)
        for share in shares:
            found[share.workshop.pk].append(share)
        for workshop in self._workshops:
            if here := found[workshop.pk]:
                amount, qualifier = sum(one.amount for one in here), joined([one.cell.qualifier for one in here])
                yield Line(amount, qualifier, workshop=workshop)


def _years(steps):
    years = defaultdict(list)
    for step in steps:
        years[step.day.year].append(step.shown)
    for year, names in sorted(years.items()):
        yield Line(len(names), Qualifier.EXACT, text=str(year), names=tuple(sorted(filter(None, names))))


def _steps(catalogue):
    """Those on the roster, once each, and those who have passed the workshop and are not on it yet."""
    homes = {}
    for rows in (catalogue.scope.accreditations, catalogue.scope.candidacies):
        columns = ("person_id", "person__country_id", "person__organisation__country_id")
        homes |= {person: own or home for person, own, home in rows.order_by().values_list(*columns)}
    granted = {one.person_id: one for one in reversed(catalogue.grants)}
    for one in granted.values():
        months = counting_trainers.months_between(one.passed_on, one.day) if one.passed_on else None
        yield Step("accredited", one.person_id, one.day, homes.get(one.person_id), months, one.name)
    for one in counting_trainers.waiting(catalogue.cases, catalogue.as_of):
        yield Step("pre_accredited", one.person_id, one.passed_on, homes.get(one.person_id), None, one.name)
