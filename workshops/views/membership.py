from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.rules import clock
from programmes.rules.refusal import NotAllowed
from programmes.views.loading import must, visible_or_404
from workshops.actions import membership as membership_actions
from workshops.models import Duty
from workshops.rules import membership as membership_rules
from workshops.rules import participation as participation_rules
from workshops.rules import room
from workshops.views import breakout as breakout_views


def load_group(request, code):
    rows = membership_rules.groups_visible_to(request.actor).select_related(
        "topic", "report", "breakout__workshop__programme", "breakout__workshop__country"
    )
    return visible_or_404(rows, code=code)


def _membership(request, code):
    rows = membership_rules.visible_to(request.actor).select_related(
        "group", "participation__workshop__programme", "breakout__workshop__programme"
    )
    return visible_or_404(rows, code=code)


@require_safe
def choice(request, code):
    """Choose your topic: every group with its seats, one button each."""
    return _choice(request, breakout_views.load(request, code))


def _choice(request, breakout, refused=None, status=200):
    own = participation_rules.own(request.actor, breakout.workshop)
    must(own is not None, _("Only participants choose a group."))
    groups = [group for group, _members in room.groups_with_members(breakout)]
    if refused:
        # After a lost race the free groups come first; otherwise the order never changes under a finger.
        groups.sort(key=lambda group: group.is_full)
    context = {
        "breakout": breakout,
        "workshop": breakout.workshop,
        "own": own,
        "seat": membership_rules.own(request.actor, breakout),
        "groups": groups,
        "refused": refused,
        "is_choosing": breakout.state == breakout.State.CHOOSING,
        "at": clock.now(),
    }
    with timezone.override(breakout.workshop.zone):
        return render(request, "workshops/membership/choice.html", context, status=status)


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
    return redirect("breakout", code=group.breakout.code) if seated else redirect("group", code=code)


@require_POST
def membership_group(request, code):
    """Change to another group; if it is full, the old seat is still there."""
    membership = _membership(request, code)
    group = load_group(request, request.POST.get("group", ""))
    try:
        moved = membership_actions.switch(membership=membership, group=group, by=request.actor)
    except membership_actions.GroupFull as refused:
        if membership.participation.person_id != request.actor.person_id:
            raise
        return _choice(request, group.breakout, refused, 409)
    if membership.participation.person_id != request.actor.person_id:
        return redirect("breakout", code=group.breakout.code)
    messages.success(request, _("Your seat is in {group} now.").format(group=moved.group))
    return redirect("group", code=moved.group.code)


@require_POST
def membership_departure(request, code):
    membership = _membership(request, code)
    membership_actions.leave(membership=membership, by=request.actor)
    messages.success(request, _("The seat is free again."))
    return redirect("breakout", code=membership.breakout.code)


@require_POST
def membership_duties(request, code):
    """Give this member a duty: leader, secretary or spokesperson."""
    membership = _membership(request, code)
    duty = request.POST.get("duty", "")
    must(duty in Duty.values, _("There is no such duty."))
    membership_actions.give_duty(membership=membership, duty=duty, by=request.actor)
    return redirect("group", code=membership.group.code)


@require_safe
def group(request, code):
    """Your group: who does what, the questions, the people, the report."""
    group = load_group(request, code)
    members = list(
        group.memberships.select_related(
            "participation__person", "participation__organisation", "participation__country"
        )
    )
    own = next((m for m in members if m.participation.person_id == request.actor.person_id), None)
    facilitates = breakout_views.breakout_rules.can_facilitate(request.actor, group.breakout)
    must(own or facilitates, _("The page of a group is for its members and the facilitators."))
    context = {
        "group": group,
        "breakout": group.breakout,
        "workshop": group.breakout.workshop,
        "members": members,
        "own": own,
        "duties": [(duty, next((m for m in members if duty in m.duties), None)) for duty in Duty],
        "questions": group.topic.questions.all(),
        "facilitates": facilitates,
        "is_choosing": group.breakout.state == group.breakout.State.CHOOSING,
    }
    return render(request, "workshops/membership/group.html", context)
