"""The room under load, on PostgreSQL: who withdraws has no seat, lines are served, nothing is merged crosswise."""

import random
from functools import partial

import pytest
from django.db import connection

from programmes.rules.actor import NOBODY, SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed, Refused
from tests.races.together import flat, together
from workshops.actions import breakout as breakouts
from workshops.actions import door as doors
from workshops.actions import group as groups
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import recommendation as recommendations
from workshops.actions import waiting_place as waiting_places
from workshops.models import (
    Breakout,
    DoorTry,
    Group,
    GroupReport,
    Membership,
    Participation,
    Recommendation,
    WaitingPlace,
)
from workshops.rules import door as door_rules

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these races need PostgreSQL"),
]


@pytest.fixture
def say(capsys):
    def print_line(line):
        with capsys.disabled():
            print(f"\n{line}")

    return print_line


@pytest.fixture
def choosing(room):
    return room.to("choosing")


def join(group_pk, officer, actor):
    return memberships.join(group=Group.objects.get(pk=group_pk), participation=officer, by=actor)


def withdraw(pk):
    return participations.move(participation=Participation.objects.get(pk=pk), act="withdraw", by=SYSTEM)


def replace(pk):
    former = Participation.objects.get(pk=pk)
    return participations.replace(participation=former, by=SYSTEM, family_name=f"Substitute {pk}")


def make_observer(pk):
    participation = Participation.objects.get(pk=pk)
    return participations.edit(participation=participation, kind=Participation.Kind.OBSERVER, by=SYSTEM)


def odd(outcomes):
    """Whatever is neither done nor refused in words: a deadlock, a traceback."""
    return [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, Refused)]


@pytest.mark.parametrize("leave_the_list", [withdraw, replace, make_observer])
def test_nobody_who_leaves_the_list_has_a_seat(choosing, say, leave_the_list):
    """The seat is taken first, and then the person stays; or there is nobody to sit."""
    choosing.breakout.groups.update(capacity=100)
    groups_here = list(choosing.breakout.groups.values_list("pk", flat=True))
    officers = [choosing.officer() for _ in range(40)]
    calls = [
        [partial(join, groups_here[number % 3], officer, choosing.who(officer))]
        for number, officer in enumerate(officers)
    ]
    outcomes = flat(together(*calls, *([partial(leave_the_list, officer.pk)] for officer in officers)))
    sat, left = outcomes[: len(officers)], outcomes[len(officers) :]
    assert odd(outcomes) == []
    assert {type(one) for one in sat} <= {Membership, NotAllowed}
    seats = Membership.objects.select_related("participation")
    assert [seat for seat in seats if seat.participation.state in Participation.AWAY] == []
    assert [seat for seat in seats if seat.participation.kind != Participation.Kind.PARTICIPANT] == []
    assert choosing.seats_are_true()
    stayed = sum(isinstance(one, Conflict) for one in left)
    say(
        f"{leave_the_list.__name__} against join: {len(officers)} people at once, "
        f"{sum(isinstance(one, Membership) for one in sat)} sat, {stayed} stayed for their seat, 0 sat and left"
    )


def test_a_line_is_served_whatever_happens_at_once(choosing, say):
    """Twenty people join, wait, stop waiting, change and leave three small groups, while seats are given and taken."""
    choosing.breakout.groups.update(capacity=3)
    here = list(choosing.breakout.groups.values_list("pk", flat=True))
    people = [(officer, choosing.who(officer)) for officer in (choosing.officer() for _ in range(20))]

    def step(seed, officer, actor):
        dice = random.Random(seed)
        group = Group.objects.get(pk=dice.choice(here))
        related = ("group", "breakout", "participation__workshop__programme")
        seat = Membership.objects.select_related(*related).filter(participation=officer).first()
        place = WaitingPlace.objects.select_related("group", "breakout").filter(participation=officer).first()
        what = dice.choice(("join", "wait", "wait", "switch", "leave", "stop"))
        if what == "stop" and place:
            return waiting_places.leave(place=place, by=actor)
        if what == "wait":
            return waiting_places.take(group=group, participation=officer, by=actor)
        if seat is None:
            return memberships.join(group=group, participation=officer, by=actor)
        if what == "leave":
            return memberships.leave(membership=seat, by=actor)
        return memberships.switch(membership=seat, group=group, by=actor)

    def seats(seed):
        dice = random.Random(seed)
        group = Group.objects.get(pk=dice.choice(here))
        capacity = dice.randint(1, 5)
        return groups.edit(group=group, capacity=capacity, reason="Tables", by=choosing.facilitator)

    hands = [[partial(step, f"{n} {turn}", *person) for turn in range(15)] for n, person in enumerate(people)]
    hands += [[partial(seats, f"{hand} {turn}") for turn in range(10)] for hand in range(2)]
    outcomes = flat(together(*hands))
    assert odd(outcomes) == []
    assert choosing.seats_are_true()
    waiting = WaitingPlace.objects.filter(group__in=Group.objects.with_seats())
    assert not waiting.exists(), "a seat is free, and somebody waits for it"
    here_and_there = WaitingPlace.objects.filter(participation__memberships__breakout=choosing.breakout)
    assert not [place for place in here_and_there if choosing.sits(place.participation) == place.group.letter]
    refused = sum(isinstance(one, Refused) for one in outcomes)
    say(f"lines: {len(outcomes)} acts of {len(hands)} hands on 3 groups: {refused} refused in words, 0 deadlocks")


def test_a_group_is_merged_while_people_sit_down_in_it(choosing, say):
    choosing.breakout.groups.update(capacity=50)
    a, b = choosing.group("A"), choosing.group("B")
    people = [(officer, choosing.who(officer)) for officer in (choosing.officer() for _ in range(30))]
    calls = [[partial(join, (a if n % 2 else b).pk, *person)] for n, person in enumerate(people)]
    merge = partial(groups.merge, group=a, into=b, by=choosing.facilitator, reason="Few")
    outcomes = flat(together(*calls[:15], [merge], *calls[15:]))
    assert odd(outcomes) == [] and isinstance(outcomes.pop(15), Group)
    assert choosing.seats_are_true() and choosing.group("A").taken == 0
    assert {type(one) for one in outcomes} <= {Membership, memberships.GroupFull}
    say(f"merge against join: {choosing.group('B').taken} of {len(people)} sit where the work goes on, 0 in the other")


def test_two_groups_merged_into_each_other_at_once_are_one(choosing):
    for letter in "AB":
        choosing.seated(letter)
        choosing.write(f"Words of {letter}", choosing.facilitator, letter)
    a, b = choosing.group("A"), choosing.group("B")
    both = [partial(groups.merge, group=x, into=y, by=choosing.facilitator, reason="So") for x, y in ((a, b), (b, a))]
    outcomes = flat(together(*([call] for call in both)))
    assert sorted(type(one) for one in outcomes if not isinstance(one, Group)) == [Conflict]
    [left] = Group.objects.exclude(merged_into=None)
    assert (left.taken, left.merged_into.taken) == (0, 2) and choosing.seats_are_true()
    assert set(left.merged_into.report.answers.get().text.splitlines()) == {"Words of A", "Words of B"}


@pytest.fixture
def heard(room):
    for letter in "AB":
        room.to("working").recommend(f"Train {letter}", letter=letter)
    room.to("plenary")
    for letter in "AB":
        room.move("present", letter=letter)
    return room


def test_two_recommendations_merged_into_each_other_at_once_are_not_both_gone(heard):
    for _ in range(10):
        a, b = Recommendation.objects.order_by("pk")
        decide = partial(recommendations.decide, act="merge", by=heard.facilitator)
        outcomes = flat(
            together([partial(decide, recommendation=a, into=b)], [partial(decide, recommendation=b, into=a)])
        )
        assert sorted(type(one).__name__ for one in outcomes) == ["Invalid", "Recommendation"], outcomes
        merged = next(one for one in outcomes if isinstance(one, Recommendation))
        assert merged.merged_into.state == "proposed"
        recommendations.decide(recommendation=merged, act="reopen", by=heard.facilitator)


def test_calling_groups_while_their_secretaries_write_deadlocks_nobody(heard, say):
    """The facilitator goes back and forth and accepts what is open, while both groups mend their words."""

    def call(letter):
        return breakouts.call(group=heard.group(letter), by=heard.facilitator, accept_open=True)

    def write(letter, turn):
        one = Recommendation.objects.filter(report__group__letter=letter).first()
        report = GroupReport.objects.select_related("group__breakout__workshop__programme").get(group=one.report.group)
        return recommendations.write(
            report=report,
            text=f"Train {letter} {turn}",
            epoch=report.epoch,
            by=heard.facilitator,
            recommendation=one,
            base_version=one.version,
        )

    def take_back():
        for one in Recommendation.objects.filter(state="accepted"):
            recommendations.decide(recommendation=one, act="reopen", by=heard.facilitator)

    def move_people(turn):
        seat = Membership.objects.select_related("group", "breakout", "participation__workshop__programme").first()
        to = heard.group("B" if seat.group.letter == "A" else "A")
        return memberships.switch(membership=seat, group=to, by=heard.facilitator, reason="So")

    heard.seated("A")
    outcomes = flat(
        together(
            [partial(call, letter) for letter in "ABAB" * 5],
            [partial(write, "A", turn) for turn in range(20)],
            [partial(write, "B", turn) for turn in range(20)],
            [take_back] * 15,
            [partial(move_people, turn) for turn in range(15)],
        )
    )
    assert odd(outcomes) == []
    refused = sum(isinstance(one, Refused) for one in outcomes)
    say(f"calls against writing: {len(outcomes)} acts, {refused} refused in words, 0 deadlocks")


def test_arranging_while_the_choice_is_opened_deadlocks_nobody_and_changes_no_open_group(room):
    room.select()
    topics = {topic: 1 for topic in room.breakout.topics.filter(number__in=(1, 2))}

    def arrange():
        breakout = Breakout.objects.select_related("workshop__programme").get(pk=room.breakout.pk)
        return breakouts.arrange(
            breakout=breakout, topics=topics, capacity=7, mode=Breakout.Mode.FIRST_COME, by=room.facilitator
        )

    def open_choice():
        return breakouts.move(breakout=room.breakout, act="open_choice", by=room.facilitator)

    for _ in range(10):
        outcomes = flat(together([arrange], [open_choice], [arrange]))
        assert odd(outcomes) == []
        done = all(isinstance(one, Breakout) for one in outcomes)
        assert done or {type(one) for one in outcomes if not isinstance(one, Breakout)} == {Conflict}
        breakouts.move(breakout=room.breakout, act="select_anew", by=room.facilitator, reason="Again")


def test_somebody_who_tries_many_numbers_at_once_has_five_tries_all_the_same(room, say):
    noora = room.officer()
    right = door_rules.badge_number(noora)
    wrong = [f"{right[:-2]}{(int(right[-2:]) + n) % 100:02}" for n in range(1, 41)]
    code = room.breakout.join_code
    outcomes = flat(together(*([partial(doors.enter, code=code, number=number, by=NOBODY)] for number in wrong)))
    looked_at = sum(type(one) is Invalid for one in outcomes)
    assert looked_at == doors.EACH and odd(outcomes) == []
    assert sum(isinstance(one, doors.TooManyTries) for one in outcomes) == len(wrong) - looked_at
    assert DoorTry.objects.get(number=noora.number).failed == doors.EACH
    say(f"door: {len(wrong)} tries of one number at once: {looked_at} looked at, the others told to wait")
