from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.models import GroupReport, ReportAttachment
from workshops.rules import group_report as group_report_rules
from workshops.rules import report_attachment as attachment_rules

_TOO_MANY = gettext_lazy("{n} files are enough for one report. Take one away first.")
_SUBMITTED = gettext_lazy("The report was submitted in the meantime. Ask for it to be returned.")


def add(*, report, file, by):
    """Keep a photo of the flip chart, or the group's slides, beside the report. The file is looked at first.

    Of a photo the picture is kept and nothing else: where and with what it was taken is nobody's business.
    """
    _must_write(report, by)
    if report.attachments.count() >= attachment_rules.MOST:
        raise Conflict(_TOO_MANY.format(n=attachment_rules.MOST))
    kind = attachment_rules.kind_of(file.name)
    if kind == ReportAttachment.Kind.PHOTO:
        photo = attachment_rules.clean_photo(upload_rules.content_of(file))
        file = ContentFile(photo, name=file.name.rpartition(".")[0] + ".jpg")
    upload = uploads.keep(
        programme=report.group.breakout.workshop.programme, file=file, by=by, allowed=attachment_rules.FILES
    )
    with refusals():
        _touch(report)
        if report.attachments.count() >= attachment_rules.MOST:
            raise Conflict(_TOO_MANY.format(n=attachment_rules.MOST))
        made = ReportAttachment.objects.create(
            report=report, kind=kind, upload=upload, added_at=clock.now(), added_by=by.label
        )
        history.record(
            "report_attachments.add",
            made,
            by=by,
            programme=report.group.breakout.workshop.programme,
            sha256=upload.sha256,
        )
        return made


def remove(*, attachment, by):
    """Take a file away from a report that can still be written."""
    _must_write(attachment.report, by)
    with transaction.atomic():
        _touch(attachment.report)
        history.record(
            "report_attachments.remove",
            attachment,
            by=by,
            programme=attachment.report.group.breakout.workshop.programme,
            sha256=attachment.upload.sha256,
        )
        attachment.delete()


def _must_write(report, by):
    if not group_report_rules.can_write(by, report):
        raise NotAllowed(_("The secretary of the group writes the report."))
    if GroupReport.objects.get(pk=report.pk).state not in GroupReport.EDITABLE:
        raise Conflict(_SUBMITTED)


def _touch(report):
    """The report's row says whether it can still be written, and puts those who send files in line."""
    open_still = GroupReport.objects.filter(pk=report.pk, state__in=GroupReport.EDITABLE)
    if not open_still.update(version=F("version") + 1):
        raise Conflict(_SUBMITTED)
