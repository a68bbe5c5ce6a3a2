"""The list of participants, with names, for somebody outside: a deliberate act with a reason, and a paper of its own.

Donors and auditors see numbers. What they are given beyond that is given by hand, once, and stands in History.
"""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.actions import document as documents
from reports.models import Document
from workshops.rules import workshop as workshop_rules


def release(*, workshop, to, reason, snapshot, by):
    """Answers the Document. `snapshot` is that of the list of participants; to whom it went is printed on it."""
    if not workshop_rules.can_organise(by, workshop):
        raise NotAllowed(_("The organisers of the programme release the list."))
    to, reason = to.strip(), reason.strip()
    if not to:
        raise Invalid(_("Say to whom."), field="to")
    if not reason:
        raise Invalid(_("Say why: it stands in the history."), field="reason")
    if not snapshot["lists"]:
        raise Conflict(_("Nobody is on the list yet."))
    with refusals():
        document = documents.ask(
            kind=Document.Kind.PARTICIPANTS,
            subject=workshop,
            programme=workshop.programme,
            title=f"{Document.Kind.PARTICIPANTS.label}, {workshop}",
            language=snapshot["language"],
            snapshot=snapshot | {"released": {"to": to, "on": clock.today().isoformat()}},
            by=by,
        )
        history.record(
            "list_releases.release",
            workshop,
            by=by,
            programme=workshop.programme,
            reason=reason,
            released_to=to,
            document=document.code,
        )
        return document
