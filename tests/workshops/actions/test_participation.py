"""The list of a workshop: everyone once, with a number, with or without a name."""

from datetime import time, timedelta

import pytest

from programmes.actions import grant as grants
from programmes.models import History, Organisation, Person
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items
from workshops.actions import funding as fundings
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.models import Duty, Group, Participation
from workshops.rules import funding as funding_rules
from workshops.rules.funding import Share
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


def seat(participation):
    return participation.memberships.select_related("group").get()


def test_a_substitute_takes_over_seat_duties_funding_and_items_under_a_new_number(organiser, room, unep):
    grant = grants.record(programme=room.workshop.programme, title="Phase two", donor=unep, by=SYSTEM)
    paid = [Share("grant", 60, grant), Share("host", 40)]
    room.to("working")
    seated = room.seated("A", Duty.LEADER, Duty.SECRETARY)
    former = fundings.set_for_participation(participation=seated.participation, by=organiser, shares=paid)
    item = agenda_items.add(
        workshop=room.workshop, by=organiser, day=room.workshop.starts_on, starts_at=time(9), title="Case",
        taught_by=[former],
    )  # fmt: skip
    taken, epoch, highest = room.group().taken, room.report().epoch, former.number
    substitute = participations.replace(
        participation=former, by=organiser, family_name="Rashid", given_names="Amal", sex="female", reason="Illness"
    )
    assert seat(substitute).pk == seated.pk and seat(substitute).group == room.group()
    assert seat(substitute).duties == [Duty.LEADER, Duty.SECRETARY]
    assert not former.memberships.exists()
    assert room.report().epoch == epoch + 1, "what the former secretary still types no longer overwrites"
    assert room.group().taken == taken and room.seats_are_true()
    assert funding_rules.words(funding_rules.of_participation(substitute)) == "Phase two, 60 %; Host, 40 %"
    assert substitute.kind == former.kind
    assert substitute.organisation == former.organisation and substitute.country == former.country
    assert list(item.taught_by.all()) == [substitute]
    assert substitute.number == highest + 1 and substitute.replaces == former
    former.refresh_from_db()
    assert (former.state, substitute.state) == ("withdrawn", "expected")
    assert History.objects.about(former).first().reason == "Illness"
    assert History.objects.about(substitute).get(act="participations.replace").reason == "Illness"


def test_a_full_group_stays_full_when_a_member_is_replaced(organiser, room):
    room.to("choosing")
    Group.objects.filter(pk=room.group().pk).update(capacity=2)
    first, _second = room.seated("A"), room.seated("A")
    participations.replace(participation=first.participation, by=organiser, family_name="Rashid")
    assert room.group().taken == 2 and room.group().memberships.count() == 2
    with pytest.raises(memberships.GroupFull):
        room.seated("A")


def test_a_substitute_who_is_no_secretary_leaves_the_secretary_alone(organiser, room):
    room.to("working")
    room.seated("A", Duty.SECRETARY)
    member, epoch = room.seated("A"), room.report().epoch
    participations.replace(participation=member.participation, by=organiser, family_name="Rashid")
    assert room.report().epoch == epoch


def test_somebody_known_keeps_their_own_administration_as_a_substitute(organiser, add_participant, make_person, unep):
    former = add_participant("Hasan", post="Head of unit")
    known = make_person("Rashid", organisation=unep, post="Adviser")
    substitute = participations.replace(participation=former, person=known, by=organiser)
    assert (substitute.person, substitute.organisation, substitute.post) == (known, unep, "Adviser")
    stranger_to_us = make_person("Saleh")
    second = participations.replace(participation=substitute, person=stranger_to_us, by=organiser)
    assert (second.organisation, second.post) == (unep, ""), "where they come from is kept, what they are is not"


def test_nobody_is_replaced_twice_or_by_somebody_on_the_list(organiser, add_participant):
    former, there = add_participant("Hasan"), add_participant("Saleh")
    with pytest.raises((Invalid, Conflict), match="already on the list"):
        participations.replace(participation=former, person=there.person, by=organiser)
    former.refresh_from_db()
    assert former.state == "expected", "a refused substitute changes nothing"
    participations.replace(participation=former, family_name="Rashid", by=organiser)
    with pytest.raises(Conflict, match="has been replaced already"):
        participations.replace(participation=former, family_name="Another", by=organiser)


@pytest.mark.parametrize(
    ("state", "old", "new"),
    [
        ("to_invite", "withdrawn", "to_invite"),
        ("invited", "withdrawn", "expected"),
        ("completed", "withdrawn", "expected"),
        ("declined", "declined", "expected"),
        ("no_show", "no_show", "expected"),
    ],
)
def test_whoever_declined_or_did_not_come_is_replaced_and_stays_so(organiser, add_participant, state, old, new):
    former = add_participant("Hasan")
    Participation.objects.filter(pk=former.pk).update(state=state)
    substitute = participations.replace(participation=former, family_name="Rashid", by=organiser)
    former.refresh_from_db()
    assert (former.state, substitute.state) == (old, new)


def test_a_substitute_comes_in_while_writing_is_open_and_not_after(organiser, add_participant, workshop):
    first, second = add_participant("Hasan"), add_participant("Saleh")
    with clock.at(clock.now() + timedelta(days=20)):
        participations.replace(participation=first, family_name="Rashid", by=organiser)
    with clock.at(clock.now() + timedelta(days=200)), pytest.raises(NotAllowed):
        participations.replace(participation=second, family_name="Amin", by=organiser)


def test_facilitators_and_strangers_replace_nobody(facilitator, stranger, add_participant):
    former = add_participant("Hasan")
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            participations.replace(participation=former, family_name="Rashid", by=actor)


def test_a_facilitator_adds_somebody_at_the_door_while_it_is_running_and_only_then(facilitator, workshop, customs):
    entry = participations.add_at_door(
        workshop=workshop, family_name="Hasan", given_names="Noora", organisation=customs, sex="female", by=facilitator
    )
    assert (entry.state, entry.kind, entry.number, entry.sex) == ("expected", "participant", 101, "female")
    assert (entry.organisation, entry.country) == (customs, workshop.country)
    row = History.objects.about(entry).get()
    assert row.act == "participations.add_at_door" and row.actor_person == facilitator.person
    for days in (-5, 5):
        with clock.at(clock.now() + timedelta(days=days)), pytest.raises(NotAllowed):
            participations.add_at_door(workshop=workshop, family_name="Late", by=facilitator)


def test_whoever_teaches_here_adds_at_the_door_and_keeps_no_other_list(workshop, add_participant, other_programme):
    expert = actors.for_person(add_participant("Mensah", kind="lead_expert").person)
    participations.add_at_door(workshop=workshop, family_name="Hasan", by=expert)
    with pytest.raises(NotAllowed):
        participations.add_person(workshop=workshop, by=expert, kind="participant", family_name="Saleh")


def test_participants_and_strangers_add_nobody_at_the_door(workshop, add_participant, stranger, make_actor):
    officer = actors.for_person(add_participant("Hasan").person)
    for actor in (officer, stranger, make_actor("donor"), make_actor("assessor")):
        with pytest.raises(NotAllowed):
            participations.add_at_door(workshop=workshop, family_name="Saleh", by=actor)


def test_an_agency_nobody_knows_is_recorded_once_and_a_known_one_is_used(facilitator, workshop, customs):
    for name, agency in (("Hasan", "Port Authority"), ("Saleh", "port authority"), ("Amin", "Customs affairs")):
        participations.add_at_door(workshop=workshop, family_name=name, agency=agency, by=facilitator)
    agencies = [str(row.organisation) for row in workshop.participations.select_related("organisation")]
    assert agencies == ["Port Authority", "Port Authority", "Customs Affairs"]
    assert Organisation.objects.count() == 3, "UNEP, Customs, and one Port Authority"


def test_a_double_tap_adds_nobody_twice_and_namesakes_are_told_apart(facilitator, workshop):
    participations.add_at_door(workshop=workshop, family_name="Hasan", given_names="Noora", by=facilitator)
    with pytest.raises(Conflict, match="on the list already, with number 101"):
        participations.add_at_door(workshop=workshop, family_name="HASAN", given_names="noora", by=facilitator)
    namesake = participations.add_at_door(
        workshop=workshop, family_name="Hasan", given_names="Noora", another=True, by=facilitator
    )
    assert namesake.number == 102


def test_whoever_has_a_seat_does_not_become_a_facilitator_before_it_is_free(organiser, room):
    room.to("choosing")
    seated = room.seated("A")
    with pytest.raises(Conflict, match="Free the seat"):
        participations.edit(participation=seated.participation, by=organiser, kind="facilitator")
    entry = participations.edit(participation=seated.participation, by=organiser, post="Inspector")
    assert '"post":""' in History.objects.about(entry).first().details, "what stood there before"
