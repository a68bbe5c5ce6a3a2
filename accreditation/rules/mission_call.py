"""A call for a mission: who may open it, whom it asks, who reads and answers it, how many places are left."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accreditation.models import CallAnswer, Candidacy, Mission, MissionCall
from accreditation.rules import acts_call  # noqa: F401  the words of History
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_suggestion as suggestions
from programmes.models import History
from programmes.rules import clock
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from programmes.rules.refusal import Conflict, Invalid
from workshops.models import Workshop

FEW = 10
LANGUAGE, REGION, TOPIC = suggestions.LANGUAGE, suggestions.REGION, suggestions.TOPIC


def visible_to(actor):
    """Calls with all their answers: the organisers of the programme."""
    calls = MissionCall.objects.select_related(
        "mission__programme__organisation", "mission__lead__organisation", "mission__workshop__country",
        "mission__workshop__language", "mission__workshop__host", "mission__workshop__programme",
    )  # fmt: skip
    calls = calls.prefetch_related(
        "mission__modules", "mission__co_trainers__candidacy__person", "mission__co_trainers__candidacy__participation"
    )
    return calls if actor.is_system else calls.filter(mission__programme_id__in=actor.programme_ids(*STAFF))


def answers_visible_to(actor):
    """One's own, and those to the calls of one's programmes."""
    answers = CallAnswer.objects.select_related(
        "person", "candidacy", "call__mission__programme__organisation", "call__mission__lead",
        "call__mission__workshop__country", "call__mission__workshop__language", "call__mission__workshop__host",
        "call__mission__workshop__programme",
    )  # fmt: skip
    if actor.is_system:
        return answers
    mine = Q(person_id=actor.person_id) if actor.person_id else Q(pk__in=[])
    return answers.filter(mine | Q(call__mission__programme_id__in=actor.programme_ids(*STAFF)))


def is_own(actor, answer):
    return bool(actor.person_id) and actor.person_id == answer.person_id


def can_open(actor, mission):
    """Organisers, while the team may still change."""
    return mission_rules.can_manage(actor, mission) and mission.is_forming and not mission_rules.called_off(mission)


def askable(mission, calls):
    """Who may still be asked: one of its `calls` of a kind is open at a time, and a mission has one lead expert."""
    taken = {call.asks for call in calls if call.is_open} | ({MissionCall.Asks.ROSTER} if mission.lead_id else set())
    return [asks for asks in MissionCall.Asks if asks not in taken]


def can_manage(actor, call):
    return mission_rules.can_manage(actor, call.mission)


def can_answer(actor, answer):
    """Whoever was asked; an organiser types in what came by letter or telephone, for others than themselves."""
    return is_own(actor, answer) or can_manage(actor, answer.call)


def takes_answers(call):
    """While it is open and the mission has not begun. The day that was named closes nothing."""
    mission = call.mission
    is_coming = mission.state in Mission.PLANNED and not mission_rules.called_off(mission)
    return call.is_open and is_coming and not mission_rules.has_begun(mission)


def is_late(call, now):
    """The day that was named is over where the mission takes place."""
    return call.mission.workshop.today(now) > call.answer_by


def is_on_team(answer):
    """Whether they are on the mission now, by this call or otherwise. Reads `mission.co_trainers`."""
    mission = answer.call.mission
    if answer.candidacy_id is None:
        return mission.lead_id == answer.person_id
    return any(place.candidacy_id == answer.candidacy_id for place in mission.co_trainers.all())


def free(call, answers):
    """How many places of the call nobody has taken who answered it."""
    return max(0, call.places - sum(is_on_team(answer) for answer in answers))


def can_select(actor, answer):
    return (
        can_manage(actor, answer.call)
        and not is_own(actor, answer)
        and answer.call.state != MissionCall.State.WITHDRAWN
        and answer.is_interested
        and not is_on_team(answer)
    )


def fitting(actor, mission, asks, *, asks_language=False, asks_region=False, asks_topic=False):
    """[Suggestion] of those whom such a call would ask: whoever waits, or the roster, and has what is asked for.

    Whoever cannot go as things stand (the lead's own administration, another activity on these days) is not asked.
    """
    asked = {LANGUAGE: asks_language, REGION: asks_region, TOPIC: asks_topic}
    wanted = {fact for fact, is_asked in asked.items() if is_asked}
    return [one for one in everybody(actor, mission, asks) if wanted <= one.facts and not one.against]


def everybody(actor, mission, asks):
    """[Suggestion] of all who might be asked, without criteria."""
    if asks == MissionCall.Asks.ROSTER:
        return suggestions.leads(actor, mission, most=suggestions.MANY)
    return suggestions.co_trainers(actor, mission, most=suggestions.MANY)


def reach(actor, mission, askable):
    """[(who, how many, of them: speak the language, are of the region, know a topic)], for the page of the form."""
    found = []
    for asks in askable:
        rows = [one for one in everybody(actor, mission, asks) if not one.against]
        numbers = [sum(fact in one.facts for one in rows) for fact in (LANGUAGE, REGION, TOPIC)]
        found.append((asks.label, len(rows), *numbers))
    return found


def asked(call):
    """What the call asks for besides, in words."""
    workshop = call.mission.workshop
    words = []
    if call.asks_language:
        words.append(_("speaks {language}").format(language=workshop.language))
    if call.asks_region:
        words.append(_("same region"))
    if call.asks_topic:
        words.append(_("teaches a topic of the mission"))
    return ", ".join(words)


def in_order(answers):
    """Those interested first, then those who are silent."""
    order = [CallAnswer.Answer.INTERESTED, CallAnswer.Answer.NONE, CallAnswer.Answer.NOT_NOW]
    return sorted(answers, key=lambda answer: (order.index(answer.answer), answer.pk))


def rows(actor, call, answers, shown):
    """[{answer, reasons, against, short, on_team, can_select, can_answer, letter}] of those shown, of all `answers`.

    The number of queries does not grow with them.
    """
    about = _about(actor, call, shown)
    room, takes = free(call, answers), takes_answers(call)
    found = []
    for answer in shown:
        one, on_team = about[answer.pk], is_on_team(answer)
        found.append(
            {
                "answer": answer,
                "reasons": one.reasons,
                "against": "" if on_team else one.against,
                "short": days_short(answer),
                "on_team": on_team,
                "can_select": room > 0 and call.mission.is_forming and can_select(actor, answer) and not one.against,
                "can_answer": takes and not on_team,
                "letter": next(iter(answer.letters.all()), None),
            }
        )
    return found


def _about(actor, call, answers):
    """{primary key of an answer: Suggestion}"""
    mission = call.mission
    if call.is_for_lead:
        found = suggestions.as_leads(actor, mission, [answer.person_id for answer in answers])
        return {answer.pk: found[answer.person_id] for answer in answers}
    cases = Candidacy.objects.filter(pk__in=[answer.candidacy_id for answer in answers])
    found = {one.key: one for one in suggestions.co_trainers(actor, mission, rows=cases, most=len(answers) + 1)}
    return {answer.pk: found[answer.candidacy_id] for answer in answers}


def days_short(answer):
    """Whether they said that they cannot come on all days of the mission, as it stands now."""
    workshop = answer.call.mission.workshop
    return bool(
        answer.is_interested
        and (
            (answer.can_from and answer.can_from > workshop.starts_on)
            or (answer.can_until and answer.can_until < workshop.ends_on)
        )
    )


def of_mission(actor, mission):
    """[(call, “2 interested, …”)] of a mission, the newest first."""
    calls = visible_to(actor).filter(mission=mission).prefetch_related(None).prefetch_related("answers")
    return [(call, line(call.answers.all())) for call in calls]


def of_candidacy(actor, candidacy):
    """[(answer, whether it is waited for)] of one case that this actor may see, the newest call first."""
    answers = answers_visible_to(actor).filter(candidacy=candidacy).order_by("-call__opened_at", "-pk")
    return [(answer, not answer.answer and takes_answers(answer.call)) for answer in answers[:FEW]]


def open_for(actor):
    """What waits for this person's own answer."""
    if not actor.person_id:
        return CallAnswer.objects.none()
    return (
        answers_visible_to(actor)
        .filter(
            person_id=actor.person_id,
            answer=CallAnswer.Answer.NONE,
            call__state=MissionCall.State.OPEN,
            call__mission__state__in=Mission.PLANNED,
            call__mission__workshop__starts_on__gt=clock.today(),
        )
        .exclude(call__mission__workshop__state__in=[Workshop.State.CANCELLED, Workshop.State.POSTPONED])
        .order_by("call__answer_by", "pk")
    )


def to_select(actor):
    """Open calls of one's programmes whose day is over: somebody chooses now."""
    return (
        visible_to(actor)
        .filter(state=MissionCall.State.OPEN, answer_by__lt=clock.today())
        .order_by("answer_by", "pk")
        .prefetch_related("answers")
    )


def line(answers):
    """“2 interested, 1 not this time, 6 have not answered”"""
    count = {kind: sum(answer.answer == kind for answer in answers) for kind in CallAnswer.Answer.values}
    parts = [
        ngettext("{n} interested", "{n} interested", count["interested"]).format(n=count["interested"]),
        ngettext("{n} not this time", "{n} not this time", count["not_now"]).format(n=count["not_now"]),
        ngettext("{n} has not answered", "{n} have not answered", count[""]).format(n=count[""]),
    ]
    return ", ".join(parts)


def must_take_answers(call):
    if not takes_answers(call):
        raise Conflict(_("This call is closed, or its mission has begun. Write to the organisers."))


def must_have_a_day(call, answer_by):
    """The day to answer by: not over, and before the mission."""
    today = call.mission.workshop.today(clock.now())
    if answer_by < today:
        raise Invalid(_("This day is over. Choose one that is still to come."), field="answer_by")
    if answer_by >= call.mission.workshop.starts_on:
        raise Invalid(_("Answers are needed before the mission begins."), field="answer_by")


def still_forming(call):
    if not call.mission.is_forming or mission_rules.called_off(call.mission):
        raise Conflict(_("The team of this mission is complete, or the mission is called off."))


S = MissionCall.State
MOVES = Moves(
    Move("close", (S.OPEN,), S.CLOSED, gettext_lazy("Close the call"), can_manage),
    Move("reopen", (S.CLOSED,), S.OPEN, gettext_lazy("Open it again"), can_manage, still_forming),
    Move("withdraw", (S.OPEN, S.CLOSED), S.WITHDRAWN, gettext_lazy("Withdraw the call"), can_manage, asks_reason=True),
)


def reply_address(call):
    """An answer by mail goes to whoever opened the call, or opened it again, and not to a machine."""
    acts = ("mission_calls.open", "mission_calls.reopen")
    entry = History.objects.about(call).filter(act__in=acts, actor_person__isnull=False).order_by("-at", "-pk").first()
    return entry.actor_person.email if entry else ""
