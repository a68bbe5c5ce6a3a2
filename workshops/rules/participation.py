from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.rules import clock
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import TEAM
from workshops.models import Participation
from workshops.rules import door as door_rules
from workshops.rules import workshop as workshop_rules


def visible_to(actor):
    """Names are for the team and for those who are there; a donor sees none."""
    if actor.is_system:
        return Participation.objects.all()
    mine = Participation.objects.filter(person_id=actor.person_id).values("workshop_id") if actor.person_id else []
    return Participation.objects.filter(
        Q(workshop__programme_id__in=actor.programme_ids(*TEAM))
        | Q(workshop_id__in=mine)
        | Q(workshop_id__in=actor.workshop_ids())
    )


def own(actor, workshop):
    """The actor's own participation in this workshop, or None."""
    return workshop.participations.filter(door_rules.me(actor)).select_related("person", "organisation").first()


def can_write(actor, participation):
    return workshop_rules.can_write(actor, participation.workshop)


def can_add_at_door(actor, workshop):
    """Whoever stands at the door of a running workshop, facilitators too; organisers as long as the list is kept."""
    if workshop_rules.can_write(actor, workshop):
        return True
    slug, _word = workshop.shown_state(clock.now())
    return slug == "running" and workshop_rules.can_facilitate(actor, workshop)


def could_replace(participation, people):
    """Those of these people who are not on the list of that workshop."""
    return people.exclude(participations__workshop_id=participation.workshop_id)


def is_replaced(participation):
    return Participation.objects.filter(replaces_id=participation.pk).exists()


S = Participation.State
COMING = (S.INVITED, S.EXPECTED)
MOVES = Moves(
    Move("invite", (S.TO_INVITE,), S.INVITED, _("Invited"), can_write),
    Move("confirm", (S.TO_INVITE, S.INVITED), S.EXPECTED, _("Is coming"), can_write),
    Move("decline", (S.TO_INVITE, *COMING), S.DECLINED, _("Declined"), can_write),
    Move("complete", COMING, S.COMPLETED, _("Workshop completed"), can_write),
    Move("withdraw", (S.TO_INVITE, *COMING, S.COMPLETED), S.WITHDRAWN, _("Withdrawn"), can_write),
    Move("mark_absent", (*COMING, S.COMPLETED), S.NO_SHOW, _("Did not come"), can_write),
    Move("restore", (*Participation.AWAY, S.COMPLETED), S.EXPECTED, _("Back on the list"), can_write),
)


def moves_of(participation):
    """The moves open from this state, for those who keep the list."""
    return [move for move in MOVES if participation.state in move.sources]
