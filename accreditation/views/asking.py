"""The plain page most acts have: what will happen, a form, one button that names its result."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must


def open_to(request, moves, name, thing, back):
    """403 when the move is not theirs; 409 with the way back when there is no use in filling in the form.

    A form that is sent may still come too late: the action answers that, and what was typed comes back.
    """
    move = moves[name]
    must(move.may(request.actor, thing), _("This is not yours to do."))
    if request.method != "POST" and thing.state not in move.sources:
        raise Conflict(
            _("It stands at “{state}” now; this cannot be done.").format(state=thing.get_state_display()),
            next_url=back,
            next_label=_("Look at the page again"),
        )


def ask(request, form, do, *, page, done, template="accreditation/form.html"):
    """`page` has title, lead, back (label, url); `do` is called with what the form holds."""
    if act(form, do):
        messages.success(request, done)
        return redirect(page["back_url"])
    return answer(request, template, {"form": form, **page}, form)
