from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes import slots
from programmes.forms import boxes
from programmes.rules import clock
from programmes.views.loading import act, answer, json_of, must, visible_or_404
from workshops.actions import group_report as group_report_actions
from workshops.forms.report import ReportForm
from workshops.forms.report_changes import ReportChanges
from workshops.forms.report_times import ReportTimesForm
from workshops.rules import group_report as group_report_rules
from workshops.rules import room_clock as room_clock_rules
from workshops.rules import stamp
from workshops.views.door import by_door
from workshops.views.live import follows
from workshops.views.membership import load_group

RELATED = ("group__topic", "group__breakout__workshop__programme", "group__breakout__workshop__language")


def load(request, code):
    return visible_or_404(group_report_rules.visible_to(request.actor).select_related(*RELATED), code=code)


@by_door
@require_http_methods(["GET", "HEAD", "POST"])
@follows
def group_report(request, code):
    """The report form: one page. With a script it saves by itself; without one, by its button. Nothing is lost."""
    group = load_group(request, code)
    report = visible_or_404(group_report_rules.visible_to(request.actor).select_related(*RELATED), group=group)
    if request.method != "POST":
        return _page(request, report, ReportForm(report))
    unsaved = _save(request, report)
    if unsaved:
        return unsaved
    messages.success(request, _("Everything is on the server."))
    return redirect("group_report", code=code)


@by_door
@require_POST
def group_report_changes(request, code):
    """What was typed since the last time, as JSON, answered box by box: 200, or 409 with both texts."""
    report = load(request, code)
    payload = json_of(request)
    epoch = payload.get("epoch") if isinstance(payload, dict) else None
    must(
        group_report_rules.can_write(request.actor, report)
        or group_report_rules.may_send_late(request.actor, report, epoch),
        _("The secretary of the group writes the report."),
    )
    changes = ReportChanges(report, payload)
    outcomes = changes.refused | group_report_actions.write_form(
        report=report,
        epoch=changes.epoch,
        boxes=changes.boxes,
        rows=changes.rows,
        sent=changes.sent,
        by=request.actor,
    )
    report.refresh_from_db(fields=["state", "epoch", "version"])
    with timezone.override(report.group.breakout.workshop.zone):
        told = {
            "results": changes.answered(outcomes),
            "state": report.state,
            "epoch": report.epoch,
            "can_write": report.is_editable and group_report_rules.can_write(request.actor, report),
            "now": int(clock.now().timestamp() * 1000),
        }
    return JsonResponse(told, status=boxes.status_of(outcomes))


def _save(request, report):
    """Put what was typed on the server, box by box. Returns the page again when something could not be saved."""
    form = ReportForm(report, request.POST)
    may_send = group_report_rules.can_write(request.actor, report)
    may_send = may_send or group_report_rules.may_send_late(request.actor, report, form.posted_epoch)
    must(may_send, _("The secretary of the group writes the report."))
    if not form.is_valid():
        return _page(request, report, form, status=422)
    outcomes = group_report_actions.write_form(
        report=report, epoch=form.epoch, boxes=form.changed_boxes(), rows=form.changed_rows(), by=request.actor
    )
    refusals = boxes.refusals(outcomes)
    if not refusals:
        return None
    report.refresh_from_db(fields=["state", "epoch", "version"])
    status = max(refusal.status for refusal in refusals)
    return _page(request, report, form.after(refusals), refusals, status)


def _page(request, report, form, refusals=(), status=200):
    workshop, breakout = report.group.breakout.workshop, report.group.breakout
    context = {
        "report": report,
        "group": report.group,
        "breakout": breakout,
        "workshop": workshop,
        "form": form,
        "can_write": report.is_editable and group_report_rules.can_write(request.actor, report),
        "refusals": refusals,
        "saved": status == 200,
        "moves": group_report_rules.MOVES.open_to(request.actor, report),
        "facilitates": group_report_rules.can_facilitate(request.actor, report),
        "papers": slots.load("group_report.acts", request.actor, report) if request.actor.party_id else [],
        "attachments": report.attachments.select_related("upload"),
        "clock": room_clock_rules.of(breakout),
        "presents_at": room_clock_rules.presents_about(breakout, report.group.letter),
        "is_secretary": group_report_rules.is_secretary(request.actor, report),
        "now": clock.now(),
        # Drafts on a device belong to one writer: somebody else who opens the page there does not see them.
        "writer": stamp.SIGNER.signature(f"{request.actor.kind}{request.actor.person_id}{request.actor.scope}")[:12],
        "live": stamp.url("report", report),
        "stamp": stamp.report(report.pk),
    }
    with timezone.override(workshop.zone):
        return render(request, "workshops/group_report/group_report.html", context, status=status)


@by_door
@require_POST
def group_report_move(request, code, act):
    """One address a move, named in workshops.urls_room. Sent from the form, it takes what was typed with it."""
    report = load(request, code)
    unsaved = _save(request, report) if "epoch" in request.POST else None
    if unsaved:
        return unsaved
    group_report_actions.move(report=report, act=act, by=request.actor, reason=request.POST.get("reason", ""))
    messages.success(request, _("Recorded."))
    if group_report_rules.is_secretary(request.actor, report):
        return redirect("group_report", code=report.group.code)
    return redirect(_plenary(report.group))


@require_http_methods(["GET", "HEAD", "POST"])
def group_report_times(request, code):
    """When a report typed in from paper was really presented and handed in, in the workshop's time."""
    report = load(request, code)
    workshop = report.group.breakout.workshop
    must(group_report_rules.can_facilitate(request.actor, report), _("The facilitators put down the true times."))
    with timezone.override(workshop.zone):
        initial = {"presented_at": report.presented_at, "submitted_at": report.submitted_at}
        form = ReportTimesForm(request.POST or None, initial=initial)
        if act(form, lambda **times: group_report_actions.put_times(report=report, by=request.actor, **times)):
            messages.success(request, _("Recorded."))
            return redirect("group_report", code=report.group.code)
        context = {"report": report, "workshop": workshop, "form": form}
        return answer(request, "workshops/group_report/times.html", context, form)


def _plenary(group):
    return reverse("plenary", args=[group.breakout.code]) + f"?group={group.letter}"
