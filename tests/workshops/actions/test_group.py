"""Groups: one for every selected topic, a second one where more people come, a letter each."""

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.actions import group as groups
from workshops.models import Group, GroupReport


@pytest.fixture
def topic(room):
    return room.select(1).breakout.topics.get(number=1)


def test_two_groups_may_take_one_topic(room, topic):
    second = groups.add(topic=topic, by=room.facilitator)
    assert (second.letter, second.topic, second.capacity, second.taken) == ("B", topic, 10, 0)
    assert second.report.state == GroupReport.State.DRAFT
    assert History.objects.about(second).get().act == "groups.add"


def test_a_group_can_be_added_while_people_choose(room, topic):
    room.to("choosing")
    assert groups.add(topic=topic, by=room.facilitator).letter == "B"


def test_a_topic_that_was_not_selected_has_no_group(room):
    with pytest.raises(Conflict, match="Select the topic first"):
        groups.add(topic=room.breakout.topics.get(number=3), by=room.facilitator)
    assert not Group.objects.exists()


def test_participants_and_strangers_form_no_groups(room, topic, stranger):
    for actor in (room.who(room.officer()), stranger):
        with pytest.raises(NotAllowed):
            groups.add(topic=topic, by=actor)
    assert Group.objects.count() == 1


def test_after_the_last_letter_the_refusal_is_a_sentence(room, topic):
    for letter in groups.LETTERS[1:]:
        Group.objects.create(breakout=room.breakout, topic=topic, letter=letter, capacity=10)
    with pytest.raises(Conflict, match="every letter"):
        groups.add(topic=topic, by=room.facilitator)
