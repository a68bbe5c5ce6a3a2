from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import headcount as headcount_actions
from workshops.forms.headcount import HeadcountForm
from workshops.models import Headcount
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def headcounts(request, code):
    workshop = load(request, code)
    must(workshop_rules.can_write(request.actor, workshop), _("Only organisers declare headcounts."))
    form = HeadcountForm(request.POST or None)
    if act(form, lambda **fields: headcount_actions.declare(workshop=workshop, by=request.actor, **fields)):
        messages.success(request, _("Declared."))
        return redirect("participants", code=code)
    return answer(request, "workshops/headcount/headcounts.html", {"workshop": workshop, "form": form}, form)


@require_POST
def headcount_removal(request, code):
    headcount = visible_or_404(
        Headcount.objects.filter(workshop__in=workshop_rules.visible_to(request.actor)).select_related(
            "workshop__programme"
        ),
        code=code,
    )
    headcount_actions.remove(headcount=headcount, by=request.actor)
    messages.success(request, _("Taken back."))
    return redirect("participants", code=headcount.workshop.code)
