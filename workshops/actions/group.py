from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.models import Breakout, Group, GroupReport, Topic
from workshops.rules import breakout as breakout_rules

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def add(*, topic, by):
    """Give a topic a group, with its report. Two groups may take one topic."""
    if not breakout_rules.can_facilitate(by, topic.breakout):
        raise NotAllowed(_("The facilitators form the groups."))
    if topic.state != Topic.State.SELECTED:
        raise Conflict(_("Select the topic first; then it can have a second group."))
    with refusals():
        breakout = Breakout.objects.select_for_update().get(pk=topic.breakout_id)
        taken = set(breakout.groups.values_list("letter", flat=True))
        letter = next((letter for letter in LETTERS if letter not in taken), None)
        if letter is None:
            raise Conflict(_("There is a group for every letter already."))
        group = Group.objects.create(breakout=breakout, topic=topic, letter=letter, capacity=breakout.capacity)
        GroupReport.objects.create(group=group)
        history.record("groups.add", group, by=by, programme=topic.breakout.workshop.programme)
        return group


def remove_empty(*, topic):
    """Part of leaving a topic out: groups nobody has joined and nobody has written for."""
    if topic.groups.filter(taken__gt=0).exists():
        raise Conflict(_("People have taken seats already. Free the seats before the topics are selected anew."))
    if topic.groups.filter(report__revisions__isnull=False).exists():
        raise Conflict(_("A group has written on this topic already. What was written is not thrown away."))
    GroupReport.objects.filter(group__in=topic.groups.all()).delete()
    topic.groups.all().delete()
