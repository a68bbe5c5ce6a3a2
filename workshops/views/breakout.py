from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes import slots
from programmes.views.loading import visible_or_404
from workshops.actions import breakout as breakout_actions
from workshops.actions import group as group_actions
from workshops.actions import topic as topic_actions
from workshops.models import AgendaItem, BreakoutTemplate
from workshops.rules import breakout as breakout_rules
from workshops.rules import room
from workshops.rules import topic as topic_rules
from workshops.views import workshop as workshop_views


def load(request, code):
    rows = breakout_rules.visible_to(request.actor).select_related(
        "workshop__programme__organisation", "workshop__country", "workshop__language", "agenda_item"
    )
    return visible_or_404(rows, code=code)


@require_POST
def workshop_breakouts(request, code):
    """Set a break-out up from the library, on the agenda's first break-out."""
    workshop = workshop_views.load(request, code)
    template = visible_or_404(BreakoutTemplate.objects.all(), key=request.POST.get("template", "d6"))
    item = workshop.agenda.filter(kind=AgendaItem.Kind.BREAKOUT, breakouts=None).first()
    breakout = breakout_actions.set_up(workshop=workshop, template=template, agenda_item=item, by=request.actor)
    messages.success(request, _("The break-out is set up: three topics proposed, a fourth left open."))
    return redirect("breakout", code=breakout.code)


@require_safe
def breakout(request, code):
    """The facilitator's board. A participant is led to the topics, to the choice, or to the own group."""
    breakout = load(request, code)
    with timezone.override(breakout.workshop.zone):
        context = room.board(breakout, request.actor)
        if context["takes_part"] and not context["can_facilitate"]:
            if context["own_seat"]:
                return redirect("group", code=context["own_seat"].group.code)
            if context["is_choosing"]:
                return redirect("choice", code=code)
        return render(
            request, "workshops/breakout/breakout.html", context | {"breakout": breakout, "workshop": breakout.workshop}
        )


@require_POST
def breakout_move(request, code, act):
    """One address a move, named in workshops.urls_room."""
    breakout = load(request, code)
    breakout_actions.move(breakout=breakout, act=act, by=request.actor, reason=request.POST.get("reason", ""))
    return redirect("plenary" if act == "open_plenary" else "breakout", code=code)


@require_POST
def breakout_topics(request, code):
    """Suggest a topic of the participants' own."""
    breakout = load(request, code)
    topic_actions.suggest(breakout=breakout, title=request.POST.get("title", ""), by=request.actor)
    messages.success(request, _("The topic is suggested; the facilitators select the topics."))
    return redirect("breakout", code=code)


def _topic(request, code):
    rows = topic_rules.visible_to(request.actor).select_related("breakout__workshop__programme")
    return visible_or_404(rows, code=code)


@require_POST
def topic_selection(request, code):
    topic = _topic(request, code)
    topic_actions.select(topic=topic, by=request.actor)
    return redirect("breakout", code=topic.breakout.code)


@require_POST
def topic_omission(request, code):
    topic = _topic(request, code)
    topic_actions.leave_out(topic=topic, by=request.actor)
    return redirect("breakout", code=topic.breakout.code)


@require_POST
def topic_groups(request, code):
    """A second group on the same topic."""
    topic = _topic(request, code)
    group_actions.add(topic=topic, by=request.actor)
    return redirect("breakout", code=topic.breakout.code)


@require_safe
def plenary(request, code):
    """The console: groups in order, one recommendation after the other, the adopted list at the side."""
    breakout = load(request, code)
    with timezone.override(breakout.workshop.zone):
        context = room.plenary(breakout, request.actor)
        chosen = request.GET.get("group", "")
        shown = next((row for row in context["groups"] if row[0].letter == chosen), None)
        shown = (
            shown or next((row for row in context["groups"] if _is_open(row)), None) or (context["groups"] or [None])[0]
        )
        shown = room.presented(shown, request.actor)
        can_see = shown and shown["can_see"]
        papers = slots.load("group_report.acts", request.actor, shown["report"]) if can_see else []
        context |= {"breakout": breakout, "workshop": breakout.workshop, "shown": shown, "papers": papers}
        return render(request, "workshops/breakout/plenary.html", context)


def _is_open(row):
    """A group that has not presented, or whose recommendations are not all decided."""
    group, _members, recommendations = row
    return group.report.presented_at is None or any(one.state == one.State.PROPOSED for one in recommendations)
