from django.utils.translation import gettext as _

from accreditation.models import CaseParty, Mission, MissionEvaluation
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence
from accreditation.rules import mission as mission_rules
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

Outcome = MissionEvaluation.Outcome


def sign(*, co_trainer, by, lessons_observed, strengths, independence, outcome, to_develop=""):
    """The lead expert's form about one co-trainer. An organiser may type in what the lead has signed on paper."""
    mission, candidacy = co_trainer.mission, co_trainer.candidacy
    if not (mission_rules.can_evaluate(by, mission) and candidacy_rules.can_evaluate(by, candidacy)):
        raise NotAllowed(_("The lead expert of the mission evaluates; an organiser may type in the lead's paper."))
    with refusals():
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=mission.pk)
        _check(mission, co_trainer, outcome, to_develop)
        lead = candidacy.parties.get(side=CaseParty.Side.LEAD, person=mission.lead)
        evaluation = MissionEvaluation(
            co_trainer=co_trainer,
            evaluator=lead,
            lessons_observed=lessons_observed,
            strengths=strengths,
            to_develop=to_develop,
            independence=independence,
            outcome=outcome,
            signed_at=clock.now(),
        )
        evaluation.full_clean(exclude=["code"])
        # The move asks whether the place is still open, so it comes before the form that closes it.
        act, reason = _next(candidacy, evaluation)
        perform(candidacy_rules.MOVES, candidacy, act, by=by, history_act=f"mission_evaluations.{act}", reason=reason)
        evaluation.save()
        typed_in = {} if mission_rules.leads(by, mission) else {"typed_in_for": str(mission.lead)}
        history.record("mission_evaluations.sign", mission, by=by, co_trainer=str(candidacy), **typed_in)
        if not mission.co_trainers.filter(evaluation__isnull=True).exists():
            perform(mission_rules.MOVES, mission, "evaluate", by=by, history_act="missions.evaluate")
        return evaluation


def _check(mission, co_trainer, outcome, to_develop):
    if MissionEvaluation.objects.filter(co_trainer=co_trainer).exists():
        raise Conflict(_("This co-trainer has already been evaluated."))
    if mission.state != Mission.State.CONFIRMED:
        raise Conflict(
            _("The mission stands at “{state}”. It is evaluated once it is confirmed and has begun.").format(
                state=mission.get_state_display()
            )
        )
    if not mission_rules.has_begun(mission):
        raise Conflict(_("The mission has not begun. Nobody is evaluated before teaching."))
    if outcome != Outcome.RECOMMEND and not to_develop.strip():
        raise Invalid(_("Say what the co-trainer has to develop."), field="to_develop")


def _next(candidacy, evaluation):
    """The move an evaluation makes: on to the decision, or back to wait for another mission, with the reason."""
    if evaluation.outcome != Outcome.RECOMMEND:
        return "send_back", f"{evaluation.get_outcome_display()}. {evaluation.to_develop}"
    asked = evidence.next_mission_requirement(candidacy, also=evaluation)
    if asked and asked.share:
        return "send_back", _("Recommended; next comes a mission with {share} % of the teaching.").format(
            share=asked.share
        )
    if asked:
        number = candidacy.route.number_asked("mission")
        return "send_back", _("Recommended; the route asks for {asked} missions.").format(asked=number)
    return "evaluate", ""
