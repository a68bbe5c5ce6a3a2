from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.rules.refusal import Invalid
from workshops.actions import room_clock as room_clock_actions
from workshops.views import breakout as breakout_views


@require_POST
def room_clock_act(request, code, act):
    """Stop the clock, let it go on, start it again, or give more time. Back to the page it was pressed on."""
    breakout = breakout_views.load(request, code)
    if act == "extend":
        minutes = request.POST.get("minutes", "5")
        if not (minutes.isascii() and minutes.isdigit() and len(minutes) < 4):
            raise Invalid(_("Give one to 240 minutes."), field="minutes")
        room_clock_actions.extend(breakout=breakout, minutes=int(minutes), by=request.actor)
    else:
        do = {
            "pause": room_clock_actions.pause,
            "resume": room_clock_actions.resume,
            "restart": room_clock_actions.restart,
        }[act]
        do(breakout=breakout, by=request.actor)
    in_plenary = breakout.state in (breakout.State.PLENARY, breakout.State.CLOSED)
    return redirect("plenary" if in_plenary else "breakout", code=code)
