"""Asking to be forgotten on one's own page; the administrators' list of what was asked, and the decision."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.actions import erasure as erasures
from programmes.forms.erasure import AgreeForm, DeclineForm
from programmes.rules import erasure as rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404


def _load(request, code):
    return visible_or_404(rules.visible_to(request.actor).select_related("person"), code=code)


@require_POST
def own_erasures(request):
    must(request.actor.person is not None, _("Sign in to see what is held about you."))
    erasures.ask(person=request.actor.person, by=request.actor, reason=request.POST.get("reason", "")[:2000])
    messages.success(request, _("Asked. An administrator decides, and you read the answer here."))
    return redirect("own_data")


@require_POST
def erasure_withdrawal(request, code):
    erasures.withdraw(erasure=_load(request, code), by=request.actor)
    messages.success(request, _("Taken back. Nothing was erased."))
    return redirect("own_data")


@require_safe
def erasure_list(request):
    must(rules.can_list(request.actor), _("Administrators decide on what is erased."))
    rows = rules.visible_to(request.actor).select_related("person")
    return render(request, "programmes/erasure/erasures.html", {"page": page_of(request, rows)})


def _page(request, erasure, form=None):
    context = {
        "erasure": erasure,
        "can_decide": erasure.state == erasure.State.ASKED and rules.can_decide(request.actor, erasure),
        "agree": form if isinstance(form, AgreeForm) else AgreeForm(),
        "decline": form if isinstance(form, DeclineForm) else DeclineForm(),
    }
    return answer(request, "programmes/erasure/erasure.html", context, form)


@require_safe
def erasure(request, code):
    """What was asked, and the two answers."""
    found = _load(request, code)
    must(rules.can_list(request.actor), _("Administrators decide on what is erased."))
    return _page(request, found)


@require_POST
def erasure_agree(request, code):
    found, form = _load(request, code), AgreeForm(request.POST)
    if act(form, lambda **fields: erasures.agree(erasure=found, by=request.actor, **fields)):
        messages.success(request, _("It has begun. In a few minutes nothing here names this person."))
        return redirect("erasures")
    return _page(request, found, form)


@require_POST
def erasure_decline(request, code):
    found, form = _load(request, code), DeclineForm(request.POST)
    if act(form, lambda **fields: erasures.decline(erasure=found, by=request.actor, **fields)):
        messages.success(request, _("Declined. The person reads why on their own page."))
        return redirect("erasures")
    return _page(request, found, form)
