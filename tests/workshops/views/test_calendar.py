"""The agenda in calendar programmes: read back by another reader of RFC 5545, with the right times on both sides of
the nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from programmes.actions import role as roles
from programmes.models import Role
from programmes.rules import actor as actors
from programmes.rules import clock
from workshops.actions import agenda_item as agenda_items
from workshops.actions import workshop as workshops
from workshops.rules import calendar as calendar_rules


@pytest.fixture
def brussels(programme, english, by):
    """brussels(first day) -> a workshop of four days in Brussels."""

    def make(starts_on):
        return workshops.schedule(
            programme=programme, title="Regional workshop", kind="regional", city="Brussels", venue="WCO", by=by,
            starts_on=starts_on, ends_on=starts_on + timedelta(days=3), time_zone="Europe/Brussels", language=english,
        )  # fmt: skip

    return make


def put(workshop, day, by, **fields):
    fields = {"starts_at": time(9), "minutes": 90, "title": "Opening"} | fields
    return agenda_items.add(workshop=workshop, day=day, by=by, **fields)


def link(workshop, actor):
    return reverse("calendar_feed", args=[calendar_rules.sign(workshop, actor.person)])


def events(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


@pytest.mark.parametrize(
    ("starts_on", "before", "after"),
    [(date(2027, 3, 26), 8, 7), (date(2027, 10, 29), 7, 8)],
    ids=["the night an hour is missing", "the night an hour comes twice"],
)
def test_nine_oclock_stays_nine_oclock_when_the_clocks_change(
    client_of, organiser, brussels, by, starts_on, before, after
):
    workshop = brussels(starts_on)
    for day in workshop.days:
        put(workshop, day, by)
    response = client_of(organiser).get(reverse("workshop_calendar", args=[workshop.code]))
    found = events(response)
    assert [event.start.utcoffset() + event.start.astimezone(UTC).replace(tzinfo=None) - datetime.combine(d, time())
            for event, d in zip(found, workshop.days, strict=True)] == [timedelta(hours=9)] * 4  # fmt: skip
    assert [event.start.astimezone(UTC).hour for event in found] == [before, before, after, after]
    assert {event.end - event.start for event in found} == {timedelta(minutes=90)}
    assert {event["dtstart"].params["TZID"] for event in found} == {"Europe/Brussels"}
    (zone,) = Calendar.from_ical(response.content).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Brussels" and zone.daylight and zone.standard


def test_an_item_over_the_missing_hour_keeps_its_length(client_of, organiser, brussels, by):
    workshop = brussels(date(2027, 3, 26))
    put(workshop, date(2027, 3, 28), by, starts_at=time(1, 30), minutes=120)
    (event,) = events(client_of(organiser).get(reverse("workshop_calendar", args=[workshop.code])))
    assert event.end.astimezone(UTC) - event.start.astimezone(UTC) == timedelta(hours=2)
    assert event.end.hour == 4


def test_an_event_says_where_and_is_known_again_after_a_move(client_of, organiser, brussels, by):
    workshop = brussels(date(2027, 3, 22))
    item = put(
        workshop, workshop.starts_on, by, room="Room 2", track="Customs", title="Ozone; cases, and “tricks”\n" * 4
    )
    address = reverse("workshop_calendar", args=[workshop.code])
    first = client_of(organiser).get(address)
    (event,) = events(first)
    assert event["SUMMARY"] == f"{item.title} (Customs)" and event["LOCATION"] == "Room 2, WCO, Brussels"
    assert client_of(organiser).get(address).content == first.content, "asked again, nothing has changed"
    assert all(len(line) <= 75 for line in first.content.split(b"\r\n"))
    with clock.at(clock.now() + timedelta(minutes=5)):
        agenda_items.move_to(item=item, day=workshop.ends_on, starts_at=time(14), by=by)
        (moved,) = events(client_of(organiser).get(address))
    assert moved["UID"] == event["UID"] and moved.start.day == workshop.ends_on.day
    assert moved["DTSTAMP"].dt > event["DTSTAMP"].dt


def test_before_the_agenda_is_written_the_days_stand_there(client_of, organiser, brussels):
    workshop = brussels(date(2027, 3, 22))
    (event,) = events(client_of(organiser).get(reverse("workshop_calendar", args=[workshop.code])))
    assert (event.start, event.end) == (date(2027, 3, 22), date(2027, 3, 26))


def test_a_cancelled_workshop_is_cancelled_in_the_calendar(client_of, organiser, brussels, by):
    workshop = brussels(date(2027, 3, 22))
    put(workshop, workshop.starts_on, by)
    workshops.move(workshop=workshop, act="cancel", by=by, reason="No visa")
    (event,) = events(client_of(organiser).get(reverse("workshop_calendar", args=[workshop.code])))
    assert event["STATUS"] == "CANCELLED"


def test_the_signed_link_needs_no_sign_in_and_names_nobody(client, organiser, workshop, add_participant, by):
    expert = add_participant("Mensah", "Kofi", kind="facilitator")
    put(workshop, workshop.starts_on, by, taught_by=[expert])
    response = client.get(link(workshop, organiser))
    assert len(events(response)) == 1
    assert b"Mensah" not in response.content and organiser.person.family_name.encode() not in response.content
    assert response["X-Robots-Tag"] == "noindex"


def test_the_link_on_the_agenda_is_the_readers_own(client_of, client, facilitator, workshop):
    page = client_of(facilitator).get(reverse("agenda", args=[workshop.code])).content.decode()
    assert f"http://testserver{link(workshop, facilitator)}" in page


def test_a_link_somebody_else_made_up_opens_nothing(client, organiser, workshop, other_programme):
    good = calendar_rules.sign(workshop, organiser.person)
    for bad in (
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        "x" + good,
        "x",
        f"{workshop.code}.{organiser.person.code}",
    ):
        assert client.get(reverse("calendar_feed", args=[bad])).status_code == 404


def test_the_link_ends_with_the_role_of_whoever_it_was_given_to(client, facilitator, workshop, by):
    address = link(workshop, facilitator)
    assert client.get(address).status_code == 200
    role = Role.objects.get(person=facilitator.person)
    roles.end(role=role, on=clock.today(), by=by)
    with clock.at(clock.now() + timedelta(days=2)):
        assert client.get(address).status_code == 404


def test_the_link_ends_with_the_account(client, facilitator, workshop):
    address = link(workshop, facilitator)
    type(facilitator.person.user).objects.filter(person=facilitator.person).update(is_active=False)
    assert client.get(address).status_code == 404


def test_a_stranger_finds_no_calendar_with_or_without_a_link(client_of, client, stranger, workshop):
    assert client_of(stranger).get(reverse("workshop_calendar", args=[workshop.code])).status_code == 404
    assert client.get(link(workshop, stranger)).status_code == 404
    assert client.get(reverse("workshop_calendar", args=[workshop.code])).status_code == 302


def test_a_participant_subscribes_too(client, workshop, add_participant, by):
    officer = actors.for_person(add_participant("Hasan").person)
    assert client.get(link(workshop, officer)).status_code == 200
