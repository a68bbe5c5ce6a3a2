from django.shortcuts import render
from django.views.decorators.http import require_safe

from accreditation.forms.board import BoardFilters
from accreditation.rules import board as boards
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission as mission_rules
from accreditation.rules import panel as panel_rules
from accreditation.rules import roster as rosters
from accreditation.rules import steps
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.views.loading import page_of


@require_safe
def board(request):
    """Where every candidate stands, and the one thing each is missing. A donor sees the numbers alone."""
    actor = request.actor
    filters = BoardFilters(request.GET, programmes=boards.programmes_of(actor))
    chosen = filters.chosen()
    figures = boards.figures(actor, **chosen)
    seen = boards.narrowed(candidacy_rules.visible_to(actor), **chosen)
    page = page_of(request, boards.in_order(seen), 50, total=figures["shown"])
    context = {
        "filters": filters,
        "figures": figures,
        "counts": boards.counts(figures, chosen["group"]),
        "page": page,
        "rows": boards.rows(actor, page),
        "names": boards.may_see_names(actor),
        "can_plan": actor.holds(*programme_rules.STAFF),
        "titles": steps.titles(),
        "mission_line": mission_rules.waiting_line(actor, chosen["programme"]),
        "sentence": boards.sentence(figures, chosen["programme"]),
        "group_words": boards.group_words(),
        "can_open_roster": rosters.can_open(actor),
        "may_have_sheets": RoleKind.ASSESSOR in {kind for kind, _where in (*actor.roles, *actor.at_workshops)},
        "today": clock.today(),
        "programme": chosen["programme"],
        "panels_of": panel_rules.only_programme(actor, chosen["programme"], filters.programmes()),
    }
    return render(request, "accreditation/board/board.html", context)
