"""The page says whether there is anything; only a recorded look shows it, and no other page ever does."""

import pytest
from django.urls import reverse

from programmes.actions import account as accounts
from programmes.rules import actor as actors
from workshops.actions import restricted_data
from workshops.rules import restricted_data as rules


@pytest.fixture
def seat(add_participant, by):
    seat = add_participant("Hasan", "Noora")
    accounts.open(person=seat.person, email="noora@ods.example", by=by)
    return seat


def test_an_organiser_puts_it_down_sees_no_value_until_they_ask_and_is_named_then(client_of, organiser, seat):
    client, url = client_of(organiser), reverse("restricted_data", args=[seat.code])
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"passport_number": "B1234567", "diet": "No nuts"}).status_code == 302
    shut = client.get(url).content.decode()
    assert "B1234567" not in shut and "deleted by itself on" in shut
    opened = client.post(reverse("restricted_data_reading", args=[seat.code]))
    assert "B1234567" in opened.content.decode() and "no-store" in opened["Cache-Control"]
    assert rules.looks(seat).get().actor_person == organiser.person
    assert organiser.label in client.get(url).content.decode()
    assert url in client.get(reverse("participants", args=[seat.workshop.code])).content.decode()


def test_the_person_finds_their_own_from_the_workshop_and_deletes_it(client_of, seat, organiser):
    client, url = client_of(actors.for_person(seat.person)), reverse("restricted_data", args=[seat.code])
    page = client.get(reverse("workshop", args=[seat.workshop.code])).content.decode()
    assert url in page and "deleted on" in page
    client.post(url, {"medical": "Insulin"})
    assert "Insulin" in client.post(reverse("restricted_data_reading", args=[seat.code])).content.decode()
    assert client.post(reverse("restricted_data_removal", args=[seat.code])).status_code == 302
    assert client_of(organiser).post(reverse("restricted_data_reading", args=[seat.code])).status_code == 409


def test_strangers_find_nothing_and_the_team_is_refused(client_of, seat, organiser, facilitator, stranger):
    restricted_data.put_down(participation=seat, passport_number="B1234567", by=organiser)
    for name in ("restricted_data", "restricted_data_reading", "restricted_data_removal"):
        url = reverse(name, args=[seat.code])
        assert client_of(facilitator).post(url).status_code == 403
        assert client_of(stranger).post(url).status_code == 404
    assert not rules.looks(seat).exists()
