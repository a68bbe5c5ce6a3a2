"""The lead expert's form about a co-trainer."""

import pytest

from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.models import Candidacy, Mission, MissionEvaluation
from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

FORM = {"lessons_observed": 3, "strengths": "Clear and calm.", "independence": "alone", "outcome": "recommend"}


def test_the_programmes_other_facilitators_do_not_evaluate(walk, facilitator):
    walk.to("confirmed")
    with pytest.raises(NotAllowed):
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=facilitator, **FORM)


def test_nobody_is_evaluated_before_the_mission_has_begun(walk, mission_of):
    walk.mission = mission_of(walk.organiser, starts_in=5)
    walk.to("confirmed")
    with pytest.raises(Conflict, match="not begun"):
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **FORM)


def test_the_first_day_is_that_of_the_place_and_not_of_the_server(walk, mission_of):
    from datetime import UTC, datetime, time, timedelta

    walk.mission = mission_of(walk.organiser, starts_in=1)
    walk.mission.workshop.time_zone = "Asia/Tashkent"
    walk.mission.workshop.save()
    walk.to("confirmed")
    eve = datetime.combine(clock.today(), time(20, 0), tzinfo=UTC)
    with clock.at(eve - timedelta(hours=2)), pytest.raises(Conflict):
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **FORM)
    with clock.at(eve):
        assert mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **FORM)


def test_a_mission_that_is_not_confirmed_is_not_evaluated(walk):
    walk.to("mission_planned")
    with pytest.raises(Conflict, match="once it is confirmed"):
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **FORM)


def test_asked_to_repeat_the_candidate_waits_again_with_the_reason(walk):
    walk.to("confirmed")
    form = FORM | {"outcome": "repeat"}
    with pytest.raises(Invalid, match="has to develop"):
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **form)
    mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, to_develop="Questioning.", **form)
    assert walk.fresh().state == Candidacy.State.PASSED
    assert "Questioning." in History.objects.about(walk.candidacy).first().reason


def test_an_organiser_types_in_the_paper_and_the_lead_remains_the_evaluator(walk):
    walk.to("confirmed")
    signed = mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.organiser, **FORM)
    assert signed.evaluator.person == walk.expert.person
    typed = History.objects.get(act="mission_evaluations.sign")
    assert typed.actor_person == walk.organiser.person and "Mensah" in typed.details


def test_the_mission_is_evaluated_when_its_last_co_trainer_is(walk):
    walk.to("confirmed")
    mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **FORM)
    mission = Mission.objects.get()
    assert mission.state == Mission.State.EVALUATED
    assert missions.close(mission=mission, by=walk.organiser).state == Mission.State.CLOSED


def test_a_co_trainer_is_evaluated_once(walk):
    walk.to("mission_evaluated")
    with pytest.raises(Conflict):
        mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **FORM)
    assert MissionEvaluation.objects.count() == 1


def test_a_route_of_two_missions_waits_for_the_second(walk, route):
    route.requirements.filter(kind="mission").update(count=2)
    walk.to("confirmed")
    mission_evaluations.sign(co_trainer=walk.co_trainer, by=walk.expert, **FORM)
    assert walk.fresh().state == Candidacy.State.PASSED
