"""The one hard gate of the portal: nobody is accredited without the evidence the route asks for."""

from datetime import timedelta

import pytest

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import decision as decisions
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.models import Accreditation, Candidacy, Decision
from accreditation.rules import steps
from programmes.models import Outbox
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid
from workshops.models import Participation


def record(walk, outcome="accredit", **changed):
    fields = {"decided_by": "Director, Capacity Building", "decided_on": clock.today(), "by": walk.administrator}
    return decisions.record(candidacy=walk.fresh(), outcome=outcome, **(fields | changed))


@pytest.mark.parametrize(
    ("stage", "missing"),
    [
        ("enrolled", "Assessment is missing. 0 of 2 signed"),
        ("assessed", "Result of the workshop is missing"),
        ("passed", "Mission is missing"),
        ("mission_planned", "Release letter is missing. Accra"),
        ("confirmed", "Mission evaluation is missing. Accra"),
    ],
)
def test_a_decision_without_evidence_is_refused_and_names_the_one_missing_thing(walk, stage, missing):
    walk.to(stage)
    before = walk.fresh().state
    with pytest.raises(Invalid, match=missing):
        record(walk)
    assert walk.fresh().state == before
    assert not Decision.objects.exists() and not Accreditation.objects.exists() and not Outbox.objects.exists()


def test_evidence_that_is_taken_back_closes_the_gate_again(walk):
    walk.to("mission_evaluated")
    Participation.objects.filter(pk=walk.candidacy.participation_id).update(state="expected")
    with pytest.raises(Invalid, match="Workshop is missing"):
        record(walk)


def test_asked_to_repeat_the_candidate_waits_and_the_old_evaluation_no_longer_counts(walk):
    walk.to("mission_evaluated")
    record(walk, "repeat", reason="The second lesson was not observed.")
    candidacy = walk.fresh()
    assert (candidacy.state, steps.missing(candidacy).key) == (Candidacy.State.PASSED, "mission")
    with pytest.raises(Invalid, match="Mission is missing"):
        record(walk)


def test_after_a_second_mission_the_same_administrator_decides_again(walk, mission_of):
    walk.to("mission_evaluated")
    record(walk, "repeat", reason="One more.")
    with clock.at(clock.now() + timedelta(days=14)):
        mission = missions.match(mission=mission_of(walk.organiser), lead=walk.expert.person, by=walk.organiser)
        place = missions.add_co_trainer(mission=mission, candidacy=walk.fresh(), by=walk.organiser)
        missions.record_release(co_trainer=place, reference="2", released_on=clock.today(), by=walk.organiser)
        missions.record_lead_release(mission=mission, reference="3", released_on=clock.today(), by=walk.organiser)
        missions.confirm(mission=mission, by=walk.organiser)
        mission_evaluations.sign(
            co_trainer=place, by=walk.expert, lessons_observed=2, strengths="Sure", independence="alone",
            outcome="recommend",
        )  # fmt: skip
        record(walk)
    assert walk.fresh().state == Candidacy.State.ACCREDITED


def test_declined_with_a_reason_the_case_is_closed_and_another_may_be_opened(walk):
    walk.to("mission_evaluated")
    with pytest.raises(Invalid, match="reason"):
        record(walk, "decline")
    record(walk, "decline", reason="The panel saw no independence.")
    assert walk.fresh().state == Candidacy.State.DECLINED
    candidacies.open(participation=walk.candidacy.participation, by=walk.organiser)


def test_a_decision_is_recorded_once_it_has_been_taken(walk):
    walk.to("mission_evaluated")
    with pytest.raises(Invalid, match="has been taken"):
        record(walk, decided_on=clock.today() + timedelta(days=2))


def test_the_second_of_two_administrators_is_told_that_somebody_was_faster(walk):
    walk.to("mission_evaluated")
    stale = walk.fresh()
    record(walk)
    with pytest.raises(Conflict, match="Accredited"):
        decisions.record(
            candidacy=stale, outcome="decline", decided_by="D", decided_on=clock.today(), reason="No",
            by=walk.administrator,
        )  # fmt: skip


def test_a_route_without_a_mission_skips_to_the_decision(
    short_route, participation, organiser, administrator, assessors, scores
):
    candidacy = candidacies.open(participation=participation, by=organiser)
    assessments.sign(candidacy=candidacy, by=assessors[0], scores=scores(candidacy), recommends=True)
    candidacy = candidacies.record_pass(candidacy=candidacy, by=organiser)
    assert [step.key for step in steps.steps(candidacy)] == ["candidate", "passed", "accredited"]
    decisions.record(
        candidacy=candidacy, outcome="accredit", decided_by="Director", decided_on=clock.today(), by=administrator
    )
    assert Accreditation.objects.get().title == "Trainer"
