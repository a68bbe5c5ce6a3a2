"""Who may do what with a candidacy. Nobody decides on a case in which they stand on another side."""

from copy import copy

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import Candidacy, CaseParty, Decision
from accreditation.rules import evidence, words
from programmes.models import RoleKind
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import Participation

READERS = (*programme_rules.STAFF, RoleKind.ASSESSOR)
# Those who saw the candidate teach: besides the programme's assessors, the facilitators and experts of that workshop.
ASSESSING = (Participation.Kind.FACILITATOR, Participation.Kind.LEAD_EXPERT)


def visible_to(actor):
    """The team and the assessors of the programme; those who assess at the workshop; the lead; the candidate."""
    if actor.is_system:
        return Candidacy.objects.all()
    team = Q(programme_id__in=actor.programme_ids(*READERS)) | Q(
        participation__workshop_id__in=actor.workshop_ids(RoleKind.ASSESSOR)
    )
    if not actor.person_id:
        return Candidacy.objects.filter(team)
    taught = Participation.objects.present().filter(person_id=actor.person_id, kind__in=ASSESSING).values("workshop_id")
    led = Candidacy.objects.filter(missions__mission__lead_id=actor.person_id).values("pk")
    return Candidacy.objects.filter(
        team | Q(person_id=actor.person_id) | Q(participation__workshop_id__in=taught) | Q(pk__in=led)
    )


def programmes_counted_by(actor):
    """Programmes whose numbers this actor may know: names are another question, and a donor sees none."""
    return actor.programme_ids(*programme_rules.TEAM, RoleKind.DONOR)


def is_own(actor, candidacy):
    return bool(actor.party_id) and actor.party_id == candidacy.person_id


def can_manage(actor, candidacy):
    """The programme's organisers; never the candidate, even one who is an organiser."""
    return programme_rules.can_organise(actor, candidacy.programme) and not is_own(actor, candidacy)


def can_open(actor, participation):
    """Make a participant a candidate: organisers, of a named trainee who is not called off, and not of themselves."""
    return (
        programme_rules.can_organise(actor, participation.workshop.programme)
        and participation.is_trainee
        and bool(participation.person_id)
        and participation.person_id != actor.person_id
        and participation.state in (Participation.State.EXPECTED, Participation.State.COMPLETED)
    )


def has_date(candidacy):
    """A date to complete the route by runs: the workshop is passed, and the route sets one."""
    return candidacy.due_on is not None and candidacy.state in Candidacy.PRE_ACCREDITED


def can_extend(actor, candidacy):
    return has_date(candidacy) and can_manage(actor, candidacy)


def extended(candidacy):
    """The date after one extension of the route, counted from the date that stands."""
    return words.months_later(candidacy.due_on, candidacy.route.extension_months) or candidacy.due_on


def due_under(candidacy, route):
    """The date under another version of the route; never an earlier one than was given."""
    if candidacy.passed_on is None or not route.completion_months:
        return None
    day = words.months_later(candidacy.passed_on, route.completion_months)
    return max(day, candidacy.due_on or day)


def is_behind(candidacy, newest):
    """Whether an open case follows an older version than the newest."""
    return candidacy.is_open and newest is not None and candidacy.route_id != newest.pk


def under(candidacy, route):
    """The same case as it would stand under another version of the route. Never saved."""
    other = copy(candidacy)
    other.route = route
    return other


def can_screen(actor, candidacy):
    """Pre-screening is recorded while the result of the workshop is open, on a route that asks for it."""
    waits = candidacy.state in (Candidacy.State.ENROLLED, Candidacy.State.NOT_YET)
    return waits and bool(candidacy.route.asks_for("screening")) and can_manage(actor, candidacy)


def may_assess(actor, candidacy):
    """An assessor of the programme, or somebody who taught at that workshop; a person, not the candidate."""
    if not actor.party_id or is_own(actor, candidacy):
        return False
    return (
        actor.holds(RoleKind.ASSESSOR, programme_id=candidacy.programme_id)
        or actor.holds_at(candidacy.participation.workshop_id, RoleKind.ASSESSOR)
        or candidacy.participation.workshop.participations.present()
        .filter(person_id=actor.person_id, kind__in=ASSESSING)
        .exists()
    )


def can_assess(actor, candidacy):
    """May, and has not signed yet, and stands on no other side."""
    return (
        candidacy.state == Candidacy.State.ENROLLED
        and candidacy.side_of(actor.party_id) in ("", CaseParty.Side.ASSESSOR)
        and not has_assessed(actor, candidacy)
        and may_assess(actor, candidacy)
    )


def has_assessed(actor, candidacy):
    return any(row.assessor.person_id == actor.party_id for row in candidacy.current_assessments())


def can_read_assessments(actor, candidacy):
    """An assessor who has signed, and organisers, who must not be about to judge themselves.

    Two assessors judge each for themselves: whoever may still be one of those the route asks for reads nobody else's.
    """
    if is_own(actor, candidacy):
        return False
    if has_assessed(actor, candidacy):
        return True
    asked, signed = candidacy.route.number_asked("assessment"), len(candidacy.current_assessments())
    return can_manage(actor, candidacy) and not (signed < asked and can_assess(actor, candidacy))


def can_read_own_assessments(actor, candidacy):
    """The candidate, once the result of the workshop is recorded."""
    return is_own(actor, candidacy) and bool(released_assessments(candidacy))


def released_assessments(candidacy):
    """Those of attempts whose result is recorded. Reads the prefetched rows."""
    return [row for row in candidacy.assessments.all() if candidacy.has_result or row.attempt < candidacy.attempt]


def may_decide_from(side, route):
    """Absolute for candidate and assessor; nominator and lead by the visible setting of the route."""
    return (
        side in ("", CaseParty.Side.BENCH)
        or (side == CaseParty.Side.NOMINATOR and route.nominator_may_decide)
        or (side == CaseParty.Side.LEAD and route.lead_may_decide)
    )


def can_decide(actor, candidacy):
    """A programme administrator, in person, who stands on no other side of the case."""
    return (
        bool(actor.person_id)
        and programme_rules.can_administer(actor, candidacy.programme)
        and not is_own(actor, candidacy)
        and may_decide_from(candidacy.side_of(actor.person_id), candidacy.route)
    )


def must_decide(actor, candidacy):
    """Say why this actor cannot record the decision: the side they stand on, or the role they lack."""
    if can_decide(actor, candidacy):
        return
    side = candidacy.side_of(actor.person_id)
    if side and programme_rules.can_administer(actor, candidacy.programme):
        raise NotAllowed(
            _("You stand on another side of this case ({side}). Another programme administrator records it.").format(
                side=CaseParty.Side(side).label
            )
        )
    raise NotAllowed(_("A programme administrator records the decision, in person."))


def standing(candidacy):
    """[(party, whether they may decide)] of everybody who stands somewhere in the case."""
    return [(party, may_decide_from(party.side, candidacy.route)) for party in candidacy.parties.all()]


def not_taking_part(candidacy):
    """Those who stand on a side that does not decide, for the note beside the decision."""
    return [
        party
        for party in candidacy.parties.all()
        if party.side != CaseParty.Side.CANDIDATE and not may_decide_from(party.side, candidacy.route)
    ]


def can_evaluate(actor, candidacy):
    """A lead expert of the candidate's missions; an organiser types in the form the lead has signed on paper.

    Which mission it is, the action asks of the mission.
    """
    if is_own(actor, candidacy):
        return False
    leads = actor.person_id and any(place.mission.lead_id == actor.person_id for place in candidacy.missions.all())
    return bool(leads) or can_manage(actor, candidacy)


def ready_to_pass(candidacy):
    missing = evidence.before_pass(candidacy)
    if missing:
        raise Invalid(_("Not yet: {thing} is missing. {detail}").format(thing=missing.label, detail=missing.detail))


def ready_to_need_more(candidacy):
    if evidence.mission(candidacy) is None:
        raise Conflict(_("No mission is lacking in this case."))


def ready_for_decision(candidacy):
    """The one hard gate of the portal. It names the one thing that is missing."""
    missing = evidence.before_decision(candidacy)
    if missing:
        raise Invalid(
            _("This cannot be signed yet: {thing} is missing. {detail}").format(
                thing=missing.label, detail=missing.detail
            )
        )


S = Candidacy.State
MOVES = Moves(
    Move("pass", (S.ENROLLED,), S.PASSED, gettext_lazy("Record as passed"), can_manage, ready_to_pass),
    Move("not_yet", (S.ENROLLED,), S.NOT_YET, gettext_lazy("Not yet"), can_manage, asks_reason=True),
    Move("try_again", (S.NOT_YET,), S.ENROLLED, gettext_lazy("Let them try again"), can_manage),
    Move("plan_mission", (S.PASSED,), S.MISSION_PLANNED, gettext_lazy("Plan a mission"), can_manage),
    # A part of moving an open case to a version of the route that asks for one more.
    Move(
        "need_more",
        (S.MISSION_EVALUATED,),
        S.PASSED,
        gettext_lazy("Wait for another mission"),
        can_manage,
        ready_to_need_more,
        asks_reason=True,
    ),
    Move(
        "leave_mission",
        (S.MISSION_PLANNED,),
        S.PASSED,
        gettext_lazy("Take off the mission"),
        can_manage,
        asks_reason=True,
    ),
    Move("evaluate", (S.MISSION_PLANNED,), S.MISSION_EVALUATED, gettext_lazy("Record the evaluation"), can_evaluate),
    Move(
        "send_back",
        (S.MISSION_PLANNED,),
        S.PASSED,
        gettext_lazy("Ask for another mission"),
        can_evaluate,
        asks_reason=True,
    ),
    # The lead's form put right before the decision: another outcome, and the case goes where it would have gone.
    Move(
        "count_evaluation",
        (S.PASSED,),
        S.MISSION_EVALUATED,
        gettext_lazy("Evaluation put right"),
        can_evaluate,
        asks_reason=True,
    ),
    Move(
        "take_back_evaluation",
        (S.MISSION_EVALUATED,),
        S.PASSED,
        gettext_lazy("Evaluation put right"),
        can_evaluate,
        asks_reason=True,
    ),
    Move(
        "accredit",
        (S.PASSED, S.MISSION_EVALUATED),
        S.ACCREDITED,
        gettext_lazy("Accredit"),
        can_decide,
        ready_for_decision,
    ),
    Move(
        "repeat",
        (S.MISSION_EVALUATED,),
        S.PASSED,
        gettext_lazy("Ask for another mission"),
        can_decide,
        asks_reason=True,
    ),
    Move(
        "decline",
        (S.NOT_YET, S.PASSED, S.MISSION_EVALUATED),
        S.DECLINED,
        gettext_lazy("Do not accredit"),
        can_decide,
        asks_reason=True,
    ),
    Move("withdraw", Candidacy.OPEN, S.WITHDRAWN, gettext_lazy("Withdraw the candidacy"), can_manage, asks_reason=True),
)
DECISIONS = ("accredit", "repeat", "decline")


def outcomes(candidacy):
    """Outcomes to prepare in the present state. Accrediting may always be prepared; only the signature waits."""
    offered = [Decision.Outcome(act) for act in DECISIONS if candidacy.state in MOVES[act].sources]
    waits = (S.ENROLLED, S.PASSED, S.MISSION_PLANNED)
    if candidacy.state in waits and Decision.Outcome.ACCREDIT not in offered:
        offered.insert(0, Decision.Outcome.ACCREDIT)
    return offered
