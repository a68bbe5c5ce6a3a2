"""Whom a batch of certificates is for, for whom it is not and why; when it may be stopped and taken up again."""

from django.utils.translation import gettext_lazy as _

from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from reports.models import CertificateBatch
from reports.rules import certificate as certificate_rules
from reports.rules import certificate_kind

S = CertificateBatch.State


def visible_to(actor):
    if actor.is_system:
        return CertificateBatch.objects.all()
    return CertificateBatch.objects.filter(workshop__programme_id__in=actor.programme_ids(*STAFF))


def _may(actor, batch):
    return certificate_rules.can_issue(actor, batch.workshop.programme)


MOVES = Moves(
    Move("stop", (S.RUNNING,), S.STOPPED, _("Stop"), _may),
    Move("resume", (S.STOPPED,), S.RUNNING, _("Go on"), _may),
)


def dated(workshop):
    """The closing day: certificates are printed before the end, and bear its date."""
    return workshop.ends_on


def sorted_out(workshop, kind, template=None, issued_on=None):
    """([Standing] who may be given this kind, [(Standing, why not)])."""
    to_issue, refused = [], []
    for one in certificate_kind.of_workshop(workshop):
        sentence = one.refusal(kind)
        if sentence:
            refused.append((one, sentence))
        else:
            to_issue.append(one)
    return to_issue, refused


def progress(batch):
    """{"all", "issued", "without", "made"}: people of the batch, certificates issued, people without, papers there."""
    rows = batch.entries.values_list("certificate__state", "problem")
    states = [state for state, _problem in rows if state]
    without = sum(bool(problem) for _state, problem in rows)
    return {
        "all": len(rows),
        "issued": len(states),
        "without": without,
        "made": sum(state != "pending" for state in states),
        "waiting": len(rows) - len(states) - without,
    }
