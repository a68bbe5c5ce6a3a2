"""Promise 8: what is not in the tables of accreditation is refused and changes nothing; nobody decides on a case in
which they stand elsewhere; and nobody is accredited without the missions the route asks for.

The tables of who may are written by hand here, so that a predicate that grows too wide is caught. `make test` plays
some sequences, PROMISES=all ten thousand; SEQUENCES=1000 that many.
"""

import os
from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction

from accreditation.actions import accreditation as accreditations
from accreditation.actions import candidacy as candidacies
from accreditation.actions import decision as decisions
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.actions import notice as notices
from accreditation.actions import renewal as renewals
from accreditation.actions import route as routes
from accreditation.models import Accreditation, Candidacy, CoTrainer, Mission
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence
from accreditation.rules import mission as mission_rules
from programmes.actions.move import perform
from programmes.models import History, Outbox, RoleKind
from programmes.rules import clock
from programmes.rules.actor import NOBODY, SYSTEM
from programmes.rules.refusal import Refused
from tests.accreditation.conftest import *  # noqa: F403  the scene of a candidacy
from tests.promises.cases import Cases
from tests.promises.test_16_permissions import writes
from workshops.models import Participation, Workshop

ALL = os.environ.get("PROMISES") == "all"
SEQUENCES = int(os.environ.get("SEQUENCES", 0)) or (10_000 if ALL else 40)
SEED = 20261126

OFFICE = {"programme_administrator", "organiser", "administrator_who_assessed", "system"}
CANDIDACY = {
    "pass": OFFICE,
    "not_yet": OFFICE,
    "try_again": OFFICE,
    "need_more": OFFICE,
    "plan_mission": OFFICE,
    "leave_mission": OFFICE,
    "evaluate": OFFICE | {"lead"},
    "send_back": OFFICE | {"lead"},
    "count_evaluation": OFFICE | {"lead"},
    "take_back_evaluation": OFFICE | {"lead"},
    "accredit": {"programme_administrator"},
    "repeat": {"programme_administrator"},
    "decline": {"programme_administrator"},
    "withdraw": OFFICE,
}
# Here the candidate of the other table is an organiser like any other.
TEAM = OFFICE | {"candidate_with_every_role"}
MISSION = {
    "match": TEAM,
    "release": TEAM,
    "form_anew": TEAM,
    "postpone": TEAM,
    "confirm": TEAM,
    "begin": {"system"},
    "evaluate": OFFICE | {"lead"},
    "close": TEAM,
    "cancel": TEAM,
}
BENCH = {"programme_administrator", "administrator_who_assessed", "system"}
ACCREDITATION = dict.fromkeys(
    ("give_notice", "settle", "renew", "suspend", "reinstate", "leave", "withdraw"), BENCH
) | {"lapse": {"system"}}


@pytest.fixture
def cast(walk, make_actor, sign_in, stranger, programme, participation):
    """One actor a role, and the awkward ones: a candidate who holds every role, an administrator who has assessed."""
    sign_in(walk.assessors[0].person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)
    for kind in (RoleKind.PROGRAMME_ADMINISTRATOR, RoleKind.ORGANISER, RoleKind.ASSESSOR):
        candidate = sign_in(participation.person, kind, programme)
    return {
        "programme_administrator": walk.administrator,
        "organiser": walk.organiser,
        "facilitator": make_actor(RoleKind.FACILITATOR),
        "assessor": make_actor(RoleKind.ASSESSOR),
        "donor": make_actor(RoleKind.DONOR),
        "participant": make_actor(RoleKind.PARTICIPANT),
        "system_administrator": make_actor(RoleKind.SYSTEM_ADMINISTRATOR),
        "administrator_who_assessed": sign_in(walk.assessors[0].person),
        "assessor_who_signed": walk.assessors[1],
        "candidate_with_every_role": candidate,
        "lead": walk.expert,
        "stranger": stranger,
        "nobody": NOBODY,
        "system": SYSTEM,
    }


def photograph():
    """Every row this floor could change, and what History and the Outbox hold."""
    models = [*apps.get_app_config("accreditation").get_models(), Participation, Workshop]
    rows = {model: list(model.objects.order_by("pk").values()) for model in models}
    return rows, History.objects.count(), Outbox.objects.count()


def try_everything(thing, moves, calls, may, cast):
    """Counter of refused, made and stopped: what the table gives somebody is made and undone, or a proof stops it."""
    assert set(calls) == set(may) == {move.act for move in moves}, "an act without its line in this test"
    counts = Counter()
    for state in type(thing).State.values:
        type(thing).objects.filter(pk=thing.pk).update(state=state)
        # Taken once a state: only what wrote something is looked at again.
        before = photograph()
        for move in moves:
            for role, actor in cast.items():
                is_given = state in move.sources and role in may[move.act]
                with transaction.atomic(), writes() as written:
                    try:
                        calls[move.act](type(thing).objects.get(pk=thing.pk), actor)
                    except Refused:
                        assert not written or photograph() == before, f"{role}, {move.act} from {state}: changed"
                        counts["stopped by a proof" if is_given else "refused"] += 1
                    else:
                        assert is_given, f"{role} could {move.act} from {state}"
                        now = type(thing).objects.get(pk=thing.pk).state
                        assert now == move.target, f"{role}, {move.act} from {state}: stands at {now}"
                        counts["allowed and made"] += 1
                    transaction.set_rollback(True)
    return counts


def evaluation(outcome):
    return lambda candidacy, by: mission_evaluations.sign(
        co_trainer=candidacy.missions.get(), by=by, lessons_observed=1, strengths="Clear", to_develop="Voice",
        independence="alone", outcome=outcome,
    )  # fmt: skip


def moved(moves, act):
    """For a move that is part of an act which does more: the table itself."""
    return lambda thing, by: perform(moves, thing, act, by=by, history_act=f"missions.{act}", reason="So")


def decision(outcome):
    return lambda candidacy, by: decisions.record(
        candidacy=candidacy, by=by, outcome=outcome, decided_by="Director", decided_on=clock.today(), reason="So"
    )


@pytest.fixture
def tell(capsys):
    def print_line(what, counts):
        said = ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))
        with capsys.disabled():
            print(f"\npromise 8, {what}: {sum(counts.values())} combinations: {said}")

    return print_line


def of_candidacy(walk, mission_of, programme, administrator):
    """The calls of a candidacy. A newer version of the route asks for a second mission."""
    walk.to("confirmed")
    other = mission_of(walk.organiser)
    routes.give(programme=programme, key="unodc", by=administrator)
    return {
        "pass": lambda c, by: candidacies.record_pass(candidacy=c, by=by),
        "not_yet": lambda c, by: candidacies.not_yet(candidacy=c, by=by, reason="Voice"),
        "try_again": lambda c, by: candidacies.try_again(candidacy=c, by=by),
        "need_more": need_more,
        "plan_mission": lambda c, by: missions.add_co_trainer(mission=other, candidacy=c, by=by),
        "leave_mission": lambda c, by: missions.remove_co_trainer(co_trainer=c.missions.get(), by=by, reason="Ill"),
        "evaluate": evaluation("recommend"),
        "send_back": evaluation("repeat"),
        "count_evaluation": moved(candidacy_rules.MOVES, "count_evaluation"),
        "take_back_evaluation": moved(candidacy_rules.MOVES, "take_back_evaluation"),
        "accredit": decision("accredit"),
        "repeat": decision("repeat"),
        "decline": decision("decline"),
        "withdraw": lambda c, by: candidacies.withdraw(candidacy=c, by=by, reason="Left the service"),
    }


def need_more(candidacy, by):
    """A part of moving to a newer version, which an open case may do from any state; the state moves from one."""
    state = candidacy.state
    with transaction.atomic():
        moved = candidacies.change_version(candidacy=candidacy, by=by, reason="New scheme")
        if moved.state == state:
            raise Refused("The version is another, the state is not.")


def test_of_a_candidacy(walk, cast, mission_of, programme, administrator, tell):
    calls = of_candidacy(walk, mission_of, programme, administrator)
    counts = try_everything(walk.fresh(), candidacy_rules.MOVES, calls, CANDIDACY, cast)
    tell("candidacy", counts)
    assert sum(counts.values()) == len(Candidacy.State) * len(CANDIDACY) * len(cast)


def test_of_a_mission_and_of_an_accreditation(walk, cast, tell, make_person, ghana_customs):
    walk.to("confirmed")
    # Still to come: once its first day is there, an evaluation moves a confirmed mission into the field itself.
    later = clock.today() + timedelta(days=9)
    Workshop.objects.filter(mission=walk.mission).update(starts_on=later, ends_on=later)
    # Somebody who is not released yet: with a team that is, a match would go on to the next state by itself.
    another = make_person("Boateng", "Yaw", organisation=ghana_customs)
    calls = {
        "match": lambda m, by: missions.match(mission=m, lead=another, by=by),
        "confirm": lambda m, by: missions.confirm(mission=m, by=by),
        **{act: moved(mission_rules.MOVES, act) for act in ("release", "form_anew", "postpone", "begin")},
        "evaluate": lambda m, by: evaluation("recommend")(walk.candidacy, by),
        "close": lambda m, by: missions.close(mission=m, by=by),
        "cancel": lambda m, by: missions.cancel(mission=m, by=by, reason="Host asked"),
    }
    mission = Mission.objects.get()
    counts = try_everything(mission, mission_rules.MOVES, calls, MISSION, cast)
    tell("mission", counts)
    assert sum(counts.values()) == len(Mission.State) * len(MISSION) * len(cast)
    Mission.objects.update(state="confirmed")
    today = clock.today()
    Workshop.objects.filter(mission=walk.mission).update(starts_on=today, ends_on=today)
    walk.to("accredited")
    Accreditation.objects.update(valid_until=today + timedelta(days=9))
    calls = {
        act: lambda a, by, act=act: getattr(accreditations, act)(accreditation=a, by=by, reason="So")
        for act in ("suspend", "reinstate", "leave", "withdraw")
    } | {
        "lapse": lambda a, by: accreditations.lapse(accreditation=a, by=by),
        "settle": lambda a, by: notices.settle(accreditation=a, by=by, reason="So"),
        "give_notice": lambda a, by: notices.give(
            accreditation=a, by=by, reason="So", to_put_right="That", answer_by=today
        ),
        "renew": lambda a, by: renewals.renew(
            accreditation=a, by=by, valid_until=today + timedelta(days=99), decided_by="Director", decided_on=today
        ),
    }
    counts = try_everything(Accreditation.objects.get(), accreditation_rules.MOVES, calls, ACCREDITATION, cast)
    tell("accreditation", counts)
    assert sum(counts.values()) == len(Accreditation.State) * len(ACCREDITATION) * len(cast)


def test_a_release_is_recorded_by_the_office_alone(walk, cast):
    walk.to("mission_planned")
    before = photograph()
    for role, actor in cast.items():
        if role in TEAM:
            continue
        with pytest.raises(Refused):
            missions.record_release(
                co_trainer=CoTrainer.objects.get(), reference="1", released_on=clock.today(), by=actor
            )
    assert photograph() == before


def test_a_closed_case_has_no_way_out_and_only_decisions_lead_to_the_roster():
    """The tables themselves, by hand: what the generated test takes for granted."""
    S = Candidacy.State
    sources = {state for move in candidacy_rules.MOVES for state in move.sources}
    assert sources.isdisjoint({S.ACCREDITED, S.DECLINED, S.WITHDRAWN})
    assert [move.act for move in candidacy_rules.MOVES if move.target == S.ACCREDITED] == ["accredit"]
    assert set(candidacy_rules.MOVES["accredit"].sources) == {S.PASSED, S.MISSION_EVALUATED}
    assert all(Mission.State.CANCELLED not in move.sources for move in mission_rules.MOVES)
    ended = {Accreditation.State.WITHDRAWN, Accreditation.State.FORMER}
    assert all(ended.isdisjoint(move.sources) for move in accreditation_rules.MOVES)


@pytest.fixture
def cases(programme, accreditation_workshop, customs, bahrain, ghana_customs, administrator, add_participant,
          make_person, sign_in, mission_of, by):  # fmt: skip
    return Cases(
        programme=programme, workshop=accreditation_workshop, home={"organisation": customs, "country": bahrain},
        abroad=ghana_customs, administrator=administrator, add_participant=add_participant, make_person=make_person,
        sign_in=sign_in, mission_of=mission_of, by=by,
    )  # fmt: skip


def test_whatever_people_with_every_role_do_in_whatever_order(cases, capsys, monkeypatch):
    played = cases.play(SEQUENCES, SEED)
    with monkeypatch.context() as guard:
        guard.setattr(candidacy_rules, "may_decide_from", lambda side, route: True)
        caught = cases.catches(SEED)
    with monkeypatch.context() as guard:
        guard.setattr(evidence, "mission", lambda candidacy: None)
        caught += cases.catches(SEED)
    with capsys.disabled():
        print(
            f"\npromise 8, {connection.vendor}: {SEQUENCES} sequences (seed {SEED}): {played['steps']} acts tried, "
            f"{played['refused']} refused, {played['accredited']} ended accredited, {played['violations']} violations, "
            f"control caught {caught}/2"
        )
    assert not played["violations"] and caught == 2
    assert played["accredited"] > SEQUENCES / 20, "hardly anybody is accredited, so little is proved"
