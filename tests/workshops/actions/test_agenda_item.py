"""The agenda: written by organisers, on days of the workshop, in its local time."""

from datetime import time, timedelta

import pytest

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items


@pytest.fixture
def opening(organiser, workshop):
    return agenda_items.add(
        workshop=workshop, by=organiser, day=workshop.starts_on, starts_at=time(9, 0), minutes=30, title="Opening"
    )


def test_an_item_is_put_on_the_agenda_with_those_who_give_it(organiser, workshop, add_participant):
    expert = add_participant("Mensah", kind="facilitator")
    item = agenda_items.add(
        workshop=workshop, by=organiser, day=workshop.starts_on, starts_at=time(9, 0), title="Refrigerants",
        taught_by=[expert],
    )  # fmt: skip
    assert list(item.taught_by.all()) == [expert]
    assert History.objects.about(item).get().act == "agenda_items.add"


def test_a_day_outside_the_workshop_is_refused_beside_its_field(organiser, workshop, opening):
    elsewhere = workshop.ends_on + timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        agenda_items.add(workshop=workshop, by=organiser, day=elsewhere, starts_at=time(9, 0), title="Late")
    assert refused.value.field == "day"
    with pytest.raises(Invalid):
        agenda_items.edit(item=opening, by=organiser, day=elsewhere)


def test_an_item_lasts_at_least_five_minutes(organiser, opening):
    with pytest.raises((Invalid, Conflict)):
        agenda_items.edit(item=opening, by=organiser, minutes=4)


def test_an_item_is_changed_and_taken_off_and_history_keeps_both(organiser, workshop, opening):
    agenda_items.edit(item=opening, by=organiser, title="Opening ceremony")
    opening.refresh_from_db()
    assert opening.title == "Opening ceremony"
    agenda_items.remove(item=opening, by=organiser)
    assert not workshop.agenda.exists()
    acts = History.objects.filter(subject_type="workshops.agendaitem").values_list("act", flat=True)
    assert list(acts) == ["agenda_items.remove", "agenda_items.edit", "agenda_items.add"]


def test_a_facilitator_and_a_stranger_write_no_agenda(facilitator, stranger, workshop, opening):
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            agenda_items.add(
                workshop=workshop, by=actor, day=workshop.starts_on, starts_at=time(9, 0), title="Something"
            )
        with pytest.raises(NotAllowed):
            agenda_items.edit(item=opening, by=actor, title="Changed")
        with pytest.raises(NotAllowed):
            agenda_items.remove(item=opening, by=actor)


@pytest.fixture
def put(organiser, workshop):
    """put("Opening", 9, 30, track="A") -> an item of 30 minutes at nine on the first day."""

    def make(title, hour, minutes=60, *, day=None, minute=0, at=None, **fields):
        at = at or workshop
        return agenda_items.add(
            workshop=at, by=organiser, day=day or at.starts_on, starts_at=time(hour, minute), minutes=minutes,
            title=title, **fields,
        )  # fmt: skip

    return make


def times(workshop):
    return {item.title: f"{item.starts_at:%H:%M}" for item in workshop.agenda.all()}


def test_an_item_moves_to_another_day_time_and_track_and_keeps_its_length(organiser, workshop, put):
    item = put("Licensing", 9, 45)
    moved = agenda_items.move_to(item=item, day=workshop.ends_on, starts_at=time(14, 30), track="Customs", by=organiser)
    item.refresh_from_db()
    assert (item.day, item.starts_at, item.track, item.minutes) == (workshop.ends_on, time(14, 30), "Customs", 45)
    assert moved == item and History.objects.about(item).first().act == "agenda_items.move_to"
    agenda_items.move_to(item=item, day=workshop.ends_on, starts_at=time(9), by=organiser)
    item.refresh_from_db()
    assert item.track == "Customs", "unless a track is named, it stays in its own"


def test_nothing_moves_off_the_days_or_over_midnight(organiser, workshop, put):
    item = put("Dinner", 20, 120)
    with pytest.raises(Invalid, match="not a day of the workshop"):
        agenda_items.move_to(item=item, day=workshop.ends_on + timedelta(days=1), starts_at=time(9), by=organiser)
    with pytest.raises(Invalid, match="before midnight") as refused:
        agenda_items.move_to(item=item, day=workshop.starts_on, starts_at=time(22), by=organiser)
    assert refused.value.field == "starts_at"
    item.refresh_from_db()
    assert item.starts_at == time(20)


def test_five_minutes_more_twice_are_ten_and_move_nothing_else(facilitator, workshop, put):
    item, _next = put("Groups", 9), put("Plenary", 10)
    stale = type(item).objects.get(pk=item.pk)
    agenda_items.extend(item=item, by=facilitator)
    agenda_items.extend(item=stale, by=facilitator)
    item.refresh_from_db()
    assert item.minutes == 70
    assert times(workshop) == {"Groups": "09:00", "Plenary": "10:00"}
    assert History.objects.about(item).first().act == "agenda_items.extend"


def test_the_rest_of_the_day_moves_and_nothing_else(facilitator, workshop, put):
    put("Opening", 9, 30)
    late = put("Refrigerants", 10)
    put("At the same time", 10)
    put("Lunch", 12), put("Groups", 13)
    put("Tomorrow", 11, day=workshop.ends_on)
    assert agenda_items.shift_rest(item=late, minutes=15, by=facilitator) == 2
    assert times(workshop) == {
        "Opening": "09:00", "Refrigerants": "10:00", "At the same time": "10:00", "Lunch": "12:15", "Groups": "13:15",
        "Tomorrow": "11:00",
    }  # fmt: skip
    agenda_items.shift_rest(item=late, minutes=-15, by=facilitator)
    assert times(workshop)["Lunch"] == "12:00"
    row = History.objects.about(late).first()
    assert row.act == "agenda_items.shift_rest" and '"items":2' in row.details


def test_another_track_goes_on_until_the_day_comes_together_again(facilitator, workshop, put):
    late = put("Customs one", 9, track="Customs")
    put("Police two", 10, track="Police"), put("Customs two", 10, track="Customs")
    put("Lunch", 12), put("Police three", 13, track="Police")
    agenda_items.shift_rest(item=late, minutes=10, by=facilitator)
    assert times(workshop) == {
        "Customs one": "09:00", "Police two": "10:00", "Customs two": "10:10", "Lunch": "12:10",
        "Police three": "13:10",
    }  # fmt: skip


def test_a_shift_over_midnight_is_refused_and_moves_nothing(facilitator, workshop, put):
    late = put("Groups", 9)
    put("Lunch", 12), put("Dinner", 20, 180)
    with pytest.raises(Invalid, match="“Dinner” would not end before midnight"):
        agenda_items.shift_rest(item=late, minutes=60, by=facilitator)
    with pytest.raises(Invalid, match="would begin on the day before"):
        agenda_items.shift_rest(item=late, minutes=-12 * 60 - 1, by=facilitator)
    assert times(workshop) == {"Groups": "09:00", "Lunch": "12:00", "Dinner": "20:00"}


def test_who_runs_the_room_lets_the_day_slip_and_nobody_else(facilitator, stranger, workshop, put, make_actor):
    item = put("Groups", 9)
    for actor in (stranger, make_actor("donor"), make_actor("participant"), make_actor("assessor")):
        with pytest.raises(NotAllowed):
            agenda_items.extend(item=item, by=actor)
        with pytest.raises(NotAllowed):
            agenda_items.shift_rest(item=item, minutes=5, by=actor)
    with pytest.raises(NotAllowed):
        agenda_items.move_to(item=item, day=item.day, starts_at=time(11), by=facilitator)
    with clock.at(clock.now() + timedelta(days=200)), pytest.raises(NotAllowed):
        agenda_items.extend(item=item, by=facilitator)


def test_an_item_taken_off_in_the_meantime_is_a_lost_race(organiser, workshop, put):
    item = put("Groups", 9)
    type(item).objects.filter(pk=item.pk).delete()
    for act in (
        lambda: agenda_items.extend(item=item, by=organiser),
        lambda: agenda_items.move_to(item=item, day=item.day, starts_at=time(11), by=organiser),
        lambda: agenda_items.shift_rest(item=item, minutes=5, by=organiser),
    ):
        with pytest.raises(Conflict):
            act()
