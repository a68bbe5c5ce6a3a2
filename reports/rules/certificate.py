from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accreditation.rules import accreditation as accreditation_rules
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from programmes.rules.refusal import Conflict
from reports.models import Certificate
from workshops.models import Participation


def visible_to(actor):
    """Certificates of the programmes one runs, and one's own."""
    if actor.is_system:
        return Certificate.objects.all()
    return Certificate.objects.filter(
        Q(programme_id__in=actor.programme_ids(*STAFF)) | Q(person_id=actor.person_id, person__isnull=False)
    )


def can_issue(actor, programme):
    """The programme administrator issues and withdraws certificates."""
    return actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR, programme_id=programme.pk)


def can_list(actor):
    return actor.holds(*STAFF)


def require_ground(*, accreditation=None, participation=None):
    """A certificate says no more than the records do. A participation waits for no lock and no report."""
    if accreditation and not accreditation_rules.holds(accreditation):
        raise Conflict(_("This accreditation is not in force, so it gets no certificate."))
    if participation:
        if not participation.person_id:
            raise Conflict(_("An officer listed without a name gets no certificate. Put the name right first."))
        if participation.state in Participation.AWAY:
            raise Conflict(_("This person did not take part."))
        if participation.workshop.today(clock.now()) < participation.workshop.starts_on:
            raise Conflict(_("The workshop has not begun."))


def _may_withdraw(actor, certificate):
    return can_issue(actor, certificate.programme)


S = Certificate.State
MOVES = Moves(
    Move("withdraw", (S.PENDING, S.ISSUED), S.WITHDRAWN, _("Withdraw"), _may_withdraw, asks_reason=True),
)


def verdict(certificate):
    """What the public page says: "valid" or "no longer valid". It asks the accreditation, so suspending is enough.

    A notice takes nothing away. Lapsed is no longer valid, and so is the paper of a former trainer: it says that
    somebody is accredited, and they are not any more. The page says that it ended, and not why.
    """
    if certificate.state == Certificate.State.WITHDRAWN:
        return "withdrawn"
    accreditation = certificate.accreditation
    if accreditation:
        if not accreditation.is_in_force:
            return accreditation.state
        if not accreditation_rules.holds(accreditation):
            return "ended"
    return "valid"


def can_see_list(actor, workshop):
    return programme_rules.can_organise(actor, workshop.programme)


def standing(participation):
    """(live certificate or None, the sentence why there will be none or ""). Reads the prefetched certificates."""
    live = next((c for c in participation.certificates.all() if c.state != Certificate.State.WITHDRAWN), None)
    if live:
        return live, ""
    try:
        require_ground(participation=participation)
    except Conflict as refused:
        return None, refused.sentence
    return None, ""
