"""The list of a workshop: everyone once, with a number, with or without a name."""

from datetime import timedelta

import pytest

from programmes.models import History, Person
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import participation as participations
from workshops.models import Participation
from workshops.rules.participation import MOVES


def test_a_person_keeps_the_post_and_administration_of_that_day(organiser, workshop, make_person, customs, unep):
    person = make_person("Hasan", "Noora", organisation=customs, post="Head of unit", sex="female")
    row = participations.add(workshop=workshop, person=person, by=organiser)
    Person.objects.filter(pk=person.pk).update(organisation=unep, post="Director")
    row.refresh_from_db()
    assert (row.organisation, row.post, row.sex) == (customs, "Head of unit", "female")
    assert History.objects.about(row).get().act == "participations.add"


def test_numbers_go_up_and_nobody_is_on_the_list_twice(organiser, workshop, make_person):
    first = participations.add(workshop=workshop, person=make_person("Hasan"), by=organiser)
    second = participations.add(workshop=workshop, person=make_person("Rashid"), by=organiser)
    assert (first.number, second.number) == (101, 102)
    with pytest.raises((Invalid, Conflict), match="already on the list"):
        participations.add(workshop=workshop, person=first.person, by=organiser)


def test_an_officer_without_a_name_is_listed_and_nobody_at_all_is_not(organiser, workshop, customs):
    row = participations.add(
        workshop=workshop, listed_as="Customs officer, Bahrain", organisation=customs, by=organiser
    )
    assert row.shown_name == "Customs officer, Bahrain"
    with pytest.raises((Invalid, Conflict), match="Give a name"):
        participations.add(workshop=workshop, by=organiser)


def test_a_new_person_is_recorded_and_listed_or_neither(organiser, workshop):
    row = participations.add_person(workshop=workshop, by=organiser, kind="participant", family_name="Hasan")
    assert row.person in workshop.programme.people.all()
    people = Person.objects.count()
    with pytest.raises(Invalid):
        participations.add_person(workshop=workshop, by=organiser, kind="captain", family_name="Rashid")
    assert Person.objects.count() == people


def test_an_entry_is_mended(organiser, workshop, make_person):
    row = participations.add(workshop=workshop, person=make_person("Hasan"), by=organiser)
    participations.edit(participation=row, by=organiser, kind="observer")
    row.refresh_from_db()
    assert row.kind == "observer"
    assert History.objects.about(row).first().act == "participations.edit"


def test_facilitators_and_strangers_keep_no_list(facilitator, stranger, organiser, workshop, make_person):
    row = participations.add(workshop=workshop, person=make_person("Hasan"), by=organiser)
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            participations.add(workshop=workshop, listed_as="Somebody", by=actor)
        with pytest.raises(NotAllowed):
            participations.edit(participation=row, by=actor, kind="observer")
        with pytest.raises(NotAllowed):
            participations.complete_all(workshop=workshop, by=actor)


@pytest.mark.parametrize("state", Participation.State.values)
@pytest.mark.parametrize("act", [move.act for move in MOVES])
def test_every_move_from_every_state_is_made_or_refused_as_the_table_says(organiser, add_participant, act, state):
    row = add_participant("Hasan")
    Participation.objects.filter(pk=row.pk).update(state=state)
    entries = History.objects.count()
    if state in MOVES[act].sources:
        assert participations.move(participation=row, act=act, by=organiser).state == MOVES[act].target
        assert History.objects.count() == entries + 1
    else:
        with pytest.raises(Conflict):
            participations.move(participation=row, act=act, by=organiser)
        row.refresh_from_db()
        assert (row.state, History.objects.count()) == (state, entries)


@pytest.mark.parametrize("act", [move.act for move in MOVES])
def test_no_move_is_the_participants_own(workshop, add_participant, act, make_actor):
    row = add_participant("Hasan")
    with pytest.raises(NotAllowed):
        participations.move(participation=row, act=act, by=make_actor("participant"))


def test_on_the_last_day_everyone_still_expected_has_completed(organiser, workshop, add_participant):
    add_participant("Hasan"), add_participant("Facilitator", kind="facilitator")
    absent = add_participant("Rashid")
    participations.move(participation=absent, act="mark_absent", by=organiser)
    with pytest.raises(Conflict, match="not over yet"):
        participations.complete_all(workshop=workshop, by=organiser)
    with clock.at(clock.now() + timedelta(days=4)):
        assert participations.complete_all(workshop=workshop, by=organiser) == 1
    assert list(workshop.participations.values_list("state", flat=True)) == ["completed", "expected", "no_show"]
