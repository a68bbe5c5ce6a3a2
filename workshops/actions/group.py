from django.db.models import Max
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import seat as seats
from workshops.models import (
    Answer,
    AnswerRevision,
    Breakout,
    Group,
    GroupReport,
    Membership,
    RoomClock,
    Topic,
    WaitingPlace,
)
from workshops.rules import breakout as breakout_rules

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_SEATS = 60


def add(*, topic, by):
    """Give a topic a group, with its report. Two groups may take one topic."""
    if not breakout_rules.can_facilitate(by, topic.breakout):
        raise NotAllowed(_("The facilitators form the groups."))
    if topic.state != Topic.State.SELECTED:
        raise Conflict(_("Select the topic first; then it can have a second group."))
    with refusals():
        breakout = Breakout.objects.select_for_update(of=("self",)).get(pk=topic.breakout_id)
        taken = set(breakout.groups.values_list("letter", flat=True))
        letter = next((letter for letter in LETTERS if letter not in taken), None)
        if letter is None:
            raise Conflict(_("There is a group for every letter already."))
        group = Group.objects.create(breakout=breakout, topic=topic, letter=letter, capacity=breakout.capacity)
        GroupReport.objects.create(group=group)
        history.record("groups.add", group, by=by, programme=topic.breakout.workshop.programme)
        return group


def edit(*, group, by, capacity, room="", reason=""):
    """Give a group another number of seats, with the reason, or another room. Who waits gets the new seats at once."""
    _must_form(group, by)
    if not 1 <= capacity <= MOST_SEATS:
        raise Invalid(_("Give one to {n} seats.").format(n=MOST_SEATS), field="capacity")
    if capacity != group.capacity and not reason.strip():
        raise Invalid(_("Say in a few words why the number of seats changes."), field="reason")
    with refusals():
        seats.lock(group.breakout_id)
        fresh = Group.objects.get(pk=group.pk)
        if fresh.merged_into_id:
            raise Conflict(_("This group was merged into another. Look at the page again."))
        if capacity < fresh.taken:
            raise Invalid(
                _("{n} people have a seat. Move somebody first, or give at least {n} seats.").format(n=fresh.taken),
                field="capacity",
            )
        before = {"capacity": fresh.capacity, "room": fresh.room}
        fresh.capacity, fresh.room = capacity, room.strip()
        fresh.clean_fields(exclude=["code"])
        fresh.save(update_fields=["capacity", "room"])
        history.record(
            "groups.edit", fresh, by=by, programme=group.breakout.workshop.programme, reason=reason, before=before
        )
        seats.promote(group.breakout_id, by)
        return fresh


def merge(*, group, into, by, reason):
    """Two groups work on as one: people, words, recommendations and photos go to `into`, which gets the seats it needs.

    Nothing that was written is lost; the report of the former group stays as it was, and can still be read.
    """
    _must_form(group, by)
    if group.breakout_id != into.breakout_id or group.pk == into.pk:
        raise Invalid(_("Choose another group of this break-out."), field="into")
    if not reason.strip():
        raise Invalid(_("Say in a few words why the groups are merged."), field="reason")
    with refusals():
        locked = {one.pk: one for one in seats.lock(group.breakout_id)}
        group, into = locked[group.pk], locked[into.pk]
        if group.merged_into_id or into.merged_into_id:
            raise Conflict(_("One of the two was merged already. Look at the page again."))
        if RoomClock.objects.filter(group=group).exists():
            raise Conflict(_("{group} stands before the plenary now. End its presentation first.").format(group=group))
        Group.objects.filter(pk=into.pk).update(
            capacity=max(into.capacity, into.taken + group.taken), taken=into.taken + group.taken
        )
        # What was merged into this one before follows it: one step leads to where the people are.
        Group.objects.filter(merged_into=group).update(merged_into=into)
        Group.objects.filter(pk=group.pk).update(taken=0, merged_into=into)
        Membership.objects.filter(group=group).update(
            group=into, is_leader=False, is_secretary=False, is_spokesperson=False
        )
        WaitingPlace.objects.filter(group=group).update(group=into)
        WaitingPlace.objects.filter(group=into, participation__memberships__group=into).delete()
        _carry_over(group, into, by)
        history.record(
            "groups.merge", into, by=by, programme=into.breakout.workshop.programme, reason=reason, merged=group.letter
        )
        seats.promote(into.breakout_id, by)
        into.refresh_from_db()
        return into


def remove_empty(*, topic):
    """Part of leaving a topic out: groups nobody has joined and nobody has written for."""
    if topic.groups.filter(taken__gt=0).exists():
        raise Conflict(_("People have taken seats already. Free the seats before the topics are selected anew."))
    reports = GroupReport.objects.filter(group__topic=topic)
    # Words that came from a group merged into this one have left their revisions behind.
    for written in ("revisions", "answers", "recommendations", "attachments"):
        if reports.filter(**{f"{written}__isnull": False}).exists():
            raise Conflict(_("A group has written on this topic already. What was written is not thrown away."))
    # Nobody sits there and nothing was carried over: whoever was merged into these groups stands alone again.
    Group.objects.filter(merged_into__in=topic.groups.all()).update(merged_into=None)
    reports.delete()
    topic.groups.all().delete()


def _must_form(group, by):
    if not breakout_rules.can_facilitate(by, group.breakout):
        raise NotAllowed(_("The facilitators form the groups."))
    if group.breakout.state == Breakout.State.CLOSED:
        raise Conflict(_("The session is closed."))


def _carry_over(group, into, by):
    """The words of one report into the other. A page that is open on the first is told so by its epoch."""
    reports = {one.group_id: one for one in GroupReport.objects.select_for_update().filter(group__in=[group, into])}
    source, target = reports[group.pk], reports[into.pk]
    if target.state not in GroupReport.EDITABLE:
        raise Conflict(_("The report of {group} was submitted. Have it returned first.").format(group=into))
    for report in (source, target):
        report.epoch, report.version = report.epoch + 1, report.version + 1
        report.save(update_fields=["epoch", "version"])
    for answer in source.answers.exclude(text="").select_related("question"):
        same = answer.question is None or group.topic_id == into.topic_id
        _append(target, answer.key if same else "discussion", answer, group, by)
    last = target.recommendations.aggregate(last=Max("number"))["last"] or 0
    for number, one in enumerate(source.recommendations.order_by("number"), last + 1):
        one.report, one.number = target, number
        one.save(update_fields=["report", "number"])
    source.attachments.update(report=target)


def _append(target, key, answer, group, by):
    """Behind what stands there; under its question where the other topic does not ask it."""
    asked = f"{answer.question}\n" if answer.question and key == "discussion" else ""
    question = None if key == "discussion" else answer.question
    mine, _made = Answer.objects.get_or_create(report=target, key=key, defaults={"question": question})
    base, mine.version = mine.version, mine.version + 1
    mine.text = f"{mine.text}\n{asked}{answer.text}".strip()
    mine.save(update_fields=["text", "version"])
    AnswerRevision.objects.create(
        report=target,
        key=key,
        base_version=base,
        text=mine.text,
        author=by.recorded_person,
        author_label=f"{by.label[:180]} ({group})",
        at=clock.now(),
        accepted=True,
    )
