"""What somebody who was asked to a mission says; on their own page, or typed in by an organiser."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accreditation.actions import call_answer as call_answers
from accreditation.forms.mission_call import AnswerForm
from accreditation.rules import mission_call as call_rules
from programmes.rules import clock
from programmes.views.loading import act, answer, visible_or_404


def load(request, code):
    return visible_or_404(call_rules.answers_visible_to(request.actor), code=code)


def _next(request, found):
    """The person stays on the page of the answer; an organiser goes back to the call."""
    if call_rules.is_own(request.actor, found):
        return reverse("call_answer", args=[found.code])
    return reverse("mission_call", args=[found.call.code])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def call_answer(request, code):
    """The call as it was put to one person, and their answer."""
    found = load(request, code)
    is_own, takes = call_rules.is_own(request.actor, found), call_rules.takes_answers(found.call)
    on_team = call_rules.is_on_team(found)
    form = AnswerForm(request.POST or None, answer=found, is_own=is_own)
    if act(form, lambda **fields: call_answers.give(answer=found, by=request.actor, **fields)):
        messages.success(request, _("Thank you, your answer is with the organisers.") if is_own else _("Recorded."))
        return redirect(_next(request, found))
    context = {
        "found": found,
        "call": found.call,
        "mission": found.call.mission,
        "form": form if (takes and not on_team) or form.errors else None,
        "is_own": is_own,
        "on_team": on_team,
        "can_take_back": takes and not on_team and bool(found.answer),
        "is_late": takes and call_rules.is_late(found.call, clock.now()),
        "modules": found.call.mission.modules.all(),
    }
    return answer(request, "accreditation/mission_call/answer.html", context, form)


@require_POST
def call_answer_withdrawal(request, code):
    """Take the answer back."""
    found = call_answers.take_back(answer=load(request, code), by=request.actor)
    messages.success(request, _("The answer is taken back."))
    return redirect(_next(request, found))


@require_POST
def call_answer_selection(request, code):
    """Put them on the team of the mission."""
    found = call_answers.select(answer=load(request, code), by=request.actor)
    messages.success(request, _("{name} is on the team, and told by letter.").format(name=found.person))
    return redirect("mission_call", code=found.call.code)
