"""Figures on pages of the floors below: the programme's sentences, and the workshop's own."""

from programmes.rules import clock
from programmes.slots import Section, fill
from reports.queries import brief


@fill("programme.sections", 10)
def programme_figures(actor, programme):
    found = brief.of_programme(actor, programme)
    return [Section("reports/figures/_programme.html", found, 10)] if found["has_figures"] else []


@fill("workshop.sections", 10)
def workshop_figures(actor, workshop):
    """From its first day on: before that, nobody has been trained."""
    if workshop.today(clock.now()) < workshop.starts_on or workshop.state in ("postponed", "cancelled"):
        return []
    return [Section("reports/figures/_workshop.html", {"beside": False, **brief.of_workshop(actor, workshop)}, 10)]
