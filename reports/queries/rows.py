"""The rows figures are counted from, read once: workshops that began, their trainees, declared heads, places, totals.

A page asks for a dozen figures; each of them walks these lists, so that none of them goes back to the database.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accreditation.models import Accreditation
from programmes.models import ADMINISTRATIONS, AgencyKind, Country, Organisation, Qualifier, SourceStatement
from workshops.models import Headcount, Participation, Workshop

# Whose presence means that a country took part. A regional body sits in somebody's country without representing it.
REPRESENTING = (*ADMINISTRATIONS, AgencyKind.OTHER, "")


@dataclass(frozen=True)
class Head:
    """One trainee on a list, or people who were declared and not named."""

    workshop: Workshop
    amount: int
    qualifier: str
    kind: str
    sex: str
    person_id: int | None
    organisation_id: int | None
    # Pairs (kind, country) stand for an administration nobody named: the Customs of a country in a headcount.
    administrations: frozenset
    countries: frozenset
    is_completed: bool = False
    name: str = ""
    participation_id: int | None = None


class Rows:
    """Everything one scope is counted from. The number of queries does not grow with the rows."""

    def __init__(self, workshops, *, programme, as_of, names=False):
        self.programme, self.as_of = programme, as_of
        begun = workshops.held().filter(starts_on__lte=as_of).order_by("starts_on", "pk")
        self.workshops = list(begun.select_related("series", "country", "language"))
        self._by_pk = {workshop.pk: workshop for workshop in self.workshops}
        begun = begun.order_by().values("pk")
        self.heads = [*self._trainees(begun, names), *self._declared(begun)]
        self.organisations = {
            row.pk: row
            for row in Organisation.objects.filter(
                Q(pk__in=self._listed(begun).values("organisation_id"))
                | Q(pk__in=self._headcounts(begun).values("organisation_id"))
            )
        }
        used = {pk for head in self.heads for pk in head.countries} | {w.country_id for w in self.workshops}
        self.countries = Country.objects.prefetch_related("designations").in_bulk(used - {None})

    def _listed(self, begun):
        """Whom this scope counts of those on the lists; a narrower scope keeps some of them."""
        return Participation.objects.counted().filter(workshop__in=begun)

    def _headcounts(self, begun):
        return Headcount.objects.filter(workshop__in=begun)

    def _trainees(self, begun, names):
        columns = [
            "pk",
            "workshop_id",
            "person_id",
            "organisation_id",
            "organisation__kind",
            "organisation__country_id",
            "country_id",
            "sex",
            "state",
        ]
        if names:
            columns += ["person__family_name", "person__given_names", "listed_as"]
        for row in self._listed(begun).order_by().values(*columns).iterator():
            kind = row["organisation__kind"] or ""
            country = row["country_id"] or row["organisation__country_id"]
            yield Head(
                workshop=self._by_pk[row["workshop_id"]],
                amount=1,
                qualifier=Qualifier.EXACT,
                kind=kind,
                sex=row["sex"],
                person_id=row["person_id"],
                organisation_id=row["organisation_id"],
                administrations=frozenset([row["organisation_id"]] if kind in ADMINISTRATIONS else []),
                countries=frozenset([country] if country and kind in REPRESENTING else []),
                is_completed=row["state"] == Participation.State.COMPLETED,
                name=_list_name(row) if names else "",
                participation_id=row["pk"],
            )

    def _declared(self, begun):
        places = defaultdict(set)
        named = Headcount.countries.through.objects.filter(headcount__in=self._headcounts(begun).values("pk"))
        for headcount, country in named.values_list("headcount_id", "country_id"):
            places[headcount].add(country)
        for row in self._headcounts(begun).select_related("organisation").order_by("pk"):
            countries = places[row.pk]
            if not countries and row.organisation and row.organisation.country_id:
                countries = {row.organisation.country_id}
            administrations = set()
            if row.organisation and row.organisation.is_administration:
                administrations = {row.organisation_id}
            elif row.agency_kind in ADMINISTRATIONS and len(countries) <= row.number:
                # Three officers cannot come from the police of seven countries: then the countries are everybody's.
                administrations = {(row.agency_kind, country) for country in countries}
            yield Head(
                workshop=self._by_pk[row.workshop_id],
                amount=row.number,
                qualifier=row.qualifier,
                kind=row.agency_kind,
                sex=row.sex,
                person_id=None,
                organisation_id=row.organisation_id,
                administrations=frozenset(administrations),
                countries=frozenset(countries if row.agency_kind in REPRESENTING else ()),
            )

    def administration_of(self, key):
        """An unnamed administration is the named one of the same kind and country, where there is one."""
        if not isinstance(key, tuple):
            return key
        named = [pk for pk, row in self.organisations.items() if (row.kind, row.country_id) == key]
        return min(named, default=key)

    def designation(self, country_id, on=None):
        """How a country was called on that day by this programme: (name, footnote)."""
        country, on = self.countries[country_id], on or self.as_of
        holding = [row for row in country.designations.all() if row.holds(on, self.programme.pk)]
        # The programme's own usage goes before the general one.
        row = min(holding, key=lambda row: (row.programme_id is None, row.pk), default=country)
        return row.name, row.footnote


def _list_name(row):
    if row["person_id"] is None:
        return row["listed_as"]
    return f"{row['person__family_name'].upper()} {row['person__given_names']}".strip()


class Totals:
    """The published totals of a programme, and which of its workshops each of them already holds."""

    def __init__(self, programme):
        self.all = list(SourceStatement.objects.filter(programme=programme).select_related("series"))

    def main_series(self):
        """The series the sources count, when they count one and nothing but it."""
        counted = [row for row in self.all if row.figure != SourceStatement.Figure.ACCREDITED]
        series = {row.series for row in counted or self.all}
        return series.pop() if len(series) == 1 else None

    def latest(self, figure, as_of, series=None):
        """The statements a figure starts from: one, or one a series where nobody published the whole."""
        rows = [row for row in self.all if row.figure == figure and row.as_of <= as_of]
        if series:
            return _last([row for row in rows if row.series_id == series.pk])
        whole = _last([row for row in rows if row.series_id is None])
        if whole:
            return whole
        return [row for pk in sorted({row.series_id for row in rows}) for row in _last(_of(rows, pk))]

    def latest_accredited(self, as_of):
        """Trainers belong to the programme, so the series a statement names does not matter."""
        return _last([r for r in self.all if r.figure == SourceStatement.Figure.ACCREDITED and r.as_of <= as_of])


def _of(rows, series_id):
    return [row for row in rows if row.series_id == series_id]


def _last(rows):
    if not rows:
        return []
    newest = max(rows, key=lambda row: (row.as_of, row.through_session or 0, row.pk))
    if newest.through_session:
        # Somebody may publish a total of fewer sessions later; the one that goes further holds more.
        numbered = [row for row in rows if row.through_session]
        newest = max(numbered, key=lambda row: (row.through_session, row.as_of, row.pk))
    return [newest]


def covers(statement, workshop):
    """Is this workshop already inside that total?"""
    if statement.series_id and statement.series_id != workshop.series_id:
        return False
    if statement.through_session and workshop.series_number:
        return workshop.series_number <= statement.through_session
    return workshop.ends_on <= statement.as_of


@dataclass(frozen=True)
class Grant:
    person_id: int
    day: date
    is_withdrawn: bool
    name: str = ""


def accreditations(programme, as_of, *, names=False):
    """Everybody put on the roster up to that day, first grants first; who was withdrawn since says so."""
    rows = Accreditation.objects.filter(programme=programme, granted_on__lte=as_of).order_by("granted_on", "pk")
    columns = ("person_id", "granted_on", "state", "person__family_name", "person__given_names")
    return [
        Grant(person, day, state == Accreditation.State.WITHDRAWN, f"{family.upper()} {given}".strip() if names else "")
        for person, day, state, family, given in rows.values_list(*columns)
    ]


def as_date(text):
    """A date from an address or a command line, or None when it is none."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
