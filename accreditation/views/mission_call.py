from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import mission_call as mission_calls
from accreditation.forms.mission_call import CallForm, ReopenForm
from accreditation.forms.reason import ReasonForm
from accreditation.rules import mission as mission_rules
from accreditation.rules import mission_call as call_rules
from accreditation.views.asking import ask, open_to
from accreditation.views.mission import load as load_mission
from programmes.rules import clock
from programmes.rules.refusal import Conflict
from programmes.views.loading import act, answer, must, page_of, visible_or_404

MOVES = call_rules.MOVES


def load(request, code):
    return visible_or_404(call_rules.visible_to(request.actor), code=code)


def _mission(request, code):
    found = load_mission(request, code)
    must(mission_rules.can_manage(request.actor, found), _("Organisers call for a mission."))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def mission_calls_of(request, code):
    """Open a call: who is asked, how many go, until when; and whom that would reach."""
    found = _mission(request, code)
    askable = call_rules.askable(found, found.calls.all())
    if request.method != "POST" and not (askable and call_rules.can_open(request.actor, found)):
        raise Conflict(
            _("The team of this mission is complete, it is called off, or a call is open already."),
            next_url=reverse("mission", args=[code]),
            next_label=_("Look at the page again"),
        )
    form = CallForm(request.POST or None, mission=found, askable=askable)
    call = act(form, lambda **fields: mission_calls.open(mission=found, by=request.actor, **fields))
    if call:
        number = call.answers.count()
        words = ngettext("The call is open: {n} person is asked.", "The call is open: {n} people are asked.", number)
        messages.success(request, words.format(n=number))
        return redirect("mission_call", code=call.code)
    context = {"mission": found, "form": form, "reach": call_rules.reach(request.actor, found, askable)}
    return answer(request, "accreditation/mission_call/new.html", context, form)


@require_safe
def mission_call(request, code):
    """Those who were asked, what they say, and what speaks for and against each."""
    call = load(request, code)
    answers = call.answers.select_related("person__organisation", "person__country", "candidacy")
    answers = list(answers.prefetch_related("letters"))
    page = page_of(request, call_rules.in_order(answers), 50)
    context = {
        "call": call,
        "page": page,
        "rows": call_rules.rows(request.actor, call, answers, list(page)),
        "line": call_rules.line(answers),
        "free": call_rules.free(call, answers),
        "asked": call_rules.asked(call),
        "takes_answers": call_rules.takes_answers(call),
        "is_late": call_rules.is_late(call, clock.now()),
        "can_remind": call_rules.takes_answers(call) and any(not row.answer for row in answers),
        "moves": {move.act: move for move in MOVES.open_to(request.actor, call)},
        "can_reopen": MOVES.allows("reopen", request.actor, call) and call.mission.is_forming,
    }
    return render(request, "accreditation/mission_call/mission_call.html", context)


@require_POST
def mission_call_closure(request, code):
    call = mission_calls.close(call=load(request, code), by=request.actor)
    messages.success(request, _("The call is closed. Whoever was interested and is not on the team gets a letter."))
    return redirect("mission_call", code=call.code)


@require_http_methods(["GET", "HEAD", "POST"])
def mission_call_reopening(request, code):
    """Ask again, until another day."""
    call, back = load(request, code), reverse("mission_call", args=[code])
    open_to(request, MOVES, "reopen", call, back)
    form = ReopenForm(request.POST or None)
    page = {
        "title": _("Open the call again"),
        "lead": _("Those who have not answered get the letter again, and whoever has come to fit since."),
        "back_label": call,
        "back_url": back,
    }

    def reopen(answer_by):
        return mission_calls.reopen(call=call, by=request.actor, answer_by=answer_by)

    return ask(request, form, reopen, page=page, done=_("The call is open again."))


@require_http_methods(["GET", "HEAD", "POST"])
def mission_call_withdrawal(request, code):
    """Take the call back, with the reason; those who wait for an answer are told."""
    call, back = load(request, code), reverse("mission_call", args=[code])
    open_to(request, MOVES, "withdraw", call, back)
    form = ReasonForm(request.POST or None, submit=_("Withdraw the call"))
    page = {
        "title": _("Withdraw the call"),
        "lead": _("Everybody who was asked and did not say no is told by letter. The reason stays with you."),
        "back_label": call,
        "back_url": back,
    }

    def withdraw(reason):
        return mission_calls.withdraw(call=call, by=request.actor, reason=reason)

    return ask(request, form, withdraw, page=page, done=_("The call is withdrawn."))


@require_POST
def mission_call_letters(request, code):
    """Write once more to those who have not answered."""
    number = mission_calls.remind(call=load(request, code), by=request.actor)
    words = ngettext("{n} reminder is on its way.", "{n} reminders are on their way.", number)
    messages.success(request, words.format(n=number))
    return redirect("mission_call", code=code)
