from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.rules.refusal import Invalid
from programmes.views.loading import must, visible_or_404
from programmes.views.upload import opened, stream
from workshops.actions import report_attachment as attachment_actions
from workshops.models import ReportAttachment
from workshops.rules import group_report as group_report_rules
from workshops.rules import report_attachment as attachment_rules
from workshops.views.door import by_door
from workshops.views.group_report import load


@by_door
@require_POST
def group_report_attachments(request, code):
    """A photo of the flip chart, or the group's slides."""
    report = load(request, code)
    must(group_report_rules.can_write(request.actor, report), _("The secretary of the group writes the report."))
    file = request.FILES.get("file")
    if file is None:
        raise Invalid(_("Choose a file first."), field="file")
    attachment_actions.add(report=report, file=file, by=request.actor)
    messages.success(request, _("The file is beside the report."))
    return redirect("group_report", code=report.group.code)


def _attachment(request, code):
    rows = attachment_rules.visible_to(request.actor).select_related(
        "upload", "report__group__breakout__workshop__programme"
    )
    return visible_or_404(rows, code=code)


@by_door
@require_safe
def report_attachment_file(request, code):
    """A photo is shown: it was drawn anew by us; everything else is a download."""
    attachment = _attachment(request, code)
    if attachment.kind != ReportAttachment.Kind.PHOTO:
        return stream(attachment.upload)
    response = FileResponse(opened(attachment.upload.file), content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@by_door
@require_POST
def report_attachment_removal(request, code):
    attachment = _attachment(request, code)
    attachment_actions.remove(attachment=attachment, by=request.actor)
    return redirect("group_report", code=attachment.report.group.code)
