"""The sheet of an assessor to fill in by hand, where a tablet is of no use."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accreditation.rules import candidacy as candidacy_rules
from programmes.views.loading import must, visible_or_404
from reports.models import Document
from reports.queries import assessment_sheet as query
from reports.views.asking import ask

K = Document.Kind
RELATED = (
    "person", "route", "participation__organisation", "participation__country",
    "participation__workshop__programme__organisation", "participation__workshop__language",
    "participation__workshop__country",
)  # fmt: skip


@require_POST
def candidacy_blank_sheet(request, code):
    candidacy = visible_or_404(candidacy_rules.visible_to(request.actor).select_related(*RELATED), code=code)
    may = candidacy_rules.may_assess(request.actor, candidacy) or candidacy_rules.can_manage(request.actor, candidacy)
    must(may, _("The sheet is printed by the assessors and the organisers."))
    workshop = candidacy.participation.workshop
    return ask(
        request,
        kind=K.ASSESSMENT_SHEET,
        subject=candidacy,
        workshop=workshop,
        title=f"{K.ASSESSMENT_SHEET.label}, {candidacy.person}",
        snapshot=query.snapshot(candidacy),
    )
