"""In and out of the room without an account."""

from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import slots
from programmes.rules.refusal import Refused
from programmes.views.loading import must, visible_or_404
from workshops.actions import door as door_actions
from workshops.forms.door import JoinForm
from workshops.rules import door as door_rules
from workshops.rules import evaluation as evaluation_rules
from workshops.rules import knowledge_test as test_rules
from workshops.rules import participation as participation_rules
from workshops.rules import workshop as workshop_rules


def by_door(view):
    """A page of the room: for whoever is signed in, holds a badge, or sits at a group's laptop. Others are asked in."""

    @login_not_required
    @never_cache
    @wraps(view)
    def asked_in(request, *args, **kwargs):
        if request.actor.kind == "nobody":
            return redirect(f"{reverse('join')}?{urlencode({'next': request.get_full_path()})}")
        return view(request, *args, **kwargs)

    return asked_in


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, digits=""):
    """The code on the wall and the number on the badge; the code on the wall scanned brings the first along."""
    form = JoinForm(request.POST or None, initial={"code": digits})
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actor = door_actions.enter(**form.cleaned_data, by=request.actor)
                return let_in(request, actor)
            except Refused as refused:
                form.add_error(refused.field, str(refused.sentence))
                status = refused.status
    return render(request, "workshops/door/join.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_safe
def badge(request, token):
    """The code on a badge, scanned. Somebody else who is signed in on this device is asked first."""
    participation = door_rules.by_token(token)
    if participation is None:
        return render(request, "workshops/door/closed.html", status=404)
    if request.user.is_authenticated:
        if participation.person_id and participation.person_id == request.actor.person_id:
            return redirect(_room(door_rules.of_participation(participation)))
        # Whoever found it is not told whose it is.
        return render(request, "workshops/door/somebody_else.html", {"token": token})
    return let_in(request, door_rules.of_participation(participation))


@login_not_required
@require_POST
def badge_device(request, token):
    """This device is the badge holder's from now on: whoever was signed in on it is signed out."""
    participation = door_rules.by_token(token)
    if participation is None:
        return render(request, "workshops/door/closed.html", status=404)
    return let_in(request, door_rules.of_participation(participation))


def let_in(request, actor):
    """A fresh session, so that nothing of whoever used the device before is left; the chosen language stays."""
    request.session.flush()
    request.session[door_rules.KEPT_AS] = door_rules.kept(actor)
    return redirect(_room(actor))


def _room(actor):
    rooms = door_rules.rooms_of(actor)
    if test_rules.open_to(actor).exists() or evaluation_rules.open_to(actor).exists():
        return reverse("rooms")
    if len(rooms) == 1 or (rooms and rooms[0].state in ("choosing", "working", "plenary")):
        return _inside(actor, rooms[0])
    return reverse("rooms")


def _inside(actor, breakout):
    if actor.opens("group"):
        return reverse("group", args=[breakout.groups.get(pk=actor.opens("group")).code])
    return reverse("breakout", args=[breakout.code])


@by_door
@require_safe
def rooms(request):
    """What a badge opens: the break-outs of the workshop."""
    if not request.actor.opens("workshop"):
        return redirect("home")
    found = door_rules.rooms_of(request.actor)
    tests = list(test_rules.open_to(request.actor))
    evaluations = list(evaluation_rules.open_to(request.actor))
    workshop = next((one.workshop for one in (*found, *tests, *evaluations)), None)
    context = {"rooms": found, "tests": tests, "evaluations": evaluations, "workshop": workshop}
    context["links"] = slots.load("door.links", request.actor)
    with timezone.override(workshop.zone if workshop else None):
        return render(request, "workshops/door/rooms.html", context)


@login_not_required
@require_POST
def door_departure(request):
    """Leave the room on this device: nothing of it stays behind, drafts and kept pages included."""
    is_guest = request.actor.is_guest
    if request.actor.opens("workshop") or is_guest:
        request.session.flush()
    response = redirect("guest_code" if is_guest else "join")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def participation_badge(request, code):
    """Somebody's way into the room: the code to scan and the digits to type. Made anew, the old badge opens nothing."""
    rows = participation_rules.visible_to(request.actor).select_related("workshop__programme", "person", "organisation")
    participation = visible_or_404(rows, code=code)
    must(
        workshop_rules.can_facilitate(request.actor, participation.workshop),
        _("Badges are made by the team of the workshop."),
    )
    if request.method == "POST":
        door_actions.renew_badge(participation=participation, by=request.actor)
        messages.success(request, _("The old badge opens nothing now. This is the new one."))
        return redirect("participation_badge", code=code)
    context = {
        "participation": participation,
        "workshop": participation.workshop,
        "is_open": door_rules.is_open(participation),
        "address": door_rules.badge_url(participation),
        "number": door_rules.badge_number(participation),
        "room": next(iter(door_rules.rooms_of(door_rules.of_participation(participation))), None),
    }
    return render(request, "workshops/door/badge.html", context)
