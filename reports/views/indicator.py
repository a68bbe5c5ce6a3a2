from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.forms.fields import helper
from programmes.views.grant import load as load_grant
from programmes.views.loading import act, answer, must, visible_or_404
from reports.actions import indicator as indicator_actions
from reports.actions import indicator_entry as entry_actions
from reports.forms.indicator import EntryForm, IndicatorForm
from reports.rules import indicator as indicator_rules


def _may(request, grant):
    may = indicator_rules.can_keep(request.actor, grant)
    must(may, _("Organisers of the programme keep the indicators of its grants."))


def _load(request, code):
    rows = indicator_rules.visible_to(request.actor).select_related("grant__programme", "grant__donor")
    indicator = visible_or_404(rows, code=code)
    _may(request, indicator.grant)
    return indicator


@require_http_methods(["GET", "HEAD", "POST"])
def grant_indicators(request, code):
    """One more indicator of a grant."""
    grant = load_grant(request, code)
    _may(request, grant)
    form = IndicatorForm(request.POST or None)
    indicator = act(form, lambda **fields: indicator_actions.add(grant=grant, by=request.actor, **fields))
    if indicator:
        messages.success(request, _("The indicator is added."))
        return redirect("grant", code=code) if indicator.figure else redirect("indicator", code=indicator.code)
    return answer(request, "reports/indicator/new.html", {"grant": grant, "form": form}, form)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request, code):
    """Put an indicator right; below, what was typed for it."""
    indicator = _load(request, code)
    form = IndicatorForm(request.POST or None, indicator=indicator)
    if act(form, lambda **changes: indicator_actions.edit(indicator=indicator, by=request.actor, **changes)):
        messages.success(request, _("Saved."))
        return redirect("grant", code=indicator.grant.code)
    return answer(request, "reports/indicator/indicator.html", _context(indicator, form, EntryForm()), form)


@require_POST
def indicator_entries(request, code):
    """A value typed in by hand."""
    indicator = _load(request, code)
    form = EntryForm(request.POST)
    if act(form, lambda **fields: entry_actions.record(indicator=indicator, by=request.actor, **fields)):
        messages.success(request, _("The value is kept."))
        return redirect("indicator", code=code)
    context = _context(indicator, IndicatorForm(indicator=indicator), form)
    return answer(request, "reports/indicator/indicator.html", context, form)


def _context(indicator, form, entry_form):
    entry_form.helper = helper(_("Keep the value"), action=reverse("indicator_entries", args=[indicator.code]))
    return {
        "grant": indicator.grant,
        "indicator": indicator,
        "form": form,
        "entry_form": entry_form,
        "entries": indicator.entries.order_by("-reached_on", "-pk")[:200],
    }


@require_POST
def indicator_removal(request, code):
    indicator = _load(request, code)
    indicator_actions.remove(indicator=indicator, by=request.actor)
    messages.success(request, _("Removed. The history of the grant keeps it."))
    return redirect("grant", code=indicator.grant.code)


@require_POST
def indicator_entry_removal(request, code):
    rows = indicator_rules.entries_visible_to(request.actor).select_related("indicator__grant__programme")
    entry = visible_or_404(rows, code=code)
    _may(request, entry.indicator.grant)
    entry_actions.remove(entry=entry, by=request.actor)
    messages.success(request, _("Taken back."))
    return redirect("indicator", code=entry.indicator.code)
