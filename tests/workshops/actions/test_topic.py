"""Topics: proposed by the form, suggested by participants, selected during the introduction."""

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import membership as memberships
from workshops.actions import topic as topics
from workshops.actions import workshop as workshops
from workshops.models import Participation, Topic


def topic_of(room, number):
    return room.breakout.topics.get(number=number)


def test_a_selected_topic_gets_a_group_with_a_report(room):
    topics.select(topic=topic_of(room, 2), by=room.facilitator)
    group = room.group("A")
    assert (group.topic.number, group.topic.state, group.report.state) == (2, Topic.State.SELECTED, "draft")
    assert set(History.objects.values_list("act", flat=True)) >= {"topics.select", "groups.add"}


def test_selecting_twice_makes_one_group(room):
    stale = topic_of(room, 1)
    topics.select(topic=topic_of(room, 1), by=room.facilitator)
    topics.select(topic=stale, by=room.facilitator)
    assert room.breakout.groups.count() == 1
    assert History.objects.filter(act="topics.select").count() == 1


def test_a_participant_suggests_the_open_topic_in_their_own_words(room):
    noora = room.officer()
    topic = topics.suggest(breakout=room.breakout, title="  Mixtures at the border ", by=room.who(noora))
    assert (topic.number, str(topic.title), topic.proposed_by) == (4, "Mixtures at the border", noora)
    assert topics.select(topic=topic, by=room.facilitator).state == Topic.State.SELECTED


def test_a_second_suggestion_stands_beside_the_first(room):
    for title in ("Mixtures", "Risk analysis"):
        topics.suggest(breakout=room.breakout, title=title, by=room.who(room.officer()))
    suggested = room.breakout.topics.filter(is_suggested=True)
    assert [(topic.number, str(topic.title)) for topic in suggested] == [(4, "Mixtures"), (5, "Risk analysis")]


def test_the_open_topic_cannot_be_selected_before_somebody_suggests_one(room):
    with pytest.raises(Conflict, match="Nobody has suggested"):
        topics.select(topic=topic_of(room, 4), by=room.facilitator)
    assert not room.breakout.groups.exists()


def test_a_suggestion_has_words(room):
    with pytest.raises(Invalid) as refused:
        topics.suggest(breakout=room.breakout, title="  ", by=room.facilitator)
    assert refused.value.field == "title"


def test_observers_strangers_and_those_who_left_suggest_nothing(room, stranger):
    observer = room.officer(kind=Participation.Kind.OBSERVER)
    withdrawn = room.officer()
    Participation.objects.filter(pk=withdrawn.pk).update(state=Participation.State.WITHDRAWN)
    for actor in (room.who(observer), room.who(withdrawn), stranger):
        with pytest.raises(NotAllowed):
            topics.suggest(breakout=room.breakout, title="Mixtures", by=actor)


def test_suggestions_end_when_the_choice_opens(room):
    noora = room.who(room.officer())
    room.to("choosing")
    with pytest.raises(Conflict):
        topics.suggest(breakout=room.breakout, title="Mixtures", by=noora)


def test_nobody_suggests_a_topic_for_a_workshop_that_was_cancelled(room, organiser):
    noora = room.who(room.officer())
    workshops.move(workshop=room.workshop, act="cancel", by=organiser, reason="Flood")
    room.breakout = room.fresh(room.breakout)
    with pytest.raises(NotAllowed):
        topics.suggest(breakout=room.breakout, title="Mixtures", by=noora)


def test_participants_do_not_select(room, stranger):
    for actor in (room.who(room.officer()), stranger):
        with pytest.raises(NotAllowed):
            topics.select(topic=topic_of(room, 1), by=actor)
        with pytest.raises(NotAllowed):
            topics.leave_out(topic=topic_of(room, 1), by=actor)


def test_topics_are_selected_before_the_choice_and_not_during_it(room):
    room.to("choosing")
    for act in (topics.select, topics.leave_out):
        with pytest.raises(Conflict, match="selected already"):
            act(topic=topic_of(room, 1), by=room.facilitator)


def test_a_topic_left_out_takes_its_empty_group_with_it(room):
    room.select(1, 2)
    left = topics.leave_out(topic=topic_of(room, 1), by=room.facilitator)
    assert left.state == Topic.State.LEFT_OUT
    assert list(room.breakout.groups.values_list("letter", flat=True)) == ["B"]
    topics.select(topic=topic_of(room, 3), by=room.facilitator)
    assert set(room.breakout.groups.values_list("letter", flat=True)) == {"A", "B"}


def test_a_topic_in_whose_group_somebody_sits_is_not_left_out(room):
    seat = room.select(1).seated("A")
    with pytest.raises(Conflict, match="taken seats already"):
        topics.leave_out(topic=topic_of(room, 1), by=room.facilitator)
    assert topic_of(room, 1).state == Topic.State.SELECTED
    memberships.leave(membership=seat, by=room.facilitator)
    assert topics.leave_out(topic=topic_of(room, 1), by=room.facilitator).state == Topic.State.LEFT_OUT


def test_a_topic_on_which_something_was_written_is_not_thrown_away(room):
    room.select(1).write("From paper", room.facilitator)
    with pytest.raises(Conflict, match="not thrown away"):
        topics.leave_out(topic=topic_of(room, 1), by=room.facilitator)
    assert room.report().answers.get().text == "From paper"
