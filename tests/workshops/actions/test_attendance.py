"""The team marks who was not there; two who mark the same officer learn of each other; sheets may be typed late."""

from datetime import date

import pytest

from programmes.models import History
from programmes.rules import actor as actors
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.workshops.attending import AFTERNOON, LAST_DAY, MONDAY, MORNING, NEXT_MONDAY, at, moment
from workshops.actions import attendance
from workshops.actions import participation as participations
from workshops.models import Attendance, CheckIn
from workshops.rules import attendance as attendance_rules
from workshops.rules import attendance_page


@pytest.fixture
def hasan(expect):
    return expect("Hasan", "Noora")


@pytest.fixture
def saleh(expect):
    return expect("Saleh", "Ahmed")


def of(participation, half_day=MORNING):
    return participation.attendance.get(day=half_day[:10], half=half_day[11:])


def test_absent_late_and_put_right_again_with_one_row_and_three_lines_of_history(hasan, facilitator):
    mark = {"participation": hasan, "half_day": MORNING, "by": facilitator}
    with at(MONDAY, 10):
        attendance.mark(state="absent", seen=0, **mark)
        attendance.mark(late_minutes=45, seen=1, **mark)
        kept = attendance.mark(seen=2, **mark)
        assert (kept.state, kept.late_minutes, kept.version, kept.how) == ("present", 0, 3, "hand")
        assert (kept.recorded_by, kept.recorded_at) == (facilitator.person, moment(MONDAY, 10))
    assert Attendance.objects.count() == 1
    told = [(row["before"], row["after"]) for row in attendance_page.changes_of(hasan)]
    assert told == [("45 minutes late", "present"), ("absent", "45 minutes late"), ("not marked", "absent")]


def test_two_who_mark_the_same_officer_learn_of_each_other_and_the_same_twice_is_once(hasan, facilitator, organiser):
    with at(MONDAY, 10):
        attendance.mark(participation=hasan, half_day=MORNING, state="absent", seen=0, by=facilitator)
        same = attendance.mark(participation=hasan, half_day=MORNING, state="absent", seen=0, by=organiser)
        assert same.version == 1 and same.recorded_by == facilitator.person
        with pytest.raises(Conflict, match="has marked Noora Hasan meanwhile: absent"):
            attendance.mark(participation=hasan, half_day=MORNING, late_minutes=5, seen=0, by=organiser)
    assert of(hasan).is_absent and History.objects.filter(act="attendance.mark").count() == 1


def test_nobody_else_marks_and_nothing_to_come_nothing_longer_than_the_half_day_and_nobody_who_is_away(
    hasan, saleh, facilitator, stranger, make_actor, by
):
    with at(MONDAY, 10):
        for who in (stranger, make_actor("assessor"), actors.for_person(saleh.person)):
            with pytest.raises(NotAllowed):
                attendance.mark(participation=hasan, half_day=MORNING, state="absent", by=who)
        for wrong in (
            {"half_day": "2026-03-09-morning"},
            {"half_day": "2026-03-04-morning"},
            {"half_day": MORNING, "late_minutes": 180},
            {"half_day": MORNING, "late_minutes": 100, "left_minutes": 90},
        ):
            with pytest.raises(Invalid):
                attendance.mark(participation=hasan, by=facilitator, **wrong)
        gone = participations.move(participation=saleh, act="withdraw", by=by)
        with pytest.raises(Conflict, match="not on the list any more"):
            attendance.mark(participation=gone, half_day=MORNING, state="absent", by=facilitator)
    with at(date(2026, 8, 1), 10), pytest.raises(NotAllowed):
        attendance.mark(participation=hasan, half_day=MORNING, state="absent", by=facilitator)
    assert not Attendance.objects.exists()


def test_numbers_of_the_absent_then_everybody_else_was_there(two_weeks, hasan, saleh, expect, facilitator, stranger):
    third, police = expect("Aziz", "Tariq"), expect("Rashid", "Jassim", expected_from=NEXT_MONDAY)
    here = {"workshop": two_weeks, "half_day": MORNING}
    with at(MONDAY, 10):
        attendance.mark(participation=third, half_day=MORNING, late_minutes=30, by=facilitator)
        assert attendance.mark_absent(people=[hasan], by=facilitator, **here) == 1
        assert attendance.mark_absent(people=[hasan], by=facilitator, **here) == 0
        assert attendance.mark_present(by=facilitator, **here) == 1
        assert attendance.mark_present(by=facilitator, **here) == 0
        for act, people in (("mark_absent", {"people": [saleh]}), ("mark_present", {}), ("mark_unchecked", {})):
            with pytest.raises(NotAllowed):
                getattr(attendance, act)(by=stranger, **here, **people)
    assert of(hasan).is_absent and not of(saleh).is_absent and of(third).late_minutes == 30
    assert not police.attendance.exists()
    assert attendance_page.changes_of(saleh)[0]["after"] == "present"


def test_somebody_of_another_workshop_is_not_marked_here(two_weeks, add_participant, facilitator):
    other = add_participant("Other", "Officer")
    with at(MONDAY, 10), pytest.raises(Invalid):
        attendance.mark_absent(workshop=two_weeks, half_day=MORNING, people=[other], by=facilitator)


def test_who_has_not_checked_in_was_absent_but_only_where_anybody_has(two_weeks, hasan, saleh, expect, facilitator):
    marked = expect("Aziz", "Tariq")
    with at(MONDAY, 11):
        with pytest.raises(Conflict, match="Nobody has checked in"):
            attendance.mark_unchecked(workshop=two_weeks, half_day=MORNING, by=facilitator)
        CheckIn.objects.create(
            client_id="a-device-0", participation=hasan, day=MONDAY, half="morning", happened_at=moment(MONDAY, 9),
            received_at=moment(MONDAY, 9),
        )  # fmt: skip
        attendance.mark(participation=marked, half_day=MORNING, late_minutes=20, by=facilitator)
        assert attendance.mark_unchecked(workshop=two_weeks, half_day=MORNING, by=facilitator) == 1
    assert of(saleh).is_absent and not hasan.attendance.exists() and not of(marked).is_absent


def test_a_sheet_typed_weeks_later_stands_above_the_marks_and_says_that_it_is_late(
    two_weeks, hasan, saleh, facilitator, stranger
):
    with at(MONDAY, 10):
        attendance.mark(participation=saleh, half_day=MORNING, state="absent", by=facilitator)
    lines = {hasan: None, saleh: (20, 0)}
    sheet = {"workshop": two_weeks, "half_day": MORNING, "lines": lines}
    with at(date(2026, 4, 20), 10):
        with pytest.raises(NotAllowed):
            attendance.enter_sheet(by=stranger, **sheet)
        with pytest.raises(Invalid, match="Ahmed Saleh: This half-day lasts 180 minutes"):
            attendance.enter_sheet(by=facilitator, **sheet | {"lines": {hasan: None, saleh: (200, 0)}})
        assert attendance.enter_sheet(by=facilitator, **sheet) == 2
        assert attendance.enter_sheet(by=facilitator, **sheet) == 0
        kept = of(saleh)
        assert (kept.how, kept.late_minutes, kept.happened_at) == ("sheet", 20, moment(MONDAY, 9, 20))
        assert of(hasan).is_absent
        assert attendance_rules.is_late(kept, two_weeks)
        newest, oldest = attendance_page.changes_of(saleh)
        assert newest["late"] and (newest["before"], newest["after"]) == ("absent", "20 minutes late")
        assert not oldest["late"]
    with at(LAST_DAY, 23):
        attendance.mark(participation=hasan, half_day=AFTERNOON, state="absent", by=facilitator)
        assert not attendance_rules.is_late(of(hasan, AFTERNOON), two_weeks)
