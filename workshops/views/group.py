"""The page of a group: for its members on their telephones, for its one laptop, for the facilitator."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import slots
from programmes.views.loading import act, answer, must
from workshops.actions import group as group_actions
from workshops.forms.group import GroupForm, MergeForm
from workshops.models import Duty
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import room_clock as room_clock_rules
from workshops.rules import stamp
from workshops.views import door as door_views
from workshops.views.door import by_door
from workshops.views.live import follows
from workshops.views.membership import load_group


@by_door
@require_safe
@follows
def group(request, code):
    """Who does what, the clock, the questions, the people, the way to the report."""
    group = load_group(request, code)
    if group.merged_into_id:
        return redirect("group", code=group.merged_into.code)
    members = list(
        group.memberships.select_related(
            "participation__person", "participation__organisation", "participation__country"
        )
    )
    own = next((m for m in members if door_rules.is_me(request.actor, m.participation)), None)
    is_laptop = request.actor.opens("group") == group.pk
    facilitates = breakout_rules.can_facilitate(request.actor, group.breakout)
    must(own or is_laptop or facilitates, _("The page of a group is for its members and the facilitators."))
    context = {
        "group": group,
        "breakout": group.breakout,
        "workshop": group.breakout.workshop,
        "members": members,
        "own": own,
        "seat_number": members.index(own) + 1 if own else None,
        "is_laptop": is_laptop,
        "holds": own.duties if own else [],
        "duties": [(duty, next((m for m in members if duty in m.duties), None)) for duty in Duty],
        "questions": [] if group.topic.is_open and not group.topic.is_suggested else group.topic.questions.all(),
        "writes": is_laptop or facilitates or bool(own and own.is_secretary),
        "facilitates": facilitates,
        "is_choosing": group.breakout.state == group.breakout.State.CHOOSING,
        "clock": room_clock_rules.of(group.breakout),
        "presents_at": room_clock_rules.presents_about(group.breakout, group.letter),
        "documents": group.breakout.workshop.course_documents.all(),
        "papers": slots.load("group.acts", request.actor, group) if request.actor.party_id else [],
        "laptop_number": door_rules.laptop_number(group) if facilitates else "",
        "others": group.breakout.groups.at_work().exclude(pk=group.pk) if facilitates else [],
        "live": stamp.url("group", group),
        "stamp": stamp.group(group.pk),
    }
    with timezone.override(group.breakout.workshop.zone):
        return render(request, "workshops/group/group.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def group_details(request, code):
    """Seats and room of a group; another number of seats asks for the reason."""
    group = load_group(request, code)
    must(breakout_rules.can_facilitate(request.actor, group.breakout), _("The facilitators form the groups."))
    form = GroupForm(request.POST or None, initial={"capacity": group.capacity, "room": group.room})
    if act(form, lambda **changes: group_actions.edit(group=group, by=request.actor, **changes)):
        messages.success(request, _("Recorded."))
        return redirect("group", code=code)
    context = {"group": group, "breakout": group.breakout, "workshop": group.breakout.workshop, "form": form}
    return answer(request, "workshops/group/details.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def group_merger(request, code):
    """This group works on as part of another."""
    group = load_group(request, code)
    must(breakout_rules.can_facilitate(request.actor, group.breakout), _("The facilitators form the groups."))
    form = MergeForm(group, request.POST or None)
    if act(form, lambda **choice: group_actions.merge(group=group, by=request.actor, **choice)):
        messages.success(request, _("The groups are one now. Nothing that was written is lost."))
        return redirect("group", code=form.cleaned_data["into"].code)
    context = {"group": group, "breakout": group.breakout, "workshop": group.breakout.workshop, "form": form}
    return answer(request, "workshops/group/merger.html", context, form)


@require_POST
def group_laptop(request, code):
    """Hand this very device over to the group: whoever runs the room is signed out on it."""
    group = load_group(request, code)
    must(breakout_rules.can_facilitate(request.actor, group.breakout), _("The facilitators hand out laptops."))
    return door_views.let_in(request, door_rules.of_group(group))
