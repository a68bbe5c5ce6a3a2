from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.models import PaperRecord
from workshops.rules import paper_record as paper_record_rules


def record(*, workshop, kind, filled_at, file, by, note="", half=""):
    """Keep a sheet that was filled in by hand, at the time at which it was filled in and not at that of the upload.

    A sign-in sheet is of the day on which it was filled in, or of one `half` of it.
    """
    is_sheet = kind == PaperRecord.Kind.SIGN_IN
    if not paper_record_rules.can_record(by, workshop):
        raise NotAllowed(_("The team of the workshop keeps its papers, while the workshop is open for writing."))
    now = clock.now()
    if filled_at > now:
        raise Invalid(_("This is still to come. Give the day and time at which the paper was filled in."), field="day")
    # The file is stored before the transaction: nothing slow may hold one.
    upload = uploads.keep(programme=workshop.programme, file=file, by=by, allowed=paper_record_rules.FILES)
    with refusals():
        kept = PaperRecord(
            workshop=workshop,
            kind=kind,
            filled_at=filled_at,
            day=filled_at.astimezone(workshop.zone).date() if is_sheet else None,
            half=half if is_sheet else "",
            note=note.strip(),
            upload=upload,
            recorded_by=by.person,
            recorded_at=now,
        )
        kept.full_clean(exclude=["code", "recorded_by"])
        kept.save()
        history.record(
            "paper_records.record",
            kept,
            by=by,
            programme=workshop.programme,
            kind=kind,
            filled_at=filled_at.isoformat(),
            sha256=upload.sha256,
        )
        return kept
