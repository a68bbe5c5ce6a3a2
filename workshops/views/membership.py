from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.rules import clock
from programmes.rules.refusal import NotAllowed
from programmes.views.loading import must, visible_or_404
from workshops.actions import membership as membership_actions
from workshops.actions import waiting_place as waiting_place_actions
from workshops.models import Duty, Membership
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import membership as membership_rules
from workshops.rules import participation as participation_rules
from workshops.rules import room, stamp
from workshops.views import breakout as breakout_views
from workshops.views.door import by_door
from workshops.views.live import follows


def load_group(request, code):
    rows = membership_rules.groups_visible_to(request.actor).select_related(
        "topic", "report", "merged_into", "breakout__workshop__programme", "breakout__workshop__country",
        "breakout__agenda_item",
    )  # fmt: skip
    return visible_or_404(rows, code=code)


def _membership(request, code):
    rows = membership_rules.visible_to(request.actor).select_related(
        "group", "participation__workshop__programme", "participation__person", "breakout__workshop__programme"
    )
    return visible_or_404(rows, code=code)


@by_door
@require_safe
@follows
def choice(request, code):
    """Choose your topic: every group with its seats, one button each."""
    return _choice(request, breakout_views.load(request, code))


def _choice(request, breakout, refused=None, status=200):
    own = participation_rules.own(request.actor, breakout.workshop)
    must(own is not None, _("Only participants choose a group."))
    context = room.choice(breakout, request.actor) | {
        "breakout": breakout,
        "workshop": breakout.workshop,
        "own": own,
        "refused": refused,
        "at": clock.now(),
        "live": stamp.url("room", breakout),
        "stamp": stamp.room(breakout.pk),
    }
    if refused:
        # After a lost race the groups with seats come first; otherwise the order never changes under a finger.
        context["groups"].sort(key=lambda row: row[0].is_full)
    with timezone.override(breakout.workshop.zone):
        return render(request, "workshops/membership/choice.html", context, status=status)


@by_door
@require_POST
def group_memberships(request, code):
    """Take a seat for oneself; a facilitator names the participation to be seated."""
    group = load_group(request, code)
    workshop, seated = group.breakout.workshop, request.POST.get("participation")
    if seated:
        participation = visible_or_404(participation_rules.visible_to(request.actor), code=seated, workshop=workshop)
    else:
        participation = participation_rules.own(request.actor, workshop)
    if participation is None:
        raise NotAllowed(_("Only participants of this workshop have a seat in its groups."))
    try:
        membership_actions.join(group=group, participation=participation, by=request.actor)
    except (membership_actions.GroupFull, membership_actions.HasSeat) as refused:
        if seated:
            raise
        return _choice(request, group.breakout, refused, 409)
    return redirect("seating", code=group.breakout.code) if seated else redirect("group", code=code)


@by_door
@require_POST
def membership_group(request, code):
    """Change to another group; if it is full, the old seat is still there. A facilitator says why."""
    membership = _membership(request, code)
    group = load_group(request, request.POST.get("group", ""))
    mine = door_rules.is_me(request.actor, membership.participation)
    reason = request.POST.get("reason", "")
    try:
        moved = membership_actions.switch(membership=membership, group=group, by=request.actor, reason=reason)
    except membership_actions.GroupFull as refused:
        if not mine:
            raise
        return _choice(request, group.breakout, refused, 409)
    if not mine:
        messages.success(request, _("{name} is in {group} now.").format(name=moved.participation, group=moved.group))
        return redirect("group", code=membership.group.code)
    messages.success(request, _("Your seat is in {group} now.").format(group=moved.group))
    return redirect("group", code=moved.group.code)


@by_door
@require_POST
def membership_departure(request, code):
    membership = _membership(request, code)
    membership_actions.leave(membership=membership, by=request.actor)
    messages.success(request, _("The seat is free again."))
    return redirect("breakout", code=membership.breakout.code)


@by_door
@require_POST
def group_waiting_places(request, code):
    """Wait for a seat in a full group; a seat that is free by now is taken instead."""
    group = load_group(request, code)
    participation = participation_rules.own(request.actor, group.breakout.workshop)
    if participation is None:
        raise NotAllowed(_("Only participants of this workshop have a seat in its groups."))
    got = waiting_place_actions.take(group=group, participation=participation, by=request.actor)
    if isinstance(got, Membership):
        return redirect("group", code=code)
    return redirect("choice", code=group.breakout.code)


@by_door
@require_POST
def waiting_place_departure(request, code):
    rows = membership_rules.waiting_visible_to(request.actor)
    place = visible_or_404(rows.select_related("group", "participation", "breakout__workshop__programme"), code=code)
    waiting_place_actions.leave(place=place, by=request.actor)
    return redirect("choice", code=place.breakout.code)


@by_door
@require_POST
def membership_duties(request, code):
    """Give this member a duty: leader, secretary or spokesperson."""
    membership = _membership(request, code)
    duty = request.POST.get("duty", "")
    must(duty in Duty.values, _("There is no such duty."))
    membership_actions.give_duty(membership=membership, duty=duty, by=request.actor)
    return redirect("group", code=membership.group.code)


@require_safe
def seating(request, code):
    """The facilitator's one laptop, where telephones are forbidden: tap a name into a group."""
    breakout = breakout_views.load(request, code)
    must(breakout_rules.can_facilitate(request.actor, breakout), _("The facilitators seat people."))
    groups = room.groups_with_members(breakout)
    context = {
        "breakout": breakout,
        "workshop": breakout.workshop,
        "groups": groups,
        "without": list(room.waiting(breakout)[:200]),
        "can_seat": breakout.state not in (breakout.State.PLANNED, breakout.State.CLOSED),
    }
    return render(request, "workshops/membership/seating.html", context)
