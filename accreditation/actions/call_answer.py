"""What those say who were asked to a mission, and who of them is selected."""

from django.utils.translation import gettext as _

from accreditation.actions import call_letter as call_letters
from accreditation.actions import mission as missions
from accreditation.models import CallAnswer, CallLetter, Mission, MissionCall
from accreditation.rules import mission_call as call_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

Answer = CallAnswer.Answer


def give(*, answer, by, says, can_from=None, can_until=None, motivation=""):
    """Say “interested” or “not this time”, or change it. After the day that was named it is accepted, and marked."""
    _must_answer(answer, by)
    with refusals():
        answer = _locked(answer)
        _still_open(answer)
        if says not in (Answer.INTERESTED, Answer.NOT_NOW):
            raise Invalid(_("Say whether you are interested."), field="says")
        before = answer.answer
        answer.answer, answer.motivation = says, motivation.strip()
        is_interested = says == Answer.INTERESTED
        answer.can_from, answer.can_until = (can_from, can_until) if is_interested else (None, None)
        answer.answered_at = clock.now()
        answer.is_late = call_rules.is_late(answer.call, answer.answered_at)
        answer.full_clean(exclude=["code"])
        answer.save()
        history.record(
            "call_answers.give", answer, by=by, from_state=before, to_state=says, late=answer.is_late, **_days(answer)
        )
        return answer


def take_back(*, answer, by):
    """As if nothing had been said."""
    _must_answer(answer, by)
    with refusals():
        answer = _locked(answer)
        _still_open(answer)
        if answer.answer == Answer.NONE:
            raise Conflict(_("Nothing has been answered yet."))
        before = answer.answer
        answer.answer, answer.motivation, answer.answered_at, answer.is_late = Answer.NONE, "", None, False
        answer.can_from = answer.can_until = None
        answer.save()
        history.record("call_answers.take_back", answer, by=by, from_state=before, to_state=Answer.NONE)
        return answer


def select(*, answer, by):
    """Put somebody who is interested on the team, while a place of the call is free. They are told by letter."""
    if not call_rules.can_manage(by, answer.call) or call_rules.is_own(by, answer):
        raise NotAllowed(_("Organisers of the programme select; nobody selects themselves."))
    with refusals():
        # The mission before the call, as everywhere; the call before the places are counted.
        mission = Mission.objects.select_for_update(of=("self",)).get(pk=answer.call.mission_id)
        answer = _locked(answer)
        call = answer.call
        if call.state == MissionCall.State.WITHDRAWN:
            raise Conflict(_("This call is withdrawn."))
        if not answer.is_interested:
            raise Conflict(_("{name} is not interested, or has taken the answer back.").format(name=answer.person))
        if call_rules.is_on_team(answer):
            raise Conflict(_("{name} is on the team already.").format(name=answer.person))
        others = list(call.answers.filter(answer=Answer.INTERESTED))
        if not call_rules.free(call, others):
            raise Conflict(_("The places of this call are taken. Add others on the page of the mission."))
        if call.is_for_lead:
            if mission.lead_id:
                raise Conflict(_("This mission has its lead expert."))
            missions.match(mission=mission, lead=answer.person, by=by)
        else:
            missions.add_co_trainer(mission=mission, candidacy=answer.candidacy, by=by)
        answer.selected_at = clock.now()
        answer.save(update_fields=["selected_at"])
        call_letters.queue(answers=[answer], kind=CallLetter.Kind.SELECTED)
        history.record("call_answers.select", answer, by=by)
        return answer


def _must_answer(answer, by):
    if not call_rules.can_answer(by, answer):
        raise NotAllowed(_("Whoever was asked answers; organisers type in what came otherwise."))


def _locked(answer):
    """With its call held, so that nothing is said to a call that closes at this moment."""
    call = MissionCall.objects.select_for_update(of=("self",)).get(pk=answer.call_id)
    call = MissionCall.objects.select_related("mission__workshop", "mission__programme").get(pk=call.pk)
    answer = CallAnswer.objects.select_for_update(of=("self",)).select_related("person", "candidacy").get(pk=answer.pk)
    answer.call = call
    return answer


def _still_open(answer):
    call_rules.must_take_answers(answer.call)
    if call_rules.is_on_team(answer):
        raise Conflict(_("This place on the team is given. Write to the organisers if something has changed."))


def _days(answer):
    return {name: getattr(answer, name) for name in ("can_from", "can_until") if getattr(answer, name)}
