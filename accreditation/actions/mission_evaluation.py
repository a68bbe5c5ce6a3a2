from django.utils.translation import gettext as _

from accreditation.actions import mission_date
from accreditation.models import (
    Candidacy,
    CaseParty,
    Mission,
    MissionEvaluation,
    ObservedLesson,
    SecondSignature,
)
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_record as record_rules
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

Outcome = MissionEvaluation.Outcome
KEPT = ("outcome", "lessons_observed", "strengths", "to_develop", "independence", "conduct", "comment")


def sign(*, co_trainer, by, outcome, lessons_observed=0, observed=None, **words):
    """The lead expert's form about one co-trainer. An organiser may type in what the lead has signed on paper.

    `observed` is {agenda item: note} of the lessons seen; without an agenda their number is enough. `words` are
    strengths, to_develop, independence, conduct and comment.
    """
    mission, candidacy = co_trainer.mission, co_trainer.candidacy
    if not (mission_rules.can_evaluate(by, mission) and candidacy_rules.can_evaluate(by, candidacy)):
        raise NotAllowed(_("The lead expert of the mission evaluates; an organiser may type in the lead's paper."))
    with refusals():
        mission = mission_date.begin(mission=mission, by=by)
        _check(mission, co_trainer)
        lead = candidacy.parties.get(side=CaseParty.Side.LEAD, person=mission.lead)
        evaluation = MissionEvaluation(co_trainer=co_trainer, evaluator=lead, signed_at=clock.now())
        _fill(evaluation, mission, outcome, lessons_observed, observed, words)
        # The move asks whether the place is still open, so it comes before the form that closes it.
        act, reason = _next(candidacy, evaluation)
        perform(candidacy_rules.MOVES, candidacy, act, by=by, history_act=f"mission_evaluations.{act}", reason=reason)
        evaluation.save()
        _observe(evaluation, observed)
        typed_in = {} if mission_rules.leads(by, mission) else {"typed_in_for": str(mission.lead)}
        history.record("mission_evaluations.sign", mission, by=by, co_trainer=str(candidacy), **typed_in)
        if not mission.co_trainers.filter(evaluation__isnull=True).exists():
            perform(mission_rules.MOVES, mission, "evaluate", by=by, history_act="missions.evaluate")
        return evaluation


def correct(*, evaluation, by, reason, outcome, lessons_observed=0, observed=None, **words):
    """Put the form right, with the reason, until the decision. Another outcome moves the case, forth or back.

    Whoever signed it as the second has signed other words: that signature is asked for again.
    """
    place = evaluation.co_trainer
    if not mission_rules.can_evaluate_place(by, place):
        raise NotAllowed(_("The lead expert of the mission evaluates; an organiser may type in the lead's paper."))
    if not reason.strip():
        raise Invalid(_("Give the reason in a few words."), field="reason")
    with refusals():
        candidacy = Candidacy.objects.select_for_update(of=("self",)).get(pk=place.candidacy_id)
        evaluation = MissionEvaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
        if record_rules.is_decided(evaluation.co_trainer):
            raise Conflict(_("A decision has been recorded since: the evaluation stands as it was signed."))
        before = {name: getattr(evaluation, name) for name in KEPT}
        counted = _recommends(before["outcome"])
        _fill(evaluation, place.mission, outcome, lessons_observed, observed, words)
        evaluation.save()
        if observed is not None:
            evaluation.observed.all().delete()
            _observe(evaluation, observed)
        if counted != _recommends(outcome):
            _move_case(candidacy, evaluation, by, reason)
        asked_again = SecondSignature.objects.filter(evaluation=evaluation).delete()[0]
        changed = {name: was for name, was in before.items() if was != getattr(evaluation, name)}
        history.record(
            "mission_evaluations.correct",
            place.mission,
            by=by,
            reason=reason,
            co_trainer=str(candidacy),
            before=changed,
            **({"second_signature": "asked again"} if asked_again else {}),
        )
        return evaluation


def _recommends(outcome):
    return outcome == Outcome.RECOMMEND


def _fill(evaluation, mission, outcome, lessons_observed, observed, words):
    if outcome != Outcome.RECOMMEND and not words.get("to_develop", "").strip():
        raise Invalid(_("Say what the co-trainer has to develop."), field="to_develop")
    if outcome == Outcome.NOT and not words.get("comment", "").strip():
        raise Invalid(_("Say why the co-trainer is not recommended."), field="comment")
    if observed and any(item.workshop_id != mission.workshop_id for item in observed):
        raise Invalid(_("Choose lessons of this mission."), field="observed")
    number = lessons_observed if observed is None else len(observed)
    if not number:
        raise Invalid(_("Say which lessons were observed; one at least."), field="observed")
    for name, value in {**words, "outcome": outcome, "lessons_observed": number}.items():
        setattr(evaluation, name, value)
    evaluation.full_clean(exclude=["code"])


def _observe(evaluation, observed):
    ObservedLesson.objects.bulk_create(
        ObservedLesson(evaluation=evaluation, item=item, title=item.title, note=note.strip())
        for item, note in (observed or {}).items()
    )


def _move_case(candidacy, evaluation, by, reason):
    """The case goes where the form would have sent it."""
    S = Candidacy.State
    act, _sentence = _next(candidacy, evaluation, is_counted=True)
    if act == "send_back" and candidacy.state == S.MISSION_EVALUATED:
        perform(
            candidacy_rules.MOVES,
            candidacy,
            "take_back_evaluation",
            by=by,
            history_act="mission_evaluations.take_back_evaluation",
            reason=reason,
        )
    elif act == "evaluate":
        if candidacy.state == S.MISSION_PLANNED:
            raise Conflict(_("The candidate is on another mission by now. Take them off it first."), field="outcome")
        perform(
            candidacy_rules.MOVES,
            candidacy,
            "count_evaluation",
            by=by,
            history_act="mission_evaluations.count_evaluation",
            reason=reason,
        )


def _check(mission, co_trainer):
    if MissionEvaluation.objects.filter(co_trainer=co_trainer).exists():
        raise Conflict(_("This co-trainer has already been evaluated."))
    if mission.state == Mission.State.CONFIRMED:
        raise Conflict(_("The mission has not begun. Nobody is evaluated before teaching."))
    if mission.state != Mission.State.IN_FIELD:
        raise Conflict(
            _("The mission stands at “{state}”. It is evaluated once it is confirmed and has begun.").format(
                state=mission.get_state_display()
            )
        )


def _next(candidacy, evaluation, is_counted=False):
    """The move an evaluation makes: on to the decision, or back to wait for another mission, with the reason.

    `is_counted`: the evaluation is saved, and counts among those of the case already.
    """
    if evaluation.outcome != Outcome.RECOMMEND:
        return "send_back", f"{evaluation.get_outcome_display()}. {evaluation.to_develop}"
    asked = evidence.next_mission_requirement(candidacy, also=None if is_counted else evaluation)
    if asked and asked.share:
        return "send_back", _("Recommended; next comes a mission with {share} % of the teaching.").format(
            share=asked.share
        )
    if asked:
        number = candidacy.route.number_asked("mission")
        return "send_back", _("Recommended; the route asks for {asked} missions.").format(asked=number)
    return "evaluate", ""
