"""The roster: found by what somebody teaches and when they are free; elsewhere only those who agreed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accreditation.actions import accreditation as accreditations
from accreditation.actions import notice as notices
from accreditation.actions import trainer_profile as trainer_profiles
from accreditation.models import Accreditation
from programmes.actions import person as people
from programmes.models import History, Language, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from workshops.actions import participation as participations


@pytest.fixture
def make_trainer(make_person):
    def make(name, programme, *, agrees=False, topics=(), days=None, **person):
        person = make_person(name, "T.", in_programme=programme, **person)
        end = clock.today() + timedelta(days=days) if days else None
        accreditations.load_earlier(
            programme=programme, person=person, title="Trainer", granted_on=clock.today() - timedelta(days=400),
            letter="Letter 7", valid_until=end, by=SYSTEM,
        )  # fmt: skip
        if topics:
            trainer_profiles.keep(person=person, topics=topics, by=SYSTEM)
        if agrees:
            people.consent(person=person, shown=True, by=actors.for_person(person))
        return person

    return make


def names(browser, **query):
    page = browser.get(reverse("roster"), query)
    return [row.person.family_name for row, *_rest in page.context["lines"]]


def test_search_by_topic_language_place_state_and_free_days(
    client_of, organiser, facilitator, administrator, programme, workshop, make_trainer, ghana, bahrain, english
):
    ghana.wco_region = "WCA"
    ghana.save()
    make_trainer("Akua", programme, topics=["Risk profiling"], country=ghana, languages=[english])
    busy = make_trainer("Budi", programme, topics=["Licences"], country=bahrain, days=50)
    away = make_trainer("Chen", programme, topics=["Risk and licences"])
    french = Language.objects.get_or_create(tag="fr", defaults={"name": "French"})[0]
    trainer_profiles.keep(person=away, by=SYSTEM, topics=["Risk and licences"], teaches=[french], regions=["AP"])
    participations.add(workshop=workshop, person=busy, kind="facilitator", by=SYSTEM)
    today = clock.today()
    trainer_profiles.add_period(
        person=away, kind="unavailable", starts_on=today, ends_on=today + timedelta(days=9), by=SYSTEM
    )
    browser = client_of(organiser)
    assert names(browser) == ["Akua", "Budi", "Chen"]
    assert names(browser, words="aku") == ["Akua"]
    assert names(browser, topic="LICENCES") == ["Budi", "Chen"]
    assert names(browser, language="fr") == ["Chen"] and names(browser, language="en") == ["Akua"]
    assert names(browser, region="AP") == ["Chen"] and names(browser, region="WCA") == ["Akua"]
    assert names(browser, country="BH") == ["Budi"]
    assert names(browser, starts_on=today, ends_on=today + timedelta(days=1)) == ["Akua"]
    assert names(browser, starts_on=today + timedelta(days=30)) == ["Akua", "Budi", "Chen"]
    assert names(browser, expires="3") == ["Budi"]
    assert names(browser, topic="nothing", starts_on="soon") == []
    with clock.at(clock.now() + timedelta(days=20)):
        later = client_of(organiser)
        assert names(later, taught_since=today) == ["Budi"]
        assert "Manama" in later.get(reverse("roster")).content.decode()
    trainer = Accreditation.objects.get(person=away)
    notices.give(
        accreditation=trainer, reason="So", to_put_right="That", answer_by=today + timedelta(days=9), by=administrator
    )
    assert names(browser, state="notice") == ["Chen"] and names(browser, state="active") == ["Akua", "Budi"]
    team = client_of(facilitator)
    assert names(team, state="notice") == [] and len(names(team, state="active")) == 3
    assert "Notice given</td>" not in team.get(reverse("roster")).content.decode()


def test_nobody_who_has_not_agreed_is_shown_counted_or_hinted_at_elsewhere(
    client_of, stranger, facilitator, organiser, programme, other_programme, make_trainer, customs, make_actor
):
    agreed = make_trainer(
        "Kanarienvogel", programme, agrees=True, topics=["Licences"], organisation=customs, email="secret@x.example"
    )
    hidden = make_trainer("Zeisig", programme, topics=["Licences"], organisation=customs)
    url, browser = reverse("roster_outside"), client_of(stranger)
    page = browser.get(url)
    text = page.content.decode()
    assert "Kanarienvogel" in text and "Bahrain" in text and "Licences" in text
    for word in ("Zeisig", "secret", "Letter 7", str(programme), "ODS", agreed.code, hidden.code):
        assert word not in text, word
    assert page.context["page"].paginator.count == 1
    for query in ({"topic": "licences"}, {"words": "kanarien"}, {"country": "BH"}):
        assert browser.get(url, query).context["page"].paginator.count == 1, query
    for query in ({"words": "zeisig"}, {"words": "secret"}, {"topic": "nothing"}):
        assert browser.get(url, query).context["page"].paginator.count == 0, query
    assert client_of(facilitator).get(url).status_code == 403
    # Elsewhere they are gone with their word, and with the accreditation.
    assert client_of(organiser).get(url).context["page"].paginator.count == 0
    people.consent(person=agreed, shown=False, by=actors.for_person(agreed))
    assert browser.get(url).context["page"].paginator.count == 0
    people.consent(person=agreed, shown=True, by=actors.for_person(agreed))
    administrator = make_actor(RoleKind.PROGRAMME_ADMINISTRATOR)
    trainer = Accreditation.objects.get(person=agreed)
    accreditations.suspend(accreditation=trainer, by=administrator, reason="So")
    assert "Kanarienvogel" not in browser.get(url).content.decode()


@pytest.mark.parametrize("name", ["roster", "roster_outside", "roster_forecast"])
def test_one_trainer_costs_as_many_queries_as_three_and_never_more_than_twelve_of_its_own(
    client_of, organiser, stranger, programme, make_trainer, name, english
):
    browser, numbers = client_of(stranger if name == "roster_outside" else organiser), []
    for word in ("One", "Two", "Three"):
        make_trainer(word, programme, agrees=True, topics=[f"{word} a", f"{word} b"], languages=[english], days=60)
        browser.get(reverse(name))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(reverse(name)).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[2], numbers
    with CaptureQueriesContext(connection) as every_page:
        browser.get(reverse("who_sees_what"))
    assert numbers[2] - (0 if name == "roster" else len(every_page)) <= 12, (numbers, len(every_page))


def test_forecast_and_file(client_of, organiser, facilitator, programme, make_trainer, ghana, english):
    ghana.wco_region = "WCA"
    ghana.save()
    make_trainer("Akua", programme, country=ghana, languages=[english], days=50)
    make_trainer("=HYPERLINK", programme, days=300)
    make_trainer("Endless", programme)
    browser = client_of(organiser)
    page = browser.get(reverse("roster_forecast"))
    assert page.context["all"][1] == [(3, 1, ""), (6, 1, ""), (12, 2, "")] and page.context["endless"] == 1
    assert "expires=3&amp;region=WCA" in page.content.decode()
    file = browser.post(reverse("roster_file") + "?expires=12")
    lines = file.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3 and lines[1].startswith("'=HYPERLINK")
    assert History.objects.get(act="roster_files.take").details == '{"rows":2}'
    assert browser.post(reverse("roster_file") + "?words=nobody").status_code == 409
    assert client_of(facilitator).post(reverse("roster_file")).status_code == 403
