"""The clock of the room: started with the stage, stopped and given more time by a tap; nothing ends when it is up."""

from contextlib import contextmanager
from datetime import date, time, timedelta

import pytest

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items
from workshops.actions import breakout as breakouts
from workshops.actions import room_clock as room_clocks
from workshops.models import AgendaItem, Breakout, RoomClock
from workshops.rules import room_clock as room_clock_rules

PHASE = RoomClock.Phase


@pytest.fixture
def later():
    """`with later(minutes=5):` it is so much later than when the test began."""
    now = clock.now()

    @contextmanager
    def moved(**much):
        with clock.at(lambda: now + timedelta(**much)):
            yield

    with clock.at(lambda: now):
        yield moved


@pytest.fixture
def working(later, room):
    return room.to("working")


def found(room):
    return RoomClock.objects.get(breakout=room.breakout)


def left(room):
    return found(room).left_at(clock.now())


def shown(room):
    return room_clock_rules.of(room.fresh(room.breakout))


def press(act, room, by=None, **fields):
    acts = {
        "pause": room_clocks.pause,
        "resume": room_clocks.resume,
        "extend": room_clocks.extend,
        "restart": room_clocks.restart,
    }
    acts[act](breakout=room.fresh(room.breakout), by=by or room.facilitator, **fields)


def test_each_stage_starts_the_clock_with_the_programmes_length(later, room):
    programme = room.workshop.programme
    assert shown(room) is None
    room.to("choosing")
    assert (found(room).phase, left(room)) == (PHASE.CHOICE, programme.choice_minutes * 60)
    room.to("working")
    assert (found(room).phase, left(room)) == (PHASE.WORK, programme.working_minutes * 60)


def test_the_agenda_gives_the_length_of_the_work(later, room, agenda_item):
    room.to("working")
    assert left(room) == 90 * 60


@pytest.fixture
def agenda_item(room, by):
    item = agenda_items.add(
        workshop=room.workshop,
        day=room.workshop.starts_on,
        starts_at=time(14),
        minutes=90,
        title="Break-out",
        by=by,
    )
    Breakout.objects.filter(pk=room.breakout.pk).update(agenda_item=item)
    room.breakout = room.fresh(room.breakout)
    return item


def test_it_counts_and_below_zero_how_much_longer_it_took(working, later):
    length = left(working)
    with later(seconds=61):
        assert left(working) == length - 61
    with later(seconds=length + 90):
        assert left(working) == -90 and shown(working)["is_up"] and shown(working)["is_writing"]
        assert working.write("Late is accepted", working.facilitator) == 1


def test_stopping_keeps_what_is_left_however_long_it_stands(working, later):
    length = left(working)
    with later(minutes=10):
        press("pause", working)
    with later(hours=3):
        assert left(working) == length - 600 and not found(working).is_running
        assert shown(working)["ends_at"] is None
        press("resume", working)
    with later(hours=3, minutes=1):
        assert left(working) == length - 660 and found(working).is_running


def test_pressing_twice_changes_nothing(working, later):
    length = left(working)
    for minutes, act in ((10, "pause"), (20, "pause"), (30, "resume"), (40, "resume")):
        with later(minutes=minutes):
            press(act, working)
    with later(minutes=45):
        assert left(working) == length - 600 - 900


def test_five_minutes_more_are_five_minutes(working, later):
    length = left(working)
    with later(minutes=10):
        press("extend", working)
        assert left(working) == length - 600 + 300
        assert found(working).seconds == length + 300
    assert History.objects.get(act="room_clocks.extend").details == '{"minutes":5}'


def test_time_that_was_up_is_not_given_twice(working, later):
    length = left(working)
    with later(seconds=length + 600):
        assert left(working) == -600
        press("extend", working)
        assert left(working) == 300 and not shown(working)["is_up"]


def test_a_clock_that_stands_is_given_more_time_and_still_stands(working, later):
    length = left(working)
    with later(minutes=10):
        press("pause", working)
    with later(minutes=30):
        press("extend", working, minutes=10)
        assert left(working) == length and not found(working).is_running


def test_the_whole_is_never_shorter_than_what_is_left(working, later):
    press("extend", working, minutes=240)
    with later(hours=20):
        press("extend", working, minutes=240)
        assert 0 < left(working) <= found(working).seconds


@pytest.mark.parametrize("minutes", [0, -5, 241])
def test_one_to_two_hundred_and_forty_minutes_are_given(working, minutes):
    with pytest.raises(Invalid) as refused:
        press("extend", working, minutes=minutes)
    assert refused.value.field == "minutes"


def test_starting_again_gives_the_full_length_with_what_was_added(working, later):
    length = left(working)
    press("extend", working)
    with later(hours=2):
        press("restart", working)
        assert left(working) == length + 300 and found(working).is_running


def test_a_clock_that_stands_is_started_again_running(working, later):
    press("pause", working)
    with later(minutes=5):
        press("restart", working)
        assert found(working).is_running


def test_more_time_for_the_work_lengthens_its_item_on_the_agenda_and_moves_nothing(later, room, agenda_item, by):
    next_item = agenda_items.add(
        workshop=room.workshop, day=agenda_item.day, starts_at=time(15, 30), minutes=15, title="Coffee", by=by
    )
    room.to("working")
    for _ in range(2):
        press("extend", room)
    assert room.fresh(agenda_item).minutes == 100
    assert room.fresh(next_item).starts_at == time(15, 30)
    assert History.objects.filter(act="agenda_items.extend").count() == 2


def test_more_time_to_choose_or_to_present_lengthens_no_item(later, room, agenda_item):
    room.to("choosing")
    press("extend", room)
    room.to("plenary")
    breakouts.call(group=room.group(), by=room.facilitator)
    press("extend", room)
    assert room.fresh(agenda_item).minutes == 90


def test_an_item_that_would_run_past_midnight_stays_and_the_clock_goes_on(later, room, agenda_item):
    AgendaItem.objects.filter(pk=agenda_item.pk).update(starts_at=time(22, 28))
    room.breakout = room.fresh(room.breakout)
    room.to("working")
    length = left(room)
    press("extend", room)
    assert (left(room), room.fresh(agenda_item).minutes) == (length + 300, 90)


def test_writing_begins_in_the_last_minutes_of_the_work(working, later):
    programme, length = working.workshop.programme, left(working)
    with later(seconds=length - programme.writing_minutes * 60 - 1):
        assert not shown(working)["is_writing"] and shown(working)["until_writing"] == 1
    with later(seconds=length - programme.writing_minutes * 60):
        assert shown(working)["is_writing"]


def test_groups_present_one_after_the_other_when_the_work_ends(working, later):
    ends, ten = found(working).ends_at, timedelta(minutes=working.workshop.programme.presenting_minutes)
    about = [room_clock_rules.presents_about(working.breakout, letter) for letter in "ABC"]
    assert about == [ends, ends + ten, ends + 2 * ten]
    press("pause", working)
    assert room_clock_rules.presents_about(working.breakout, "A") is None


def test_without_a_clock_there_is_nothing_to_press(later, room):
    for act in ("pause", "resume", "restart", "extend"):
        with pytest.raises(Conflict, match="No clock is running"):
            press(act, room)


def test_back_to_the_topics_shows_no_clock_and_the_next_choice_starts_afresh(later, room):
    room.to("choosing")
    length = left(room)
    with later(hours=2):
        room.breakout = breakouts.move(
            breakout=room.breakout, act="select_anew", by=room.facilitator, reason="Another topic"
        )
        assert shown(room) is None
        room.to("choosing")
        assert left(room) == length


def test_a_plenary_that_is_taken_up_again_days_later_shows_no_clock_of_then(later, room):
    room.to("plenary")
    breakouts.call(group=room.group(), by=room.facilitator)
    room.to("closed")
    with later(days=1):
        room.breakout = breakouts.move(
            breakout=room.breakout, act="reopen_plenary", by=room.facilitator, reason="One was forgotten"
        )
        assert shown(room) is None


@pytest.mark.parametrize("act", ["pause", "resume", "restart", "extend"])
def test_participants_secretaries_badges_laptops_and_strangers_keep_no_time(working, stranger, act):
    before = RoomClock.objects.values().get()
    for actor in (
        working.secretary(),
        working.badge(working.officer()),
        working.laptop(),
        stranger,
    ):
        with pytest.raises(NotAllowed):
            press(act, working, by=actor)
    assert RoomClock.objects.values().get() == before


def test_every_press_is_in_history_and_seen_by_pages_that_follow(working):
    versions = [found(working).version]
    for act in ("pause", "resume", "extend", "restart"):
        press(act, working)
        versions.append(found(working).version)
    assert versions == list(range(versions[0], versions[0] + 5))
    acts = History.objects.filter(act__startswith="room_clocks.").order_by("pk").values_list("act", flat=True)
    assert list(acts) == [f"room_clocks.{act}" for act in ("pause", "resume", "extend", "restart")]


def test_nobody_keeps_time_when_the_workshop_is_closed_for_writing(working, later):
    with later(days=200):
        assert date.today() < clock.today()
        with pytest.raises(NotAllowed):
            press("pause", working)
