"""Half-days follow from the agenda; everybody expected was there unless marked absent."""

from datetime import time

import pytest

from programmes.rules.refusal import Invalid
from tests.workshops.attending import AFTERNOON, MONDAY, MORNING, NEXT, NEXT_MONDAY, TUESDAY, at, moment
from workshops.actions import agenda_item as agenda_items
from workshops.actions import attendance
from workshops.rules import attendance as attendance_rules
from workshops.rules import half_day as half_day_rules
from workshops.rules.half_day import half_days


def keys(workshop):
    return [one.key for one in half_days(workshop)]


def test_half_days_are_those_in_which_something_is_held_and_breaks_and_parallel_items_count_once(two_weeks):
    morning, afternoon, joint = half_days(two_weeks)
    assert [morning.key, afternoon.key, joint.key] == [MORNING, AFTERNOON, NEXT]
    assert (morning.minutes, morning.length) == (165, 180)  # without and with the coffee
    assert (afternoon.minutes, afternoon.length) == (120, 120)  # two tracks, half an hour together
    assert morning.starts_at == moment(MONDAY, 9) and afternoon.ends_at == moment(MONDAY, 16)


def test_an_item_over_noon_is_of_both_half_days_when_it_goes_on_for_an_hour_and_runs_over_otherwise(two_weeks, by):
    add = {"workshop": two_weeks, "kind": "breakout", "title": "Working session", "by": by}
    long = agenda_items.add(day=TUESDAY, starts_at=time(12), minutes=240, **add)
    found = {one.key: one for one in half_days(two_weeks)}
    assert found["2026-03-03-morning"].minutes == 60 and found["2026-03-03-afternoon"].minutes == 180
    agenda_items.edit(item=long, minutes=100, by=by)
    found = {one.key: one for one in half_days(two_weeks)}
    assert found["2026-03-03-morning"].minutes == 100 and "2026-03-03-afternoon" not in found


def test_a_break_alone_is_nothing_to_sign_for_and_a_workshop_without_agenda_has_no_half_days(two_weeks, workshop, by):
    agenda_items.add(
        workshop=two_weeks, day=TUESDAY, starts_at=time(10), minutes=30, title="Coffee", kind="break", by=by
    )
    assert "2026-03-03-morning" not in keys(two_weeks)
    assert half_days(workshop) == []
    with pytest.raises(Invalid):
        half_day_rules.find([], MORNING)


def test_present_unless_marked_absent_and_nothing_that_has_not_begun_is_counted(two_weeks, expect, facilitator):
    hasan, saleh = expect("Hasan", "Noora"), expect("Saleh", "Ahmed")
    with at(MONDAY, 8):
        assert attendance_rules.of_participation(hasan) == attendance_rules.Presence()
    with at(MONDAY, 15):
        attendance.mark(participation=saleh, half_day=MORNING, state="absent", by=facilitator)
        found = attendance_rules.of_workshop(two_weeks)
        assert (found[hasan.pk].expected, found[hasan.pk].attended, found[hasan.pk].minutes) == (2, 2, 285)
        assert (found[saleh.pk].expected, found[saleh.pk].attended, found[saleh.pk].absent) == (2, 1, 1)
        assert found[saleh.pk].minutes == 120 and found[saleh.pk].percent == 50
        assert found[saleh.pk].words() == "1 of 2 half-days" and found[saleh.pk].hours() == "2 hours"
    with at(NEXT_MONDAY, 18):
        assert attendance_rules.of_participation(hasan).words() == "3 of 3 half-days"
        assert attendance_rules.of_participation(hasan).hours() == "6 hours 45 minutes"


def test_whoever_joins_in_week_two_misses_nothing_of_week_one_and_is_counted_if_they_were_there(
    two_weeks, expect, facilitator
):
    police = expect("Rashid", "Jassim", expected_from=NEXT_MONDAY)
    customs = expect("Hasan", "Noora", expected_until=MONDAY)
    with at(NEXT_MONDAY, 18):
        found = attendance_rules.of_workshop(two_weeks)
        assert (found[police.pk].expected, found[police.pk].attended) == (1, 1)
        assert (found[customs.pk].expected, found[customs.pk].attended) == (2, 2)
        attendance.mark(participation=police, half_day=MORNING, state="absent", by=facilitator)
        assert attendance_rules.of_participation(police).expected == 1
        attendance.mark(participation=police, half_day=MORNING, by=facilitator)
        assert attendance_rules.of_participation(police).words() == "2 of 2 half-days"


def test_minutes_late_or_left_early_are_taken_from_the_items_they_miss(two_weeks, expect, facilitator):
    hasan = expect("Hasan", "Noora")
    with at(MONDAY, 18):
        # From 9:50, over the coffee, to 11:30.
        attendance.mark(participation=hasan, half_day=MORNING, late_minutes=50, left_minutes=30, by=facilitator)
        found = attendance_rules.of_participation(hasan)
    assert (found.attended, found.late_minutes, found.minutes) == (2, 80, 40 + 45 + 120)


def test_nothing_is_expected_of_somebody_who_will_not_come(two_weeks, expect, by):
    from workshops.actions import participation as participations

    gone = participations.move(participation=expect("Aziz", "Tariq"), act="withdraw", by=by)
    with at(NEXT_MONDAY, 18):
        assert attendance_rules.of_participation(gone).expected == 0
        assert gone.pk not in attendance_rules.of_workshop(two_weeks)


def test_who_may(two_weeks, expect, facilitator, organiser, stranger, make_actor):
    from programmes.rules import actor as actors

    officer = expect("Hasan", "Noora")
    own = actors.for_person(officer.person)
    assessor = make_actor("assessor")
    with at(MONDAY, 12):
        assert attendance_rules.can_see_of(own, officer) and not attendance_rules.can_see(own, two_weeks)
        assert attendance_rules.can_see(assessor, two_weeks) and not attendance_rules.can_mark(assessor, two_weeks)
        assert attendance_rules.can_mark(facilitator, two_weeks)
        assert not attendance_rules.can_say_who_is_expected(facilitator, two_weeks)
        assert attendance_rules.can_say_who_is_expected(organiser, two_weeks)
        assert not attendance_rules.can_see(stranger, two_weeks)
        attendance.mark(participation=officer, half_day=MORNING, late_minutes=20, by=facilitator)
        for who, number in ((own, 1), (facilitator, 1), (stranger, 0)):
            assert attendance_rules.visible_to(who).count() == number
