from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accreditation.rules import accreditation as accreditation_rules
from programmes.models import RoleKind
from programmes.rules import programme as programme_rules
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from programmes.rules.refusal import Conflict
from reports.models import Certificate
from reports.rules import certificate_kind


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


def require_ground(*, accreditation=None, participation=None, kind=None):
    """A certificate says no more than the records do. A participation waits for no lock and no report."""
    if accreditation and not accreditation_rules.holds(accreditation):
        raise Conflict(_("This accreditation is not in force, so it gets no certificate."))
    if participation and (sentence := certificate_kind.refusal(participation, kind or K.PARTICIPATION)):
        raise Conflict(sentence)


def _may_withdraw(actor, certificate):
    return can_issue(actor, certificate.programme)


def _not_handed_over(certificate):
    if certificate.handed_over_on:
        raise Conflict(_("It has been handed over. Withdraw it with a reason, and issue another."))


S, K = Certificate.State, Certificate.Kind
MOVES = Moves(
    Move("withdraw", Certificate.LIVE, S.WITHDRAWN, _("Withdraw"), _may_withdraw, asks_reason=True),
    # Both until the paper is in somebody's hands.
    Move("replace", Certificate.LIVE, S.REPLACED, _("Correct and reprint"), _may_withdraw, _not_handed_over),
    Move("void", Certificate.LIVE, S.VOID, _("Not handed over"), _may_withdraw, _not_handed_over),
)


def can_correct(actor, certificate):
    """One click until it is handed over: whoever issues may put the name right and print anew."""
    return certificate.is_live and not certificate.handed_over_on and can_issue(actor, certificate.programme)


def verdict(certificate):
    """The word of the public page: "valid", or why it is no longer: withdrawn, replaced, void, …

    It asks the accreditation, so suspending is enough. A notice takes nothing away. Lapsed is no longer valid, and so
    is the paper of a former trainer: it says that somebody is accredited, and they are not any more. The page says that
    it ended, and not why.
    """
    if not certificate.is_live:
        return certificate.state
    accreditation = certificate.accreditation
    if accreditation:
        if not accreditation.is_in_force:
            return accreditation.state
        if not accreditation_rules.holds(accreditation):
            return "ended"
    return "valid"


def can_see_list(actor, workshop):
    return programme_rules.can_organise(actor, workshop.programme)


def kind_named(text):
    """The kind a form names, of those a workshop gives, or None."""
    return text if text in Certificate.OF_WORKSHOP else None
