from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import funding as funding_actions
from workshops.forms.funding import FundingForm
from workshops.rules import funding as funding_rules
from workshops.rules import participation as participation_rules
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_funding(request, code):
    """The default: who pays for the workshop and for those who come to it."""
    workshop = load(request, code)
    must(funding_rules.can_set(request.actor, workshop), _("Organisers of the programme say who pays."))
    rows = funding_rules.of_workshop(workshop)
    form = FundingForm(request.POST or None, workshop=workshop, rows=rows)

    def keep(**typed):
        return funding_actions.set_for_workshop(workshop=workshop, shares=form.shares(), by=request.actor)

    if act(form, keep):
        messages.success(request, _("Saved."))
        return redirect("workshop", code=code)
    context = {"workshop": workshop, "form": form}
    return answer(request, "workshops/funding/workshop.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def participation_funding(request, code):
    """What differs for one participation."""
    entries = participation_rules.visible_to(request.actor).select_related("workshop__programme", "person")
    entry = visible_or_404(entries, code=code)
    workshop = entry.workshop
    must(funding_rules.can_set(request.actor, workshop), _("Organisers of the programme say who pays."))
    rows = list(entry.fundings.select_related("grant"))
    form = FundingForm(request.POST or None, workshop=workshop, rows=rows)

    def keep(**typed):
        return funding_actions.set_for_participation(participation=entry, shares=form.shares(), by=request.actor)

    if act(form, keep):
        messages.success(request, _("Saved."))
        return redirect("participation_details", code=code)
    context = {
        "workshop": workshop,
        "entry": entry,
        "form": form,
        "default": funding_rules.words(funding_rules.of_workshop(workshop)),
    }
    return answer(request, "workshops/funding/participation.html", context, form)
