"""Seats under load, on PostgreSQL: never one too many, never two a person, never a deadlock on anybody's screen."""

import random
from functools import partial

import pytest
from django.db import connection, transaction

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed
from tests.races.together import flat, together
from workshops.actions import breakout as breakouts
from workshops.actions import membership as memberships
from workshops.models import Duty, Group, Membership

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # SQLite lets one writer in at a time; its race is tests/promises/test_01_seats.py.
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these races need PostgreSQL"),
]
THREADS, EACH, ROUNDS = 100, 2, 20


@pytest.fixture
def say(capsys):
    def print_line(line):
        with capsys.disabled():
            print(f"\n{line}")

    return print_line


@pytest.fixture
def choosing(room):
    return room.to("choosing")


def joiners(room, number):
    """[(participation, actor)], read before the race as a request would read them."""
    return [(officer, room.who(officer)) for officer in (room.officer() for _ in range(number))]


def join(group_pk, officer, actor):
    return memberships.join(group=Group.objects.get(pk=group_pk), participation=officer, by=actor)


def naive_join(group_pk, officer, actor):
    """The guard taken away: count, then create."""
    group = Group.objects.get(pk=group_pk)
    if group.memberships.count() >= group.capacity:
        raise memberships.GroupFull(group)
    with transaction.atomic():
        return Membership.objects.create(
            group=group, breakout_id=group.breakout_id, participation=officer, joined_at=clock.now()
        )


def rush(people, group, how):
    calls = [partial(how, group.pk, *person) for person in people]
    return flat(together(*(calls[start : start + EACH] for start in range(0, len(calls), EACH))))


def test_two_hundred_joiners_of_ten_seats_and_the_naive_way_is_caught(choosing, say):
    people = joiners(choosing, THREADS * EACH)
    outcomes = rush(people, choosing.group("A"), join)
    admitted = [outcome for outcome in outcomes if isinstance(outcome, Membership)]
    assert len(admitted) == 10 == choosing.group("A").taken
    assert {type(outcome) for outcome in outcomes if outcome not in admitted} == {memberships.GroupFull}
    assert choosing.seats_are_true()
    assert History.objects.filter(act="memberships.join").count() == 10

    let_in = []
    for _ in range(3):
        Membership.objects.all().delete()
        rush(people, choosing.group("B"), naive_join)
        let_in.append(choosing.group("B").memberships.count())
    caught = sum(number > 10 for number in let_in)
    say(
        f"join: {len(people)} joiners on {THREADS} connections, 10 seats: {len(admitted)} admitted, others told full; "
        f"control let in {let_in}, caught {caught}/3"
    )
    assert caught, "the race that the guard prevents did not happen, so this test proves nothing"


def test_double_clicks_on_four_groups_at_once_leave_one_seat_each(choosing, say):
    choosing.breakout.groups.update(capacity=60)
    groups = list(choosing.breakout.groups.values_list("pk", flat=True))
    groups.append(groups[0])
    people = joiners(choosing, 25)
    for _ in range(2):
        outcomes = flat(together(*([partial(join, pk, *person)] for person in people for pk in groups)))
        odd = [outcome for outcome in outcomes if not isinstance(outcome, (Membership, memberships.HasSeat))]
        assert odd == []
    assert Membership.objects.count() == len(people) == sum(group.taken for group in Group.objects.all())
    assert choosing.seats_are_true()
    say(f"double clicks: {len(people)} people x 4 clicks x 2 rounds: {Membership.objects.count()} seats, 0 double")


def test_a_double_click_for_the_last_seat_says_that_one_has_it(choosing, say):
    told_full = 0
    for _ in range(20):
        Membership.objects.all().delete()
        Group.objects.filter(pk=choosing.group().pk).update(taken=0, capacity=1)
        [person] = joiners(choosing, 1)
        outcomes = flat(together(*([partial(join, choosing.group().pk, *person)] for _ in range(4))))
        told_full += sum(isinstance(outcome, memberships.GroupFull) for outcome in outcomes)
        assert choosing.group().taken == 1
    say(f"last seat, clicked 4 times at once: 20 rounds, {told_full} told it was full")
    assert told_full == 0


def test_swapping_leaving_and_handing_over_at_once_ends_with_true_numbers_and_no_deadlock(choosing, say):
    """Groups almost full, so that most changes are refused; every person is also moved by a facilitator meanwhile."""
    choosing.breakout.groups.update(capacity=8)
    groups = list(choosing.breakout.groups.values_list("pk", flat=True))
    people = joiners(choosing, 20)
    for number, person in enumerate(people):
        join(groups[number % 3], *person)

    def step(seed, officer, actor):
        dice = random.Random(seed)
        group = Group.objects.get(pk=dice.choice(groups))
        seat = (
            Membership.objects.select_related("group", "breakout", "participation__workshop__programme")
            .filter(participation=officer)
            .first()
        )
        what = dice.choice(("switch", "switch", "leave", "duty"))
        if seat is None:
            return memberships.join(group=group, participation=officer, by=actor)
        if what == "switch":
            return memberships.switch(membership=seat, group=group, by=actor, reason="Swap")
        if what == "leave":
            return memberships.leave(membership=seat, by=actor)
        return memberships.give_duty(membership=seat, duty=dice.choice(list(Duty)), by=actor)

    calls = [
        [partial(step, f"{number} {turn} {hand}", officer, actor) for turn in range(15)]
        for number, (officer, own) in enumerate(people)
        for hand, actor in (("own", own), ("facilitator", choosing.facilitator))
    ]
    outcomes = flat(together(*calls))
    errors = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert [error for error in errors if not isinstance(error, (Conflict, NotAllowed))] == []
    assert choosing.seats_are_true()
    for group in choosing.breakout.groups.all():
        assert all(group.memberships.filter(**{f"is_{duty.value}": True}).count() <= 1 for duty in Duty)
    say(f"swaps: {len(outcomes)} acts of {len(calls)} hands on 3 groups: {len(errors)} refused in words, 0 deadlocks")


def test_two_who_swap_groups_do_not_wait_for_each_other(choosing, say):
    first, second = ([choosing.seated("A") for _ in range(5)], [choosing.seated("B") for _ in range(5)])
    by_facilitator = partial(memberships.switch, by=choosing.facilitator, reason="Why")
    switches = [
        [partial(by_facilitator, membership=seat, group=choosing.group(letter))]
        for seats, letter in ((first, "B"), (second, "A"))
        for seat in seats
    ]
    outcomes = flat(together(*switches))
    assert all(isinstance(outcome, Membership) for outcome in outcomes), outcomes
    assert (choosing.group("A").taken, choosing.group("B").taken) == (5, 5)


def test_nobody_sits_down_after_the_choice_was_closed(choosing, say):
    choosing.breakout.groups.update(capacity=100)
    sat, refused, groups = 0, 0, list(choosing.breakout.groups.values_list("pk", flat=True))
    people = joiners(choosing, 40)
    for _ in range(ROUNDS):
        Membership.objects.all().delete()
        Group.objects.update(taken=0)
        calls = [partial(join, groups[n % 3], *person) for n, person in enumerate(people)]

        def close():
            breakouts.move(breakout=choosing.breakout, act="start_work", by=choosing.facilitator)
            return Membership.objects.count()

        # The one who closes has something else to do first, so that the others are in the middle of it.
        hands = [[*calls[:2], close], *([one, two] for one, two in zip(calls[2::2], calls[3::2], strict=True))]
        outcomes = flat(together(*hands))
        assert outcomes.pop(2) == Membership.objects.count(), "somebody sat down after the choice was closed"
        assert {type(outcome) for outcome in outcomes} <= {Membership, NotAllowed}
        sat += Membership.objects.count()
        refused += sum(isinstance(outcome, NotAllowed) for outcome in outcomes)
        breakouts.move(breakout=choosing.breakout, act="reopen_choice", by=choosing.facilitator, reason="Again")
    say(f"closing the choice against {ROUNDS * 40} joiners: {sat} sat before it, {refused} refused, 0 after it")
    assert sat and refused


def test_a_duty_everybody_takes_at_once_has_one_holder(choosing, say):
    seats, epoch = [choosing.seated() for _ in range(10)], choosing.report().epoch
    outcomes = flat(
        together(
            *(
                [partial(memberships.give_duty, membership=seat, duty=Duty.SECRETARY, by=choosing.facilitator)]
                for seat in seats
            )
        )
    )
    assert all(isinstance(outcome, Membership) for outcome in outcomes), outcomes
    assert Membership.objects.filter(is_secretary=True).count() == 1
    assert choosing.report().epoch == epoch + 10
