"""The follow-up of a workshop in the browser: the host's answer, whom the portal asks, the link, what was reported."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.actions import outbox
from programmes.models import Message
from programmes.rules import clock
from programmes.slots import load
from tests.workshops.follow_up import adopt, agree, fresh, name
from workshops.actions import follow_up as follow_ups
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.actions import workshop as workshops
from workshops.models import FollowUp, FollowUpContact, StatusReport
from workshops.rules import follow_up_contact as rules
from workshops.tasks import follow_up as tasks


@pytest.fixture
def adopted(room):
    return adopt(room, ("Train officers", "Customs"), ("Share data", "Ozone unit"), ("Meet", "Customs"))


@pytest.fixture
def on(workshop, adopted, organiser):
    return agree(workshop, organiser)


@pytest.fixture
def efua(on, organiser):
    return name(on, "Customs", by=organiser)


@pytest.fixture
def url(workshop):
    return reverse("follow_up", args=[workshop.code])


@pytest.fixture
def link(efua):
    return reverse("follow_up_link", args=[rules.token(efua)])


def text(response):
    return response.content.decode()


def test_the_page_is_off_at_first_and_the_hosts_answer_switches_it_on(client_of, organiser, url, adopted):
    browser = client_of(organiser)
    page = text(browser.get(url))
    assert "The host’s answer" in page and "Whom the portal asks" not in page
    answer = browser.post(url, {"agreed_by": "", "agreed_on": "2020-01-01"})
    assert answer.status_code == 422 and not FollowUp.objects.exists()
    answer = browser.post(url, {"agreed_by": "Kofi Mensah", "agreed_on": "2020-01-01"}, follow=True)
    page = text(answer)
    assert "Kofi Mensah" in page and "1 January 2020" in page and "nobody is named yet" in page
    assert browser.post(url, {"agreed_by": "Again", "agreed_on": "2020-01-01"}).status_code == 409


def test_a_refusal_is_recorded_and_said(client_of, organiser, url, workshop, adopted):
    browser = client_of(organiser)
    refusal = reverse("follow_up_refusal", args=[workshop.code])
    assert browser.post(refusal, {"agreed_by": ""}).status_code == 422
    page = text(browser.post(refusal, {"agreed_by": "Kofi Mensah", "agreed_on": "2020-01-01"}, follow=True))
    assert "The host did not agree" in page and "Kofi Mensah" in page


def test_switching_off_asks_for_the_reason_and_shows_it(client_of, organiser, url, workshop, on):
    browser = client_of(organiser)
    ending = reverse("follow_up_ending", args=[workshop.code])
    assert browser.post(ending, {"reason": ""}).status_code == 422
    page = text(browser.post(ending, {"reason": "A year has passed"}, follow=True))
    assert "A year has passed" in page and "The follow-up was switched off" in page
    assert browser.post(ending, {"reason": "Again"}).status_code == 409


def test_contacts_are_named_shown_with_their_link_and_changed(client_of, organiser, url, workshop, on):
    browser = client_of(organiser)
    contacts = reverse("follow_up_contacts", args=[workshop.code])
    wrong = browser.post(contacts, {"name": "Efua", "email": "efua@customs.example"})
    assert wrong.status_code == 422 and "efua@customs.example" in text(wrong)
    given = {"addressed_to": ["Customs", "Ozone unit"], "name": "Efua Quaye", "email": "efua@customs.example"}
    page = text(browser.post(contacts, given, follow=True))
    made = FollowUpContact.objects.filter(addressed_to="Customs").get()
    assert rules.url(made) in page and "not asked yet" in page
    old = rules.url(made)
    page = text(browser.post(reverse("follow_up_contact_link", args=[made.code]), follow=True))
    assert old not in page and rules.url(fresh(made)) in page
    page = text(browser.post(reverse("follow_up_contact_removal", args=[made.code]), follow=True))
    assert made.code not in page and "nobody is named yet" in page


def test_ask_now_sends_the_letter_and_says_so(client_of, organiser, url, efua):
    browser = client_of(organiser)
    letters = reverse("follow_up_contact_letters", args=[efua.code])
    assert "on its way" in text(browser.post(letters, follow=True))
    assert browser.post(letters).status_code == 409
    outbox.relay(lambda _task, pk: tasks.send(pk))
    assert rules.url(efua) in mail.outbox[0].body
    assert "asked <time" in text(browser.get(url))


def test_in_the_demonstration_the_letter_can_be_read_on_the_page_of_messages(efua, organiser, settings):
    settings.EMAIL_BACKEND = "programmes.mail.backend.KeepInOutbox"
    tasks.send(efua.pk)
    assert rules.url(efua) in Message.objects.get().body


def test_the_page_costs_the_same_with_one_and_with_three(client_of, organiser, url, workshop, on, efua, adopted):
    def cost():
        browser = client_of(organiser)
        browser.get(url)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(url)
        return len(asked)

    StatusReport.objects.create(recommendation=adopted[0], status="done", reported_by="X", reported_at=clock.now())
    one = cost()
    name(on, "Ozone unit", by=organiser, email="noora@ozone.example")
    for recommendation in adopted:
        StatusReport.objects.create(
            recommendation=recommendation, status="done", reported_by="X", reported_at=clock.now()
        )
    assert cost() == one


@pytest.mark.parametrize("role", ["facilitator", "assessor", "donor"])
def test_the_rest_of_the_team_and_donors_are_refused(client_of, make_actor, url, on, role):
    assert client_of(make_actor(role, email=f"{role}@team.example")).get(url).status_code == 403


def test_a_stranger_finds_nothing(client_of, stranger, url, efua, adopted):
    browser = client_of(stranger)
    assert browser.get(url).status_code == 404
    for noun in ("removal", "link", "letters"):
        assert browser.post(f"/follow-up-contacts/{efua.code}/{noun}/").status_code == 404
    assert browser.get(reverse("recommendation_status_reports", args=[adopted[0].code])).status_code == 404


def test_what_came_by_telephone_is_put_down_with_its_day(client_of, organiser, on, adopted, workshop):
    browser = client_of(organiser)
    reports = reverse("recommendation_status_reports", args=[adopted[0].code])
    assert "Nothing has been reported yet" in text(browser.get(reports))
    assert browser.post(reports, {"status": "done"}).status_code == 422
    given = {"status": "done", "words": "All <forty>", "reported_by": "Director", "reported_on": workshop.starts_on}
    page = text(browser.post(reports, given, follow=True))
    assert "All &lt;forty&gt;" in page and ">Director</span>" in page
    assert "put down by an organiser" in text(browser.get(reports))


# The page behind the link.


def test_the_link_opens_without_a_password_and_shows_what_is_addressed_to_its_holder(link, workshop):
    answer = Client().get(link)
    page = text(answer)
    assert answer.status_code == 200 and workshop.title in page
    assert "Train officers" in page and "Meet" in page and "Share data" not in page
    assert page.count('type="radio"') == 8 and 'value="Efua Quaye"' in page
    assert "noindex" in answer["X-Robots-Tag"] and "no-store" in answer["Cache-Control"]


def test_the_page_is_light_and_needs_no_script(link, settings):
    answer = Client().get(link)
    sheet = (settings.BASE_DIR / "static" / "css" / "public.css").stat().st_size
    assert "<script" not in text(answer)
    assert len(answer.content) + sheet < 25_000


def test_it_is_saved_together_and_can_be_changed_later(link, adopted):
    browser = Client()
    given = {
        "reported_by": "Efua Quaye",
        f"status-{adopted[0].code}": "under_way",
        f"words-{adopted[0].code}": "Half of them",
        f"status-{adopted[2].code}": "done",
    }
    page = text(browser.post(link, given, follow=True))
    assert "Kept: 2 reports" in page and "Half of them" in page and ">Efua Quaye</span>" in page
    with clock.at(clock.now() + timedelta(hours=2)):
        browser.post(link, {"reported_by": "Yaw", f"status-{adopted[0].code}": "done"})
    assert adopted[0].status_reports.count() == 2


def test_nothing_that_was_typed_is_lost_when_something_is_missing(link, adopted):
    browser = Client()
    one, other = adopted[0].code, adopted[2].code
    for given, sentence in (
        ({"reported_by": "", f"status-{one}": "done", f"words-{one}": "Yes"}, "required"),
        ({"reported_by": "E", f"status-{other}": "done", f"words-{one}": "Yes"}, "Choose one of the four"),
        ({"reported_by": "E"}, "at least one"),
        ({"reported_by": "E", f"status-{one}": "overdue"}, "overdue"),
    ):
        answer = browser.post(link, given)
        assert answer.status_code == 422 and sentence in text(answer), given
        assert not given.get(f"words-{one}") or "Yes</textarea>" in text(answer)
    assert not StatusReport.objects.exists()


def test_it_reports_on_nothing_else(link, adopted):
    answer = Client().post(link, {"reported_by": "E", f"status-{adopted[1].code}": "done"})
    assert answer.status_code == 422 and not StatusReport.objects.exists()


def test_every_bad_link_gets_the_same_answer(link, efua, organiser):
    follow_up_contacts.renew_link(contact=efua, by=organiser)
    answers = {
        (answer.status_code, answer.content, answer["X-Robots-Tag"])
        for address in (link, link[:-2] + "/", "/follow-up/x/", f"/follow-up/{efua.code}/", "/follow-up/{{7*7}}/")
        for answer in (Client().get(address), Client().post(address, {"reported_by": "E"}))
    }
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404


def test_while_it_is_off_or_cancelled_one_plain_sentence_stands_there(link, on, organiser, workshop, adopted):
    follow_ups.switch_off(follow_up=on, reason="Not now", by=organiser)
    for _ in range(2):
        answer = Client().get(link)
        assert answer.status_code == 200 and "switched off" in text(answer)
        assert "Train officers" not in text(answer) and workshop.title not in text(answer)
        answer = Client().post(link, {"reported_by": "E", f"status-{adopted[0].code}": "done"})
        assert answer.status_code == 409
        if not fresh(on).is_on:
            agree(fresh(workshop), organiser)
            workshops.move(workshop=fresh(workshop), act="cancel", reason="Flood", by=organiser)
    assert not StatusReport.objects.exists()


def test_the_link_opens_no_other_page(link, workshop, adopted, url):
    browser = Client()
    browser.get(link)
    for address in ("/", url, reverse("workshop", args=[workshop.code]), "/programmes/ods/recommendations/"):
        assert browser.get(address).status_code == 302, address


# The home page.


def needs(actor):
    return [need.sentence for need in load("home.needs", actor)]


def test_organisers_are_reminded_to_ask_the_host_until_an_answer_is_recorded(
    organiser, facilitator, stranger, workshop, adopted
):
    sentence = f"Ask the host of {workshop} whether the recommendations may be followed up"
    assert sentence not in needs(organiser), "it is still running"
    with clock.at(clock.now() + timedelta(days=10)):
        assert sentence in needs(organiser)
        assert sentence not in needs(facilitator) + needs(stranger)
    with clock.at(clock.now() + timedelta(days=90)):
        assert sentence not in needs(organiser)
    with clock.at(clock.now() + timedelta(days=10)):
        follow_ups.decline(workshop=workshop, agreed_by="K", agreed_on=clock.today(), by=organiser)
        assert sentence not in needs(organiser)


def test_without_adopted_recommendations_nobody_is_reminded(organiser, workshop):
    with clock.at(clock.now() + timedelta(days=10)):
        assert not [one for one in needs(organiser) if one.startswith("Ask the host")]


def test_a_letter_that_did_not_leave_is_said_at_home(organiser, stranger, efua, monkeypatch):
    def away(self, *args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)
    tasks.send(efua.pk)
    sentence = "The letter to Efua Quaye about the recommendations could not be sent"
    assert sentence in needs(organiser) and sentence not in needs(stranger)
