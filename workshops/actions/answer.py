from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import Answer, AnswerRevision, GroupReport, Question
from workshops.rules import group_report as group_report_rules

BOXES = ("discussion", "own_issues", "no_agreement")
LONGEST = 20_000


class Overtaken(Conflict):
    """Somebody else wrote into this box in the meantime: both texts, whose the other is, and the version to go on from.

    `who` and `at` tell of the writing that stands now; empty where no revision tells.
    """

    def __init__(self, report, key, yours, theirs, version):
        self.key, self.yours, self.theirs, self.version = key, yours, theirs, version
        last = AnswerRevision.objects.filter(report=report, key=key, accepted=True).order_by("-pk").first()
        self.who, self.at = (last.author_label, last.at) if last else ("", None)
        super().__init__(_("Somebody else wrote here in the meantime. Both texts stand below; keep one, or both."))


def write(*, report, key, text, base_version, epoch, by, sent=()):
    """Write one box of the form. `base_version` is the version the writer saw (0 for an empty box).

    `sent` are texts this writer has sent since and got no answer for: if one of them is what stands there, it is their
    own, and nobody is overwritten. What was typed is kept as a revision even when it is refused. Returns the new
    version.
    """
    question = _question(report, key)
    if len(text) > LONGEST:
        raise Invalid(_("At most {n} letters in one box, please.").format(n=LONGEST), field=key)
    revision = keep(report=report, key=key, base_version=base_version, text=text, by=by)
    with transaction.atomic():
        touch(report, epoch)
        must_write(report, by)
        if base_version == 0:
            version = _first(report, key, text, question)
        else:
            moved = Answer.objects.filter(report=report, key=key, version=base_version).update(
                text=text, version=base_version + 1
            )
            version = base_version + 1 if moved else None
        if version is None:
            # The report's row is ours since `touch`: nobody else writes between this look and the write.
            current = Answer.objects.filter(report=report, key=key).first() or Answer()
            version = current.version
            if current.text != text:
                if current.text not in sent:
                    raise Overtaken(report, key, text, current.text, current.version)
                version += 1
                Answer.objects.filter(pk=current.pk).update(text=text, version=version)
        AnswerRevision.objects.filter(pk=revision.pk).update(accepted=True, base_version=version - 1)
        return version


def _first(report, key, text, question):
    try:
        with transaction.atomic():
            Answer.objects.create(report=report, key=key, question=question, text=text, version=1)
    except IntegrityError:
        return None
    return 1


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


def keep(*, report, key, base_version, text, by):
    """The revision, in a transaction of its own: a refused text is not lost. Strangers leave none."""
    if not group_report_rules.may_leave_text(by, report):
        must_write(report, by)
    return AnswerRevision.objects.create(
        report=report,
        key=key,
        base_version=base_version,
        text=text,
        author=by.recorded_person,
        author_label=by.label,
        at=clock.now(),
        accepted=False,
    )


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
