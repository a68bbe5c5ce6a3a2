from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from programmes.views.loading import visible_or_404
from reports.queries import brief
from reports.queries import figures as queries
from reports.queries.rows import as_date
from reports.rules import published_sentence as published_rules
from workshops.rules import workshop as workshop_rules


def load(request, slug):
    """The programme, the day and the series a figure is asked for."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    text, series = request.GET.get("as_of", ""), request.GET.get("series", "")
    as_of = as_date(text)
    if text and not as_of:
        raise Invalid(_("“{text}” is not a day. Write it as year, month, day: 2017-10-31.").format(text=text))
    return programme, as_of, visible_or_404(programme.series, slug=series) if series else None


@require_safe
def figures(request, slug):
    """All figures of a programme on one day."""
    programme, as_of, series = load(request, slug)
    found = brief.of_programme(request.actor, programme, as_of, series)
    rows = [(figure, found["link"](figure.name)) for figure in found["catalogue"] if figure.value]
    context = {
        "programme": programme,
        "section": found,
        "rows": rows,
        "day": as_of or clock.today(),
        "can_publish": published_rules.can_publish(request.actor, programme),
    }
    return render(request, "reports/figures/figures.html", context)


@require_safe
def figure(request, slug, name):
    """One figure: its definition, and the rows whose numbers add up to it. Names are for organisers."""
    programme, as_of, series = load(request, slug)
    names = programme_rules.can_organise(request.actor, programme)
    workshop = None
    if code := request.GET.get("workshop", ""):
        workshop = visible_or_404(workshop_rules.visible_to(request.actor).filter(programme=programme), code=code)
    catalogue = (
        queries.of_workshop(workshop, as_of, names=names)
        if workshop and name != "sessions"
        else queries.of_programme(programme, as_of, series=series or getattr(workshop, "series", None), names=names)
    )
    if name not in catalogue.figures:
        raise Http404
    context = {
        "programme": programme,
        "workshop": workshop,
        "series": catalogue.series,
        "figure": catalogue[name],
        "lines": brief.lines(request.actor, catalogue[name]),
        "day": catalogue.as_of,
    }
    return render(request, "reports/figures/figure.html", context)
