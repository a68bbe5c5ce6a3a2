from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import clock
from programmes.rules.refusal import Refused
from programmes.views.loading import act as attempt
from programmes.views.loading import answer, must, visible_or_404
from workshops.actions import breakout as breakout_actions
from workshops.actions import group as group_actions
from workshops.actions import topic as topic_actions
from workshops.forms.breakout import ArrangeForm, TopicForm
from workshops.models import AgendaItem
from workshops.rules import breakout as breakout_rules
from workshops.rules import breakout_template as breakout_template_rules
from workshops.rules import room, stamp
from workshops.rules import topic as topic_rules
from workshops.views import workshop as workshop_views
from workshops.views.door import by_door
from workshops.views.live import follows


def load(request, code):
    rows = breakout_rules.visible_to(request.actor).select_related(
        "workshop__programme__organisation", "workshop__country", "workshop__language", "agenda_item"
    )
    return visible_or_404(rows, code=code)


@require_POST
def workshop_breakouts(request, code):
    """Set a break-out up from the library, on the agenda's first break-out."""
    workshop = workshop_views.load(request, code)
    templates = breakout_template_rules.of_programme(workshop.programme)
    chosen = request.POST.get("template", "d6")
    template = visible_or_404(templates.filter(Q(key=chosen) | Q(code=chosen)))
    item = workshop.agenda.filter(kind=AgendaItem.Kind.BREAKOUT, breakouts=None).first()
    breakout = breakout_actions.set_up(workshop=workshop, template=template, agenda_item=item, by=request.actor)
    proposed = breakout.topics.filter(is_open=False).count()
    sentence = ngettext(
        "The break-out is set up: {n} topic proposed.", "The break-out is set up: {n} topics proposed.", proposed
    )
    messages.success(request, sentence.format(n=proposed))
    return redirect("breakout", code=breakout.code)


@by_door
@require_safe
@follows
def breakout(request, code):
    """The facilitator's page. A participant is led to the topics, to the choice, or to the own group."""
    breakout = load(request, code)
    facilitates = breakout_rules.can_facilitate(request.actor, breakout)
    if not facilitates and (step := _step_of(request, breakout)):
        return step
    return _page(request, breakout)


def _step_of(request, breakout):
    """Where a participant is led: to the topics, the own group, or the choice; None for others of the team."""
    if request.actor.opens("group"):
        return redirect("group", code=visible_or_404(breakout.groups.all(), pk=request.actor.opens("group")).code)
    if not room.is_trainee(request.actor, breakout):
        return None
    if breakout.state == breakout.State.PLANNED:
        return _topics(request, breakout)
    seat = room.membership_rules.own(request.actor, breakout)
    return redirect("group", code=seat.group.code) if seat else redirect("choice", code=breakout.code)


def _topics(request, breakout, status=200, refused=None, typed=""):
    """A participant before the choice: the topics, and a suggestion of their own."""
    context = room.planning(breakout, request.actor) | {
        "breakout": breakout,
        "workshop": breakout.workshop,
        "instructions": room.instructions(breakout),
        "can_suggest": topic_rules.can_suggest(request.actor, breakout),
        "refused": refused,
        "typed": typed,
        "live": stamp.url("room", breakout),
        "stamp": stamp.room(breakout.pk),
    }
    with timezone.override(breakout.workshop.zone):
        return render(request, "workshops/breakout/topics.html", context, status=status)


def _page(request, breakout, form=None, status=200):
    with timezone.override(breakout.workshop.zone):
        context = room.board(breakout, request.actor)
        if context["is_planned"]:
            context |= room.planning(breakout, request.actor)
        context |= {
            "breakout": breakout,
            "workshop": breakout.workshop,
            "form": form,
            "live": stamp.url("room", breakout),
            "stamp": stamp.room(breakout.pk),
        }
        return render(request, "workshops/breakout/breakout.html", context, status=status)


@require_POST
def breakout_move(request, code, act):
    """One address a move, named in workshops.urls_room."""
    breakout = load(request, code)
    breakout_actions.move(breakout=breakout, act=act, by=request.actor, reason=request.POST.get("reason", ""))
    return redirect("plenary" if act == "open_plenary" else "breakout", code=code)


@require_POST
def breakout_open_choice(request, code):
    """Open the choice of groups, with the topics and seats as they are ticked on the page."""
    breakout = load(request, code)
    if "arranged" not in request.POST:
        breakout_actions.move(breakout=breakout, act="open_choice", by=request.actor)
        return redirect("breakout", code=code)
    must(breakout_rules.can_facilitate(request.actor, breakout), _("The facilitators select the topics."))
    form = ArrangeForm(breakout, request.POST)
    done = attempt(
        form,
        lambda **_data: breakout_actions.arrange(
            breakout=breakout, **form.arranged, open_choice=True, by=request.actor
        ),
    )
    if done:
        return redirect("breakout", code=code)
    status = getattr(getattr(form, "refused", None), "status", 422)
    return _page(request, breakout, form, status)


@by_door
@require_POST
def breakout_topics(request, code):
    """Suggest a topic of the participants' own."""
    breakout = load(request, code)
    title = request.POST.get("title", "")
    try:
        topic = topic_actions.suggest(breakout=breakout, title=title, by=request.actor)
    except Refused as refused:
        if not room.is_trainee(request.actor, breakout) or refused.status == 403:
            raise
        return _topics(request, breakout, refused.status, refused, title)
    if topic.state == topic.State.SUGGESTED:
        messages.success(request, _("The topic is with the facilitators; they put it before everybody."))
    else:
        messages.success(request, _("The topic is suggested; the facilitators select the topics."))
    return redirect("breakout", code=code)


def _topic(request, code):
    rows = topic_rules.visible_to(request.actor).select_related(
        "breakout__workshop__programme", "breakout__workshop__language"
    )
    return visible_or_404(rows, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def topic(request, code):
    """A topic in other words, for this workshop alone."""
    topic = _topic(request, code)
    breakout = topic.breakout
    must(topic_rules.can_moderate(request.actor, breakout), _("The facilitators select the topics."))
    tag = breakout.workshop.language.tag
    questions = "\n".join(question.text.localize(tag) for question in topic.questions.all())
    form = TopicForm(request.POST or None, initial={"title": topic.title.localize(tag), "questions": questions})

    def edit(title, questions):
        return topic_actions.edit(topic=topic, title=title, questions=questions.splitlines(), by=request.actor)

    if attempt(form, edit):
        return redirect("breakout", code=breakout.code)
    context = {"topic": topic, "breakout": breakout, "workshop": breakout.workshop, "form": form}
    return answer(request, "workshops/breakout/topic.html", context, form)


@require_POST
def topic_act(request, code, act):
    """Put a suggestion before everybody, select a topic, or leave it out."""
    topic = _topic(request, code)
    do = {"put_up": topic_actions.put_up, "select": topic_actions.select, "leave_out": topic_actions.leave_out}[act]
    do(topic=topic, by=request.actor)
    return redirect("breakout", code=topic.breakout.code)


@require_POST
def topic_groups(request, code):
    """A second group on the same topic."""
    topic = _topic(request, code)
    group_actions.add(topic=topic, by=request.actor)
    return redirect("breakout", code=topic.breakout.code)


@require_safe
@follows
def board(request, code):
    """For the wall: topics, seats filling in order of arrival, the code to come in by. It runs without a hand."""
    breakout = load(request, code)
    now = clock.now()
    context = room.wall(breakout, now) | {
        "breakout": breakout,
        "workshop": breakout.workshop,
        "now": now,
        "is_choosing": breakout.state == "choosing",
        "instructions": room.instructions(breakout),
        "planned": room.planning(breakout, request.actor)["topics"] if breakout.state == "planned" else [],
        "live": stamp.url("room", breakout),
        "stamp": stamp.room(breakout.pk),
    }
    with timezone.override(breakout.workshop.zone):
        return render(request, "workshops/breakout/board.html", context)
