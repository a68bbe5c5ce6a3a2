from django.db.models import F
from django.utils.translation import gettext as _

from programmes.actions import box
from programmes.actions.box import LONGEST, Overtaken
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import GroupReport, Question
from workshops.rules import group_report as group_report_rules

__all__ = ["BOXES", "LONGEST", "Overtaken", "keep", "must_write", "touch", "write"]
BOXES = ("discussion", "own_issues", "no_agreement")


def write(*, report, key, text, base_version, epoch, by, sent=()):
    """Write one box of the form, as `programmes.actions.box.write` does it. Returns the new version."""
    question = _question(report, key)
    _may_leave(report, by)

    def enter():
        touch(report, epoch)
        must_write(report, by)

    return box.write(
        owner=report, key=key, text=text, base_version=base_version, by=by, enter=enter, sent=sent, question=question
    )


def _question(report, key):
    """The question behind a box, None for the boxes of every report; a box the form does not have is refused."""
    if key in BOXES:
        return None
    number = key[1:]
    question = (
        Question.objects.filter(pk=number, topic=report.group.topic_id).first()
        if key[:1] == "q" and number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    if question is None:
        raise Invalid(_("The form has no such box."))
    return question


def must_write(report, by):
    """Asked after `keep` and `touch`: who was secretary until now is told so, and the text is kept."""
    if not group_report_rules.can_write(by, report):
        raise NotAllowed(_("The secretary of the group writes the report."))


def _may_leave(report, by):
    """Strangers leave no text behind."""
    if not group_report_rules.may_leave_text(by, report):
        must_write(report, by)


def keep(*, report, key, base_version, text, by):
    """What was typed, kept though it may be refused."""
    _may_leave(report, by)
    return box.keep(owner=report, key=key, base_version=base_version, text=text, by=by)


def touch(report, epoch):
    """First of every write: the report's row says whether writing is still possible, and puts writers in line."""
    # One table only: a join would become a subquery, which is not asked again after waiting for another writer.
    if not GroupReport.objects.filter(pk=report.pk, state__in=GroupReport.EDITABLE, epoch=epoch).update(
        version=F("version") + 1
    ):
        current = GroupReport.objects.select_related("group__merged_into").get(pk=report.pk)
        if current.group.merged_into:
            raise Conflict(
                _("The group was merged into {group}. Your text is kept.").format(group=current.group.merged_into)
            )
        if current.state not in GroupReport.EDITABLE:
            raise Conflict(_("The report was submitted in the meantime. Your text is kept; ask for it to be returned."))
        raise Conflict(_("Somebody else is secretary now. Your text is kept; the new secretary can take it over."))
