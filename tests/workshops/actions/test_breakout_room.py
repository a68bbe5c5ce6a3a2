"""The session as it goes on: topics and seats on one page, the code on the wall, groups called before the plenary."""

from datetime import timedelta

import pytest

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import recommendation as recommendations
from workshops.actions import topic as topics
from workshops.models import Breakout, GroupReport, Recommendation, RoomClock, Topic

FIRST_COME, ASSIGNED = Breakout.Mode.FIRST_COME, Breakout.Mode.ASSIGNED


def arrange(room, chosen, by=None, **fields):
    """`chosen` is {number of the topic: number of groups}."""
    wanted = {room.breakout.topics.get(number=number): groups for number, groups in chosen.items()}
    return breakouts.arrange(
        breakout=room.breakout, topics=wanted, by=by or room.facilitator, **{"mode": FIRST_COME, **fields}
    )


def groups_of(room):
    return [(group.letter, group.topic.number, group.capacity) for group in room.breakout.groups.order_by("letter")]


# Topics and seats on one page


def test_topics_groups_seats_and_how_they_are_taken_are_arranged_in_one_step(room):
    made = arrange(room, {1: 1, 3: 2}, capacity=8, mode=ASSIGNED)
    assert (made.capacity, made.mode, made.state) == (8, ASSIGNED, Breakout.State.PLANNED)
    assert groups_of(room) == [("A", 1, 8), ("B", 3, 8), ("C", 3, 8)]
    assert History.objects.filter(act="breakouts.arrange").get().details.count("8") == 1


def test_arranging_again_leaves_out_what_is_not_named_and_changes_the_seats_of_the_rest(room):
    arrange(room, {1: 1, 2: 1}, capacity=8)
    arrange(room, {2: 1, 3: 1}, capacity=9)
    states = {topic.number: topic.state for topic in room.breakout.topics.all()}
    assert states == {1: "left_out", 2: "selected", 3: "selected", 4: "proposed"}
    assert sorted(groups_of(room), key=lambda row: row[1]) == [("B", 2, 9), ("A", 3, 9)]


def test_the_own_topic_that_is_arranged_has_number_four(room):
    for title in ("Mixtures", "Risk"):
        topics.suggest(breakout=room.breakout, title=title, by=room.facilitator)
    arrange(room, {4: 1, 5: 1}, capacity=8)
    arrange(room, {5: 1}, capacity=8)
    assert {str(topic.title): topic.number for topic in room.breakout.topics.filter(is_open=True)} == {
        "Risk": 4,
        "Mixtures": 5,
    }


def test_the_choice_can_be_opened_with_the_same_tap(room):
    opened = arrange(room, {1: 1}, capacity=8, open_choice=True)
    assert opened.state == Breakout.State.CHOOSING
    assert RoomClock.objects.get().phase == RoomClock.Phase.CHOICE


def test_without_a_number_the_seats_are_participants_divided_by_groups(room):
    for _ in range(7):
        room.officer()
    assert arrange(room, {1: 1, 2: 1}).capacity == 4


@pytest.mark.parametrize("capacity", [0, 61])
def test_a_group_has_one_to_sixty_seats(room, capacity):
    with pytest.raises(Invalid) as refused:
        arrange(room, {1: 1}, capacity=capacity)
    assert refused.value.field == "capacity" and not room.breakout.groups.exists()


def test_nobody_loses_the_seat_a_facilitator_gave_them_before(room):
    arrange(room, {1: 1}, capacity=8)
    for _ in range(3):
        room.seated("A")
    with pytest.raises(Invalid) as refused:
        arrange(room, {1: 1}, capacity=2)
    assert refused.value.field == "capacity" and room.seats_are_true()
    with pytest.raises(Conflict, match="taken seats already"):
        arrange(room, {2: 1}, capacity=8)
    assert groups_of(room) == [("A", 1, 8)] and Topic.objects.get(number=2).state == "proposed"


def test_at_least_one_topic_is_arranged_and_an_open_one_has_words_first(room):
    with pytest.raises(Invalid) as refused:
        arrange(room, {}, capacity=8)
    assert refused.value.field == "topics"
    with pytest.raises(Conflict, match="Nobody has suggested"):
        arrange(room, {1: 1, 4: 1}, capacity=8)
    assert not room.breakout.groups.exists(), "half of it was done"


def test_an_old_page_arranges_nothing_under_people_who_choose(room):
    stale = room.fresh(room.breakout)
    room.to("choosing")
    wanted = {room.breakout.topics.get(number=1): 1}
    with pytest.raises(Conflict, match="selected already"):
        breakouts.arrange(breakout=stale, topics=wanted, capacity=3, mode=ASSIGNED, by=room.facilitator)
    assert {group.capacity for group in room.breakout.groups.all()} == {10}


def test_participants_badges_and_strangers_arrange_call_finish_and_show_nothing(room, stranger):
    room.to("plenary")
    officer = room.officer()
    for actor in (room.who(officer), room.badge(officer), room.laptop(), stranger):
        for act in (
            lambda actor=actor: arrange(room, {1: 1}, capacity=8, by=actor),
            lambda actor=actor: breakouts.call(group=room.group(), by=actor),
            lambda actor=actor: breakouts.finish(breakout=room.breakout, by=actor),
            lambda actor=actor: breakouts.put_in_focus(breakout=room.breakout, recommendation=None, by=actor),
        ):
            with pytest.raises(NotAllowed):
                act()


# The code on the wall


def test_a_session_has_six_digits_of_its_own_until_it_closes_and_others_when_it_comes_back(room, workshop, template):
    other = breakouts.set_up(workshop=workshop, template=template, by=room.facilitator)
    code = room.breakout.join_code
    assert len(code) == 6 and code.isdigit() and code[0] != "0" and code != other.join_code
    assert room.to("plenary").fresh(room.breakout).join_code == code
    closed = room.fresh(room.to("closed").breakout)
    assert closed.join_code is None
    back = breakouts.move(breakout=closed, act="reopen_plenary", by=room.facilitator, reason="Forgot one")
    assert len(back.join_code) == 6


def test_two_closed_sessions_both_have_no_code(room, workshop, template, by):
    room.to("closed")
    other = breakouts.set_up(workshop=workshop, template=template, by=by)
    topics.select(topic=other.topics.get(number=1), by=by)
    for act in ("open_choice", "start_work", "open_plenary", "close"):
        other = breakouts.move(breakout=other, act=act, by=by)
    assert other.join_code is None


# Before the plenary


@pytest.fixture
def plenary(room):
    """Groups A and B have a recommendation each, which are not alike."""
    room.to("working")
    room.recommend("Train twenty customs officers every year", letter="A")
    room.recommend("Install gas analysers at the ports", letter="B")
    return room.to("plenary")


def presents(room):
    found = RoomClock.objects.filter(breakout=room.breakout, phase=RoomClock.Phase.PRESENTATION).first()
    return found and found.group.letter


def test_a_group_that_is_called_presents_for_ten_minutes_even_a_draft(plenary):
    breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    found = RoomClock.objects.get()
    assert (found.group, found.seconds, found.is_running) == (plenary.group("A"), 600, True)
    assert plenary.report("A").state == GroupReport.State.PRESENTED and plenary.report("A").presented_at
    assert History.objects.get(act="breakouts.call").details == '{"group":"A"}'


def test_calling_the_next_ends_the_one_before_and_leaves_open_what_is_open(plenary):
    for letter in "AB":
        breakouts.call(group=plenary.group(letter), by=plenary.facilitator)
    assert presents(plenary) == "B"
    assert plenary.report("A").presented_until and plenary.report("B").presented_until is None
    assert {one.state for one in Recommendation.objects.all()} == {"proposed"}


def test_what_is_open_is_accepted_with_the_same_tap_of_the_group_that_ends_only(plenary):
    breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    breakouts.call(group=plenary.group("B"), by=plenary.facilitator, accept_open=True)
    assert {one.label: one.state for one in Recommendation.objects.all()} == {"A1": "accepted", "B1": "proposed"}
    breakouts.finish(breakout=plenary.breakout, by=plenary.facilitator, accept_open=True)
    assert {one.label: one.state for one in Recommendation.objects.all()} == {"A1": "accepted", "B1": "accepted"}


def test_finishing_takes_the_clock_away_and_twice_does_nothing(plenary):
    breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    for _ in range(2):
        breakouts.finish(breakout=plenary.breakout, by=plenary.facilitator)
    assert not RoomClock.objects.exists() and plenary.report("A").presented_until
    assert History.objects.filter(act="breakouts.finish").count() == 1


def test_a_group_may_be_called_again_and_keeps_when_it_first_presented(plenary):
    breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    first = plenary.report("A").presented_at
    breakouts.finish(breakout=plenary.breakout, by=plenary.facilitator)
    ended = plenary.report("A").presented_until
    with clock.at(lambda: ended + timedelta(minutes=9)):
        breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    assert (plenary.report("A").presented_at, plenary.report("A").presented_until) == (first, ended)
    assert presents(plenary) == "A"


def test_a_submitted_report_is_presented_again_without_another_move(plenary):
    for act in ("present", "submit"):
        plenary.move(act)
    breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    assert plenary.report("A").state == GroupReport.State.SUBMITTED and presents(plenary) == "A"


def test_pages_that_follow_see_another_clock_each_time(plenary):
    """A clock that goes away and comes back must not look like the one before."""
    versions = []
    for letter in "ABA":
        breakouts.call(group=plenary.group(letter), by=plenary.facilitator)
        versions.append(RoomClock.objects.get().version)
    breakouts.finish(breakout=plenary.breakout, by=plenary.facilitator)
    breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    assert len({*versions, RoomClock.objects.get().version}) == 4


@pytest.mark.parametrize("stage", ["choosing", "working", "closed"])
def test_nobody_is_called_outside_the_plenary_nor_from_a_page_loaded_in_it(room, stage):
    stale = room.to("plenary").group("A")
    if stage == "closed":
        room.to(stage)
    else:
        breakouts.move(breakout=room.breakout, act="resume_work", by=room.facilitator, reason="Too early")
    for group in (stale, room.group("A")):
        with pytest.raises(Conflict, match="not been called yet"):
            breakouts.call(group=group, by=room.facilitator)
    assert presents(room) is None


def test_closing_ends_the_presentation_that_was_still_on(plenary):
    breakouts.call(group=plenary.group("A"), by=plenary.facilitator)
    plenary.to("closed")
    assert not RoomClock.objects.exists() and plenary.report("A").presented_until
    assert Recommendation.objects.filter(state="accepted").count() == 0, "closing decides nothing"


# The stage


def focus(room):
    return room.fresh(room.breakout).focus


def test_one_recommendation_is_shown_large_until_the_next_group_is_called(plenary):
    one = Recommendation.objects.get(text__startswith="Install")
    breakouts.put_in_focus(breakout=plenary.breakout, recommendation=one, by=plenary.facilitator)
    assert focus(plenary) == one
    assert History.objects.get(act="breakouts.put_in_focus").details == '{"recommendation":"B1"}'
    breakouts.call(group=plenary.group("B"), by=plenary.facilitator)
    assert focus(plenary) is None


def test_the_first_that_is_open_is_shown_again_and_nothing_when_it_is_closed(plenary):
    one = Recommendation.objects.first()
    for shown in (one, None, one):
        breakouts.put_in_focus(breakout=plenary.breakout, recommendation=shown, by=plenary.facilitator)
        assert focus(plenary) == shown
    plenary.to("closed")
    assert focus(plenary) is None


def test_a_recommendation_of_another_session_is_not_shown(plenary, workshop, template, by):
    other = breakouts.set_up(workshop=workshop, template=template, by=by)
    with pytest.raises(Conflict, match="another break-out"):
        breakouts.put_in_focus(breakout=other, recommendation=Recommendation.objects.first(), by=by)


def test_a_recommendation_that_is_taken_out_leaves_the_stage(plenary):
    one = Recommendation.objects.get(text__startswith="Install")
    breakouts.put_in_focus(breakout=plenary.breakout, recommendation=one, by=plenary.facilitator)
    recommendations.remove(recommendation=one, base_version=1, epoch=plenary.report("B").epoch, by=plenary.facilitator)
    assert focus(plenary) is None
