"""The line before a full group: first come, first served, and whoever is first gets the seat in the same moment."""

import pytest
from django.db import IntegrityError, transaction

from programmes.models import History
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import group as groups
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import waiting_place as waiting_places
from workshops.models import Breakout, Membership, Participation, WaitingPlace


@pytest.fixture
def choosing(room):
    """Group A is full: two seats, two people."""
    room.to("choosing").full("A")
    return room


def leave(room, letter="A"):
    """Whoever came first leaves this group. Returns them."""
    seat = room.group(letter).memberships.first()
    memberships.leave(membership=seat, by=room.who(seat.participation))
    return seat.participation


def test_a_participant_waits_in_the_line_of_a_full_group(choosing):
    place = choosing.waits()
    assert isinstance(place, WaitingPlace) and place.group == choosing.group()
    assert choosing.sits(place.participation) is None and choosing.group().taken == 2
    assert History.objects.about(place).get().act == "waiting_places.take"


def test_the_seat_somebody_leaves_is_theirs_who_waited_first_in_the_same_moment(choosing):
    first, second = choosing.waits().participation, choosing.waits().participation
    gone = leave(choosing)
    assert (choosing.sits(gone), choosing.sits(first), choosing.sits(second)) == (None, "A", None)
    assert choosing.line() == [second] and choosing.seats_are_true()
    promoted = History.objects.get(act="memberships.promote")
    assert promoted.actor_person == gone.person and str(first) in promoted.subject_label


def test_nobody_who_comes_later_overtakes_the_line(choosing):
    first = choosing.waits().participation
    leave(choosing)
    late = choosing.officer()
    with pytest.raises(memberships.GroupFull):
        memberships.join(group=choosing.group(), participation=late, by=choosing.who(late))
    assert choosing.sits(first) == "A"


def test_a_switch_away_frees_the_seat_for_the_line(choosing):
    waits, seat = choosing.waits().participation, choosing.group().memberships.first()
    memberships.switch(membership=seat, group=choosing.group("B"), by=choosing.who(seat.participation))
    assert choosing.sits(waits) == "A" and choosing.line() == [] and choosing.seats_are_true()


def test_more_seats_are_given_to_the_line_at_once_and_not_to_more_than_there_are(choosing):
    waiting = [choosing.waits().participation for _ in range(3)]
    groups.edit(group=choosing.group(), capacity=4, reason="A larger table", by=choosing.facilitator)
    assert [choosing.sits(one) for one in waiting] == ["A", "A", None]
    assert choosing.group().taken == 4 and choosing.line() == waiting[2:] and choosing.seats_are_true()


def test_a_seat_kept_elsewhere_is_kept_until_the_new_one_comes_and_goes_on_to_the_next(choosing):
    """A leaves: B, who waits with a seat in the other group, changes over; that seat goes to C, who waits for it."""
    choosing.full("B", capacity=1)
    b = choosing.group("B").memberships.get().participation
    assert choosing.waits("A", b).participation == b and choosing.sits(b) == "B"
    c = choosing.waits("B").participation
    leave(choosing)
    assert (choosing.sits(b), choosing.sits(c)) == ("A", "B")
    assert not WaitingPlace.objects.exists() and choosing.seats_are_true()
    moves = History.objects.filter(act="memberships.promote").order_by("pk")
    assert [move.details for move in moves] == ['{"before":"B"}', '{"before":""}']


def test_whoever_changes_over_leaves_their_duties_behind(choosing):
    seat = choosing.seated("B", "secretary", "leader")
    epoch = choosing.report("B").epoch
    choosing.waits("A", seat.participation)
    leave(choosing)
    moved = choosing.fresh(seat)
    assert (moved.group.letter, moved.duties) == ("A", [])
    assert choosing.report("B").epoch == epoch + 1


def test_two_who_wait_for_each_others_group_both_get_it_when_one_seat_is_free(choosing):
    choosing.full("B", capacity=1)
    b, a = choosing.group("B").memberships.get().participation, choosing.group().memberships.last().participation
    choosing.waits("A", b)
    choosing.waits("B", a)
    leave(choosing)
    assert (choosing.sits(a), choosing.sits(b)) == ("B", "A") and choosing.seats_are_true()


def test_a_chain_may_come_back_to_whoever_set_it_off(choosing):
    """X waits for A and goes from B to C: the seat in B goes to somebody from A, and the one in A to X."""
    choosing.full("B", capacity=1)
    x, y = choosing.group("B").memberships.get(), choosing.group().memberships.first()
    choosing.waits("A", x.participation)
    choosing.waits("B", y.participation)
    moved = memberships.switch(membership=x, group=choosing.group("C"), by=choosing.who(x.participation))
    assert (choosing.sits(y.participation), choosing.sits(x.participation)) == ("B", "A")
    assert moved.group.letter == "A" and choosing.seats_are_true()


def test_one_waits_for_one_group_and_asking_elsewhere_gives_the_first_place_up(choosing):
    choosing.full("B", capacity=1)
    officer = choosing.waits("A").participation
    choosing.waits("B", officer)
    assert (choosing.line("A"), choosing.line("B")) == ([], [officer])


def test_the_database_itself_refuses_a_second_place(choosing):
    place = choosing.waits("A")
    with pytest.raises(IntegrityError), transaction.atomic():
        WaitingPlace.objects.create(
            breakout=place.breakout,
            group=choosing.group("B"),
            participation=place.participation,
            asked_at=place.asked_at,
        )


def test_asking_twice_keeps_the_first_place(choosing):
    first = choosing.waits()
    second = choosing.waits()
    assert choosing.waits("A", first.participation) == first
    assert choosing.line() == [first.participation, second.participation]
    assert History.objects.filter(act="waiting_places.take").count() == 2


def test_a_seat_that_is_free_by_now_is_taken_instead(choosing):
    group = choosing.group()
    leave(choosing)
    officer = choosing.officer()
    got = waiting_places.take(group=group, participation=officer, by=choosing.who(officer))
    assert isinstance(got, Membership) and got.group == group and not WaitingPlace.objects.exists()
    assert choosing.seats_are_true()


def test_who_has_the_seat_does_not_wait_for_it(choosing):
    seat = choosing.group().memberships.first()
    with pytest.raises(Conflict, match="here already"):
        choosing.waits("A", seat.participation)


def test_who_joins_another_group_meanwhile_still_waits(choosing):
    officer = choosing.waits().participation
    memberships.join(group=choosing.group("B"), participation=officer, by=choosing.who(officer))
    assert choosing.line() == [officer]
    leave(choosing)
    assert choosing.sits(officer) == "A" and choosing.group("B").taken == 0


def test_whoever_waits_may_stop_waiting_and_the_next_is_served(choosing):
    first, second = choosing.waits(), choosing.waits()
    waiting_places.leave(place=first, by=choosing.who(first.participation))
    assert choosing.line() == [second.participation]
    assert History.objects.filter(act="waiting_places.leave").get().subject_pk
    leave(choosing)
    assert choosing.sits(first.participation) is None and choosing.sits(second.participation) == "A"


def test_a_place_that_has_become_a_seat_is_not_left_and_the_seat_stays(choosing):
    place = choosing.waits()
    leave(choosing)
    for stale in (place, place):
        with pytest.raises(Conflict, match="perhaps the seat is yours"):
            waiting_places.leave(place=stale, by=choosing.who(place.participation))
    assert choosing.sits(place.participation) == "A"
    assert not History.objects.filter(act="waiting_places.leave").exists()


def test_nobody_waits_or_stops_waiting_for_somebody_else(choosing, stranger):
    place, other = choosing.waits(), choosing.officer()
    for actor in (choosing.who(choosing.officer()), stranger, choosing.badge(choosing.officer()), choosing.laptop()):
        with pytest.raises(NotAllowed):
            waiting_places.take(group=choosing.group(), participation=other, by=actor)
        with pytest.raises(NotAllowed):
            waiting_places.leave(place=place, by=actor)
    assert choosing.line() == [place.participation]


def test_a_facilitator_may_put_somebody_in_the_line_and_take_them_out(choosing):
    officer = choosing.officer()
    place = waiting_places.take(group=choosing.group(), participation=officer, by=choosing.facilitator)
    assert choosing.line() == [officer]
    waiting_places.leave(place=place, by=choosing.facilitator)
    assert choosing.line() == []


@pytest.mark.parametrize("kind", [Participation.Kind.FACILITATOR, Participation.Kind.OBSERVER])
def test_only_participants_wait(choosing, kind):
    other = choosing.officer(kind=kind)
    for by in (choosing.who(other), choosing.facilitator):
        with pytest.raises(NotAllowed):
            waiting_places.take(group=choosing.group(), participation=other, by=by)


@pytest.mark.parametrize("act", ["withdraw", "decline", "mark_absent"])
def test_who_is_away_waits_no_longer_and_the_seat_goes_to_the_next(choosing, organiser, act):
    ill, next_one = choosing.waits().participation, choosing.waits().participation
    stale = choosing.fresh(ill)
    participations.move(participation=ill, act=act, by=organiser, reason="Ill")
    assert choosing.line() == [next_one]
    with pytest.raises(NotAllowed):
        waiting_places.take(group=choosing.group(), participation=stale, by=choosing.facilitator)
    leave(choosing)
    assert choosing.sits(ill) is None and choosing.sits(next_one) == "A"


def test_the_seat_of_somebody_who_withdraws_is_freed_first_and_goes_to_the_line(choosing, organiser):
    waits, seat = choosing.waits().participation, choosing.group().memberships.first()
    with pytest.raises(Conflict, match="Free the seat"):
        participations.move(participation=seat.participation, act="withdraw", by=organiser, reason="Ill")
    memberships.leave(membership=seat, by=organiser)
    participations.move(participation=seat.participation, act="withdraw", by=organiser, reason="Ill")
    assert choosing.sits(waits) == "A" and choosing.seats_are_true()


def test_who_is_away_all_the_same_gets_no_seat_from_the_line(choosing):
    """However it came about: a row that was put right elsewhere, a list that was loaded."""
    ill, next_one = choosing.waits().participation, choosing.waits().participation
    Participation.objects.filter(pk=ill.pk).update(state=Participation.State.WITHDRAWN)
    leave(choosing)
    assert (choosing.sits(ill), choosing.sits(next_one), choosing.line()) == (None, "A", [])


def test_who_becomes_a_facilitator_waits_no_longer(choosing, organiser):
    officer = choosing.waits().participation
    participations.edit(participation=officer, kind=Participation.Kind.FACILITATOR, by=organiser)
    assert choosing.line() == []


def test_a_substitute_has_the_place_in_the_line_too(choosing, organiser):
    first, second = choosing.waits().participation, choosing.waits().participation
    substitute = participations.replace(participation=first, by=organiser, family_name="Haidar", reason="Ill")
    assert choosing.line() == [substitute, second]
    leave(choosing)
    assert choosing.sits(substitute) == "A"


def test_somebody_who_is_seated_by_a_facilitator_stands_in_no_line_for_that_group(choosing):
    officer = choosing.waits().participation
    groups.edit(group=choosing.group("B"), capacity=5, reason="So", by=choosing.facilitator)
    memberships.assign(breakout=choosing.breakout, seating={choosing.group("B"): [officer]}, by=choosing.facilitator)
    assert choosing.line() == [officer]
    leave(choosing)
    assert choosing.sits(officer) == "A" and not WaitingPlace.objects.exists()


def test_when_the_work_starts_whoever_has_a_seat_waits_no_longer(choosing):
    seated, without = choosing.seated("B").participation, choosing.officer()
    choosing.waits("A", seated)
    choosing.waits("A", without)
    choosing.to("working")
    assert choosing.line() == [without]
    memberships.leave(membership=choosing.group().memberships.first(), by=choosing.facilitator)
    assert (choosing.sits(seated), choosing.sits(without)) == ("B", "A")


def test_at_work_whoever_is_seated_elsewhere_waits_no_longer(choosing):
    without = choosing.waits().participation
    choosing.to("working")
    memberships.join(group=choosing.group("C"), participation=without, by=choosing.facilitator)
    assert choosing.line() == []
    memberships.leave(membership=choosing.group().memberships.first(), by=choosing.facilitator)
    assert choosing.sits(without) == "C"


@pytest.mark.parametrize("stage", ["working", "plenary"])
def test_no_new_line_forms_after_the_choice(choosing, stage):
    choosing.to(stage)
    officer = choosing.officer()
    with pytest.raises(NotAllowed):
        choosing.waits("A", officer)
    with pytest.raises(Conflict, match="choice is not open"):
        waiting_places.take(group=choosing.group(), participation=officer, by=choosing.facilitator)


def test_a_seat_freed_in_the_plenary_goes_to_the_line_when_the_work_is_taken_up_again(choosing):
    without = choosing.waits().participation
    choosing.to("plenary")
    memberships.leave(membership=choosing.group().memberships.first(), by=choosing.facilitator)
    assert choosing.sits(without) is None
    breakouts.move(breakout=choosing.breakout, act="resume_work", by=choosing.facilitator, reason="Too early")
    assert choosing.sits(without) == "A" and choosing.seats_are_true()


def test_where_the_facilitator_assigns_nobody_puts_themselves_in_a_line(choosing):
    Breakout.objects.filter(pk=choosing.breakout.pk).update(mode=Breakout.Mode.ASSIGNED)
    choosing.breakout = choosing.fresh(choosing.breakout)
    officer = choosing.officer()
    for actor in (choosing.who(officer), choosing.badge(officer)):
        with pytest.raises(NotAllowed):
            waiting_places.take(group=choosing.group(), participation=officer, by=actor)
    place = waiting_places.take(group=choosing.group(), participation=officer, by=choosing.facilitator)
    memberships.leave(membership=choosing.group().memberships.first(), by=choosing.facilitator)
    assert choosing.sits(place.participation) == "A"


def test_a_merged_group_has_no_line(choosing):
    group, officer = choosing.group("B"), choosing.officer()
    groups.merge(group=group, into=choosing.group("C"), reason="Few", by=choosing.facilitator)
    with pytest.raises(Conflict, match="was merged"):
        waiting_places.take(group=group, participation=officer, by=choosing.who(officer))
