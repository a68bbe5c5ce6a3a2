"""The passes of a programme, for its organisers: give one, read its code out, send its link, end it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.models import History
from programmes.rules import clock
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.actions import guest_pass as guest_pass_actions
from workshops.forms.guest_pass import GuestPassForm
from workshops.rules import guest_pass as guest_pass_rules
from workshops.rules import workshop as workshop_rules

RELATED = ("person__user", "programme", "workshop__programme")


@require_http_methods(["GET", "HEAD", "POST"])
def guest_passes(request, slug):
    """Who may come in without an account, and one more."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(guest_pass_rules.can_keep(request.actor, programme), _("Organisers give guest passes."))
    workshops = workshop_rules.organised_by(request.actor).filter(programme=programme).order_by("-starts_on", "pk")
    form = GuestPassForm(request.POST or None, workshops=workshops, initial=_proposed(request, workshops))
    given = act(form, lambda **fields: guest_pass_actions.give(programme=programme, by=request.actor, **fields))
    if given:
        messages.success(request, _("The pass is given. Now send its link, or read a code out."))
        return redirect("guest_pass", code=given.code)
    found = guest_pass_rules.visible_to(request.actor).filter(programme=programme)
    page = page_of(request, found.select_related(*RELATED))
    rows = [(one, guest_pass_rules.state_of(one)) for one in page]
    context = {"programme": programme, "form": form, "page": page, "rows": rows}
    return answer(request, "workshops/guest_pass/guest_passes.html", context, form)


def _proposed(request, workshops):
    """The dates of the workshop the organiser came from, and a week."""
    workshop = workshops.filter(code=request.GET.get("workshop", "")).first()
    today = clock.today()
    if workshop is None:
        return {"starts_on": today}
    ends_on = max(workshop.ends_on, today) + guest_pass_rules.AFTERWARDS
    return {"workshop": workshop, "starts_on": min(workshop.starts_on, today), "ends_on": ends_on}


def _load(request, code):
    return visible_or_404(guest_pass_rules.visible_to(request.actor).select_related(*RELATED), code=code)


@never_cache
@require_safe
def guest_pass(request, code):
    """One pass: its link, the code to read out, when it was last used, and what was done with it."""
    guest_pass = _load(request, code)
    has_code = guest_pass_rules.has_code(guest_pass)
    context = {
        "guest_pass": guest_pass,
        "state": guest_pass_rules.state_of(guest_pass),
        "url": guest_pass_rules.url(guest_pass),
        "read_out": guest_pass_rules.read_out_code(guest_pass) if has_code else "",
        "code_until": guest_pass.code_made_at + guest_pass_rules.CODE_LASTS if has_code else None,
        "history": History.objects.about(guest_pass)[:10],
    }
    return render(request, "workshops/guest_pass/guest_pass.html", context)


@require_POST
def guest_pass_ending(request, code):
    guest_pass = guest_pass_actions.end(guest_pass=_load(request, code), by=request.actor)
    messages.success(request, _("The pass has ended. Every device that came in with it is out."))
    return redirect("guest_pass", code=guest_pass.code)


@require_POST
def guest_pass_link(request, code):
    guest_pass_actions.renew_link(guest_pass=_load(request, code), by=request.actor)
    messages.success(request, _("The old link opens nothing now. This is the new one."))
    return redirect("guest_pass", code=code)


@require_POST
def guest_pass_code(request, code):
    guest_pass_actions.make_code(guest_pass=_load(request, code), by=request.actor)
    messages.success(request, _("Read the code out, block by block. It works once."))
    return redirect("guest_pass", code=code)


@require_POST
def guest_pass_letters(request, code):
    guest_pass_actions.send(guest_pass=_load(request, code), by=request.actor)
    messages.success(request, _("The letter with the link is on its way."))
    return redirect("guest_pass", code=code)
