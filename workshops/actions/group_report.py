import hashlib
import json

from django.db import transaction
from django.db.models import F

from programmes.actions.move import perform
from programmes.rules import clock
from programmes.rules.refusal import Refused
from workshops.actions import answer as answers
from workshops.actions import recommendation as recommendations
from workshops.models import GroupReport
from workshops.rules import group_report as group_report_rules


def write_form(*, report, epoch, boxes, rows, by):
    """Save what the page sent: `boxes` {key: (text, version)}, `rows` {key: (recommendation or None, version, values)}.

    Box by box, so that one overtaken box does not hold up the others. A row whose text was emptied is taken out.
    Returns the refusals, each with its `key`; empty when everything is on the server.
    """
    refused = []
    for key, (text, version) in boxes.items():
        _try(refused, key, answers.write, report=report, key=key, text=text, base_version=version, epoch=epoch, by=by)
    for key, (recommendation, version, values) in rows.items():
        if recommendation and not values["text"].strip():
            _try(
                refused,
                key,
                recommendations.remove,
                recommendation=recommendation,
                base_version=version,
                epoch=epoch,
                by=by,
            )
        else:
            _try(
                refused,
                key,
                recommendations.write,
                report=report,
                recommendation=recommendation,
                base_version=version,
                epoch=epoch,
                by=by,
                **values,
            )
    return refused


def _try(refused, key, do, /, **arguments):
    try:
        do(**arguments)
    except Refused as refusal:
        refusal.key = getattr(refusal, "key", key)
        refused.append(refusal)


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


def content(report):
    """Everything the group wrote, as plain values."""
    return {
        "answers": {answer.key: answer.text for answer in report.answers.all() if answer.text},
        "recommendations": [
            {name: getattr(one, name) for name in ("number", "text", *recommendations.DETAILS)}
            for one in report.recommendations.all()
        ],
    }
