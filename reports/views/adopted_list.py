from django.views.decorators.http import require_POST

from programmes.views.loading import visible_or_404
from reports.models import Document
from reports.queries import adopted_list as query
from reports.views.asking import ask
from workshops.rules import breakout as breakout_rules

RELATED = ("workshop__programme__organisation", "workshop__language", "workshop__country", "agenda_item")
K = Document.Kind


@require_POST
def adopted_list(request, code, format):
    """What the plenary has adopted so far, for everybody who may read the plenary."""
    breakout = visible_or_404(breakout_rules.visible_to(request.actor).select_related(*RELATED), code=code)
    return ask(
        request,
        kind=K.ADOPTED_LIST,
        format=format,
        subject=breakout,
        workshop=breakout.workshop,
        title=f"{K.ADOPTED_LIST.label}, {breakout.workshop}",
        snapshot=query.snapshot(breakout),
    )
