"""Who may ask to be forgotten, who decides, and what follows. Nobody decides on themselves."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Erasure, Person, RoleKind
from programmes.rules.moves import Move, Moves


def visible_to(actor):
    """One's own; those of the people of a programme, for its administrator; of people in none, the system's."""
    if actor.is_system:
        return Erasure.objects.all()
    if actor.kind != "user" or not actor.person_id:
        return Erasure.objects.none()
    known = Person.programmes.through.objects.values("person_id")
    theirs = Q(person__programmes__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))
    if actor.is_system_administrator:
        theirs |= ~Q(person__in=known)
    return Erasure.objects.filter(Q(person_id=actor.person_id) | theirs).distinct()


def can_list(actor):
    return actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR) or actor.is_system_administrator


def can_ask(actor, person):
    return actor.kind == "user" and actor.person_id == person.pk


def can_withdraw(actor, erasure):
    return actor.is_system or (bool(actor.person_id) and actor.person_id == erasure.person_id)


def can_decide(actor, erasure):
    """An administrator of one of the person's programmes, or the system administrator where there is none."""
    if actor.is_system:
        return True
    if actor.person_id == erasure.person_id:
        return False
    programmes = set(erasure.person.programmes.values_list("pk", flat=True))
    if not programmes:
        return actor.is_system_administrator
    return bool(programmes & actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))


S = Erasure.State
MOVES = Moves(
    Move("agree", (S.ASKED,), S.AGREED, _("Erase"), can_decide),
    Move("decline", (S.ASKED,), S.DECLINED, _("Decline"), can_decide, asks_reason=True),
    Move("withdraw", (S.ASKED,), S.WITHDRAWN, _("Take it back"), can_withdraw),
)
