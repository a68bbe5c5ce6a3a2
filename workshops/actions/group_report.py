import hashlib
import json
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from programmes.actions import box, history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Invalid, NotAllowed
from workshops.actions import answer as answers
from workshops.actions import recommendation as recommendations
from workshops.models import GroupReport
from workshops.rules import group_report as group_report_rules


def write_form(*, report, epoch, boxes, rows, by, sent=None):
    """Save what the page sent: `boxes` {key: (text, version)}, `rows` {key: (recommendation or None, version, values)}.

    `sent` is {key: [what this writer sent before and got no answer for]}. Box by box, so that one overtaken box does
    not hold up the others. A row whose text was emptied is taken out.
    Returns {key: outcome}: the version of a box, the Recommendation of a row (None when it was taken out), or the
    Refused of what could not be saved.
    """
    who = {"report": report, "epoch": epoch, "by": by}
    outcomes, sent = {}, sent or {}
    for key, (text, version) in boxes.items():
        outcomes[key] = box.attempt(
            answers.write, key=key, text=text, base_version=version, sent=sent.get(key, ()), **who
        )
    for key, (recommendation, version, values) in rows.items():
        if recommendation and not values["text"].strip():
            outcomes[key] = box.attempt(
                recommendations.remove, recommendation=recommendation, base_version=version, epoch=epoch, by=by
            )
        else:
            outcomes[key] = box.attempt(
                recommendations.write,
                recommendation=recommendation,
                base_version=version,
                sent=sent.get(key, ()),
                **who,
                **values,
            )
    return outcomes


def move(*, report, act, by, reason=""):
    """The moves of workshops.rules.group_report.MOVES. Submitting freezes what was written, with its hash."""
    moment = clock.now()
    changes = {}
    if act == "present":
        changes["presented_at"] = moment
    if act in ("submit", "resubmit"):
        workshop = report.group.breakout.workshop
        changes = {"submitted_at": moment, "submitted_late": workshop.today(moment) > workshop.ends_on}
    with transaction.atomic():
        report = perform(
            group_report_rules.MOVES,
            report,
            act,
            by=by,
            history_act=f"group_reports.{act}",
            programme=report.group.breakout.workshop.programme,
            reason=reason,
            **changes,
        )
        frozen = {"version": F("version") + 1}
        if act in ("submit", "resubmit"):
            text = json.dumps(content(report), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            frozen |= {"snapshot": text, "snapshot_sha256": hashlib.sha256(text.encode()).hexdigest()}
        GroupReport.objects.filter(pk=report.pk).update(**frozen)
    report.refresh_from_db()
    return report


def put_times(*, report, by, presented_at=None, submitted_at=None):
    """A report typed in from paper keeps the true time at which it was presented and handed in.

    Times are aware, not before the workshop and not in the future; a blank one stays as it is.
    """
    if not group_report_rules.can_facilitate(by, report):
        raise NotAllowed(_("The facilitators put down when a paper was handed in."))
    workshop = report.group.breakout.workshop
    given = {name: at for name, at in (("presented_at", presented_at), ("submitted_at", submitted_at)) if at}
    for name, at in given.items():
        if at > clock.now() or workshop.today(at) < workshop.starts_on:
            raise Invalid(_("The time is between the first day of the workshop and now."), field=name)
    with refusals():
        report = GroupReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
        for name, at in given.items():
            if getattr(report, name) is None:
                raise Invalid(_("This has not been recorded yet: record it first, then its true time."), field=name)
            setattr(report, name, at)
        if submitted_at:
            report.submitted_late = workshop.today(submitted_at) > workshop.ends_on
        report.save(update_fields=["presented_at", "submitted_at", "submitted_late"])
        history.record("group_reports.put_times", report, by=by, programme=workshop.programme, **given)
        return report


def content(report):
    """Everything the group wrote, as plain values."""
    return {
        "answers": {answer.key: answer.text for answer in report.answers.all() if answer.text},
        "recommendations": [
            {name: _plain(getattr(one, name)) for name in ("number", "text", *recommendations.DETAILS)}
            for one in report.recommendations.all()
        ],
        "attachments": [one.upload.sha256 for one in report.attachments.select_related("upload")],
    }


def _plain(value):
    return value.isoformat() if isinstance(value, date) else value
