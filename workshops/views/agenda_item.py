from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import agenda_item as agenda_actions
from workshops.forms.agenda_item import AgendaItemForm
from workshops.models import AgendaItem
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load


def _item(request, code):
    items = AgendaItem.objects.filter(workshop__in=workshop_rules.visible_to(request.actor))
    return visible_or_404(items.select_related("workshop__programme"), code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request, code):
    """The programme of work, and one more item."""
    workshop = load(request, code)
    can_write = workshop_rules.can_write(request.actor, workshop)
    must(can_write or request.method != "POST", _("Only organisers write the agenda."))
    form = AgendaItemForm(request.POST or None, workshop=workshop) if can_write else None
    if form and act(form, lambda **fields: agenda_actions.add(workshop=workshop, by=request.actor, **fields)):
        messages.success(request, _("On the agenda."))
        return redirect("agenda", code=code)
    items = workshop.agenda.prefetch_related("taught_by__person")
    context = {"workshop": workshop, "form": form, "items": items, "can_write": can_write}
    return answer(request, "workshops/agenda_item/agenda.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_item(request, code):
    item = _item(request, code)
    must(workshop_rules.can_write(request.actor, item.workshop), _("Only organisers write the agenda."))
    form = AgendaItemForm(request.POST or None, workshop=item.workshop, item=item)
    if act(form, lambda **fields: agenda_actions.edit(item=item, by=request.actor, **fields)):
        messages.success(request, _("Saved."))
        return redirect("agenda", code=item.workshop.code)
    context = {"workshop": item.workshop, "item": item, "form": form}
    return answer(request, "workshops/agenda_item/agenda_item.html", context, form)


@require_POST
def agenda_item_removal(request, code):
    item = _item(request, code)
    agenda_actions.remove(item=item, by=request.actor)
    messages.success(request, _("Off the agenda."))
    return redirect("agenda", code=item.workshop.code)
