"""The outcome document of a workshop: one click, ready at the coffee break, for those who run the workshop."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.views.loading import must
from reports.models import Document
from reports.queries import outcome as query
from reports.views.asking import ask
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load

K = Document.Kind


@require_POST
def outcome(request, code, format):
    """At any moment: what has not happened yet is not in it, and it says what is still open."""
    workshop = load(request, code)
    may = workshop_rules.can_facilitate(request.actor, workshop)
    must(may, _("The outcome document is made by those who run the workshop."))
    return ask(
        request,
        kind=K.OUTCOME,
        format=format,
        subject=workshop,
        workshop=workshop,
        title=f"{K.OUTCOME.label}, {workshop}",
        snapshot=query.snapshot(workshop),
    )
