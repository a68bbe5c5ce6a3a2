from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import slots
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.actions import workshop as workshop_actions
from workshops.forms.workshop import WorkshopForm
from workshops.models import Part
from workshops.rules import activity_import as activity_import_rules
from workshops.rules import hub
from workshops.rules import workshop as workshop_rules

RELATED = ("programme__organisation", "series", "country", "language", "host")


def load(request, code):
    return visible_or_404(workshop_rules.visible_to(request.actor).select_related(*RELATED), code=code)


@require_safe
def workshops(request):
    """All workshops in scope, those to come last dates first; words find title, place and programme."""
    rows = workshop_rules.visible_to(request.actor).select_related("programme", "country")
    words, programme = request.GET.get("q", ""), request.GET.get("programme", "")
    for word in words.lower().split():
        rows = rows.filter(search_key__contains=word)
    if programme:
        rows = rows.filter(programme__slug=programme)
    page = page_of(request, rows)
    context = {
        "page": page,
        "rows": hub.with_states(page.object_list),
        "words": words,
        "chosen": programme,
        "programmes": programme_rules.visible_to(request.actor),
        "can_schedule": programme_rules.organised_by(request.actor).exists(),
        "can_load_archive": activity_import_rules.can_load_somewhere(request.actor),
    }
    return render(request, "workshops/workshop/workshops.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_workshop(request):
    programmes = programme_rules.organised_by(request.actor)
    must(programmes.exists(), _("Only organisers schedule workshops."))
    form = WorkshopForm(request.POST or None, programmes=programmes)
    workshop = act(form, lambda **fields: workshop_actions.schedule(by=request.actor, **fields))
    if workshop:
        messages.success(request, _("The workshop is on the calendar. What is missing stands below; nothing stops it."))
        return redirect("workshop", code=workshop.code)
    return answer(request, "workshops/workshop/new.html", {"form": form}, form)


@require_safe
def workshop(request, code):
    """The workshop's own page: what is happening, what is missing, who is there."""
    workshop = load(request, code)
    with timezone.override(workshop.zone):
        context = {
            "workshop": workshop,
            "sections": sorted(
                slots.load("workshop.sections", request.actor, workshop), key=lambda section: section.order
            ),
            "reminders": hub.grouped(slots.load("workshop.reminders", request.actor, workshop)),
            "papers": slots.load("workshop.papers", request.actor, workshop),
            "moves": workshop_rules.MOVES.open_to(request.actor, workshop),
            "can_write": workshop_rules.can_write(request.actor, workshop),
            "can_copy": workshop_rules.can_organise(request.actor, workshop),
            "sees_programme": programme_rules.visible_to(request.actor).filter(pk=workshop.programme_id).exists(),
            "unused": [part for part in Part if part not in workshop.parts],
            **hub.page(workshop, request.actor),
        }
        return render(request, "workshops/workshop/workshop.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_details(request, code):
    workshop = load(request, code)
    must(workshop_rules.can_write(request.actor, workshop), _("This workshop is not yours to change, or closed."))
    form = WorkshopForm(request.POST or None, workshop=workshop, programmes=_only(workshop))

    def edit(programme, **changes):
        return workshop_actions.edit(workshop=workshop, by=request.actor, **changes)

    if act(form, edit):
        messages.success(request, _("Saved."))
        return redirect("workshop", code=code)
    return answer(request, "workshops/workshop/details.html", {"workshop": workshop, "form": form}, form)


def _only(workshop):
    return type(workshop.programme).objects.filter(pk=workshop.programme_id)


@require_POST
def workshop_parts(request, code):
    workshop = load(request, code)
    part = request.POST.get("part", "")
    must(part in Part.values, _("There is no such part."))
    workshop_actions.add_part(workshop=workshop, part=part, by=request.actor)
    return redirect("workshop", code=code)


@require_POST
def workshop_move(request, code, act):
    """One address a move: cancellation, postponement, resumption, reporting, reopening."""
    workshop = load(request, code)
    workshop_actions.move(workshop=workshop, act=act, by=request.actor, reason=request.POST.get("reason", ""))
    messages.success(request, _("Recorded."))
    return redirect("workshop", code=code)
