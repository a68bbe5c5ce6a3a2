from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accreditation.models import Accreditation
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves


def visible_to(actor):
    """The roster is for the team of the programme; a trainer sees their own row. Donors see numbers only."""
    if actor.is_system:
        return Accreditation.objects.all()
    mine = Q(person_id=actor.person_id) if actor.person_id else Q(pk__in=[])
    return Accreditation.objects.filter(mine | Q(programme_id__in=actor.programme_ids(*programme_rules.TEAM)))


def can_administer(actor, accreditation):
    """The programme administrator; never of their own accreditation."""
    own = bool(actor.person_id) and actor.person_id == accreditation.person_id
    return programme_rules.can_administer(actor, accreditation.programme) and not own


S = Accreditation.State
MOVES = Moves(
    Move("suspend", (S.ACTIVE,), S.SUSPENDED, _("Suspend"), can_administer, asks_reason=True),
    Move("reinstate", (S.SUSPENDED,), S.ACTIVE, _("Reinstate"), can_administer, asks_reason=True),
    Move("withdraw", (S.ACTIVE, S.SUSPENDED), S.WITHDRAWN, _("Withdraw"), can_administer, asks_reason=True),
)
