"""Promise 7: every state × act × kind of actor that is not in the tables is refused and changes nothing.

`make test` tries a tenth of them, PROMISES=all tries all.
The tables of who may are written by hand here, so that a predicate that grows too wide is caught.
"""

import itertools

import pytest
from django.db import transaction

from programmes.models import History, Outbox, RoleKind
from programmes.rules.actor import NOBODY
from programmes.rules.refusal import Refused
from tests.tenth import cases
from tests.workshops.conftest import room, template  # noqa: F401  the break-out scene
from workshops.actions import breakout as breakouts
from workshops.actions import group_report as group_reports
from workshops.actions import recommendation as recommendations
from workshops.models import Duty, Participation, Recommendation
from workshops.rules import breakout as breakout_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import recommendation as recommendation_rules

OFFICE = {"organiser", "administrator"}
RUN = OFFICE | {"facilitator", "who teaches here"}
WRITE = RUN | {"secretary", "secretary by badge", "laptop of the group"}
BREAKOUT = dict.fromkeys(
    (
        "open_choice",
        "start_work",
        "open_plenary",
        "close",
        "select_anew",
        "reopen_choice",
        "resume_work",
        "reopen_plenary",
    ),
    RUN,
)
REPORT = {
    "mark_ready": WRITE,
    "present": RUN,
    "submit": WRITE,
    "return": RUN,
    "resubmit": WRITE,
    "accept": RUN,
    "reopen": OFFICE,
}
RECOMMENDATION = dict.fromkeys(("accept", "amend", "merge", "defer", "reject", "reopen"), RUN)


@pytest.fixture
def cast(room, make_actor, administrator, organiser, stranger):  # noqa: F811
    room.to("plenary")
    secretary, teaches = room.seated("A", Duty.SECRETARY), room.officer(kind=Participation.Kind.FACILITATOR)
    return {
        "administrator": administrator,
        "organiser": organiser,
        "facilitator": room.facilitator,
        "who teaches here": room.who(teaches),
        "secretary": room.who(secretary.participation),
        "secretary by badge": room.badge(secretary.participation),
        "laptop of the group": room.laptop("A"),
        "leader": room.who(room.seated("A", Duty.LEADER, Duty.SPOKESPERSON).participation),
        "member": room.who(room.seated("A").participation),
        "member by badge": room.badge(room.seated("A").participation),
        "other secretary": room.secretary("B"),
        "other secretary by badge": room.badge(room.group("B").memberships.get().participation),
        "laptop of another group": room.laptop("B"),
        "who teaches here, by badge": room.badge(teaches),
        "other participant": room.who(room.officer()),
        "observer": room.who(room.officer(kind=Participation.Kind.OBSERVER)),
        "assessor": make_actor(RoleKind.ASSESSOR),
        "donor": make_actor(RoleKind.DONOR),
        "system administrator": make_actor(RoleKind.SYSTEM_ADMINISTRATOR),
        "stranger": stranger,
        "nobody": NOBODY,
    }


def photograph(thing):
    return type(thing).objects.filter(pk=thing.pk).values().get(), History.objects.count(), Outbox.objects.count()


def try_everything(thing, moves, call, may, cast, beside=None, tried=cases):
    """Returns (refused, made). What the table allows is made too, and undone."""
    assert set(may) == {move.act for move in moves}, "an act without its line in this test"
    refused = made = 0
    for state, move, kind in tried(itertools.product(type(thing).State.values, moves, cast)):
        type(thing).objects.filter(pk=thing.pk).update(state=state, **(beside or {}).get(state, {}))
        before = photograph(thing)
        fresh = type(thing).objects.get(pk=thing.pk)
        if state in move.sources and kind in may[move.act]:
            with transaction.atomic():
                call(fresh, move.act, cast[kind])
                row, entries, _outbox = photograph(thing)
                assert (row["state"], entries) == (move.target, before[1] + 1), f"{kind}, {move.act}, {state}"
                transaction.set_rollback(True)
            made += 1
            continue
        with pytest.raises(Refused):
            call(fresh, move.act, cast[kind])
            pytest.fail(f"{kind} could {move.act} from {state}")
        assert photograph(thing) == before, f"{kind} was refused {move.act} from {state}, and something changed"
        refused += 1
    return refused, made


@pytest.fixture
def tell(capsys):
    def print_line(what, counts):
        with capsys.disabled():
            print(f"\npromise 7, {what}: {sum(counts)} combinations, {counts[0]} refused, {counts[1]} allowed and made")

    return print_line


def test_of_a_break_out(room, cast, tell):  # noqa: F811
    room.breakout.memberships.all().delete()
    counts = try_everything(
        room.breakout,
        breakout_rules.MOVES,
        lambda one, act, by: breakouts.move(breakout=one, act=act, by=by, reason="So"),
        BREAKOUT,
        cast,
    )
    tell("break-out", counts)
    assert min(counts) > 0


def test_of_a_group_report(room, cast, tell):  # noqa: F811
    room.recommend("Train 20 officers")
    counts = try_everything(
        room.report(),
        group_report_rules.MOVES,
        lambda one, act, by: group_reports.move(report=one, act=act, by=by, reason="So"),
        REPORT,
        cast,
    )
    tell("group report", counts)
    assert min(counts) > 0


def test_of_a_recommendation(room, cast, tell):  # noqa: F811
    one, other = room.recommend("Train 20 officers"), room.recommend("Share data", letter="B")
    room.move("present")
    plain = {"amended_text": "", "merged_into": None, "deferred_to": ""}
    counts = try_everything(
        one,
        recommendation_rules.MOVES,
        lambda one, act, by: recommendations.decide(
            recommendation=one, act=act, by=by, amended_text="Train 30", deferred_to="June", into=other
        ),
        RECOMMENDATION,
        cast,
        beside=dict.fromkeys(Recommendation.State.values, plain)
        | {
            "amended": plain | {"amended_text": "Train 30"},
            "merged": plain | {"merged_into": other},
            "deferred": plain | {"deferred_to": "June"},
        },
    )
    tell("recommendation", counts)
    assert min(counts) > 0


def test_a_predicate_that_grows_too_wide_is_caught(room, cast):  # noqa: F811
    room.recommend("Train 20 officers")
    narrower = REPORT | {"submit": RUN}
    with pytest.raises(pytest.fail.Exception, match="secretary could submit"):
        try_everything(
            room.report(),
            group_report_rules.MOVES,
            lambda one, act, by: group_reports.move(report=one, act=act, by=by, reason="So"),
            narrower,
            cast,
            tried=list,
        )
