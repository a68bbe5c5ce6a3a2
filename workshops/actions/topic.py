from django.db.models import Max
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import group as groups
from workshops.models import Breakout, Topic
from workshops.rules import participation as participation_rules
from workshops.rules import topic as topic_rules


def suggest(*, breakout, title, by):
    """Suggest a topic of the participants' own, from the ideas or in other words."""
    title = title.strip()
    if not topic_rules.may_suggest(by, breakout):
        raise NotAllowed(_("Participants and facilitators suggest topics."))
    if breakout.state != Breakout.State.PLANNED:
        raise Conflict(_("The topics are selected already."))
    if not title:
        raise Invalid(_("Write the topic in one line."), field="title")
    with refusals():
        Breakout.objects.select_for_update().get(pk=breakout.pk)
        topic = breakout.topics.filter(is_open=True, is_suggested=False).first()
        if topic is None:
            last = breakout.topics.aggregate(last=Max("number"))["last"] or 0
            topic = Topic(breakout=breakout, number=last + 1, is_open=True)
        topic.title = LazyI18nString({breakout.workshop.language.tag: title})
        topic.is_suggested = True
        topic.proposed_by = participation_rules.own(by, breakout.workshop)
        topic.save()
        history.record("topics.suggest", topic, by=by, programme=breakout.workshop.programme)
        return topic


def select(*, topic, by):
    """Select a topic during the introduction; it gets a group with the seats of the break-out."""
    breakout = _selecting(topic, by)
    if topic_rules.is_waiting(topic):
        raise Conflict(_("Nobody has suggested this topic yet."))
    with refusals():
        topic = Topic.objects.select_for_update().get(pk=topic.pk)
        if topic.state != Topic.State.SELECTED:
            topic.state = Topic.State.SELECTED
            topic.save(update_fields=["state"])
            history.record("topics.select", topic, by=by, programme=breakout.workshop.programme)
            groups.add(topic=topic, by=by)
        return topic


def leave_out(*, topic, by):
    """Leave a topic out; its groups, still empty, go with it."""
    breakout = _selecting(topic, by)
    with refusals():
        topic = Topic.objects.select_for_update().get(pk=topic.pk)
        topic.state = Topic.State.LEFT_OUT
        topic.save(update_fields=["state"])
        groups.remove_empty(topic=topic)
        history.record("topics.leave_out", topic, by=by, programme=breakout.workshop.programme)
        return topic


def _selecting(topic, by):
    if not topic_rules.can_select(by, topic):
        raise NotAllowed(_("The facilitators select the topics."))
    if topic.breakout.state != Breakout.State.PLANNED:
        raise Conflict(_("The topics are selected already. Go back to the topics to change them."))
    return topic.breakout
