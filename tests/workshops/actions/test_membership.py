"""Seats: first come, first served; one a person; a refused change never loses the old one; duties change hands."""

import pytest
from django.db import IntegrityError, transaction

from programmes.models import History
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.actions import answer as answers
from workshops.actions import breakout as breakouts
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import topic as topics
from workshops.actions import workshop as workshops
from workshops.models import AnswerRevision, Duty, Group, Membership, Participation


@pytest.fixture
def choosing(room):
    return room.to("choosing")


def full(room, letter="A", capacity=2):
    Group.objects.filter(pk=room.group(letter).pk).update(capacity=capacity)
    while not room.group(letter).is_full:
        room.seated(letter)
    return room.group(letter)


def test_a_participant_takes_a_seat(choosing):
    noora = choosing.officer()
    seat = memberships.join(group=choosing.group(), participation=noora, by=choosing.who(noora))
    assert (seat.participation, seat.group, seat.duties) == (noora, choosing.group(), [])
    assert choosing.group().taken == 1
    assert History.objects.about(seat).get().act == "memberships.join"


def test_seats_go_first_come_first_served_up_to_the_capacity(choosing):
    officers, got = [choosing.officer() for _ in range(12)], []
    for officer in officers:
        try:
            memberships.join(group=choosing.group(), participation=officer, by=choosing.who(officer))
            got.append(officer)
        except memberships.GroupFull:
            pass
    assert got == officers[:10]
    assert [seat.participation for seat in choosing.group().memberships.all()] == officers[:10]


def test_a_full_group_is_refused_with_the_free_groups_named(choosing):
    group, noora = full(choosing), choosing.officer()
    full(choosing, "C")
    with pytest.raises(memberships.GroupFull, match="Group A is full") as refused:
        memberships.join(group=group, participation=noora, by=choosing.who(noora))
    assert [free.letter for free in refused.value.free] == ["B"]
    assert refused.value.status == 409
    assert not noora.memberships.exists()


def test_a_person_has_one_seat_in_a_session_and_is_offered_to_change(choosing):
    noora = choosing.officer()
    first = memberships.join(group=choosing.group("A"), participation=noora, by=choosing.who(noora))
    with pytest.raises(memberships.HasSeat, match="Group A") as refused:
        memberships.join(group=choosing.group("B"), participation=noora, by=choosing.who(noora))
    assert refused.value.membership == first
    assert noora.memberships.count() == 1 and choosing.seats_are_true()


def test_another_session_of_the_workshop_has_a_seat_of_its_own(choosing, template):
    noora = choosing.seated().participation
    other = breakouts.set_up(workshop=choosing.workshop, template=template, by=choosing.facilitator)
    topics.select(topic=other.topics.get(number=1), by=choosing.facilitator)
    memberships.join(group=other.groups.get(), participation=noora, by=choosing.facilitator)
    assert noora.memberships.count() == 2


def test_the_database_itself_refuses_a_second_seat(choosing):
    seat = choosing.seated()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            group=choosing.group("B"),
            breakout=choosing.breakout,
            participation=seat.participation,
            joined_at=seat.joined_at,
        )


def test_the_database_itself_refuses_one_more_than_the_capacity(choosing):
    group = full(choosing)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.filter(pk=group.pk).update(taken=group.capacity + 1)


def test_asking_twice_gives_the_same_seat(choosing):
    noora = choosing.officer()
    seats = [memberships.join(group=choosing.group(), participation=noora, by=choosing.who(noora)) for _ in range(2)]
    assert seats[0] == seats[1] and choosing.group().taken == 1
    assert History.objects.filter(act="memberships.join").count() == 1


def test_asking_twice_for_what_was_the_last_seat_gives_the_same_seat(choosing):
    full(choosing, capacity=2)
    seat = choosing.group().memberships.last()
    again = memberships.join(group=choosing.group(), participation=seat.participation, by=choosing.facilitator)
    assert again == seat


def test_a_switch_moves_the_seat_in_one_step(choosing):
    seat = choosing.seated("A", *Duty)
    moved = memberships.switch(membership=seat, group=choosing.group("B"), by=choosing.who(seat.participation))
    assert (moved.pk, moved.group.letter, moved.duties) == (seat.pk, "B", [])
    assert (choosing.group("A").taken, choosing.group("B").taken) == (0, 1)
    assert History.objects.filter(act="memberships.switch").count() == 1


@pytest.mark.parametrize("here, there", [("A", "B"), ("B", "A")])
def test_a_refused_switch_keeps_the_old_seat_and_its_duties(choosing, here, there):
    seat, group = choosing.seated(here, Duty.SECRETARY), full(choosing, there)
    before = Membership.objects.filter(pk=seat.pk).values().get()
    with pytest.raises(memberships.GroupFull) as refused:
        memberships.switch(membership=seat, group=group, by=choosing.who(seat.participation))
    assert Membership.objects.filter(pk=seat.pk).values().get() == before
    assert choosing.seats_are_true() and choosing.report(here).epoch == 2
    assert there not in [free.letter for free in refused.value.free]


def test_a_switch_to_the_present_group_changes_nothing(choosing):
    seat = choosing.seated("A", Duty.LEADER)
    memberships.switch(membership=seat, group=choosing.group("A"), by=choosing.who(seat.participation))
    assert choosing.fresh(seat).is_leader and choosing.seats_are_true()


def test_a_seat_does_not_switch_into_another_session(choosing, template):
    seat = choosing.seated()
    other = breakouts.set_up(workshop=choosing.workshop, template=template, by=choosing.facilitator)
    topics.select(topic=other.topics.get(number=1), by=choosing.facilitator)
    with pytest.raises(Conflict, match="another break-out"):
        memberships.switch(membership=seat, group=other.groups.get(), by=choosing.facilitator, reason="Why")
    assert choosing.fresh(seat).group == choosing.group("A") and choosing.seats_are_true()


def test_leaving_frees_the_seat_at_once(choosing):
    group, noora = full(choosing), choosing.officer()
    gone = group.memberships.first()
    memberships.leave(membership=gone, by=choosing.who(gone.participation))
    memberships.join(group=group, participation=noora, by=choosing.who(noora))
    assert choosing.group().taken == 2 and choosing.seats_are_true()


def test_leaving_twice_frees_one_seat(choosing):
    choosing.seated()
    seat = choosing.seated()
    stale = choosing.fresh(seat)
    memberships.leave(membership=seat, by=choosing.facilitator)
    with pytest.raises(Conflict, match="changed in the meantime"):
        memberships.leave(membership=stale, by=choosing.facilitator)
    assert choosing.group().taken == 1 and choosing.seats_are_true()


def test_an_old_page_frees_no_seat_in_the_group_one_has_left(choosing):
    choosing.seated("A")
    seat = choosing.seated("A")
    stale = choosing.fresh(seat)
    memberships.switch(membership=seat, group=choosing.group("B"), by=choosing.facilitator, reason="Why")
    for act in (
        lambda: memberships.leave(membership=stale, by=choosing.facilitator),
        lambda: memberships.switch(membership=stale, group=choosing.group("C"), by=choosing.facilitator, reason="Why"),
    ):
        with pytest.raises(Conflict, match="changed in the meantime"):
            act()
    assert choosing.fresh(seat).group.letter == "B" and choosing.seats_are_true()


@pytest.mark.parametrize("kind", [kind for kind in Participation.Kind if kind != Participation.Kind.PARTICIPANT])
def test_only_participants_have_a_seat(choosing, kind):
    other = choosing.officer(kind=kind)
    for by in (choosing.who(other), choosing.facilitator):
        with pytest.raises(NotAllowed):
            memberships.join(group=choosing.group(), participation=other, by=by)
    assert choosing.group().taken == 0


@pytest.mark.parametrize("act", ["withdraw", "mark_absent"])
def test_who_withdrew_or_did_not_come_has_no_seat(choosing, organiser, act):
    stale = choosing.officer()
    gone = participations.move(participation=stale, act=act, by=organiser, reason="Ill")
    for participation in (gone, stale):
        with pytest.raises(NotAllowed):
            memberships.join(group=choosing.group(), participation=participation, by=choosing.who(gone))
    assert choosing.group().taken == 0


def test_a_stranger_and_somebody_of_another_workshop_have_no_seat(choosing, stranger, programme, english, by):
    with pytest.raises(NotAllowed):
        memberships.join(group=choosing.group(), participation=choosing.officer(), by=stranger)
    elsewhere = workshops.schedule(
        programme=programme, title="Elsewhere", starts_on=choosing.workshop.starts_on,
        ends_on=choosing.workshop.ends_on, language=english, by=by,
    )  # fmt: skip
    guest = choosing.officer(at=elsewhere)
    for actor in (choosing.who(guest), choosing.facilitator):
        with pytest.raises(NotAllowed):
            memberships.join(group=choosing.group(), participation=guest, by=actor)


def test_nobody_takes_or_moves_or_frees_the_seat_of_a_colleague(choosing):
    noora, seat = choosing.officer(), choosing.seated()
    colleague = choosing.who(choosing.officer())
    with pytest.raises(NotAllowed):
        memberships.join(group=choosing.group(), participation=noora, by=colleague)
    with pytest.raises(NotAllowed):
        memberships.switch(membership=seat, group=choosing.group("B"), by=colleague)
    with pytest.raises(NotAllowed):
        memberships.leave(membership=seat, by=colleague)
    assert choosing.fresh(seat).group == choosing.group("A")


@pytest.mark.parametrize("stage", ["planned", "working", "plenary", "closed"])
def test_a_participant_takes_changes_and_frees_a_seat_only_while_the_choice_is_open(room, stage):
    room.select()
    seat, noora = room.seated(), room.officer()
    room.to(stage)
    for act in (
        lambda: memberships.join(group=room.group(), participation=noora, by=room.who(noora)),
        lambda: memberships.switch(membership=seat, group=room.group("B"), by=room.who(seat.participation)),
        lambda: memberships.leave(membership=room.fresh(seat), by=room.who(seat.participation)),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert room.group().taken == 1 and room.seats_are_true()


def test_a_page_loaded_before_the_choice_was_closed_takes_no_seat_after_it(choosing):
    noora, seat, group = choosing.officer(), choosing.seated("B"), choosing.group()
    assert group.breakout.state == "choosing" and seat.breakout.state == "choosing"
    choosing.to("working")
    with pytest.raises(NotAllowed):
        memberships.join(group=group, participation=noora, by=choosing.who(noora))
    with pytest.raises(NotAllowed):
        memberships.switch(membership=seat, group=group, by=choosing.who(seat.participation))
    with pytest.raises(NotAllowed):
        memberships.leave(membership=seat, by=choosing.who(seat.participation))
    assert (choosing.group().taken, choosing.group("B").taken) == (0, 1) and choosing.seats_are_true()


def test_a_facilitator_seats_somebody_after_the_choice_also_an_officer_without_a_name(room, by):
    room.to("working")
    unnamed = participations.add(workshop=room.workshop, listed_as="Police officer, Thailand", by=by)
    for late in (room.officer(), unnamed):
        memberships.join(group=room.group(), participation=late, by=room.facilitator)
    assert [str(seat.participation) for seat in room.group().memberships.all()][1] == "Police officer, Thailand"


def test_a_closed_session_seats_nobody(room):
    room.to("closed")
    with pytest.raises(NotAllowed):
        memberships.join(group=room.group(), participation=room.officer(), by=room.facilitator)


def test_nobody_takes_a_seat_in_a_workshop_that_was_cancelled(choosing, organiser):
    noora = choosing.officer()
    workshops.move(workshop=choosing.workshop, act="cancel", by=organiser, reason="Flood")
    with pytest.raises(NotAllowed):
        memberships.join(group=Group.objects.get(pk=choosing.group().pk), participation=noora, by=choosing.who(noora))


def test_one_person_may_hold_all_three_duties(choosing):
    seat = choosing.seated("A", *Duty)
    assert seat.duties == list(Duty) == choosing.fresh(seat).duties


@pytest.mark.parametrize("duty", Duty)
def test_a_duty_is_handed_over_in_one_act(choosing, duty):
    first, second = choosing.seated("A", duty), choosing.seated("A")
    before = History.objects.count()
    memberships.give_duty(membership=second, duty=duty, by=choosing.who(first.participation))
    assert (choosing.fresh(first).duties, choosing.fresh(second).duties) == ([], [duty])
    assert History.objects.count() == before + 1


def test_giving_a_duty_to_who_holds_it_changes_nothing(choosing):
    seat = choosing.seated("A", Duty.SECRETARY)
    before = History.objects.count(), choosing.report().epoch
    memberships.give_duty(membership=seat, duty=Duty.SECRETARY, by=choosing.facilitator)
    assert (History.objects.count(), choosing.report().epoch) == before


def test_the_database_itself_refuses_a_second_secretary(choosing):
    choosing.seated("A", Duty.SECRETARY)
    other = choosing.seated("A")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=other.pk).update(is_secretary=True)


def test_only_members_of_the_group_and_facilitators_give_its_duties(choosing, stranger):
    seat, neighbour = choosing.seated("A"), choosing.seated("B")
    for actor in (choosing.who(neighbour.participation), choosing.who(choosing.officer()), stranger):
        with pytest.raises(NotAllowed):
            memberships.give_duty(membership=seat, duty=Duty.LEADER, by=actor)
    assert choosing.fresh(seat).duties == []


def test_who_has_left_the_group_receives_no_duty(choosing):
    seat = choosing.seated("A")
    stale = choosing.fresh(seat)
    memberships.switch(membership=seat, group=choosing.group("B"), by=choosing.facilitator, reason="Why")
    with pytest.raises(Conflict, match="left the group"):
        memberships.give_duty(membership=stale, duty=Duty.SECRETARY, by=choosing.facilitator)


def hand_over(room, secretary):
    memberships.give_duty(membership=room.seated("A"), duty=Duty.SECRETARY, by=room.facilitator)


def move_away(room, secretary):
    memberships.switch(membership=secretary, group=room.group("B"), by=room.facilitator, reason="Why")


def go(room, secretary):
    memberships.leave(membership=secretary, by=room.facilitator)


@pytest.mark.parametrize("change", [hand_over, move_away, go])
def test_when_the_secretary_changes_late_text_is_refused_and_kept(choosing, change):
    secretary = choosing.seated("A", Duty.SECRETARY)
    amina, epoch = choosing.who(secretary.participation), choosing.report().epoch
    assert choosing.write("On time", amina) == 1
    change(choosing, secretary)
    assert choosing.report().epoch == epoch + 1
    with pytest.raises(Conflict, match="Somebody else is secretary now. Your text is kept"):
        choosing.write("Too late", amina, base_version=1, epoch=epoch)
    assert choosing.report().answers.get().text == "On time"
    kept = AnswerRevision.objects.last()
    assert (kept.text, kept.accepted, kept.author) == ("Too late", False, amina.person)


def test_the_duties_of_a_leader_change_no_epoch(choosing):
    epoch = choosing.report().epoch
    choosing.seated("A", Duty.LEADER, Duty.SPOKESPERSON)
    assert choosing.report().epoch == epoch


def test_an_old_page_of_a_seat_does_not_hide_that_it_was_the_secretarys(choosing):
    stale = choosing.fresh(choosing.seated("A"))
    memberships.give_duty(membership=choosing.fresh(stale), duty=Duty.SECRETARY, by=choosing.facilitator)
    epoch = choosing.report().epoch
    memberships.leave(membership=stale, by=choosing.facilitator)
    assert choosing.report().epoch == epoch + 1


def test_a_stranger_leaves_no_text_behind(choosing, stranger):
    with pytest.raises(NotAllowed):
        answers.write(report=choosing.report(), key="discussion", text="Spam", base_version=0, epoch=1, by=stranger)
    assert not AnswerRevision.objects.exists()
