"""The working session: taken from the library with its merge fields filled, and led through its stages."""

import pytest

from programmes.models import History, RoleKind
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import topic as topics
from workshops.models import Breakout


def test_every_text_is_copied_and_the_merge_fields_are_filled(room, workshop):
    breakout = room.breakout
    assert breakout.organised_by == "United Nations Environment Programme, Government of Bahrain"
    assert breakout.purpose.data == {
        "en": "Ways to enforce the regulations in Bahrain.",
        "fr": "Comment agir à Manama.",
    }
    words = [str(breakout.instructions), *(str(topic.title) for topic in breakout.topics.all())]
    assert "Held in Manama" in words[0] and str(workshop.ends_on.year) in words[0]
    assert words[1] == "Licensing in Bahrain"
    assert not any("[" in text for text in words)
    assert [topic.questions.count() for topic in breakout.topics.all()] == [6, 9, 9, 1]
    assert History.objects.about(breakout).get().act == "breakouts.set_up"


def test_what_the_library_says_later_does_not_change_a_session(room, template):
    template.topics.filter(number=1).update(title="Something else")
    assert str(room.breakout.topics.get(number=1).title) == "Licensing in Bahrain"


def test_a_group_has_the_seats_of_its_programme(room):
    assert (room.breakout.capacity, room.select(1).group().capacity) == (10, 10)


@pytest.mark.parametrize("kind", [RoleKind.DONOR, RoleKind.ASSESSOR, RoleKind.PARTICIPANT])
def test_only_organisers_and_facilitators_set_a_session_up(kind, workshop, template, make_actor):
    with pytest.raises(NotAllowed):
        breakouts.set_up(workshop=workshop, template=template, by=make_actor(kind))
    assert not Breakout.objects.exists()


def test_a_stranger_sets_nothing_up_and_moves_nothing(room, workshop, template, stranger):
    with pytest.raises(NotAllowed):
        breakouts.set_up(workshop=workshop, template=template, by=stranger)
    with pytest.raises(NotAllowed):
        breakouts.move(breakout=room.select().breakout, act="open_choice", by=stranger)


def test_the_choice_opens_only_when_there_is_a_group_to_choose(room):
    with pytest.raises(Conflict, match="Select at least one topic"):
        breakouts.move(breakout=room.breakout, act="open_choice", by=room.facilitator)
    room.select(1)
    opened = breakouts.move(breakout=room.breakout, act="open_choice", by=room.facilitator)
    assert opened.state == Breakout.State.CHOOSING


def test_the_session_goes_from_the_topics_to_the_plenary_and_each_step_is_in_history(room):
    room.to("closed")
    acts = History.objects.about(room.breakout).order_by("pk").values_list("act", "to_state")
    assert list(acts)[1:] == [
        ("breakouts.open_choice", "choosing"),
        ("breakouts.start_work", "working"),
        ("breakouts.open_plenary", "plenary"),
        ("breakouts.close", "closed"),
    ]


@pytest.mark.parametrize(
    "stage, act, back",
    [
        ("choosing", "select_anew", "planned"),
        ("working", "reopen_choice", "choosing"),
        ("plenary", "resume_work", "working"),
        ("closed", "reopen_plenary", "plenary"),
    ],
)
def test_every_step_can_be_taken_back_with_a_reason(room, stage, act, back):
    room.to(stage)
    with pytest.raises(Invalid, match="reason"):
        breakouts.move(breakout=room.breakout, act=act, by=room.facilitator)
    assert breakouts.move(breakout=room.breakout, act=act, by=room.facilitator, reason="Too early").state == back
    assert History.objects.filter(act=f"breakouts.{act}").get().reason == "Too early"


def test_topics_are_not_selected_anew_under_people_who_have_seats(room):
    room.to("choosing").seated()
    with pytest.raises(Conflict, match="taken seats already"):
        breakouts.move(breakout=room.breakout, act="select_anew", by=room.facilitator, reason="Another topic")


def test_a_session_can_be_run_twice_in_a_workshop(room, workshop, template):
    again = breakouts.set_up(workshop=workshop, template=template, by=room.facilitator)
    topics.select(topic=again.topics.get(number=2), by=room.facilitator)
    assert (again.groups.get().letter, room.breakout.groups.count()) == ("A", 0)
