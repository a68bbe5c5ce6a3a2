import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import group as groups
from workshops.actions import group_report as report_actions
from workshops.actions import recommendation as recommendation_actions
from workshops.actions import room_clock as clocks
from workshops.actions import seat as seats
from workshops.actions import topic as topic_actions
from workshops.models import Breakout, Group, GroupReport, Question, RoomClock, Topic, WaitingPlace
from workshops.rules import acts_room  # noqa: F401  the words of History
from workshops.rules import breakout as breakout_rules
from workshops.rules import breakout_template as breakout_template_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import room_clock as room_clock_rules
from workshops.rules.breakout_template import filled

Phase = RoomClock.Phase


def set_up(*, workshop, template, by, agenda_item=None, mode=Breakout.Mode.FIRST_COME):
    """Take a break-out from the library into a workshop: every text copied, the merge fields filled."""
    if not breakout_rules.can_set_up(by, workshop):
        raise NotAllowed(_("Organisers and facilitators set the break-out up, while the workshop is open for writing."))
    if not breakout_template_rules.offered_in(workshop).filter(pk=template.pk).exists():
        raise Conflict(_("This template is not offered to this workshop any more. Choose another."))
    with refusals():
        breakout = Breakout.objects.create(
            workshop=workshop,
            agenda_item=agenda_item,
            title=filled(template.title, workshop),
            organised_by=filled(template.organised_by, workshop).localize(workshop.language.tag)[:300],
            purpose=filled(template.purpose, workshop),
            instructions=filled(template.instructions, workshop),
            capacity=workshop.programme.group_capacity,
            mode=mode,
            join_code=free_code(),
        )
        for source in template.topics.prefetch_related("questions"):
            topic = Topic.objects.create(
                breakout=breakout,
                number=source.number,
                title=filled(source.title, workshop),
                is_open=source.is_open,
                has_training_plan=source.has_training_plan,
            )
            Question.objects.bulk_create(
                Question(
                    topic=topic,
                    position=question.position,
                    section=filled(question.section, workshop) if question.section else None,
                    text=filled(question.text, workshop),
                    plan_field=question.plan_field,
                )
                for question in source.questions.all()
            )
        history.record(
            "breakouts.set_up", breakout, by=by, programme=workshop.programme, template=template.key or template.code
        )
        return breakout


def free_code():
    """Six digits no open break-out has; they do not begin with 0, which people leave out."""
    while True:
        code = str(secrets.randbelow(900_000) + 100_000)
        if not Breakout.objects.filter(join_code=code).exists():
            return code


def arrange(*, breakout, topics, mode, by, capacity=None, open_choice=False):
    """The topics the room has selected, and how its seats are taken; all of it on one page, during the introduction.

    `topics` is {topic: number of groups}; topics not named are left out. Every group gets `capacity` seats, or as many
    as the rule proposes. `open_choice` opens the choice of groups with the same tap.
    """
    if not breakout_rules.can_facilitate(by, breakout):
        raise NotAllowed(_("The facilitators select the topics."))
    if breakout.state != Breakout.State.PLANNED:
        raise Conflict(_("The topics are selected already. Go back to the topics to change them."))
    if not topics:
        raise Invalid(_("Tick at least one topic: every topic that is ticked gets a group."), field="topics")
    if capacity is None:
        capacity = breakout_rules.proposed_capacity(breakout, sum(topics.values()))
    if not 1 <= capacity <= groups.MOST_SEATS:
        raise Invalid(_("Give one to {n} seats.").format(n=groups.MOST_SEATS), field="capacity")
    with refusals():
        breakout = _locked(breakout)
        if breakout.state != Breakout.State.PLANNED:
            raise Conflict(_("The topics are selected already. Go back to the topics to change them."))
        if breakout.groups.filter(taken__gt=capacity).exists():
            raise Invalid(_("More people than that have a seat in one group already."), field="capacity")
        breakout.capacity, breakout.mode = capacity, mode
        breakout.full_clean(exclude=["code", "focus"])
        breakout.save(update_fields=["capacity", "mode"])
        wanted = {topic.pk: number for topic, number in topics.items()}
        for topic in breakout.topics.select_related("breakout__workshop__programme"):
            if topic.pk in wanted:
                topic_actions.select(topic=topic, by=by, groups_wanted=wanted[topic.pk])
            elif topic.state == Topic.State.SELECTED:
                topic_actions.leave_out(topic=topic, by=by)
        breakout.groups.update(capacity=capacity)
        history.record(
            "breakouts.arrange",
            breakout,
            by=by,
            programme=breakout.workshop.programme,
            topics=sorted(topic.number for topic in topics),
            capacity=capacity,
            mode=mode,
        )
        return move(breakout=breakout, act="open_choice", by=by) if open_choice else breakout


def move(*, breakout, act, by, reason=""):
    """The moves of workshops.rules.breakout.MOVES; the clock of the room goes with them."""
    programme = breakout.workshop.programme
    with transaction.atomic():
        # Seats being taken finish first; whoever comes after finds the new state.
        seats.lock(breakout.pk)
        moved = perform(
            breakout_rules.MOVES,
            breakout,
            act,
            by=by,
            history_act=f"breakouts.{act}",
            programme=programme,
            reason=reason,
            **_join_code(breakout, act),
        )
        if act in ("open_choice", "reopen_choice"):
            clocks.set_going(breakout=moved, phase=Phase.CHOICE, minutes=programme.choice_minutes)
        if act == "start_work":
            # Whoever has a seat is at work now and waits no longer; the others keep their place in the line.
            WaitingPlace.objects.filter(breakout=moved, participation__memberships__breakout=moved).delete()
        if act in ("start_work", "resume_work"):
            clocks.set_going(breakout=moved, phase=Phase.WORK, minutes=room_clock_rules.work_minutes(moved))
        if act == "close":
            _end(moved, by, accept_open=False)
        # Seats that became free while nobody could be given one, in the plenary.
        seats.promote(moved.pk, by)
        return moved


def _locked(breakout):
    """The break-out as it is now; groups first, as everywhere."""
    seats.lock(breakout.pk)
    found = Breakout.objects.select_for_update(of=("self",)).select_related("workshop__programme")
    return found.get(pk=breakout.pk)


def _join_code(breakout, act):
    """The code on the wall ends with the session, and comes back with it."""
    if act == "close":
        return {"join_code": None, "focus": None}
    return {"join_code": free_code()} if act == "reopen_plenary" else {}


def call(*, group, by, accept_open=False):
    """Call a group before the plenary: its ten minutes begin, and its recommendations can be decided.

    A draft may be presented. The group that presented until now has ended: what it left open stays open, or is
    accepted with the same tap.
    """
    breakout = group.breakout
    if not breakout_rules.can_facilitate(by, breakout):
        raise NotAllowed(_("The facilitators call the groups."))
    with transaction.atomic():
        breakout = _locked(breakout)
        if breakout.state != Breakout.State.PLENARY:
            raise Conflict(_("The plenary has not been called yet."))
        if Group.objects.filter(pk=group.pk).exclude(merged_into=None).exists():
            raise Conflict(_("This group was merged into another. Look at the page again."))
        _end(breakout, by, accept_open)
        report = GroupReport.objects.select_related("group__breakout__workshop__programme").get(group=group)
        if report.state in group_report_rules.MOVES["present"].sources:
            report_actions.move(report=report, act="present", by=by)
        minutes = breakout.workshop.programme.presenting_minutes
        clocks.set_going(breakout=breakout, phase=Phase.PRESENTATION, minutes=minutes, group=group)
        Breakout.objects.filter(pk=breakout.pk).update(focus=None)
        history.record("breakouts.call", breakout, by=by, programme=breakout.workshop.programme, group=group.letter)
    return group


def finish(*, breakout, by, accept_open=False):
    """The group before the plenary has ended its presentation."""
    if not breakout_rules.can_facilitate(by, breakout):
        raise NotAllowed(_("The facilitators call the groups."))
    with transaction.atomic():
        shown = _end(_locked(breakout), by, accept_open)
        if shown:
            history.record(
                "breakouts.finish", breakout, by=by, programme=breakout.workshop.programme, group=shown.group.letter
            )


def _end(breakout, by, accept_open):
    """The clock of the group that presents goes away; returns it, or None."""
    shown = (
        RoomClock.objects.filter(breakout=breakout, phase=Phase.PRESENTATION)
        .select_related("group__report", "group__breakout__workshop__programme")
        .first()
    )
    if shown is None:
        return None
    if accept_open:
        recommendation_actions.accept_open(report=shown.group.report, by=by)
    GroupReport.objects.filter(group=shown.group_id, presented_until=None).update(presented_until=clock.now())
    RoomClock.objects.filter(breakout=breakout).delete()
    return shown


def put_in_focus(*, breakout, recommendation, by):
    """Show one recommendation large on the stage; None: the first that is open."""
    if not breakout_rules.can_facilitate(by, breakout):
        raise NotAllowed(_("The facilitators run the stage."))
    if recommendation and recommendation.breakout_id != breakout.pk:
        raise Conflict(_("This recommendation belongs to another break-out."))
    with refusals():
        Breakout.objects.filter(pk=breakout.pk).update(focus=recommendation)
        history.record(
            "breakouts.put_in_focus",
            breakout,
            by=by,
            programme=breakout.workshop.programme,
            recommendation=recommendation.label if recommendation else "",
        )
