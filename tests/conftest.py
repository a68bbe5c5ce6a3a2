"""What every test may lean on: reference data, the three programmes and one signed-in client a role."""

import gc
import os

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from datetime import UTC, date, datetime, time, timedelta

import pytest

from programmes.actions import account as accounts
from programmes.actions import organisation as organisations
from programmes.actions import person as people
from programmes.actions import programme as programmes
from programmes.actions import role as roles
from programmes.models import AgencyKind, Country, Language, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops


def pytest_collection_finish(session):
    """What was imported stays until the end: looking through it for garbage takes an eighth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """No test writes where another, or a running portal, reads; files are plain, and nothing needs collectstatic."""
    settings.STORAGES = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "files"), "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # Tests sign in by force; those of the second step switch it on.
    settings.SECOND_FACTOR = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def the_morning():
    """The clock begins at ten in the morning, UTC, whenever the tests run: east of Greenwich, evening is tomorrow."""
    start = datetime.now(UTC)
    ten = datetime.combine(start.date(), time(10), tzinfo=UTC)
    with clock.at(lambda: ten + (datetime.now(UTC) - start)):
        yield


@pytest.fixture
def by():
    """The system, for setting a scene."""
    return SYSTEM


@pytest.fixture
def english(db):
    return Language.objects.get_or_create(tag="en", defaults={"name": "English"})[0]


@pytest.fixture
def bahrain(db):
    return Country.objects.get_or_create(iso2="BH", defaults={"iso3": "BHR", "name": {"en": "Bahrain"}})[0]


@pytest.fixture
def ghana(db):
    return Country.objects.get_or_create(iso2="GH", defaults={"iso3": "GHA", "name": {"en": "Ghana"}})[0]


@pytest.fixture
def customs(bahrain, by):
    return organisations.add(name="Customs Affairs", kind=AgencyKind.CUSTOMS, country=bahrain, by=by)


@pytest.fixture
def unep(db, by):
    return organisations.add(
        name="United Nations Environment Programme", acronym="UNEP", kind=AgencyKind.INTERNATIONAL, by=by
    )


@pytest.fixture
def programme(unep, english, by):
    return programmes.found(
        by=by,
        slug="ods",
        title="Customs training on ozone-depleting substances",
        acronym="ODS",
        organisation=unep,
        certificate_prefix="ods",
        languages=[english],
    )


@pytest.fixture
def other_programme(unep, by):
    """A programme in which nobody of `programme` has any role."""
    return programmes.found(
        by=by, slug="other", title="Another programme", acronym="OTH", organisation=unep, certificate_prefix="oth"
    )


@pytest.fixture
def workshop(programme, bahrain, english, by):
    """Five days in Manama that include today, so that it is running."""
    return workshops.schedule(
        programme=programme,
        title="National Train-the-Trainers Workshop for Customs Officers",
        kind="national",
        city="Manama",
        country=bahrain,
        starts_on=clock.today() - timedelta(days=1),
        ends_on=clock.today() + timedelta(days=3),
        time_zone="Asia/Bahrain",
        language=english,
        by=by,
    )


@pytest.fixture
def make_person(programme, by):
    """make_person("Hasan", "Noora", organisation=…) -> Person in `programme`."""

    def make(family_name, given_names="", *, in_programme=None, **fields):
        return people.add(
            programme=in_programme or programme, by=by, family_name=family_name, given_names=given_names, **fields
        )

    return make


@pytest.fixture
def make_actor(programme, make_person, by):
    """make_actor("organiser") -> Actor with that role in `programme` (or in `at=`), with a sign-in."""

    def make(kind, at=None, email=None):
        at = at or programme
        person = make_person(f"{kind}-{at.slug}".replace("_", "-"), "Test", in_programme=at)
        roles.grant(
            person=person,
            kind=kind,
            programme=None if kind == RoleKind.SYSTEM_ADMINISTRATOR else at,
            starts_on=date(2000, 1, 1),
            by=by,
        )
        accounts.open(person=person, email=email or f"{kind}@{at.slug}.example", by=by, password="a long password 1")
        return actors.for_person(person)

    return make


@pytest.fixture
def organiser(make_actor):
    return make_actor(RoleKind.ORGANISER)


@pytest.fixture
def administrator(make_actor):
    return make_actor(RoleKind.PROGRAMME_ADMINISTRATOR)


@pytest.fixture
def facilitator(make_actor):
    return make_actor(RoleKind.FACILITATOR)


@pytest.fixture
def stranger(make_actor, other_programme):
    """An organiser of the other programme: signed in, and out of scope everywhere here."""
    return make_actor(RoleKind.ORGANISER, at=other_programme)


@pytest.fixture
def client_of(client):
    """client_of(actor) -> a test client signed in as that actor's person."""
    from django.test import Client

    def signed_in(actor):
        fresh = Client()
        fresh.force_login(actor.person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return fresh

    return signed_in


@pytest.fixture
def add_participant(workshop, make_person, customs, by):
    """add_participant("Hasan", "Noora") -> Participation in `workshop`; more keywords go to the participation."""

    def add(family_name, given_names="", *, at=None, person_fields=None, **fields):
        fields.setdefault("organisation", customs)
        person = make_person(family_name, given_names, **(person_fields or {}))
        return participations.add(workshop=at or workshop, by=by, person=person, **fields)

    return add
