from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from programmes import slots
from programmes.rules import clock
from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import agenda_item as agenda_actions
from workshops.forms.agenda_item import AgendaItemForm, PlaceForm, RestForm
from workshops.models import AgendaItem
from workshops.rules import agenda as agenda_rules
from workshops.rules import calendar as calendar_rules
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load


def _item(request, code):
    items = AgendaItem.objects.filter(workshop__in=workshop_rules.visible_to(request.actor))
    return visible_or_404(items.select_related("workshop__programme"), code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request, code):
    """The programme of work by days, where it collides, and one more item."""
    workshop = load(request, code)
    can_write = workshop_rules.can_write(request.actor, workshop)
    must(can_write or request.method != "POST", _("Only organisers write the agenda."))
    form = AgendaItemForm(request.POST or None, workshop=workshop) if can_write else None
    if form and act(form, lambda **fields: agenda_actions.add(workshop=workshop, by=request.actor, **fields)):
        messages.success(request, _("On the agenda."))
        return redirect("agenda", code=code)
    items = list(workshop.agenda.prefetch_related("taught_by__person", "breakouts"))
    can_run, names = (
        agenda_rules.can_run(request.actor, workshop),
        workshop_rules.can_see_names(request.actor, workshop),
    )
    context = {
        "workshop": workshop,
        "form": form,
        "items": items,
        "days": agenda_rules.days(workshop, items, clock.now()),
        "zone": agenda_rules.zone_words(workshop),
        "overlaps": agenda_rules.overlap_words(items) if can_run else [],
        "clashes": agenda_rules.clashes(workshop, items, request.actor) if can_run and names else [],
        "papers": slots.load("agenda.acts", request.actor, workshop),
        "can_write": can_write,
        "can_run": can_run,
        "can_see_names": names,
        "subscription": _subscription(request, workshop),
    }
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


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_item_place(request, code):
    """Move to… : another day, another time, another track. Dragging sends the same."""
    item = _item(request, code)
    must(workshop_rules.can_write(request.actor, item.workshop), _("Only organisers write the agenda."))
    form = PlaceForm(request.POST or None, item=item)
    moved = act(form, lambda **place: agenda_actions.move_to(item=item, by=request.actor, **place))
    if moved:
        _say(request, moved, _("“{item}” begins at {time} now.").format(item=moved, time=f"{moved.starts_at:%H:%M}"))
        return redirect("agenda", code=item.workshop.code)
    context = {"workshop": item.workshop, "item": item, "form": form, "zone": agenda_rules.zone_words(item.workshop)}
    return answer(request, "workshops/agenda_item/place.html", context, form)


@require_POST
def agenda_item_extension(request, code):
    """Five minutes more, from the agenda or from the workshop's own page."""
    item = agenda_actions.extend(item=_item(request, code), by=request.actor)
    _say(request, item, _("“{item}” goes on until {time}.").format(item=item, time=f"{item.ends_at:%H:%M}"))
    return redirect("workshop" if "hub" in request.POST else "agenda", code=item.workshop.code)


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_item_rest(request, code):
    """The day slips: everything after this item waits."""
    item = _item(request, code)
    must(agenda_rules.can_run(request.actor, item.workshop), _("Only organisers and facilitators run the day."))
    form = RestForm(request.POST or None)
    # An item nothing comes after moves none, and that is an answer, too.
    moved = act(form, lambda minutes: (agenda_actions.shift_rest(item=item, minutes=minutes, by=request.actor),))
    if moved:
        words = ngettext("{n} item has moved.", "{n} items have moved.", moved[0]).format(n=moved[0])
        messages.success(request, words)
        return redirect("agenda", code=item.workshop.code)
    items = item.workshop.agenda.filter(day=item.day)
    context = {"workshop": item.workshop, "item": item, "form": form, "waiting": agenda_rules.rest_of_day(item, items)}
    return answer(request, "workshops/agenda_item/rest.html", context, form)


def _say(request, item, words):
    """What was done, and what it runs into."""
    messages.success(request, words)
    pairs = agenda_rules.overlaps(item.workshop.agenda.filter(day=item.day))
    for first, second in pairs:
        if item in (first, second):
            other = second if item == first else first
            messages.warning(request, _("It overlaps with “{other}” now. Nothing else was moved.").format(other=other))


def _subscription(request, workshop):
    if not request.actor.person_id:
        return ""
    link = reverse("calendar_feed", args=[calendar_rules.sign(workshop, request.actor.person)])
    return request.build_absolute_uri(link)
