"""Figures on pages of the floors below: the programme's sentences, and the workshop's own."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.slots import MenuItem, Section, fill
from reports.queries import brief, tallies
from reports.rules import published_sentence as published_rules


@fill("menu")
def menu(actor):
    """For those who have programmes to compare; everybody else finds figures on the pages they open."""
    reads = actor.programme_ids() or actor.is_system_administrator
    return [MenuItem(_("Figures"), reverse("portal_figures"), 60)] if reads else []


@fill("programme.sections", 10)
def programme_figures(actor, programme):
    try:
        found = brief.of_programme(actor, programme)
    except tallies.BeingCounted:
        return [Section("reports/figures/_programme_counting.html", {"programme": programme}, 10)]
    return [Section("reports/figures/_programme.html", found, 10)] if found["has_figures"] else []


@fill("workshop.sections", 10)
def workshop_figures(actor, workshop):
    """From its first day on: before that, nobody has been trained."""
    if workshop.today(clock.now()) < workshop.starts_on or workshop.state in ("postponed", "cancelled"):
        return []
    found = brief.of_workshop(actor, workshop)
    if found["parts"] and published_rules.can_publish(actor, workshop.programme):
        address = reverse("figures_publication", args=[workshop.programme.slug])
        found["publication"] = f"{address}?workshop={workshop.code}"
    return [Section("reports/figures/_workshop.html", {"beside": False, **found}, 10)]
