from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import NotAllowed
from workshops.models import Breakout, Group, GroupReport
from workshops.rules import breakout as breakout_rules

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def add(*, topic, by):
    """Give a topic a group, with its report. Two groups may take one topic."""
    if not breakout_rules.can_facilitate(by, topic.breakout):
        raise NotAllowed(_("The facilitators form the groups."))
    with refusals():
        breakout = Breakout.objects.select_for_update().get(pk=topic.breakout_id)
        taken = set(breakout.groups.values_list("letter", flat=True))
        letter = next(letter for letter in LETTERS if letter not in taken)
        group = Group.objects.create(breakout=breakout, topic=topic, letter=letter, capacity=breakout.capacity)
        GroupReport.objects.create(group=group)
        history.record("groups.add", group, by=by, programme=topic.breakout.workshop.programme)
        return group


def remove_empty(*, topic):
    """Part of leaving a topic out: groups nobody has joined and nobody has written for."""
    empty = topic.groups.filter(taken=0)
    GroupReport.objects.filter(group__in=empty).delete()
    empty.delete()
