from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.rules import history as history_rules
from programmes.rules import programme as programme_rules
from programmes.views.loading import must, page_of, visible_or_404


@require_safe
def programme_history(request, slug):
    """Who did what in a programme, when and why."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(programme_rules.can_organise(request.actor, programme), _("History is for organisers."))
    rows = history_rules.visible_to(request.actor).filter(programme=programme)
    return render(request, "programmes/history/history.html", {"programme": programme, "page": page_of(request, rows)})
