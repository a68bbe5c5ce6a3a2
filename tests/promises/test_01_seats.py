"""Promises 1-3: ten seats admit ten, one seat a person, and a refused change never loses the old seat.

Works on whichever database is configured. PROMISES=all plays the full number of sequences.
"""

import os
import threading
from functools import partial

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from programmes.rules import clock
from programmes.rules.refusal import NotAllowed
from tests.races.together import flat, together
from tests.workshops.conftest import room, template  # noqa: F401  the break-out scene
from workshops.actions import membership as memberships
from workshops.models import Group, Membership

ALL = os.environ.get("PROMISES") == "all"
SEQUENCES, STEPS, SEED = (10_000, 50, 20261122) if ALL else (200, 50, 20261122)
THREADS = 40


def near(group_pk):
    return Group.objects.select_related("breakout__workshop__programme").get(pk=group_pk)


def join(group_pk, officer, actor):
    return memberships.join(group=near(group_pk), participation=officer, by=actor)


everybody_has_counted = threading.Barrier(THREADS)


def naive_join(group_pk, officer, actor):
    """The guard taken away: count, then create; everybody has counted before anybody creates."""
    group = Group.objects.get(pk=group_pk)
    is_full = group.memberships.count() >= group.capacity
    everybody_has_counted.wait(timeout=30)
    if is_full:
        raise memberships.GroupFull(group)
    with transaction.atomic():
        return Membership.objects.create(
            group=group, breakout_id=group.breakout_id, participation=officer, joined_at=clock.now()
        )


@pytest.mark.django_db(transaction=True)
def test_forty_who_join_at_once_fill_ten_seats_and_the_naive_way_is_caught(room, capsys):  # noqa: F811
    room.to("choosing")
    people = [(officer, room.who(officer)) for officer in (room.officer() for _ in range(THREADS))]

    def rush(how, letter):
        Membership.objects.all().delete()
        group = room.group(letter)
        return flat(together(*([partial(how, group.pk, *person)] for person in people)))

    rounds = 10 if ALL else 1
    for _ in range(rounds):
        Group.objects.update(taken=0)
        outcomes = rush(join, "A")
        admitted = [outcome for outcome in outcomes if isinstance(outcome, Membership)]
        assert len(admitted) == 10 and room.seats_are_true()
        assert {type(one) for one in outcomes if one not in admitted} == {memberships.GroupFull}
    let_in = []
    for _ in range(3):
        rush(naive_join, "B")
        let_in.append(room.group("B").memberships.count())
    caught = sum(number > 10 for number in let_in)
    with capsys.disabled():
        print(
            f"\npromise 1, {connection.vendor}: {rounds} x {THREADS} joiners, 10 seats: 10 admitted, 0 errors; "
            f"control let in {let_in}, caught {caught}/3"
        )
    assert caught, "the race that the guard prevents did not happen, so this test proves nothing"


@pytest.mark.django_db(transaction=True)
def test_people_who_click_on_every_group_at_once_have_one_seat(room, capsys):  # noqa: F811
    room.to("choosing")
    people = [(officer, room.who(officer)) for officer in (room.officer() for _ in range(10))]
    groups = [*room.breakout.groups.values_list("pk", flat=True), room.group("A").pk]
    outcomes = flat(together(*([partial(join, pk, *person)] for person in people for pk in groups)))
    refused = (memberships.HasSeat, memberships.GroupFull)
    assert [one for one in outcomes if not isinstance(one, (Membership, *refused))] == []
    assert Membership.objects.count() == len(people) and room.seats_are_true()
    with capsys.disabled():
        print(f"\npromise 2, {connection.vendor}: {len(people)} people x {len(groups)} clicks at once: 0 double seats")


PEOPLE, GROUPS = range(7), ("A", "B", "C")
CAPACITY = {"A": 2, "B": 3, "C": 1}


class Seats(RuleBasedStateMachine):
    """The model is a dict: person -> letter of the group. Whatever it refuses must be refused, and the reverse."""

    room = officers = actors = groups = steps = None

    @initialize()
    def begin(self):
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.sits = {}
        self.is_open = True

    def teardown(self):
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def is_full(self, letter):
        return sum(where == letter for where in self.sits.values()) >= CAPACITY[letter]

    def by(self, person, helped):
        return self.room.facilitator if helped else self.actors[person]

    def refused(self, act, reason):
        type(self).steps["refused"] += 1
        with pytest.raises(reason):
            act()

    @rule(person=st.sampled_from(PEOPLE), letter=st.sampled_from(GROUPS), helped=st.booleans())
    def join(self, person, letter, helped):
        act = partial(join, self.groups[letter], self.officers[person], self.by(person, helped))
        if not (self.is_open or helped):
            self.refused(act, NotAllowed)
        elif person in self.sits:
            if self.sits[person] == letter:
                assert act().group.letter == letter
            else:
                self.refused(act, memberships.HasSeat)
        elif self.is_full(letter):
            self.refused(act, memberships.GroupFull)
        else:
            act()
            self.sits[person] = letter

    @rule(person=st.sampled_from(PEOPLE), letter=st.sampled_from(GROUPS), helped=st.booleans())
    def switch(self, person, letter, helped):
        if person not in self.sits:
            return
        act = partial(
            memberships.switch,
            membership=self.seat(person),
            group=near(self.groups[letter]),
            by=self.by(person, helped),
            reason="Moved" if helped else "",
        )
        if not (self.is_open or helped):
            self.refused(act, NotAllowed)
        elif self.sits[person] != letter and self.is_full(letter):
            self.refused(act, memberships.GroupFull)
        else:
            act()
            self.sits[person] = letter

    @rule(person=st.sampled_from(PEOPLE), helped=st.booleans())
    def leave(self, person, helped):
        if person not in self.sits:
            return
        act = partial(memberships.leave, membership=self.seat(person), by=self.by(person, helped))
        if not (self.is_open or helped):
            self.refused(act, NotAllowed)
        else:
            act()
            del self.sits[person]

    @rule()
    def close_or_reopen_the_choice(self):
        self.is_open = not self.is_open
        type(self.room.breakout).objects.update(state="choosing" if self.is_open else "working")

    def seat(self, person):
        related = ("group", "breakout__workshop__programme", "participation__workshop__programme")
        return Membership.objects.select_related(*related).get(participation=self.officers[person])

    @invariant()
    def the_database_says_what_the_model_says(self):
        type(self).steps["all"] += 1
        seats = Membership.objects.values_list("participation_id", "group__letter")
        assert dict(seats) == {self.officers[person].pk: letter for person, letter in self.sits.items()}
        for letter, taken, capacity in Group.objects.values_list("letter", "taken", "capacity"):
            assert taken == list(self.sits.values()).count(letter) <= capacity == CAPACITY[letter]


def play(room, machine, sequences):  # noqa: F811
    room.to("choosing")
    for letter, capacity in CAPACITY.items():
        room.breakout.groups.filter(letter=letter).update(capacity=capacity)
    machine.room, machine.steps = room, {"all": 0, "refused": 0}
    machine.groups = dict(room.breakout.groups.values_list("letter", "pk"))
    machine.officers = [room.officer() for _ in PEOPLE]
    machine.actors = [room.who(officer) for officer in machine.officers]
    run_state_machine_as_test(
        seed(SEED)(machine),
        settings=settings(
            max_examples=sequences,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            verbosity=Verbosity.quiet,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_people_do_in_whatever_order_the_seats_are_true(room, capsys):  # noqa: F811
    play(room, Seats, SEQUENCES)
    with capsys.disabled():
        print(
            f"\npromise 3, {connection.vendor}: {SEQUENCES} sequences of up to {STEPS} steps (seed {SEED}): "
            f"{Seats.steps['all']} steps, {Seats.steps['refused']} refused, 0 violations"
        )


class ForgetfulSeats(Seats):
    """The control: somebody leaves and the seat is not given back."""

    @rule(person=st.sampled_from(PEOPLE))
    def forget(self, person):
        if self.sits.pop(person, None):
            Membership.objects.filter(participation=self.officers[person]).delete()


def test_a_seat_that_is_not_given_back_is_caught(room):  # noqa: F811
    with pytest.raises(AssertionError):
        play(room, ForgetfulSeats, 50)
