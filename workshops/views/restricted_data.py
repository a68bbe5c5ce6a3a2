"""Passport and medical data of one participation. A page says whether there is any; only an act shows it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import restricted_data as restricted_data_actions
from workshops.forms.restricted_data import RestrictedDataForm
from workshops.rules import participation as participation_rules
from workshops.rules import restricted_data as rules
from workshops.rules import workshop as workshop_rules

TEMPLATE = "workshops/restricted_data/restricted_data.html"


def _load(request, code):
    found = participation_rules.visible_to(request.actor).select_related("workshop__programme", "person")
    participation = visible_or_404(found, code=code)
    sentence = _("Passport and medical data are for the organisers and for the person themselves.")
    must(rules.can_open(request.actor, participation), sentence)
    return participation


def _context(request, participation, form, data=None):
    workshop = participation.workshop
    return {
        "participation": participation,
        "workshop": workshop,
        "is_own": request.actor.person_id == participation.person_id,
        "sees_list": workshop_rules.can_see_names(request.actor, workshop),
        "is_held": rules.held(participation) is not None,
        "is_over": rules.is_over(workshop),
        "gone_on": rules.gone_on(workshop),
        "looks": rules.looks(participation)[:10],
        "data": data,
        "form": form,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def restricted_data(request, code):
    """Whether anything is held, until when, who looked; the form for what is not there yet."""
    participation = _load(request, code)
    form = RestrictedDataForm(request.POST if request.method == "POST" else None)
    put_down = restricted_data_actions.put_down
    if act(form, lambda **fields: put_down(participation=participation, by=request.actor, **fields)):
        day = date_format(rules.gone_on(participation.workshop), "j F Y")
        messages.success(request, _("Kept. It deletes itself on {day}.").format(day=day))
        return redirect("restricted_data", code=code)
    shown = form if form.is_bound or not rules.held(participation) else None
    return answer(request, TEMPLATE, _context(request, participation, shown), form)


@never_cache
@require_POST
def restricted_data_reading(request, code):
    """The look itself: recorded, then shown, with the form to put it right."""
    participation = _load(request, code)
    data = restricted_data_actions.read(participation=participation, by=request.actor)
    initial = {name: getattr(data, name) for name in rules.FIELDS}
    form = RestrictedDataForm(initial=initial, action=reverse("restricted_data", args=[code]))
    return render(request, TEMPLATE, _context(request, participation, form, data))


@require_POST
def restricted_data_removal(request, code):
    restricted_data_actions.remove(participation=_load(request, code), by=request.actor)
    messages.success(request, _("Deleted."))
    return redirect("restricted_data", code=code)
