"""Groups divided by the facilitator: everybody seated in one step, nobody moved, all or nothing."""

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import group as groups
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import topic as topics


def assign(room, by=None, **people):
    seating = {room.group(letter): officers for letter, officers in people.items()}
    return memberships.assign(breakout=room.breakout, seating=seating, by=by or room.facilitator)


def test_people_are_seated_as_the_facilitator_divides_them_in_order(room):
    officers = [room.to("choosing").officer() for _ in range(5)]
    assert assign(room, A=officers[:3], B=officers[3:]) == 5
    assert [seat.participation for seat in room.group("A").memberships.all()] == officers[:3]
    assert room.seats_are_true() and History.objects.filter(act="memberships.assign").count() == 5


def test_doing_it_twice_or_after_some_have_chosen_moves_nobody(room):
    chose, officers = room.to("choosing").seated("C"), [room.officer() for _ in range(2)]
    for number in (2, 0):
        assert assign(room, A=[*officers, chose.participation]) == number
    assert room.sits(chose.participation) == "C" and room.seats_are_true()


def test_it_is_all_or_nothing(room):
    group = room.to("choosing").full("B", capacity=1)
    officers = [room.officer() for _ in range(2)]
    with pytest.raises(memberships.GroupFull):
        assign(room, A=officers[:1], B=officers[1:])
    assert [room.sits(one) for one in officers] == [None, None]
    assert group.taken == 1 and room.seats_are_true()


def test_whoever_waits_and_is_seated_there_stands_in_no_line(room):
    room.to("choosing").full("A", capacity=1)
    officer = room.waits("A").participation
    groups.edit(group=room.group("B"), capacity=3, reason="So", by=room.facilitator)
    assign(room, B=[officer])
    assert (room.sits(officer), room.line("A")) == ("B", [officer])


def test_somebody_who_withdrew_or_is_no_participant_or_a_group_elsewhere_stops_it(room, organiser, template, by):
    room.to("choosing")
    stale, fine = room.officer(), room.officer()
    participations.move(participation=room.fresh(stale), act="withdraw", by=organiser, reason="Ill")
    for odd in (stale, room.officer(kind="observer")):
        with pytest.raises(NotAllowed):
            assign(room, A=[fine, odd])
    other = breakouts.set_up(workshop=room.workshop, template=template, by=by)
    topics.select(topic=other.topics.get(number=1), by=by)
    with pytest.raises(Conflict, match="another break-out"):
        memberships.assign(breakout=room.breakout, seating={other.groups.get(): [fine]}, by=room.facilitator)
    assert room.sits(fine) is None and not fine.memberships.exists()


def test_only_facilitators_divide_the_groups(room, stranger):
    officer = room.to("choosing").officer()
    for actor in (room.who(officer), room.badge(officer), room.laptop(), stranger):
        with pytest.raises(NotAllowed):
            assign(room, by=actor, A=[officer])
