from programmes.rules import clock
from workshops.models import Breakout, Topic
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import workshop as workshop_rules

LONGEST, MOST_OF_ONE = 200, 5


def visible_to(actor):
    return Topic.objects.filter(breakout__workshop__in=workshop_rules.visible_in_room_to(actor))


def shown_to(actor, breakout, topics):
    """Without the suggestions of others that no facilitator has put up yet."""
    if can_moderate(actor, breakout):
        return topics
    return [
        topic
        for topic in topics
        if topic.state != Topic.State.SUGGESTED or (topic.proposed_by and door_rules.is_me(actor, topic.proposed_by))
    ]


def can_moderate(actor, breakout):
    return breakout_rules.can_facilitate(actor, breakout)


def can_select(actor, topic):
    return breakout_rules.can_facilitate(actor, topic.breakout)


def can_suggest(actor, breakout):
    """Participants suggest the open topic, during the introduction; facilitators may type it in for them."""
    return breakout.state == Breakout.State.PLANNED and may_suggest(actor, breakout)


def may_suggest(actor, breakout):
    """The same without the moment: whose right it is at all."""
    return breakout_rules.can_facilitate(actor, breakout) or (
        breakout.workshop.is_open_for_writing(clock.now())
        and workshop_rules.takes_part(actor, breakout.workshop, "participant")
    )


def is_waiting(topic):
    """The open topic nobody has suggested yet: it cannot be selected."""
    return topic.is_open and not topic.is_suggested
