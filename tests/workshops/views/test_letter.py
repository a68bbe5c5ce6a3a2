"""The page of letters: chosen, looked at, sent; and what was sent, for organisers only."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programmes.models import LetterTemplate
from programmes.slots import load
from workshops.models import Letter, Participation
from workshops.tasks import letter as tasks


@pytest.fixture
def url(workshop):
    return reverse("letters", args=[workshop.code])


@pytest.fixture
def noora(add_participant):
    return add_participant("Hasan", "Noora", state="to_invite", person_fields={"email": "noora@customs.example"})


@pytest.fixture
def ali(add_participant):
    return add_participant("Saleh", "Ali", state="to_invite")


def form(*people, **more):
    data = {"kind": "invitation", "language": "en", "to": [one.code for one in people]}
    for one in people:
        data |= {
            f"subject-{one.code}": "Come",
            f"body-{one.code}": f"Words for {one.shown_name}",
            f"seen-{one.code}": "0",
        }
    return data | more


def test_the_page_shows_each_letter_and_says_who_has_no_email(client_of, organiser, url, noora, ali):
    page = client_of(organiser).get(url).content.decode()
    assert "Dear Noora Hasan," in page and "Dear Ali Saleh," in page
    assert "1 person has no e-mail" in page and "Send 1 letter<" in page


def test_words_changed_on_the_page_are_the_words_that_leave(client_of, organiser, url, noora, ali):
    browser = client_of(organiser)
    response = browser.post(url, form(noora, ali))
    assert response.status_code == 302 and f"to={ali.code}" in response.url and noora.code not in response.url
    tasks.send(Letter.objects.get().pk)
    assert mail.outbox[0].body == "Words for Noora Hasan"
    page = browser.get(response.url).content.decode()
    assert "1 has no e-mail: Ali Saleh" in page and "Words for Noora Hasan" in page
    assert organiser.person.full_name in page


def test_sending_the_same_page_twice_writes_once(client_of, organiser, url, noora):
    browser = client_of(organiser)
    browser.post(url, form(noora))
    browser.post(url, form(noora))
    assert Letter.objects.count() == 1


def test_an_empty_letter_is_refused_beside_it_and_nothing_typed_is_lost(client_of, organiser, url, noora, ali):
    data = form(noora, ali, **{f"body-{ali.code}": " "})
    response = client_of(organiser).post(url, data)
    assert response.status_code == 422
    assert "A letter needs a subject and a text." in response.content.decode()
    assert "Words for Noora Hasan" in response.content.decode()
    assert not Letter.objects.exists()


def test_nobody_chosen_is_a_sentence(client_of, organiser, url, noora):
    response = client_of(organiser).post(url, {"kind": "invitation", "language": "en"})
    assert response.status_code == 422 and "Choose at least one person." in response.content.decode()


def test_letters_sent_outside_are_recorded_for_all_chosen(client_of, organiser, workshop, noora, ali):
    browser, url = client_of(organiser), reverse("letters_outside", args=[workshop.code])
    assert browser.post(url, form(noora, ali)).status_code == 422
    today = timezone.now().date().isoformat()
    assert browser.post(url, form(noora, ali, sent_on=today, reference="Note 7")).status_code == 302
    assert set(Letter.objects.values_list("state", "reference")) == {("outside", "Note 7")}
    assert set(Participation.objects.values_list("state", flat=True)) == {"invited"}
    assert "Note 7" in browser.get(reverse("letters", args=[workshop.code])).content.decode()


def test_a_failed_letter_is_tried_again_from_the_log(client_of, organiser, workshop, url, noora):
    browser = client_of(organiser)
    browser.post(url, form(noora))
    Letter.objects.update(state="failed", problem="The mail server could not be reached.")
    assert "could not be reached" in browser.get(url).content.decode()
    code = Letter.objects.get().code
    assert browser.post(reverse("letters_attempts", args=[workshop.code]), {"letter": code}).status_code == 302
    assert Letter.objects.get().state == "queued"


def test_the_log_is_for_organisers_only(client_of, facilitator, stranger, organiser, url, noora):
    client_of(organiser).post(url, form(noora))
    assert client_of(facilitator).get(url).status_code == 403
    assert client_of(facilitator).post(url, form(noora)).status_code == 403
    assert client_of(stranger).get(url).status_code == 404
    assert client_of(stranger).post(url, form(noora)).status_code == 404


def test_the_home_page_and_the_workshop_say_who_is_not_invited_yet(client_of, organiser, workshop, url, noora, ali):
    assert "2 invitations to National Train-the-Trainers" in client_of(organiser).get("/").content.decode()
    assert "2 people are to be invited" in [one.sentence for one in load("workshop.reminders", organiser, workshop)]
    client_of(organiser).post(url, form(noora))
    assert "1 invitation to National" in client_of(organiser).get("/").content.decode()


def test_the_page_asks_the_database_as_often_for_three_people_as_for_one(client_of, organiser, url, add_participant):
    browser = client_of(organiser)

    def queries(*names):
        for name in names:
            person = {"email": f"{name}@customs.example"}
            browser.post(url, form(add_participant(name, state="to_invite", person_fields=person)))
            add_participant(f"{name} the second", state="to_invite")
        browser.get(url)
        with CaptureQueriesContext(connection) as seen:
            browser.get(url)
        return len(seen)

    assert queries("Hasan") == queries("Aziz", "Darwish")


def test_a_programmes_own_words_are_kept_refused_or_given_up(client_of, organiser, programme):
    browser, url = (
        client_of(organiser),
        reverse("programme_letters", args=[programme.slug]) + "?kind=thanks&language=fr",
    )
    assert "Remerciements" in browser.get(url).content.decode()
    response = browser.post(url, {"subject": "Merci", "body": "Cher [Nom]"})
    assert response.status_code == 422 and "[Nom] is no field." in response.content.decode()
    assert browser.post(url, {"subject": "Merci", "body": "Cher [Name]"}).status_code == 302
    template = LetterTemplate.objects.get(programme=programme)
    assert (template.kind, template.language, template.subject) == ("thanks", "fr", "Merci")
    back = reverse("programme_letters_restoration", args=[programme.slug])
    assert browser.post(back, {"kind": "thanks", "language": "fr"}).status_code == 302
    assert not LetterTemplate.objects.filter(programme=programme).exists()


def test_strangers_do_not_find_a_programmes_letters(client_of, stranger, facilitator, programme):
    url = reverse("programme_letters", args=[programme.slug])
    assert client_of(stranger).get(url).status_code == 404
    assert client_of(facilitator).get(url).status_code == 403
