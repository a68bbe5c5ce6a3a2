"""The two sources the portal was asked to agree with, built from rows by the real actions."""

from datetime import UTC, date, datetime

import pytest
from i18nfield.strings import LazyI18nString

from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.actions import programme as programmes
from programmes.actions import source_statement as statements
from programmes.models import Country, Designation, Language
from programmes.rules import clock
from workshops.actions import headcount as headcounts
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops

NAMES = {
    "AM": "Armenia", "AZ": "Azerbaijan", "BE": "Belgium", "GE": "Georgia", "KZ": "Kazakhstan", "MD": "Moldova",
    "UA": "Ukraine", "KH": "Cambodia", "LA": "Lao People's Democratic Republic", "MY": "Malaysia",
    "PH": "Philippines", "LK": "Sri Lanka", "TH": "Thailand", "VN": "Viet Nam", "GH": "Ghana", "KE": "Kenya",
}  # fmt: skip


@pytest.fixture
def country(db):
    def named(iso2):
        return Country.objects.get_or_create(iso2=iso2, defaults={"name": LazyI18nString({"en": NAMES[iso2]})})[0]

    return named


@pytest.fixture
def body(by, country):
    """body("customs", "AM") -> the organisation, made once."""
    made = {}

    def get(kind, iso2=None, name=None):
        name = name or f"{kind} of {iso2}"
        if name not in made:
            made[name] = organisations.add(name=name, kind=kind, country=iso2 and country(iso2), by=by)
        return made[name]

    return get


@pytest.fixture
def found(by, english, body):
    def make(slug, *, planned=None, **fields):
        programme = programmes.found(
            by=by,
            slug=slug,
            title=slug.upper(),
            acronym=slug.upper(),
            organisation=body("international", name="World Customs Organization"),
            certificate_prefix=slug,
            **fields,
        )
        return programme, programmes.add_series(
            programme=programme, by=by, slug="sessions", title="Sessions", planned=planned
        )

    return make


@pytest.fixture
def hold(by, english, country):
    """hold(programme, series, 9, first, last, …) -> a workshop scheduled while it could still be written."""

    def schedule(programme, series, number, first, last, **fields):
        fields = {"title": "Workshop", "kind": "accreditation", "time_zone": "UTC", "language": english} | fields
        return workshops.schedule(
            programme=programme, series=series, series_number=number, starts_on=first, ends_on=last, by=by, **fields
        )

    return schedule


@pytest.fixture
def send(by, country, body):
    """send(workshop, "AM", 3) -> three Customs officers of Armenia on its list, as people."""

    def add(workshop, iso2, number=1, kind="customs", person=None, **fields):
        made = []
        for position in range(number):
            one = person or people.add(
                programme=workshop.programme,
                by=by,
                family_name=f"Officer-{iso2}-{position}",
                country=country(iso2),
                organisation=body(kind, iso2),
            )
            made.append(participations.add(workshop=workshop, person=one, by=by, **fields))
        return made

    return add


@pytest.fixture
def state(by):
    """state(programme, "persons", 170, …) -> what a source published."""

    def record(programme, figure, value, **fields):
        return statements.record(programme=programme, by=by, figure=figure, value=value, **fields)

    return record


@pytest.fixture
def stce(found, hold, send, state, by, country):
    """Brussels, 17-26 October 2017: fourteen people of six administrations, and the totals of 31 October."""
    programme, series = found("stce", trainer_title="STCE Expert Trainer")
    russian = Language.objects.get_or_create(tag="ru", defaults={"name": LazyI18nString({"en": "Russian"})})[0]
    workshop = hold(
        programme,
        series,
        9,
        date(2017, 10, 17),
        date(2017, 10, 26),
        title="STCE Expert Trainer Accreditation Workshop",
        city="Brussels",
        country=country("BE"),
        language=russian,
    )
    for iso2, number in {"AM": 3, "AZ": 2, "GE": 2, "KZ": 3, "MD": 2, "UA": 2}.items():
        send(workshop, iso2, number)
    participations.complete_all(workshop=workshop, by=by)
    for figure, value in {"persons": 170, "countries": 60, "accredited": 23}.items():
        state(
            programme,
            figure,
            value,
            series=series,
            through_session=9,
            as_of=date(2017, 10, 31),
            source="WCO, 31 October 2017",
            words="In total, 170 representatives from 60 countries have been trained since the program began.",
        )
    return workshop


@pytest.fixture
def tenth(stce, hold, country):
    """The session after the source: Accra, March 2018."""
    return hold(
        stce.programme, stce.series, 10, date(2018, 3, 5), date(2018, 3, 9), city="Accra", country=country("GH")
    )


@pytest.fixture
def iwt(found, hold, state, by, country, body):
    """Bangkok, 20-29 May 2019: 12 Customs and 3 Police officers, one of a regional body; third of three."""
    programme, series = found("inama", planned=3)
    Designation.objects.create(country=country("LA"), programme=programme, name="Lao PDR")
    workshop = hold(
        programme,
        series,
        3,
        date(2019, 5, 20),
        date(2019, 5, 29),
        title="IWT Regional Customs – Police Workshop",
        kind="regional",
        city="Bangkok",
        country=country("TH"),
        donors=[body("donor", name="U.S. Department of State")],
    )
    places = [country(iso2) for iso2 in ("KH", "LA", "MY", "PH", "LK", "TH", "VN")]
    headcounts.declare(workshop=workshop, by=by, agency_kind="customs", number=12, countries=places)
    headcounts.declare(workshop=workshop, by=by, agency_kind="police", number=3)
    rilo = body("regional", "TH", name="Regional Intelligence Liaison Office for Asia-Pacific")
    headcounts.declare(workshop=workshop, by=by, agency_kind="regional", number=1, organisation=rilo)
    for figure, value in {"customs": 41, "police": 12, "administrations": 24}.items():
        state(
            programme,
            figure,
            value,
            series=series,
            through_session=3,
            as_of=date(2019, 6, 17),
            source="WCO, 17 June 2019",
        )
    return workshop


@pytest.fixture
def later():
    """The day the cases are read on: long after both."""
    with clock.at(datetime(2019, 7, 1, tzinfo=UTC)):
        yield
