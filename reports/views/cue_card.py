from django.views.decorators.http import require_POST

from programmes.views.loading import visible_or_404
from reports.models import Document
from reports.queries import cue_card as query
from reports.views.asking import ask
from workshops.rules import group_report as group_report_rules

RELATED = ("group__topic", "group__breakout__workshop__programme__organisation", "group__breakout__workshop__language")
K = Document.Kind


@require_POST
def cue_card(request, code):
    """The card of a group's spokesperson, for those who may read the group's report."""
    reports = group_report_rules.visible_to(request.actor).select_related(*RELATED)
    report = visible_or_404(reports, group__code=code)
    workshop = report.group.breakout.workshop
    return ask(
        request,
        kind=K.CUE_CARD,
        subject=report,
        workshop=workshop,
        title=f"{K.CUE_CARD.label}, {report.group}, {workshop}",
        snapshot=query.snapshot(report),
    )
