"""The workshop in the browser: scheduled by an organiser, seen by its programme, closed to strangers."""

import pytest
from django.urls import reverse

from workshops.models import Workshop


@pytest.fixture
def fields(programme, bahrain, english):
    return {
        "programme": programme.pk,
        "kind": "national",
        "title": "National Train-the-Trainers Workshop for Customs Officers",
        "city": "Manama",
        "country": bahrain.pk,
        "starts_on": "2026-11-22",
        "ends_on": "2026-11-26",
        "time_zone": "Asia/Bahrain",
        "language": english.pk,
    }


def test_an_organiser_schedules_a_workshop_and_stands_on_its_page(client_of, organiser, fields):
    page = client_of(organiser).post(reverse("new_workshop"), fields, follow=True)
    workshop = Workshop.objects.get()
    assert page.redirect_chain[-1][0] == reverse("workshop", args=[workshop.code])
    assert b"Manama, Bahrain" in page.content
    assert workshop.parts == ["agenda", "people", "breakout", "learning", "certificates"]


def test_a_last_day_before_the_first_is_refused_in_words_and_nothing_typed_is_lost(client_of, organiser, fields):
    page = client_of(organiser).post(reverse("new_workshop"), fields | {"ends_on": "2026-11-20"})
    assert page.status_code == 422
    assert "The last day cannot be before the first day." in page.content.decode()
    assert 'value="Manama"' in page.content.decode()
    assert not Workshop.objects.exists()


def test_a_cost_is_recorded_with_its_currency_and_not_without(client_of, organiser, fields):
    client, page = client_of(organiser), reverse("new_workshop")
    refused = client.post(page, fields | {"cost": "12000"})
    assert refused.status_code == 422
    assert "A cost needs its currency." in refused.content.decode()
    client.post(page, fields | {"cost": "12000.50", "cost_currency": "usd"})
    workshop = Workshop.objects.get()
    assert (str(workshop.cost), workshop.cost_currency) == ("12000.50", "USD")


def test_a_facilitator_does_not_schedule(client_of, facilitator, fields):
    assert client_of(facilitator).post(reverse("new_workshop"), fields).status_code == 403
    assert not Workshop.objects.exists()


@pytest.mark.parametrize("name", ["workshop", "workshop_details", "participants", "agenda", "headcounts"])
def test_a_stranger_finds_nothing(client_of, stranger, workshop, name):
    assert client_of(stranger).get(reverse(name, args=[workshop.code])).status_code == 404


@pytest.mark.parametrize("name", ["workshop", "workshop_details", "participants", "agenda", "headcounts"])
def test_an_organiser_opens_every_page(client_of, organiser, workshop, add_participant, name):
    add_participant("Hasan", "Noora")
    assert client_of(organiser).get(reverse(name, args=[workshop.code])).status_code == 200


def test_a_running_workshop_says_so(client_of, organiser, workshop):
    assert b"Running, day 2 of 5" in client_of(organiser).get(reverse("workshop", args=[workshop.code])).content


def test_cancelling_needs_a_reason(client_of, organiser, workshop):
    client = client_of(organiser)
    assert client.post(reverse("workshop_cancel", args=[workshop.code]), {"reason": " "}).status_code == 422
    client.post(reverse("workshop_cancel", args=[workshop.code]), {"reason": "The venue closed"})
    workshop.refresh_from_db()
    assert workshop.state == "cancelled"


def test_the_list_costs_the_same_queries_for_one_and_for_three(client_of, organiser, workshop, add_participant):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(organiser)
    counts = []
    for names in (["Hasan"], ["Rashid", "Saleh"]):
        for name in names:
            add_participant(name, "Noora")
        client.get(reverse("participants", args=[workshop.code]))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("participants", args=[workshop.code]))
        counts.append(len(queries))
    assert counts[0] == counts[1]
