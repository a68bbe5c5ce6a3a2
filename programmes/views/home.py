from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from programmes import slots
from programmes.rules import clock
from programmes.rules import person as person_rules


@require_safe
def home(request):
    """What needs me now, first; then each floor's part."""
    needs = sorted(
        slots.load("home.needs", request.actor),
        key=lambda need: (not need.urgent, need.due is None, need.due or clock.today()),
    )
    sections = sorted(slots.load("home.sections", request.actor), key=lambda section: section.order)
    context = {
        "needs": [_line(need) for need in needs[:12]],
        "needs_count": len(needs),
        "sections": sections,
        "now": clock.now(),
    }
    return render(request, "programmes/home.html", context)


def _line(need):
    when, note = _when(need.due)
    return {
        "when": _("Today") if need.urgent and not need.due else when,
        "when_note": note,
        "title": need.sentence,
        "note": need.detail,
        "url": need.url,
        "act": need.act,
        "now": need.urgent,
    }


def _when(due):
    """A date in words: today, by a day, or late, which is a word and not a colour."""
    if due is None:
        return _("No date"), ""
    days = (due - clock.today()).days
    if days < 0:
        return _("Late"), _("was due {day}").format(day=date_format(due, "j F"))
    if days == 0:
        return _("Today"), ""
    return (
        _("By {day}").format(day=date_format(due, "D j F")),
        ngettext("in {count} day", "in {count} days", days).format(count=days),
    )


@slots.fill("menu")
def menu(actor):
    items = [slots.MenuItem(_("Home"), reverse("home"), 10), slots.MenuItem(_("Programmes"), reverse("programmes"), 60)]
    if person_rules.can_list(actor):
        items.append(slots.MenuItem(_("People"), reverse("people"), 30))
    return items
