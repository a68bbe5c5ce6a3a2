"""Badges at the door: kept at their true time, once however often they are sent, and never above a human's mark."""

from uuid import uuid4

import pytest

from programmes.models import History
from programmes.rules import actor as actors
from programmes.rules.refusal import NotAllowed, Refused
from tests.workshops.attending import AFTERNOON, MONDAY, MORNING, NEXT_MONDAY, at, moment
from workshops.actions import attendance
from workshops.actions import check_in as check_ins
from workshops.actions import door as door_actions
from workshops.actions import participation as participations
from workshops.models import CheckIn
from workshops.rules import attendance as attendance_rules
from workshops.rules import door
from workshops.rules.check_in import Arrival


@pytest.fixture
def hasan(expect):
    return expect("Hasan", "Noora")


@pytest.fixture
def receive(two_weeks, facilitator):
    def send(hour, minute=0, *, day=MONDAY, who=None, name="", **said):
        name = name or str(uuid4())
        arrival = Arrival(name, moment(day, hour, minute), **said)
        return check_ins.receive(workshop=two_weeks, arrivals=[arrival], by=who or facilitator)[name]

    return send


def sentence(outcome):
    assert isinstance(outcome, Refused)
    return str(outcome.sentence)


def test_it_is_off_until_the_team_switches_it_on(two_weeks, facilitator, stranger, expect):
    officer = actors.for_person(expect("Hasan", "Noora").person)
    with at(MONDAY, 8):
        for who in (stranger, officer):
            for act in (check_ins.switch_on, check_ins.switch_off):
                with pytest.raises(NotAllowed):
                    act(workshop=two_weeks, by=who)
        assert not two_weeks.has_check_in
        assert check_ins.switch_on(workshop=two_weeks, by=facilitator).has_check_in
        assert not check_ins.switch_off(workshop=two_weeks, by=facilitator).has_check_in
        check_ins.switch_off(workshop=two_weeks, by=facilitator)
    assert History.objects.filter(act__startswith="check_ins.switch").count() == 2


def test_sent_twice_it_is_one_with_the_time_at_which_it_happened(receive, hasan, two_weeks):
    with at(MONDAY, 20):  # the device had no network all day
        first = receive(8, 55, name="a-device-1", token=door.badge_token(hasan))
        again = receive(8, 55, name="a-device-1", token=door.badge_token(hasan))
    assert first.pk == again.pk and CheckIn.objects.count() == 1
    assert (first.happened_at, first.received_at) == (moment(MONDAY, 8, 55), moment(MONDAY, 20))
    mark = hasan.attendance.get()
    assert (mark.state, mark.late_minutes, mark.how, mark.happened_at) == ("present", 0, "check_in", first.happened_at)
    assert History.objects.filter(act="check_ins.receive").count() == 1


def test_late_after_a_quarter_of_an_hour_and_the_first_to_come_counts_whatever_arrives_first(receive, hasan):
    with at(MONDAY, 20):
        receive(9, 40, participation=hasan.code)
        assert hasan.attendance.get().late_minutes == 40
        receive(9, 14, number=door.badge_number(hasan))
        assert hasan.attendance.get().late_minutes == 0
        receive(11, 0, number=str(hasan.number))
        assert hasan.attendance.get().late_minutes == 0
        receive(13, 30, number="".join(chr(0x660 + int(c)) for c in door.badge_number(hasan)))
    assert hasan.attendance.count() == 2 and CheckIn.objects.filter(half="afternoon").count() == 1


def test_a_human_who_knew_of_the_check_in_stands_above_it_and_an_absence_marked_before_does_not(
    receive, hasan, expect, facilitator
):
    saleh = expect("Saleh", "Ahmed")
    with at(MONDAY, 12):
        receive(9, 0, participation=hasan.code)
        attendance.mark(participation=hasan, half_day=MORNING, state="absent", by=facilitator)
        receive(9, 5, participation=hasan.code)
        assert hasan.attendance.get().is_absent
        attendance.mark(participation=saleh, half_day=MORNING, state="absent", by=facilitator)
        receive(9, 30, participation=saleh.code)
        assert (saleh.attendance.get().state, saleh.attendance.get().late_minutes) == ("present", 30)


def test_a_badge_of_another_workshop_an_old_one_and_people_who_are_not_expected_are_refused_with_a_sentence(
    receive, hasan, add_participant, expect, facilitator, by, two_weeks
):
    elsewhere, teacher = add_participant("Other", "Officer"), expect("Lindqvist", "Ruth", kind="facilitator")
    gone = participations.move(participation=expect("Aziz", "Tariq"), act="withdraw", by=by)
    old = door.badge_token(hasan), door.badge_number(hasan)
    with at(MONDAY, 8):
        door_actions.renew_badge(participation=hasan, by=facilitator)
    with at(MONDAY, 9):
        assert "not of this workshop" in sentence(receive(9, token=door.badge_token(elsewhere)))
        assert "replaced by a newer one" in sentence(receive(9, token=old[0]))
        assert "one that was replaced" in sentence(receive(9, number=old[1]))
        assert "not on a badge of this workshop" in sentence(receive(9, number="99999"))
        assert "not expected any more" in sentence(receive(9, participation=gone.code))
        assert "not here as a participant" in sentence(receive(9, participation=teacher.code))
        assert "Nothing is on the agenda" in sentence(receive(18, participation=hasan.code))
    assert not CheckIn.objects.exists()


def test_nobody_else_brings_check_ins_and_whoever_comes_before_their_day_is_counted(receive, hasan, expect, stranger):
    with at(MONDAY, 14):
        for who in (stranger, actors.for_person(hasan.person)):
            with pytest.raises(NotAllowed):
                receive(9, who=who, participation=hasan.code)
        early = expect("Rashid", "Jassim", expected_from=NEXT_MONDAY)
        receive(13, 50, participation=early.code)
        assert attendance_rules.of_participation(early).words() == "1 of 1 half-day"
    assert early.attendance.get().half == AFTERNOON[11:]
