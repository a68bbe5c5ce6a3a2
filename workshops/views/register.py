"""The register of a programme's adopted recommendations: a page, and what is filtered as a file for a spreadsheet."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.rules import cells, clock
from programmes.rules import programme as programme_rules
from programmes.views.loading import must, page_of, visible_or_404
from workshops.forms.register import RegisterFilters
from workshops.rules import register as register_rules
from workshops.rules import status_report as status_report_rules


def _load(request, slug):
    """(programme, filters, recommendations that fit but for the status)"""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(
        register_rules.can_see(request.actor, programme),
        _("The register is for the team of the programme and its donors."),
    )
    recommendations = register_rules.of_programme(request.actor, programme)
    filters = RegisterFilters(request.GET, recommendations=recommendations)
    chosen = filters.chosen()
    chosen.pop("status")
    return programme, filters, register_rules.narrowed(recommendations, **chosen), recommendations


@require_safe
def recommendations(request, slug):
    """What was adopted, to whom it is addressed, and what became of it as reported; newest workshop first."""
    programme, filters, found, everything = _load(request, slug)
    status = filters.chosen()["status"]
    page = page_of(request, register_rules.in_order(register_rules.with_status(found, status)), 25)
    context = {
        "programme": programme,
        "filters": filters,
        "addressees": register_rules.addressed_to(everything),
        "counts": status_report_rules.counts(found),
        "status": status,
        "page": page,
        "rows": register_rules.rows(page),
        "names": register_rules.sees_reporters(request.actor, programme),
        "query": request.GET.urlencode(),
    }
    return render(request, "workshops/register/register.html", context)


@require_safe
def recommendations_csv(request, slug):
    programme, filters, found, _everything = _load(request, slug)
    names = register_rules.sees_reporters(request.actor, programme)
    found = register_rules.in_order(register_rules.with_status(found, filters.chosen()["status"]))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"recommendations-{programme.slug}-{clock.today():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    # Excel takes a file for UTF-8 only when it begins with this mark.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(cells.safe_row(_headings(names)))
    writer.writerows(cells.safe_row(_line(row, names)) for row in register_rules.rows(found))
    return response


def _headings(names):
    return [
        _("Workshop"),
        _("Place"),
        _("Country"),
        _("First day"),
        _("Number"),
        _("Recommendation"),
        _("Addressed to"),
        _("Lead agency"),
        _("By the end of"),
        _("Status as reported"),
        _("Reported on"),
        *([_("Reported by"), _("In a few words")] if names else []),
    ]


def _line(row, names):
    one, workshop, report = row.recommendation, row.workshop, row.report
    return [
        workshop.title,
        workshop.city,
        workshop.country or "",
        workshop.starts_on.isoformat(),
        row.number,
        one.final_text,
        one.addressed_to,
        one.lead,
        f"{one.by_when:%Y-%m}" if one.by_when else "",
        report.get_status_display() if report else "",
        row.reported_on.isoformat() if report else "",
        *([report.reported_by if report else "", report.words if report else ""] if names else []),
    ]
