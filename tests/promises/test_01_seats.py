"""Promises 1-3: ten seats admit ten, one seat a person, a refused change keeps the old seat, a line is served in order.

Works on whichever database is configured. PROMISES=all plays the full number of sequences.
"""

import os
import threading
from copy import copy
from functools import partial

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.races.together import flat, together
from tests.workshops.conftest import room, template  # noqa: F401  the break-out scene
from workshops.actions import breakout as breakouts
from workshops.actions import group as group_actions
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import seat as seats
from workshops.actions import waiting_place as waiting_places
from workshops.models import Group, Membership, WaitingPlace

ALL = os.environ.get("PROMISES") == "all"
SEQUENCES, STEPS, SEED = (10_000, 50, 20261122) if ALL else (20, 50, 20261122)
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
person_, letter_, helped_ = st.sampled_from(PEOPLE), st.sampled_from(GROUPS), st.booleans()


class Seats(RuleBasedStateMachine):
    """The model: who sits where, who waits for what in which order, how many seats, who is away, is the choice open.

    Whatever it refuses must be refused, and the reverse; whomever it gives a seat from the line has it.
    """

    room = officers = actors = groups = letters = who = steps = None

    @initialize()
    def begin(self):
        self.undo = transaction.atomic()
        self.undo.__enter__()
        # What a sequence does to them ends with it.
        self.officers = [copy(officer) for officer in type(self).officers]
        self.sits, self.line, self.seats, self.away = {}, [], dict(CAPACITY), set()
        self.is_open = True

    def teardown(self):
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    # The model

    def taken(self, letter):
        return sum(where == letter for where in self.sits.values())

    def is_full(self, letter):
        return self.taken(letter) >= self.seats[letter]

    def sit(self, person, letter):
        self.sits[person] = letter
        self.line = [(one, where) for one, where in self.line if one != person or (self.is_open and where != letter)]

    def serve_the_line(self):
        while served := next(((who, where) for who, where in self.line if not self.is_full(where)), None):
            type(self).steps["promoted"] += 1
            self.line.remove(served)
            self.sit(*served)

    # What people do

    def seated(self, person):
        """One who has a seat, as often as there is one: most moves should move somebody."""
        there = sorted(self.sits)
        return there[person % len(there)] if there else None

    def by(self, person, helped):
        return self.room.facilitator if helped else self.actors[person]

    def refused(self, act, reason):
        type(self).steps["refused"] += 1
        with pytest.raises(reason):
            act()

    @rule(person=person_, letter=letter_, helped=helped_)
    def join(self, person, letter, helped):
        act = partial(join, self.groups[letter], self.officers[person], self.by(person, helped))
        if not (self.is_open or helped) or person in self.away:
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
            self.sit(person, letter)

    @rule(person=person_, letter=letter_, helped=helped_, reason=st.sampled_from(("Too few", " ")))
    def switch(self, person, letter, helped, reason):
        person = self.seated(person)
        if person is None:
            return
        act = partial(
            memberships.switch,
            membership=self.seat(person),
            group=near(self.groups[letter]),
            by=self.by(person, helped),
            reason=reason,
        )
        if not (self.is_open or helped):
            self.refused(act, NotAllowed)
        elif helped and not reason.strip():
            self.refused(act, Invalid)
        elif self.sits[person] == letter:
            act()
        elif self.is_full(letter):
            self.refused(act, memberships.GroupFull)
        else:
            moved = act()
            self.sit(person, letter)
            self.serve_the_line()
            assert moved.group.letter == self.sits[person]

    @rule(person=person_, helped=helped_)
    def leave(self, person, helped):
        person = self.seated(person)
        if person is None:
            return
        act = partial(memberships.leave, membership=self.seat(person), by=self.by(person, helped))
        if not (self.is_open or helped):
            self.refused(act, NotAllowed)
        else:
            act()
            del self.sits[person]
            self.serve_the_line()

    @rule(person=person_, letter=letter_, helped=helped_, any_group=helped_)
    def wait(self, person, letter, helped, any_group):
        full = [one for one in GROUPS if self.is_full(one)]
        if full and not any_group:
            letter = full[GROUPS.index(letter) % len(full)]
        act = partial(
            waiting_places.take,
            group=near(self.groups[letter]),
            participation=self.officers[person],
            by=self.by(person, helped),
        )
        if not (self.is_open or helped) or person in self.away:
            self.refused(act, NotAllowed)
        elif not self.is_open or self.sits.get(person) == letter:
            self.refused(act, Conflict)
        else:
            got = act()
            if (person, letter) not in self.line:
                self.line = [(one, where) for one, where in self.line if one != person] + [(person, letter)]
            self.serve_the_line()
            assert isinstance(got, Membership) == (self.sits.get(person) == letter)

    @rule(person=person_, helped=helped_)
    def stop_waiting(self, person, helped):
        if not self.line:
            return
        person, _letter = self.line[person % len(self.line)]
        related = ("group", "breakout__workshop__programme", "participation")
        place = WaitingPlace.objects.select_related(*related).get(participation=self.officers[person])
        act = partial(waiting_places.leave, place=place, by=self.by(person, helped))
        if not (self.is_open or helped):
            self.refused(act, NotAllowed)
        else:
            act()
            self.line = [(one, where) for one, where in self.line if one != person]

    @rule(letter=letter_, seats=st.integers(1, 4))
    def give_other_seats(self, letter, seats):
        act = partial(
            group_actions.edit,
            group=near(self.groups[letter]),
            capacity=seats,
            reason="Another table",
            by=self.room.facilitator,
        )
        if seats < self.taken(letter):
            self.refused(act, Invalid)
        else:
            act()
            self.seats[letter] = seats
            self.serve_the_line()

    @rule(person=person_)
    def withdraw_or_come_back(self, person):
        act = partial(
            participations.move,
            participation=self.officers[person],
            act="restore" if person in self.away else "withdraw",
            by=SYSTEM,
        )
        if person in self.sits:
            self.refused(act, Conflict)
        else:
            self.officers[person] = act()
            self.away ^= {person}
            self.line = [(one, where) for one, where in self.line if one != person]

    @rule()
    def close_or_reopen_the_choice(self):
        act = "start_work" if self.is_open else "reopen_choice"
        breakouts.move(breakout=self.room.breakout, act=act, by=self.room.facilitator, reason="So")
        self.is_open = not self.is_open
        if not self.is_open:
            self.line = [(one, where) for one, where in self.line if one not in self.sits]

    def seat(self, person):
        related = ("group", "breakout__workshop__programme", "participation__workshop__programme")
        return Membership.objects.select_related(*related).get(participation=self.officers[person])

    @invariant()
    def the_database_says_what_the_model_says(self):
        type(self).steps["all"] += 1
        of, letter_of = self.who, self.letters
        assert {of[pk]: letter_of[group] for pk, group in rows(SEATS)} == self.sits
        assert [(of[pk], letter_of[group]) for pk, group in rows(LINE)] == self.line
        for letter, taken, capacity in rows(NUMBERS):
            assert taken == self.taken(letter) <= capacity == self.seats[letter]

    @invariant()
    def no_seat_is_free_for_which_somebody_waits(self):
        assert all(self.is_full(letter) for _person, letter in self.line)


# Plain statements: they are asked after every step.
SEATS = "SELECT participation_id, group_id FROM workshops_membership"
LINE = "SELECT participation_id, group_id FROM workshops_waitingplace ORDER BY asked_at, id"
NUMBERS = "SELECT letter, taken, capacity FROM workshops_group"


def rows(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def play(room, machine, sequences):  # noqa: F811
    room.to("choosing")
    for letter, capacity in CAPACITY.items():
        room.breakout.groups.filter(letter=letter).update(capacity=capacity)
    machine.room, machine.steps = room, {"all": 0, "refused": 0, "promoted": 0}
    machine.groups = dict(room.breakout.groups.values_list("letter", "pk"))
    machine.letters = {pk: letter for letter, pk in machine.groups.items()}
    machine.officers = [room.officer() for _ in PEOPLE]
    machine.who = {officer.pk: person for person, officer in enumerate(machine.officers)}
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
            f"{Seats.steps['all']} steps, {Seats.steps['refused']} refused, {Seats.steps['promoted']} promoted, "
            "0 violations"
        )
    assert Seats.steps["promoted"] > SEQUENCES, "the line is hardly ever served, so little is proved"


class ForgetfulSeats(Seats):
    """The control: somebody leaves and the seat is not given back."""

    @rule(person=st.sampled_from(PEOPLE))
    def forget(self, person):
        if self.sits.pop(person, None):
            self.serve_the_line()
            Membership.objects.filter(participation=self.officers[person]).delete()


def test_a_seat_that_is_not_given_back_is_caught(room):  # noqa: F811
    with pytest.raises(AssertionError):
        play(room, ForgetfulSeats, 50)


class LastComeSeats(Seats):
    """The control: a line in which whoever came last is served first."""

    def serve_the_line(self):
        self.line.reverse()
        super().serve_the_line()
        self.line.reverse()


def test_a_line_that_is_not_served_in_order_is_caught(room):  # noqa: F811
    with pytest.raises(AssertionError):
        play(room, LastComeSeats, 50)


def test_a_line_that_is_not_served_is_caught(room, monkeypatch):  # noqa: F811
    monkeypatch.setattr(seats, "promote", lambda breakout_pk, by: [])
    with pytest.raises(AssertionError):
        play(room, Seats, 50)
