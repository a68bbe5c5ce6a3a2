from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programmes.views.loading import must
from workshops.actions import membership as membership_actions
from workshops.rules import assignment as assignment_rules
from workshops.rules import breakout as breakout_rules
from workshops.views import breakout as breakout_views


@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request, code):
    """The facilitator divides the groups: looks at the proposal, then seats everybody with one tap."""
    breakout = breakout_views.load(request, code)
    must(breakout_rules.can_facilitate(request.actor, breakout), _("The facilitators divide the groups."))
    asked = request.POST if request.method == "POST" else request.GET
    way = asked.get("way", "")
    way = way if way in assignment_rules.Way.values else assignment_rules.Way.COUNTING
    seating, left = assignment_rules.divided(breakout, way)
    if request.method == "POST":
        number = membership_actions.assign(breakout=breakout, seating=seating, by=request.actor)
        words = ngettext("{n} person is seated.", "{n} people are seated.", number)
        messages.success(request, words.format(n=number))
        return redirect("breakout", code=code)
    context = {
        "breakout": breakout,
        "workshop": breakout.workshop,
        "ways": assignment_rules.Way.choices,
        "way": way,
        "seating": [(group, people) for group, people in seating.items()],
        "left": left,
        "number": sum(len(people) for people in seating.values()),
        "can_seat": breakout.state not in (breakout.State.PLANNED, breakout.State.CLOSED),
    }
    return render(request, "workshops/membership/assignment.html", context)
