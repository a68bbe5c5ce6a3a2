"""The papers of a workshop: what will be printed, and the addresses at which each paper is asked for."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.rules.refusal import Conflict
from programmes.views.loading import must
from reports.models import Document
from reports.queries import field_pack as query
from reports.views.asking import ask
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load

K = Document.Kind


def _load(request, code):
    workshop = load(request, code)
    must(
        workshop_rules.can_facilitate(request.actor, workshop),
        _("The papers of a workshop are printed by its organisers and facilitators."),
    )
    return workshop


def _ask(request, workshop, kind, snapshot):
    title = f"{kind.label}, {workshop}"
    return ask(request, kind=kind, subject=workshop, workshop=workshop, title=title, snapshot=snapshot)


@require_http_methods(["GET", "HEAD", "POST"])
def field_pack(request, code):
    """What the pack will hold; the button asks for it."""
    workshop = _load(request, code)
    snapshot = query.field_pack(workshop)
    if request.method == "POST":
        return _ask(request, workshop, K.FIELD_PACK, snapshot)
    names = sum(len(group["people"]) for block in snapshot["lists"] for group in block["groups"])
    context = {"workshop": workshop, "pack": snapshot, "names": names}
    return render(request, "reports/field_pack/field_pack.html", context)


@require_POST
def programme_of_work(request, code):
    workshop = _load(request, code)
    snapshot = query.programme_of_work(workshop)
    if not snapshot["days"]:
        raise Conflict(
            _("The agenda is empty, so there is no programme of work to print."),
            next_url=reverse("agenda", args=[code]),
            next_label=_("Open the agenda"),
        )
    return _ask(request, workshop, K.PROGRAMME_OF_WORK, snapshot)


@require_POST
def participant_list(request, code):
    workshop = _load(request, code)
    snapshot = query.participant_list(workshop)
    if not snapshot["lists"]:
        raise Conflict(
            _("Nobody is on the list yet."),
            next_url=reverse("participants", args=[code]),
            next_label=_("Open the list"),
        )
    return _ask(request, workshop, K.PARTICIPANTS, snapshot)


@require_POST
def badges(request, code):
    """The badges alone, after a walk-in or a badge that was lost; each with the way into the room of its holder."""
    workshop = _load(request, code)
    snapshot = query.badges(workshop)
    if not any(group["people"] for block in snapshot["lists"] for group in block["groups"]):
        raise Conflict(
            _("Nobody is named on the list yet."),
            next_url=reverse("participants", args=[code]),
            next_label=_("Open the list"),
        )
    return _ask(request, workshop, K.BADGES, snapshot)
