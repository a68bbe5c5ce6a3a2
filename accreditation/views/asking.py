"""The plain page most acts have: what will happen, a form, one button that names its result."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from programmes.rules.refusal import Conflict, NotAllowed
from programmes.views.loading import act, answer


def open_to(moves, name, actor, thing, back):
    """403 when the move is not theirs; 409 with the way back when the thing is no longer in a state for it."""
    move = moves[name]
    if not move.may(actor, thing):
        raise NotAllowed(_("This is not yours to do."))
    if thing.state not in move.sources:
        raise Conflict(
            _("It stands at “{state}” now; this cannot be done.").format(state=thing.get_state_display()),
            next_url=back,
            next_label=_("Look at the page again"),
        )


def ask(request, form, do, *, page, done):
    """`page` has title, lead, back (label, url); `do` is called with what the form holds."""
    if act(form, do):
        messages.success(request, done)
        return redirect(page["back_url"])
    return answer(request, "accreditation/form.html", {"form": form, **page}, form)
