from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from programmes.rules import clock
from programmes.rules.refusal import Conflict, Refused
from programmes.views.loading import json_of, must
from workshops.actions import check_in as check_in_actions
from workshops.forms.check_in import CheckInBatch, answered
from workshops.rules import attendance as attendance_rules
from workshops.rules import check_in as check_in_rules
from workshops.rules import half_day as half_day_rules
from workshops.views.offline import service_worker
from workshops.views.workshop import load


@login_not_required
@require_safe
def check_in_worker(request, code):
    """The same script as the room's, for everybody: its address is its scope, which is one page of one door."""
    return service_worker(request)


def _load(request, code):
    workshop = load(request, code)
    must(
        attendance_rules.can_mark(request.actor, workshop),
        _("The team of the workshop keeps the attendance, while it is open for writing."),
    )
    return workshop


@never_cache
@require_safe
def check_in(request, code):
    """The page for the door: scans and types, answers at once with the name, and keeps what cannot be sent yet."""
    workshop = _load(request, code)
    days = half_day_rules.half_days(workshop)
    one = half_day_rules.coming_in(days, clock.now())
    with timezone.override(workshop.zone):
        context = {
            "workshop": workshop,
            "half_day": one,
            "days": days,
            "people": check_in_rules.on_page(workshop, one) if workshop.has_check_in else [],
            "keeper": request.actor.person.code if request.actor.person else "",
        }
        context["data"] = {
            "people": [row.for_script for row in context["people"]],
            "half_days": [
                {"key": day.key, "words": day.words, "ends": int(day.ends_at.timestamp() * 1000)} for day in days
            ],
        }
        return render(request, "workshops/attendance/check_in.html", context)


@require_POST
def check_in_opening(request, code):
    check_in_actions.switch_on(workshop=_load(request, code), by=request.actor)
    messages.success(request, _("It is on. Open this page once on the device at the door; then it works offline."))
    return redirect("check_in", code=code)


@require_POST
def check_in_closing(request, code):
    check_in_actions.switch_off(workshop=_load(request, code), by=request.actor)
    messages.success(request, _("Check-in is off. What a device still holds is taken when it arrives."))
    return redirect("check_in", code=code)


@require_POST
def check_ins(request, code):
    """What the device at the door brings, as JSON; or one number typed where no script runs."""
    workshop = _load(request, code)
    if request.content_type != "application/json":
        return _typed(request, workshop)
    payload = json_of(request)
    batch = CheckInBatch(payload, clock.now())
    outcomes = batch.refused | check_in_actions.receive(workshop=workshop, arrivals=batch.arrivals, by=request.actor)
    with timezone.override(workshop.zone):
        return JsonResponse({"results": answered(outcomes)})


def _typed(request, workshop):
    one = check_in_rules.Arrival(str(uuid4()), clock.now(), number=request.POST.get("number", "").strip())
    if not one.number:
        raise Conflict(_("No number was typed."), next_url=reverse("check_in", args=[workshop.code]))
    [outcome] = check_in_actions.receive(workshop=workshop, arrivals=[one], by=request.actor).values()
    if isinstance(outcome, Refused):
        messages.error(request, outcome.sentence)
    else:
        messages.success(request, _("{name} is here.").format(name=outcome.participation.list_name))
    return redirect("check_in", code=workshop.code)
