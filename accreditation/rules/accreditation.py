from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accreditation.models import Accreditation
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Conflict


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


def shown_state(actor, accreditation):
    """The state in words. A notice is between the programme's office and the trainer: colleagues read "accredited"."""
    own = bool(actor.person_id) and actor.person_id == accreditation.person_id
    if accreditation.state == S.NOTICE and not own and not programme_rules.can_organise(actor, accreditation.programme):
        return S.ACTIVE.label
    return accreditation.get_state_display()


def holds(accreditation):
    """In force today: by its state, and by the day until which it is valid, where one was decided."""
    return accreditation.is_in_force and not accreditation.is_past(clock.today())


def _only_the_clock(actor, accreditation):
    return actor.is_system


def _has_ended(accreditation):
    if not accreditation.is_past(clock.today()):
        raise Conflict(_("It has not ended."))


def _has_an_end(accreditation):
    if accreditation.valid_until is None:
        raise Conflict(_("No end was decided for this accreditation, so there is nothing to renew."))


S = Accreditation.State
MOVES = Moves(
    Move("renew", (S.ACTIVE, S.LAPSED), S.ACTIVE, _("Renew"), can_administer, guard=_has_an_end),
    Move("give_notice", (S.ACTIVE,), S.NOTICE, _("Give notice"), can_administer, asks_reason=True),
    Move("settle", (S.NOTICE,), S.ACTIVE, _("Close the notice as settled"), can_administer, asks_reason=True),
    Move("suspend", (S.ACTIVE, S.NOTICE), S.SUSPENDED, _("Suspend"), can_administer, asks_reason=True),
    Move("reinstate", (S.SUSPENDED,), S.ACTIVE, _("Reinstate"), can_administer, asks_reason=True),
    # Of their own will, and no sanction: somebody who is suspended waits for the decision first.
    Move("leave", (S.ACTIVE, S.NOTICE, S.LAPSED), S.FORMER, _("Former trainer"), can_administer, asks_reason=True),
    # Until a notice is decided on it stays one; the day until which it is valid is asked for besides.
    Move("lapse", (S.ACTIVE,), S.LAPSED, _("Lapse"), _only_the_clock, guard=_has_ended),
    Move(
        "withdraw",
        (S.ACTIVE, S.NOTICE, S.SUSPENDED, S.LAPSED),
        S.WITHDRAWN,
        _("Withdraw"),
        can_administer,
        asks_reason=True,
    ),
)
