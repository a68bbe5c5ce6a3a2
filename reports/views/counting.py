"""Pages of figures that nobody has counted yet: they answer at once, say how far it is, and come by themselves."""

from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from reports.queries.tallies import BeingCounted


def answers_at_once(view):
    """Instead of a page, file or paper whose figures are being counted: how far that is."""

    @never_cache
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except BeingCounted as waiting:
            template = "_counting.html" if request.htmx else "counting.html"
            return render(request, f"reports/figures/{template}", {"progress": waiting.progress})
        # Who has waited is led to the whole page.
        return HttpResponse(headers={"HX-Refresh": "true"}) if request.htmx else response

    return answer
