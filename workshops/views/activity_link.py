"""A row of an archive that is an activity the portal knows: said, and taken back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.rules.refusal import Conflict
from workshops.actions import activity_import as activity_imports
from workshops.rules import activity_import as import_rules
from workshops.rules import activity_match, activity_page
from workshops.views import activity_import


@require_http_methods(["GET", "HEAD", "POST"])
def activity_row_link(request, code):
    """Which activity of the portal a row speaks of: the likeliest to choose from, or others by their words."""
    row = activity_import.load_row(request, code)
    words = request.GET.get("q", "").strip()[:100]
    if request.POST:
        found = activity_match.open_to(request.actor).filter(code=request.POST.get("workshop", "")).first()
        if found is None:
            raise Conflict(_("Choose an activity that no row of an archive speaks of yet."))
        activity_import.keep_typed(request, row.batch)
        activity_imports.link(row=row, workshop=found, by=request.actor)
        messages.success(request, _("The row speaks of “{activity}”.").format(activity=found))
        return redirect(reverse("activity_import", args=[row.batch.code]) + f"?page={_page_of(row)}#row-{row.number}")
    context = {
        "row": row,
        "batch": row.batch,
        "line": activity_page.lines([row], request.actor)[0],
        "proposals": activity_match.proposals(row, request.actor, words),
        "words": words,
        "can_be_linked": import_rules.can_be_linked(row) and row.batch.state == row.batch.State.OPEN,
    }
    return render(request, "workshops/activity_import/link.html", context)


def _page_of(row):
    return (row.number - 1) // activity_page.PAGE + 1


@require_POST
def activity_row_link_removal(request, code):
    row = activity_import.load_row(request, code)
    activity_import.keep_typed(request, row.batch)
    activity_imports.unlink(row=row, by=request.actor)
    return redirect(reverse("activity_import", args=[row.batch.code]) + f"?page={_page_of(row)}#row-{row.number}")
