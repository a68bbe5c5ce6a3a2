from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accreditation.rules import national_training
from programmes.views.loading import page_of, visible_or_404
from reports.queries import brief, dashboard, portal, records, tallies
from reports.queries import figures as queries
from reports.queries.breakdown import NAMES, Breakdown
from reports.rules import published_sentence as published_rules
from reports.views.counting import answers_at_once
from reports.views.selecting import Asked
from workshops.rules import workshop as workshop_rules


def load(request, slug):
    """The programme, the day and the series a sentence is asked for."""
    asked = Asked(request, slug)
    return asked.programme, asked.selection.as_of, asked.selection.series


@require_safe
@answers_at_once
def figures(request, slug=None):
    """A programme, or all one may see, on one day: the sentence, the map, the regions, the steps, every figure."""
    asked = Asked(request, slug)
    needs = [dashboard.needs(asked.rest)]
    if not asked.programme:
        page = page_of(request, asked.programmes.order_by("acronym", "pk"), 20)
        needs.append(portal.needs(list(page)))
    catalogue = tallies.kept(asked.catalogue(), *needs)
    found = dashboard.of(catalogue, asked.rest, asked.link)
    context = {
        "asked": asked,
        "programme": asked.programme,
        "selection": asked.selection,
        "section": found | brief.words(request.actor, catalogue, asked.link, asked.selection.as_of),
        "rows": [(figure, asked.link(figure.name)) for figure in catalogue if figure.value],
        "day": catalogue.as_of,
        "choices": dashboard.choices(catalogue, found["parts_of_it"]),
        "files": {name: asked.files(name) for name in ("regions", "months", "figures")},
        "countries_url": asked.url("figure_countries"),
    }
    for group, _rows in found["outcomes"]:
        context["files"][group.group] = asked.files(group.group)
    if asked.programme:
        if national_training.can_read(request.actor, asked.programme):
            context["tree_url"] = reverse("programme_national_training", args=[slug])
        context["can_publish"] = published_rules.can_publish(request.actor, asked.programme)
    else:
        context["page"], context["programmes"] = page, portal.lines(catalogue, list(page))
        context["donors"] = dashboard.donors_of(asked.programmes).order_by("search_key")[:200]
    return render(request, "reports/figures/figures.html", context)


@require_safe
@answers_at_once
def figure_countries(request, slug=None):
    """Where they come from, country by country, in the order of the alphabet."""
    asked = Asked(request, slug)
    catalogue = tallies.kept(asked.catalogue(), dashboard.needs(asked.rest))
    found = tallies.made(catalogue, *dashboard.needs(asked.rest))
    page = page_of(request, found.by_country, 100)
    context = {
        "asked": asked,
        "programme": asked.programme,
        "selection": asked.selection,
        "page": page,
        "rows": list(dashboard.country_rows(page, asked.link)),
        "sum": next(dashboard.country_rows([found.total], asked.link)),
        "files": asked.files("countries"),
        "day": catalogue.as_of,
        "figures_url": asked.url("figures"),
    }
    return render(request, "reports/figures/countries.html", context)


@require_safe
@answers_at_once
def figure(request, name=None, slug=None):
    """One figure: its definition, and the rows whose numbers add up to it. Names are for organisers."""
    asked = Asked(request, slug)
    name = name or request.GET.get("figure", "persons")
    catalogue, found = shown(request, asked, name)
    rows = page_of(request, found.lines, 200)
    context = {
        "asked": asked,
        "programme": asked.programme,
        "workshop": catalogue.workshop,
        "series": catalogue.series,
        "catalogue": catalogue,
        "has_no_names": asked.sees_names and not catalogue.names,
        "selection": asked.selection,
        "figure": found,
        "page": rows,
        "lines": brief.lines(request.actor, rows),
        "files": [(format.upper(), _file_of(request, asked, name, format)) for format in ("csv", "xlsx")],
        "day": catalogue.as_of,
        "figures_url": asked.url("figures"),
    }
    return render(request, "reports/figures/figure.html", context)


def _file_of(request, asked, name, format):
    if asked.programme:
        # Beside the page, with whatever its own address asks for.
        return f"rows.{format}?{request.GET.urlencode()}"
    return asked.url("figure_table", name, format)


def shown(request, asked, name):
    """(catalogue, figure): what the catalogue holds, or, of a part of it, what is counted here.

    Of a large scope they are kept like its other numbers, and without names. Raises BeingCounted.
    """
    names, programme, chosen = asked.sees_names, asked.programme, asked.selection
    code = request.GET.get("workshop", "")
    if code and programme:
        rows = workshop_rules.visible_to(request.actor).filter(programme=programme)
        workshop = visible_or_404(rows, code=code)
        if name != "sessions":
            catalogue = queries.of_workshop(workshop, chosen.as_of, names=names)
        else:
            series = chosen.series or workshop.series
            catalogue = queries.of_programme(programme, chosen.as_of, series=series, names=names)
    else:
        catalogue = asked.catalogue(names)
        if name in catalogue and tallies.is_large(catalogue.scope):
            need = records.needs(asked.rest, name)
            catalogue = tallies.kept(asked.catalogue(), need)
            return catalogue, records.opened(tallies.made(catalogue, *need))
        if asked.rest.is_narrowed and name in NAMES:
            return catalogue, Breakdown(catalogue, asked.rest).figure(name)
    if name not in catalogue:
        raise Http404
    return catalogue, catalogue[name]
