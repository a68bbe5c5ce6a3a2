"""What is taken along from the pages of figures: tables as files and the brief, with the filters of the page."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from programmes.rules import clock
from reports.actions import document as document_actions
from reports.documents.spreadsheet import TYPES, render_table
from reports.models import Document
from reports.queries import brief_paper, dashboard, figure_tables, outcomes, tallies
from reports.views.counting import answers_at_once
from reports.views.figure import shown
from reports.views.selecting import Asked


def _outcome(name):
    def table(_catalogue, parts):
        if name not in (found := parts().outcomes):
            raise Http404
        return figure_tables.outcome(found[name])

    return table


# Of a catalogue, and of the parts the page reads.
TABLES = {
    "regions": lambda catalogue, parts: figure_tables.regions(parts()),
    "countries": lambda catalogue, parts: figure_tables.countries(parts()),
    "months": lambda catalogue, parts: figure_tables.years(parts().years),
    "figures": lambda catalogue, parts: figure_tables.catalogue(catalogue),
    **{name: _outcome(name) for name in outcomes.GROUPS},
}


@require_safe
@answers_at_once
def figures_table(request, table=None, format=None, slug=None):
    """One table of the figures of a programme, or of all one may see."""
    asked = Asked(request, slug)
    table, format = table or request.GET.get("table", "regions"), format or request.GET.get("format", "csv")
    if table not in TABLES:
        raise Http404
    need = dashboard.needs(asked.rest)
    catalogue = tallies.kept(asked.catalogue(), need)
    return _file(asked, TABLES[table](catalogue, lambda: tallies.made(catalogue, *need)), table, format)


@require_safe
@answers_at_once
def figure_table(request, name=None, format=None, slug=None):
    """The records behind one figure. Names stay on the page: a file travels."""
    asked = Asked(request, slug)
    name, format = name or request.GET.get("figure", "persons"), format or request.GET.get("format", "csv")
    _catalogue, found = shown(request, asked, name)
    return _file(asked, figure_tables.lines(found), name, format)


@require_POST
def figures_brief(request, slug):
    """Two pages of A4 of what the page shows, with the filters of its address."""
    asked = Asked(request, slug)
    try:
        snapshot = brief_paper.snapshot(request.actor, asked)
    except tallies.BeingCounted:
        # That page says how far it is, and has the button again.
        return redirect(asked.url("figures"))
    kind = Document.Kind.FIGURES_BRIEF
    document = document_actions.ask(
        kind=kind,
        subject=asked.programme,
        programme=asked.programme,
        title=f"{kind.label}, {asked.programme}, {snapshot['as_of_text']}",
        language=snapshot["language"],
        snapshot=snapshot,
        by=request.actor,
    )
    return redirect("document", code=document.code)


def _file(asked, table, name, format):
    if format not in TYPES:
        raise Http404
    name = f"{asked.programme.slug if asked.programme else 'portal'}-{name}-{clock.today():%Y-%m-%d}.{format}"
    response = HttpResponse(render_table(table, format), content_type=TYPES[format])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
