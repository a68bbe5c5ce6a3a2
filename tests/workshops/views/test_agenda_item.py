"""The agenda in the browser: days as columns, a menu beside every item, and the acts of the moment on the hub."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.rules import clock
from workshops.actions import agenda_item as agenda_items
from workshops.actions import breakout as breakouts


def url(name, thing):
    return reverse(name, args=[thing.code])


@pytest.fixture
def put(organiser, workshop):
    def make(title, hour, minutes=60, *, day=None, **fields):
        return agenda_items.add(
            workshop=workshop, by=organiser, day=day or workshop.starts_on, starts_at=time(hour), minutes=minutes,
            title=title, **fields,
        )  # fmt: skip

    return make


def test_an_item_is_moved_by_the_form_that_dragging_sends(client_of, organiser, workshop, put):
    item, client = put("Licensing", 9), client_of(organiser)
    page = client.get(url("agenda", workshop)).content.decode()
    assert f'data-place="{url("agenda_item_place", item)}"' in page and "Move to…" in page
    place = {"day": workshop.ends_on.isoformat(), "starts_at": "14:00", "track": "Customs"}
    answer = client.post(url("agenda_item_place", item), place, follow=True)
    assert "“Licensing” begins at 14:00 now." in answer.content.decode()
    item.refresh_from_db()
    assert (item.day, item.starts_at, item.track) == (workshop.ends_on, time(14), "Customs")


def test_a_day_that_is_none_of_the_workshops_is_refused_beside_its_field(client_of, organiser, workshop, put):
    place = {"day": "2001-01-01", "starts_at": "14:00"}
    assert client_of(organiser).post(url("agenda_item_place", put("Licensing", 9)), place).status_code == 422


def test_what_overlaps_is_said_and_stops_nothing(client_of, organiser, workshop, put):
    first, _second = put("Licensing", 9), put("Inspection", 10)
    client = client_of(organiser)
    answer = client.post(url("agenda_item_extension", first), follow=True).content.decode()
    assert "“Licensing” goes on until 10:05." in answer
    assert "It overlaps with “Inspection” now." in answer
    assert "“Licensing” and “Inspection” overlap." in client.get(url("agenda", workshop)).content.decode()


def test_the_rest_of_the_day_is_shifted_by_a_facilitator_in_one_tap(client_of, facilitator, workshop, put):
    first, second = put("Licensing", 9), put("Inspection", 10)
    answer = client_of(facilitator).post(url("agenda_item_rest", first), {"minutes": "5"}, follow=True)
    assert "One item has moved." in answer.content.decode() or "1 item has moved." in answer.content.decode()
    second.refresh_from_db()
    assert second.starts_at == time(10, 5)
    late = client_of(facilitator).post(url("agenda_item_rest", first), {"minutes": "600"})
    assert late.status_code == 422 or second.starts_at == time(10, 5)


@pytest.mark.parametrize(
    ("name", "facilitator_may"),
    [("agenda_item_place", False), ("agenda_item_extension", True), ("agenda_item_rest", True)],
)
def test_strangers_find_nothing_and_facilitators_only_let_the_day_slip(
    client_of, stranger, facilitator, put, name, facilitator_may
):
    item = put("Licensing", 9)
    assert client_of(stranger).post(url(name, item), {"minutes": "5"}).status_code == 404
    assert client_of(facilitator).post(url(name, item), {"minutes": "5"}).status_code == (
        302 if facilitator_may else 403
    )


def test_the_time_zone_stands_on_every_agenda(client_of, facilitator, workshop):
    assert b"Times of Asia/Bahrain (UTC+3)" in client_of(facilitator).get(url("agenda", workshop)).content


def test_a_donor_sees_the_agenda_and_no_names(client_of, make_actor, workshop, put, add_participant):
    put("Licensing", 9, taught_by=[add_participant("Mensah", "Kofi", kind="facilitator")])
    page = client_of(make_actor("donor")).get(url("agenda", workshop)).content.decode()
    assert "Licensing" in page and "Mensah" not in page and "Move to…" not in page


def test_the_agenda_costs_the_same_for_one_and_for_three(client_of, organiser, workshop, put, add_participant):
    client, counts = client_of(organiser), []
    for hours in ((9,), (10, 11)):
        for hour in hours:
            put(f"Item {hour}", hour, taught_by=[add_participant(f"Expert {hour}", kind="facilitator")])
        with CaptureQueriesContext(connection) as queries:
            client.get(url("agenda", workshop))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.fixture
def ten_past_nine(workshop):
    """The second day, in Manama."""
    with clock.at(workshop.moment(workshop.starts_on + timedelta(days=1), time(9, 10))):
        yield workshop.starts_on + timedelta(days=1)


def test_the_hub_has_the_acts_of_the_moment_for_those_who_run_the_room(
    client_of, facilitator, make_actor, workshop, put, template, ten_past_nine
):
    item = put("Work in groups", 9, kind="breakout", day=ten_past_nine)
    breakout = breakouts.set_up(workshop=workshop, template=template, by=facilitator)
    client = client_of(facilitator)
    page = client.get(url("workshop", workshop)).content.decode()
    assert "5 minutes more" in page and "Open the room board" in page and url("breakout", breakout) in page
    answer = client.post(url("agenda_item_extension", item), {"hub": "1"})
    assert answer.url == url("workshop", workshop)
    item.refresh_from_db()
    assert item.minutes == 65
    assert b"5 minutes more" not in client_of(make_actor("assessor")).get(url("workshop", workshop)).content


def test_the_hub_offers_no_board_while_somebody_speaks(client_of, facilitator, workshop, put, ten_past_nine):
    put("Opening", 9, day=ten_past_nine)
    page = client_of(facilitator).get(url("workshop", workshop)).content.decode()
    assert "5 minutes more" in page and "Open the room board" not in page


def test_the_hub_reminds_of_a_trainer_who_is_needed_twice(client_of, organiser, workshop, put, add_participant):
    expert = add_participant("Mensah", kind="facilitator")
    put("Customs", 9, track="A", taught_by=[expert]), put("Police", 9, track="B", taught_by=[expert])
    assert "A trainer is needed in two places" in client_of(organiser).get(url("workshop", workshop)).content.decode()
