from django.shortcuts import render
from django.views.decorators.http import require_safe

from programmes import slots
from programmes.rules import clock


@require_safe
def home(request):
    """What needs me now, first; then each floor's part."""
    needs = sorted(
        slots.load("home.needs", request.actor),
        key=lambda need: (not need.urgent, need.due is None, need.due or clock.today()),
    )
    sections = sorted(slots.load("home.sections", request.actor), key=lambda section: section.order)
    return render(request, "programmes/home.html", {"needs": needs, "sections": sections, "now": clock.now()})
