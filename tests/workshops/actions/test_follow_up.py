"""The follow-up is off until the host agrees, is switched by organisers alone, and outlives the days of writing."""

from datetime import timedelta

import pytest

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.workshops.follow_up import agree, fresh
from workshops.actions import follow_up as follow_ups
from workshops.actions import workshop as workshops
from workshops.models import FollowUp
from workshops.rules import follow_up as rules


def switch_on(workshop, by, **fields):
    given = {"agreed_by": "Kofi Mensah", "agreed_on": clock.today(), **fields}
    return follow_ups.switch_on(workshop=workshop, by=by, **given)


def test_it_is_off_until_somebody_records_that_the_host_agrees(workshop, organiser):
    assert rules.of_workshop(workshop) is None
    made = switch_on(workshop, organiser)
    assert (made.is_on, made.agreed_by, made.agreed_on) == (True, "Kofi Mensah", clock.today())
    assert History.objects.get(act="follow_ups.switch_on").actor_person == organiser.person


def test_switching_on_twice_is_once(workshop, organiser, administrator):
    switch_on(workshop, organiser)
    with pytest.raises(Conflict):
        switch_on(workshop, administrator, agreed_by="Somebody else")
    assert FollowUp.objects.get().agreed_by == "Kofi Mensah"
    assert History.objects.filter(act="follow_ups.switch_on").count() == 1


def test_who_agreed_and_when_must_be_said(workshop, organiser):
    for wrong, field in (
        ({"agreed_by": "  "}, "agreed_by"),
        ({"agreed_by": "x" * 201}, "agreed_by"),
        ({"agreed_on": clock.today() + timedelta(days=9)}, "agreed_on"),
    ):
        with pytest.raises(Invalid) as refused:
            switch_on(workshop, organiser, **wrong)
        assert refused.value.field == field
    assert not FollowUp.objects.exists()


def test_facilitators_assessors_donors_and_strangers_switch_nothing(
    workshop, organiser, facilitator, stranger, make_actor
):
    others = (facilitator, stranger, make_actor("assessor"), make_actor("donor"))
    for who in others:
        for act in (follow_ups.switch_on, follow_ups.decline):
            with pytest.raises(NotAllowed):
                act(workshop=workshop, agreed_by="X", agreed_on=clock.today(), by=who)
    made = switch_on(workshop, organiser)
    for who in others:
        with pytest.raises(NotAllowed):
            follow_ups.switch_off(follow_up=made, reason="No", by=who)
        assert not rules.visible_to(who).exists()


def test_it_is_switched_off_with_a_reason_once_and_on_again(workshop, organiser):
    made = agree(workshop, organiser)
    with pytest.raises(Invalid) as refused:
        follow_ups.switch_off(follow_up=made, reason=" ", by=organiser)
    assert refused.value.field == "reason"
    follow_ups.switch_off(follow_up=made, reason="The ministry asks for it", by=organiser)
    assert not fresh(made).is_on
    assert rules.last_switch(made).reason == "The ministry asks for it"
    with pytest.raises(Conflict):
        follow_ups.switch_off(follow_up=made, reason="Again", by=organiser)
    again = switch_on(workshop, organiser, agreed_by="The minister")
    assert (again.pk, again.is_on, again.agreed_by) == (made.pk, True, "The minister")


def test_a_host_who_does_not_agree_is_recorded_and_may_agree_later(workshop, organiser):
    made = follow_ups.decline(workshop=workshop, agreed_by="Kofi Mensah", agreed_on=clock.today(), by=organiser)
    assert not made.is_on and rules.last_switch(made).act == "follow_ups.decline"
    assert switch_on(workshop, organiser).is_on
    with pytest.raises(Conflict):
        follow_ups.decline(workshop=workshop, agreed_by="X", agreed_on=clock.today(), by=organiser)


def test_a_cancelled_workshop_has_nothing_to_follow_up(workshop, organiser):
    made = agree(workshop, organiser)
    workshops.move(workshop=workshop, act="cancel", reason="Flood", by=organiser)
    assert not rules.is_running(FollowUp.objects.get())
    follow_ups.switch_off(follow_up=made, reason="Cancelled", by=organiser)
    with pytest.raises(Conflict):
        switch_on(fresh(workshop), organiser)


def test_it_is_not_bound_to_the_days_of_writing(workshop, organiser):
    with clock.at(clock.now() + timedelta(days=300)):
        assert not workshop.is_open_for_writing(clock.now())
        made = switch_on(workshop, organiser)
        follow_ups.switch_off(follow_up=made, reason="Done", by=organiser)


def test_days_of_asking_fall_on_the_last_of_a_short_month(workshop):
    workshop.ends_on = workshop.ends_on.replace(year=2026, month=11, day=30)
    assert [(months, str(day)) for months, day in rules.asking_days(workshop)] == [
        (3, "2027-02-28"),
        (6, "2027-05-30"),
        (12, "2027-11-30"),
    ]
