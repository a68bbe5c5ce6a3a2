"""Figures for everybody, of programmes that consent: a page and a file, without a sign-in."""

import csv

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.models import Programme
from programmes.rules.cells import safe_row
from programmes.views.loading import page_of, visible_or_404
from reports.queries import open_figures
from reports.views.counting import answers_at_once


def _load(slug):
    """A programme that does not consent is not there: nobody learns that it exists."""
    return visible_or_404(Programme.objects.filter(has_open_figures=True).select_related("organisation"), slug=slug)


@login_not_required
@require_safe
def open_figure_programmes(request):
    """Programmes that consent, in the order of the alphabet; of the others nobody learns that they exist."""
    programmes = Programme.objects.filter(has_open_figures=True).select_related("organisation")
    page = page_of(request, programmes.order_by("acronym", "pk"), 50)
    return render(request, "reports/open_figure/open_figure_programmes.html", {"page": page})


@login_not_required
@require_safe
@answers_at_once
def open_figure_list(request, slug):
    programme = _load(slug)
    context = {"programme": programme, "found": open_figures.of_programme(programme)}
    return render(request, "reports/open_figure/open_figures.html", context)


@login_not_required
@require_safe
@answers_at_once
def open_figures_csv(request, slug):
    programme = _load(slug)
    found = open_figures.of_programme(programme)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="figures-{programme.slug}-{found["as_of"]}.csv"'
    response.write("\ufeff")  # a spreadsheet takes the file for UTF-8 by this mark alone
    writer = csv.writer(response)
    heads = [_("Figure"), _("How exact"), _("Number"), _("Unit"), _("Counted here"), _("Reported"), _("As of")]
    writer.writerow([*heads, _("Definition"), _("Why they differ")])
    for row in found["rows"]:
        cells = [row["label"], row["qualifier"] or _("exactly"), row["value"], row["unit"], row["counted"]]
        cells += [row["reported"], found["as_of"].isoformat(), row["definition"], row["explanation"]]
        writer.writerow(safe_row("" if cell is None else cell for cell in cells))
    return response
