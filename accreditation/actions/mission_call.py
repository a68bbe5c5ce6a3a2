"""Calls for missions: opened, closed, opened again, withdrawn. Whoever is asked is told, by letter, each time."""

from datetime import timedelta

from django.utils.translation import gettext as _

from accreditation.actions import call_letter as call_letters
from accreditation.models import CallAnswer, CallLetter, Candidacy, Mission, MissionCall
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_call as call_rules
from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed

MOVES = call_rules.MOVES
CRITERIA = ("asks_language", "asks_region", "asks_topic")
Kind = CallLetter.Kind
# How long the lines of motivation are kept after a mission.
KEPT = timedelta(days=90)


def open(*, mission, by, answer_by, asks=MissionCall.Asks.WAITING, places=1, words="", **criteria):
    """Ask those who may go and fit the criteria (`asks_language`, `asks_region`, `asks_topic`), each by letter."""
    if not mission_rules.can_manage(by, mission):
        raise NotAllowed(_("Only organisers of the programme call for a mission."))
    with refusals():
        mission = _locked(mission)
        call = MissionCall(
            mission=mission, asks=asks, places=places, words=words.strip(), answer_by=answer_by,
            opened_at=clock.now(), **{name: bool(criteria.get(name)) for name in CRITERIA},
        )  # fmt: skip
        call_rules.still_forming(call)
        if call.is_for_lead and mission.lead_id:
            raise Conflict(_("This mission has its lead expert."))
        if mission.calls.filter(asks=asks, state=MissionCall.State.OPEN).exists():
            raise Conflict(_("A call for this mission is open already."))
        call_rules.must_have_a_day(call, answer_by)
        call.full_clean(exclude=["code"])
        call.save()
        answers = _ask(call, by)
        if not answers:
            raise Invalid(_("Nobody who may go fits this. Ask for less, or choose from the list of the mission."))
        letters = call_letters.queue(answers=answers, kind=Kind.ASK)
        history.record(
            "mission_calls.open", call, by=by, to_state=call.state, asked=len(answers), letters=letters, places=places
        )
        return call


def remind(*, call, by):
    """Write once more to those who have not answered. Answers how many letters."""
    if not call_rules.can_manage(by, call):
        raise NotAllowed(_("Only organisers of the programme write to those who were asked."))
    with refusals():
        call = _call(call)
        call_rules.must_take_answers(call)
        if CallLetter.objects.filter(
            answer__call=call, kind__in=(Kind.ASK, Kind.REMIND), queued_at__gt=clock.now() - call_letters.JUST_NOW
        ).exists():
            raise Conflict(_("Letters are on their way, or left a moment ago."))
        silent = call.answers.filter(answer=CallAnswer.Answer.NONE).select_related("person")
        number = call_letters.queue(answers=silent, kind=Kind.REMIND)
        if not number:
            raise Conflict(_("Everybody who can be reached by e-mail has answered."))
        history.record("mission_calls.remind", call, by=by, letters=number)
        return number


def close(*, call, by):
    """The team is found. Whoever was interested and is not on it is told so, and thanked."""
    with refusals():
        call = perform(MOVES, call, "close", by=by, history_act="mission_calls.close")
        interested = _interested(call)
        told = CallLetter.objects.filter(answer__call=call, kind=Kind.NOT_SELECTED, problem="").values("answer_id")
        call_letters.queue(answers=interested.exclude(pk__in=told), kind=Kind.NOT_SELECTED)
        return call


def reopen(*, call, by, answer_by):
    """Ask again until another day: those who have not answered, and whoever has come to fit since."""
    with refusals():
        _locked(call.mission)
        call_rules.must_have_a_day(call, answer_by)
        call = perform(MOVES, call, "reopen", by=by, history_act="mission_calls.reopen", answer_by=answer_by)
        _ask(call, by)
        silent = call.answers.filter(answer=CallAnswer.Answer.NONE).select_related("person")
        call_letters.queue(answers=silent, kind=Kind.ASK)
        return call


def withdraw(*, call, by, reason):
    """The call is taken back. Everybody who was asked is told, but who said no, or is on the team."""
    with refusals():
        call = perform(MOVES, call, "withdraw", by=by, history_act="mission_calls.withdraw", reason=reason)
        told = call.answers.exclude(answer=CallAnswer.Answer.NOT_NOW).filter(selected_at=None).select_related("person")
        call_letters.queue(answers=told, kind=Kind.WITHDRAWN)
        return call


def withdraw_all(*, mission, by, reason):
    """With the mission that is called off; part of that act."""
    for call in mission.calls.filter(state=MissionCall.State.OPEN):
        withdraw(call=call, by=by, reason=reason)


def ask_newcomers(*, by):
    """Once a day: those who came to fit after a call was opened are asked as well. Answers how many people."""
    number = 0
    open_calls = MissionCall.objects.filter(state=MissionCall.State.OPEN, answer_by__gte=clock.today())
    for call in open_calls.select_related("mission"):
        with refusals():
            _locked(call.mission)
            call = _call(call)
            interested = call.answers.filter(answer=CallAnswer.Answer.INTERESTED).select_related("call__mission")
            is_wanted = call_rules.takes_answers(call) and call_rules.free(call, interested)
            answers = _ask(call, by) if is_wanted else []
            if answers:
                letters = call_letters.queue(answers=answers, kind=Kind.ASK)
                history.record("mission_calls.ask_newcomers", call, by=by, asked=len(answers), letters=letters)
                number += len(answers)
    return number


def forget_due(*, by):
    """Once a day: what people wrote of themselves goes, some time after the mission. Answers how many calls."""
    over = MissionCall.objects.filter(mission__workshop__ends_on__lt=clock.today() - KEPT)
    holding = CallAnswer.objects.exclude(motivation="", can_from=None, can_until=None)
    number = 0
    for call in over.filter(pk__in=holding.values("call_id")).select_related("mission__programme"):
        with refusals():
            gone = call.answers.exclude(motivation="", can_from=None, can_until=None).update(
                motivation="", can_from=None, can_until=None
            )
            if gone:
                history.record("mission_calls.forget", call, by=by, answers=gone)
                number += 1
    return number


def _locked(mission):
    """Always before the call: a mission that is called off at this moment withdraws its calls."""
    return (
        Mission.objects.select_for_update(of=("self",))
        .select_related("programme", "lead__organisation", "workshop__country", "workshop__language")
        .get(pk=mission.pk)
    )


def _call(call):
    return (
        MissionCall.objects.select_for_update(of=("self",))
        .select_related("mission__workshop", "mission__programme")
        .get(pk=call.pk)
    )


def _interested(call):
    """Interested, and not on the team by this call or in another way."""
    found = call.answers.filter(answer=CallAnswer.Answer.INTERESTED, selected_at=None).select_related("person")
    if call.is_for_lead:
        return found.exclude(person_id=call.mission.lead_id)
    return found.exclude(candidacy__in=call.mission.co_trainers.values("candidacy"))


def _ask(call, by):
    """[CallAnswer] of those who are asked now and were not before."""
    criteria = {name: getattr(call, name) for name in CRITERIA}
    found = call_rules.fitting(by, call.mission, call.asks, **criteria)
    before = set(call.answers.values_list("person_id", flat=True))
    cases = {}
    if not call.is_for_lead:
        cases = Candidacy.objects.in_bulk([one.key for one in found])
    return [
        CallAnswer.objects.create(call=call, person=one.person, candidacy=cases.get(one.key))
        for one in found
        if one.person.pk not in before
    ]
