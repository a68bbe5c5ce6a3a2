"""Every state × act × role that is not in the tables is refused and changes nothing. Generated from MOVES."""

import pytest
from django.apps import apps

from accreditation.actions import accreditation as accreditations
from accreditation.actions import candidacy as candidacies
from accreditation.actions import decision as decisions
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.models import Accreditation, Candidacy, CoTrainer, Mission
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from programmes.models import History, Outbox, RoleKind
from programmes.rules import clock
from programmes.rules.actor import NOBODY, SYSTEM
from programmes.rules.refusal import Refused
from workshops.models import Participation, Workshop

# Written by hand, so that a predicate that grows too wide is caught: who may do what, by the role they hold.
OFFICE = {"programme_administrator", "organiser", "administrator_who_assessed", "system"}
CANDIDACY = {
    "pass": OFFICE,
    "not_yet": OFFICE,
    "try_again": OFFICE,
    "plan_mission": OFFICE,
    "leave_mission": OFFICE,
    "evaluate": OFFICE | {"lead"},
    "send_back": OFFICE | {"lead"},
    "accredit": {"programme_administrator"},
    "repeat": {"programme_administrator"},
    "decline": {"programme_administrator"},
    "withdraw": OFFICE,
}
# Here the candidate of the other table is an organiser like any other.
TEAM = OFFICE | {"candidate_with_every_role"}
MISSION = {"match": TEAM, "confirm": TEAM, "evaluate": OFFICE | {"lead"}, "close": TEAM, "cancel": TEAM}
BENCH = {"programme_administrator", "administrator_who_assessed", "system"}
ACCREDITATION = {"suspend": BENCH, "reinstate": BENCH, "withdraw": BENCH}


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
    assert set(calls) == set(may) == {move.act for move in moves}, "an act without its line in this test"
    refused = 0
    for state in type(thing).State.values:
        type(thing).objects.filter(pk=thing.pk).update(state=state)
        for move in moves:
            for role, actor in cast.items():
                if state in move.sources and role in may[move.act]:
                    continue
                before = photograph()
                with pytest.raises(Refused):
                    calls[move.act](type(thing).objects.get(pk=thing.pk), actor)
                    pytest.fail(f"{role} could {move.act} from {state}")
                assert photograph() == before, f"{role} was refused {move.act} from {state}, and something changed"
                refused += 1
    return refused


def evaluation(outcome):
    return lambda candidacy, by: mission_evaluations.sign(
        co_trainer=candidacy.missions.get(), by=by, lessons_observed=1, strengths="Clear", to_develop="Voice",
        independence="alone", outcome=outcome,
    )  # fmt: skip


def decision(outcome):
    return lambda candidacy, by: decisions.record(
        candidacy=candidacy, by=by, outcome=outcome, decided_by="Director", decided_on=clock.today(), reason="So"
    )


def test_of_a_candidacy(walk, cast, mission_of, capsys):
    candidacy, other = walk.to("confirmed"), mission_of(walk.organiser)
    calls = {
        "pass": lambda c, by: candidacies.record_pass(candidacy=c, by=by),
        "not_yet": lambda c, by: candidacies.not_yet(candidacy=c, by=by, reason="Voice"),
        "try_again": lambda c, by: candidacies.try_again(candidacy=c, by=by),
        "plan_mission": lambda c, by: missions.add_co_trainer(mission=other, candidacy=c, by=by),
        "leave_mission": lambda c, by: missions.remove_co_trainer(co_trainer=c.missions.get(), by=by, reason="Ill"),
        "evaluate": evaluation("recommend"),
        "send_back": evaluation("repeat"),
        "accredit": decision("accredit"),
        "repeat": decision("repeat"),
        "decline": decision("decline"),
        "withdraw": lambda c, by: candidacies.withdraw(candidacy=c, by=by, reason="Left the service"),
    }
    refused = try_everything(candidacy, candidacy_rules.MOVES, calls, CANDIDACY, cast)
    with capsys.disabled():
        print(f"\ncandidacy: {refused} combinations refused")
    assert refused > len(Candidacy.State.values) * len(calls) * len(cast) * 0.7


def test_of_a_mission(walk, cast, capsys):
    walk.to("confirmed")
    calls = {
        "match": lambda m, by: missions.match(mission=m, lead=walk.expert.person, by=by),
        "confirm": lambda m, by: missions.confirm(mission=m, by=by),
        "evaluate": lambda m, by: evaluation("recommend")(walk.candidacy, by),
        "close": lambda m, by: missions.close(mission=m, by=by),
        "cancel": lambda m, by: missions.cancel(mission=m, by=by, reason="Host asked"),
    }
    refused = try_everything(Mission.objects.get(), mission_rules.MOVES, calls, MISSION, cast)
    with capsys.disabled():
        print(f"\nmission: {refused} combinations refused")


def test_of_an_accreditation(walk, cast, capsys):
    walk.to("accredited")
    calls = {
        act: lambda a, by, act=act: getattr(accreditations, act)(accreditation=a, by=by, reason="So")
        for act in ACCREDITATION
    }
    refused = try_everything(Accreditation.objects.get(), accreditation_rules.MOVES, calls, ACCREDITATION, cast)
    with capsys.disabled():
        print(f"\naccreditation: {refused} combinations refused")


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
    assert all(Accreditation.State.WITHDRAWN not in move.sources for move in accreditation_rules.MOVES)
