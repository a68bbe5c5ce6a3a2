from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accreditation.models import Candidacy, Mission
from programmes.models import Person, RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Invalid
from workshops.models import Participation

TEACHING = (Participation.Kind.FACILITATOR, Participation.Kind.RESOURCE_PERSON, Participation.Kind.LEAD_EXPERT)


def visible_to(actor):
    """The team of the programme, the lead expert and the co-trainers."""
    if actor.is_system:
        return Mission.objects.all()
    team = Q(programme_id__in=actor.programme_ids(*programme_rules.TEAM))
    if not actor.person_id:
        return Mission.objects.filter(team)
    mine = Mission.objects.filter(co_trainers__candidacy__person_id=actor.person_id).values("pk")
    return Mission.objects.filter(team | Q(lead_id=actor.person_id) | Q(pk__in=mine))


def leads(actor, mission):
    return bool(actor.person_id) and mission.lead_id == actor.person_id


def can_manage(actor, mission):
    return programme_rules.can_organise(actor, mission.programme)


def can_evaluate(actor, mission):
    return leads(actor, mission) or can_manage(actor, mission)


def can_read_evaluations(actor, mission):
    return can_evaluate(actor, mission)


def has_begun(mission):
    return mission.workshop.today(clock.now()) >= mission.workshop.starts_on


def experts(programme):
    """Who may be asked to lead: trainers on the roster, facilitators and assessors, and those who taught before."""
    held = Q(roles__in=programme.roles.held(clock.today()).filter(kind__in=[RoleKind.FACILITATOR, RoleKind.ASSESSOR]))
    trained = Q(accreditations__programme=programme, accreditations__state="active")
    taught = Q(participations__workshop__programme=programme, participations__kind__in=TEACHING)
    return Person.objects.filter(programmes=programme).filter(held | trained | taught).distinct()


def waiting(programme):
    """Candidates who can go on a mission, the longest waiting first."""
    return (
        Candidacy.objects.waiting_for_mission()
        .filter(programme=programme)
        .select_related("person__country", "route")
        .order_by("passed_on", "pk")
    )


def ready_to_confirm(mission):
    places = list(mission.co_trainers.select_related("candidacy__person"))
    if mission.lead_id is None:
        raise Invalid(_("Match a lead expert first."))
    if not places:
        raise Invalid(_("Add at least one co-trainer first."))
    for place in places:
        if not place.is_released:
            raise Invalid(_("The release letter of {name} is missing.").format(name=place.candidacy.person))


S = Mission.State
MOVES = Moves(
    Move("match", Mission.FORMING, S.MATCHED, gettext_lazy("Match the lead expert"), can_manage),
    Move("confirm", (S.MATCHED,), S.CONFIRMED, gettext_lazy("Confirm the mission"), can_manage, ready_to_confirm),
    Move("evaluate", (S.CONFIRMED,), S.EVALUATED, gettext_lazy("All evaluated"), can_evaluate),
    Move("close", (S.EVALUATED,), S.CLOSED, gettext_lazy("Close the mission"), can_manage),
    Move("cancel", Mission.STANDING, S.CANCELLED, gettext_lazy("Cancel the mission"), can_manage, asks_reason=True),
)
