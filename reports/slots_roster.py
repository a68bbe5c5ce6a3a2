"""What papers put on the roster's page."""

from django.urls import reverse

from accreditation.rules import roster as rosters
from programmes.slots import Section, fill


@fill("roster.sections")
def extract(actor, query):
    """`query` are the filters of the page, as they stand in its address."""
    if not rosters.can_look_outside(actor):
        return []
    return [Section("reports/roster/_extract.html", {"url": f"{reverse('roster_extract')}?{query}"})]
