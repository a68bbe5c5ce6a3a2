from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.rules import clock
from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import checklist_item as checklist_actions
from workshops.forms.checklist_item import ChecklistItemForm
from workshops.rules import checklist_item as checklist_rules
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request, code):
    """What is to be done, with its dates, and one more."""
    workshop = load(request, code)
    must(checklist_rules.can_write(request.actor, workshop), _("Only organisers keep the checklist."))
    form = ChecklistItemForm(request.POST or None)
    if act(form, lambda **fields: checklist_actions.add(workshop=workshop, by=request.actor, **fields)):
        messages.success(request, _("On the checklist."))
        return redirect("checklist", code=code)
    rows = checklist_rules.with_dates(workshop, workshop.today(clock.now()))
    return answer(
        request, "workshops/checklist_item/checklist.html", {"workshop": workshop, "form": form, "rows": rows}, form
    )


def _item(request, code):
    return visible_or_404(checklist_rules.visible_to(request.actor).select_related("workshop__programme"), code=code)


@require_POST
def checklist_item_tick(request, code):
    item = checklist_actions.tick(item=_item(request, code), by=request.actor)
    return redirect("checklist", code=item.workshop.code)


@require_POST
def checklist_item_removal(request, code):
    item = _item(request, code)
    checklist_actions.remove(item=item, by=request.actor)
    return redirect("checklist", code=item.workshop.code)
