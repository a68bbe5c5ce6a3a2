from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from workshops.models import Participation, Workshop
from workshops.rules import door as door_rules

READERS = (
    RoleKind.PROGRAMME_ADMINISTRATOR,
    RoleKind.ORGANISER,
    RoleKind.FACILITATOR,
    RoleKind.ASSESSOR,
    RoleKind.DONOR,
)
# Whoever gives the workshop may run its room; interpreters and observers may not.
TEACHING = (
    Participation.Kind.FACILITATOR,
    Participation.Kind.RESOURCE_PERSON,
    Participation.Kind.LEAD_EXPERT,
)


def visible_to(actor):
    """Workshops of the programmes in which a role is held, and those one takes part in oneself."""
    if actor.is_system:
        return Workshop.objects.all()
    mine = Participation.objects.filter(person_id=actor.person_id).values("workshop_id") if actor.person_id else []
    return Workshop.objects.filter(
        Q(programme_id__in=actor.programme_ids(*READERS)) | Q(pk__in=mine) | Q(pk__in=actor.workshop_ids())
    )


def visible_by_name_to(actor):
    """Workshops whose people this actor may see by name; the queryset beside `can_see_names`."""
    if actor.is_system:
        return Workshop.objects.all()
    mine = Participation.objects.filter(person_id=actor.person_id).values("workshop_id") if actor.person_id else []
    return Workshop.objects.filter(
        Q(programme_id__in=actor.programme_ids(*programme_rules.TEAM)) | Q(pk__in=mine) | Q(pk__in=actor.workshop_ids())
    )


def visible_in_room_to(actor):
    """The same, and the one workshop whose room a badge or a group's laptop opens."""
    opened = actor.opens("workshop")
    return Workshop.objects.filter(pk=opened) if opened else visible_by_name_to(actor)


def organised_by(actor):
    """Workshops of the programmes this actor organises."""
    return Workshop.objects.filter(programme__in=programme_rules.organised_by(actor))


def facilitated_by(actor):
    """Workshops whose room this actor may run; the queryset beside `can_facilitate`."""
    if actor.is_system:
        return Workshop.objects.all()
    teaching = Participation.objects.present().filter(
        person_id=actor.person_id, person_id__isnull=False, kind__in=TEACHING
    )
    programmes = actor.programme_ids(*programme_rules.STAFF, RoleKind.FACILITATOR)
    return Workshop.objects.filter(Q(programme_id__in=programmes) | Q(pk__in=teaching.values("workshop_id")))


def takes_part(actor, workshop, *kinds):
    mine = workshop.participations.present().filter(door_rules.me(actor))
    return (mine.filter(kind__in=kinds) if kinds else mine).exists()


def can_organise(actor, workshop):
    return programme_rules.can_organise(actor, workshop.programme)


def can_write(actor, workshop):
    """Organisers, while the workshop is open for writing."""
    return can_organise(actor, workshop) and (actor.is_system or workshop.is_open_for_writing(clock.now()))


def can_facilitate(actor, workshop):
    """Run the room: topics, groups, plenary. Organisers, the programme's facilitators, and those who teach here.

    They sign in: a badge is easily read by others. What a guest may do beside them, `can_run_room` says.
    """
    return (
        can_organise(actor, workshop)
        or actor.holds(RoleKind.FACILITATOR, programme_id=workshop.programme_id)
        or (actor.person_id is not None and takes_part(actor, workshop, *TEACHING))
    )


def can_run_room(actor, workshop):
    """The break-outs and the plenary, and nothing beside them: also for a guest who facilitates at this workshop."""
    return can_facilitate(actor, workshop) or actor.holds_at(workshop.pk, RoleKind.FACILITATOR)


def can_write_in_room(actor, workshop):
    """Whoever runs the room, while the workshop is open for writing."""
    return can_facilitate(actor, workshop) and (actor.is_system or workshop.is_open_for_writing(clock.now()))


def can_see_names(actor, workshop):
    """The team and the participants see who is there; a donor sees numbers."""
    return (
        programme_rules.can_organise(actor, workshop.programme)
        or actor.holds(RoleKind.FACILITATOR, RoleKind.ASSESSOR, programme_id=workshop.programme_id)
        or actor.holds_at(workshop.pk, RoleKind.FACILITATOR, RoleKind.ASSESSOR)
        or takes_part(actor, workshop)
    )


def can_see_contacts(actor, workshop):
    return can_organise(actor, workshop)


S = Workshop.State
MOVES = Moves(
    Move("postpone", (S.SCHEDULED,), S.POSTPONED, _("Postpone"), can_organise, asks_reason=True),
    Move("cancel", (S.SCHEDULED, S.POSTPONED), S.CANCELLED, _("Cancel"), can_organise, asks_reason=True),
    Move("resume", (S.POSTPONED, S.CANCELLED), S.SCHEDULED, _("Schedule again"), can_organise),
    Move("report", (S.SCHEDULED,), S.REPORTED, _("Mark as reported"), can_organise),
    Move("reopen", (S.REPORTED,), S.SCHEDULED, _("Reopen"), can_organise, asks_reason=True),
)
