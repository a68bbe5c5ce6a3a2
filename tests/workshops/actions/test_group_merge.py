"""Seats given or taken back with a reason, and two groups that work on as one: nothing that was written is lost."""

import pytest

from programmes.models import History, Upload
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import answer as answers
from workshops.actions import breakout as breakouts
from workshops.actions import group as groups
from workshops.actions import group_report as group_reports
from workshops.actions import membership as memberships
from workshops.actions import recommendation as recommendations
from workshops.actions import topic as topics
from workshops.models import AnswerRevision, Duty, GroupReport, ReportAttachment, WaitingPlace
from workshops.rules import group_report as group_report_rules


@pytest.fixture
def working(room):
    return room.to("working")


def merge(room, letter="A", into="B", by=None, reason="Three people are too few"):
    return groups.merge(group=room.group(letter), into=room.group(into), by=by or room.facilitator, reason=reason)


# Seats and room


def test_a_group_gets_other_seats_for_a_reason_and_another_room_without_one(room):
    group = groups.edit(group=room.select().group(), capacity=12, room=" Pearl ", reason="Late", by=room.facilitator)
    assert (group.capacity, group.room) == (12, "Pearl")
    entry = History.objects.get(act="groups.edit")
    assert entry.reason == "Late" and '"capacity":10' in entry.details
    assert groups.edit(group=group, capacity=12, room="Dana", by=room.facilitator).room == "Dana"


@pytest.mark.parametrize("capacity, field", [(12, "reason"), (0, "capacity"), (61, "capacity")])
def test_seats_without_reason_none_or_too_many_are_refused_beside_the_field(room, capacity, field):
    with pytest.raises(Invalid) as refused:
        groups.edit(group=room.select().group(), capacity=capacity, by=room.facilitator)
    assert refused.value.field == field and room.group().capacity == 10


def test_a_room_with_too_long_a_name_is_refused_beside_the_field(room):
    with pytest.raises(Invalid) as refused:
        groups.edit(group=room.select().group(), capacity=10, room="x" * 81, by=room.facilitator)
    assert refused.value.field == "room"


def test_nobody_is_put_out_of_their_seat_by_fewer_seats(room):
    group = room.to("choosing").full("A", capacity=3)
    with pytest.raises(Invalid, match="3 people have a seat") as refused:
        groups.edit(group=group, capacity=2, reason="Small table", by=room.facilitator)
    assert refused.value.field == "capacity" and room.group().capacity == 3 and room.seats_are_true()
    memberships.leave(membership=room.group().memberships.first(), by=room.facilitator)
    assert groups.edit(group=group, capacity=2, reason="Small table", by=room.facilitator).capacity == 2


def test_participants_secretaries_badges_and_strangers_change_no_group(working, stranger):
    officer = working.seated().participation
    for actor in (working.secretary(), working.badge(officer), working.laptop(), stranger):
        with pytest.raises(NotAllowed):
            groups.edit(group=working.group(), capacity=12, reason="More", by=actor)
        with pytest.raises(NotAllowed):
            merge(working, by=actor)
    assert not History.objects.filter(act__in=["groups.edit", "groups.merge"]).exists()


def test_a_closed_session_forms_no_groups(room):
    room.to("closed")
    for act in (
        lambda: merge(room),
        lambda: groups.edit(group=room.group(), capacity=12, reason="More", by=room.facilitator),
    ):
        with pytest.raises(Conflict, match="closed"):
            act()


# People


def test_the_people_go_along_with_as_many_seats_as_it_needs(working):
    working.breakout.groups.update(capacity=4)
    three, two = [working.seated("A") for _ in range(3)], [working.seated("B") for _ in range(2)]
    merged = merge(working)
    assert (merged.letter, merged.taken, merged.capacity) == ("B", 5, 5)
    assert {seat.pk for seat in merged.memberships.all()} == {seat.pk for seat in three + two}
    assert (working.group("A").taken, working.group("A").merged_into) == (0, merged)
    assert working.seats_are_true()
    entry = History.objects.get(act="groups.merge")
    assert entry.reason == "Three people are too few" and '"merged":"A"' in entry.details


def test_a_group_with_room_for_all_keeps_its_seats(working):
    working.seated("A")
    assert merge(working).capacity == 10


def test_the_duties_of_the_group_that_goes_on_stay_and_the_others_end(working):
    former, present = working.seated("A", *Duty), working.seated("B", *Duty)
    merge(working)
    assert working.fresh(former).duties == []
    assert working.fresh(present).duties == list(Duty)


def test_both_lines_become_one_and_nobody_waits_where_they_sit(room):
    room.to("choosing").full("A", capacity=1)
    room.full("B", capacity=1)
    crossing = room.waits("B", room.group("A").memberships.get().participation)
    back = room.waits("A", room.group("B").memberships.get().participation)
    first, second = room.waits("A").participation, room.waits("B").participation
    merge(room)
    assert room.line("B") == [first, second]
    assert not WaitingPlace.objects.filter(pk__in=[crossing.pk, back.pk]).exists()
    assert room.group("B").taken == 2 and room.seats_are_true()


def test_free_seats_of_the_group_that_goes_on_are_given_to_the_line_of_the_other(room):
    waits = room.to("choosing").full("A", capacity=1) and room.waits("A").participation
    merge(room, "A", "C")
    assert room.sits(waits) == "C" and room.line("C") == [] and room.seats_are_true()


# Words


def test_every_word_goes_along_under_its_question_or_with_it(room):
    """The same topic: question by question. Another topic: the question stands above the answer."""
    room.select(1, 2)
    groups.add(topic=room.group("A").topic, by=room.facilitator)
    room.to("working")
    question = room.group("A").topic.questions.first()
    room.write("Permits on paper", room.facilitator, "A", f"q{question.pk}")
    room.write("All agreed", room.facilitator, "A")
    room.write("Permits by e-mail", room.facilitator, "C", f"q{question.pk}")
    room.write("The Ministry delays", room.facilitator, "A", "no_agreement")
    merge(room, "A", "C")
    merge(room, "C", "B")
    texts = {answer.key: answer.text for answer in room.report("C").answers.all()}
    assert texts == {
        f"q{question.pk}": "Permits by e-mail\nPermits on paper",
        "discussion": "All agreed",
        "no_agreement": "The Ministry delays",
    }
    texts = {answer.key: (answer.text, answer.question) for answer in room.report("B").answers.all()}
    text, asked = texts.pop("discussion")
    assert set(text.splitlines()) == {"All agreed", str(question), "Permits by e-mail", "Permits on paper"}
    assert asked is None and texts == {"no_agreement": ("The Ministry delays", None)}


def test_what_was_carried_over_is_kept_as_a_revision_with_where_it_came_from(working):
    working.write("Ours", working.facilitator, "A")
    working.write("Theirs", working.facilitator, "B")
    merge(working)
    kept = AnswerRevision.objects.filter(report=working.report("B")).last()
    assert (kept.text, kept.base_version, kept.accepted) == ("Theirs\nOurs", 1, True)
    assert "(Group A)" in kept.author_label
    assert answers.write(
        report=working.report("B"),
        key="discussion",
        text="Both",
        base_version=2,
        epoch=working.report("B").epoch,
        by=working.facilitator,
    )


def test_recommendations_go_along_behind_the_others_and_files_too(working):
    for letter, texts in (("A", ("Train", "Share")), ("B", ("Inspect",))):
        for text in texts:
            working.recommend(text, letter=letter)
    photo(working, "A")
    merge(working)
    rows = working.report("B").recommendations.all()
    assert [(one.label, one.text) for one in rows] == [("B1", "Inspect"), ("B2", "Train"), ("B3", "Share")]
    assert ReportAttachment.objects.get().report == working.report("B")


def photo(room, letter):
    upload = Upload.objects.create(
        programme=room.workshop.programme, file="x", name="chart.jpg", size=1, uploaded_at=clock.now()
    )
    ReportAttachment.objects.create(report=room.report(letter), kind="photo", upload=upload, added_at=clock.now())


def test_the_report_of_the_former_group_can_be_read_by_its_people_and_written_by_nobody(working):
    secretary = working.secretary("A")
    badge = working.badge(working.seated("A").participation)
    working.write("Ours", secretary, "A")
    merge(working)
    report = working.report("A")
    assert report.answers.get().text == "Ours"
    for actor in (secretary, badge, working.facilitator, working.laptop("B")):
        assert report in group_report_rules.visible_to(actor)
    assert report not in group_report_rules.visible_to(working.secretary("C"))
    for actor in (secretary, working.facilitator):
        assert not group_report_rules.can_write(actor, report)


def test_it_can_still_be_read_when_the_other_group_is_merged_too(working):
    secretary = working.secretary("A")
    merge(working, "A", "B")
    merge(working, "B", "C")
    assert working.group("A").merged_into == working.group("C")
    assert working.report("A") in group_report_rules.visible_to(secretary)


def test_pages_open_on_either_report_are_told_and_what_was_typed_is_kept(working):
    """Each of the former secretary, the group's laptop and the badge; also who had not saved anything before."""
    typed = working.seated("A", Duty.SECRETARY).participation
    actors = [working.who(typed), working.laptop("A"), working.badge(typed)]
    epochs = working.report("A").epoch, working.report("B").epoch
    other = working.secretary("B")
    merge(working)
    assert (working.report("A").epoch, working.report("B").epoch) == (epochs[0] + 1, epochs[1] + 2)
    for number, actor in enumerate(actors):
        report = group_report_rules.visible_to(actor).get(group=working.group("A"))
        assert group_report_rules.may_send_late(actor, report, epochs[0])
        with pytest.raises(Conflict, match="merged into Group B. Your text is kept"):
            working.write(f"Too late {number}", actor, "A", epoch=epochs[0])
        assert AnswerRevision.objects.filter(text=f"Too late {number}", accepted=False).exists()
    with pytest.raises(Conflict, match="Your text is kept"):
        working.write("Also too late", other, "B", epoch=epochs[1])


def test_the_secretary_of_the_group_that_goes_on_writes_on(working):
    secretary = working.secretary("B")
    merge(working)
    assert working.write("We go on", secretary, "B") == 1
    assert working.recommend("Train", secretary, "B").label == "B1"


# What is refused


def test_a_merge_has_a_reason_and_two_groups_of_one_session(working, template):
    other = breakouts.set_up(workshop=working.workshop, template=template, by=working.facilitator)
    topics.select(topic=other.topics.get(number=1), by=working.facilitator)
    for into, reason, field in (("B", " ", "reason"), ("A", "Few", "into")):
        with pytest.raises(Invalid) as refused:
            merge(working, "A", into, reason=reason)
        assert refused.value.field == field
    with pytest.raises(Invalid):
        groups.merge(group=working.group(), into=other.groups.get(), by=working.facilitator, reason="Few")
    assert working.group().merged_into is None


def test_twice_is_refused_the_first_time_stands(working):
    working.seated("A")
    stale = working.group("A")
    merge(working, "A", "B")
    for act in (
        lambda: groups.merge(group=stale, into=working.group("C"), by=working.facilitator, reason="Again"),
        lambda: merge(working, "C", "A"),
        lambda: groups.edit(group=stale, capacity=12, reason="More", by=working.facilitator),
    ):
        with pytest.raises(Conflict, match="merged"):
            act()
    assert working.group("A").merged_into == working.group("B") and working.group("B").taken == 1


def test_a_submitted_report_takes_nothing_in_before_it_is_returned(room):
    room.to("working").recommend("Inspect", letter="B")
    room.to("plenary").move("present", letter="B")
    room.move("submit", letter="B")
    room.write("Ours", room.facilitator, "A")
    with pytest.raises(Conflict, match="Have it returned first"):
        merge(room)
    assert room.group("A").merged_into is None and room.report("A").answers.get().text == "Ours"
    room.move("return", letter="B", reason="Take in group A")
    merge(room)
    assert room.report("B").answers.get().text == "Ours"


def test_what_was_submitted_stays_frozen_in_the_report_of_the_former_group(room):
    room.to("working").recommend("Train", letter="A")
    room.to("plenary").move("present")
    room.move("submit")
    frozen = room.report("A").snapshot_sha256
    merge(room)
    report = room.report("A")
    assert (report.state, report.snapshot_sha256) == (GroupReport.State.SUBMITTED, frozen)
    assert "Train" in report.snapshot and not report.recommendations.exists()


def test_a_group_before_the_plenary_is_not_merged_away(room):
    room.to("plenary")
    breakouts.call(group=room.group("A"), by=room.facilitator)
    with pytest.raises(Conflict, match="before the plenary"):
        merge(room)
    breakouts.finish(breakout=room.breakout, by=room.facilitator)
    assert merge(room).letter == "B"


def test_nobody_sits_down_in_a_merged_group_and_a_full_one_does_not_offer_it(room):
    room.to("choosing")
    stale, officer = room.group("A"), room.officer()
    merge(room, "A", "B")
    room.full("C", capacity=1)
    with pytest.raises(memberships.GroupFull) as refused:
        memberships.join(group=stale, participation=officer, by=room.who(officer))
    assert [free.letter for free in refused.value.free] == ["B"]


def test_a_merged_group_is_not_called(room):
    room.to("plenary")
    merge(room)
    with pytest.raises(Conflict, match="was merged"):
        breakouts.call(group=room.group("A"), by=room.facilitator)


# Back to the topics


def back_to_topics(room):
    room.breakout = breakouts.move(
        breakout=room.breakout, act="select_anew", by=room.facilitator, reason="Other topics"
    )
    return room


def test_a_topic_whose_empty_group_was_merged_may_be_left_out_and_selected_anew(room):
    room.to("choosing")
    merge(room, "A", "B")
    back_to_topics(room)
    topics.leave_out(topic=room.breakout.topics.get(number=2), by=room.facilitator)
    topics.select(topic=room.breakout.topics.get(number=1), by=room.facilitator)
    at_work = room.breakout.groups.at_work()
    assert sorted((group.letter, group.topic.number) for group in at_work) == [("A", 1), ("C", 3)]


def test_a_topic_whose_group_works_on_elsewhere_gets_another_when_it_is_selected(room):
    room.to("choosing")
    merge(room, "A", "B")
    back_to_topics(room)
    topics.select(topic=room.breakout.topics.get(number=1), by=room.facilitator)
    assert [group.topic.number for group in room.breakout.groups.at_work()] == [2, 3, 1]


def test_words_that_came_from_a_merged_group_are_not_thrown_away_with_the_topic(room):
    """The recommendation's revisions stayed with the other report; its words are here."""
    room.to("choosing").recommend("Train", letter="A")
    merge(room, "A", "B")
    back_to_topics(room)
    with pytest.raises(Conflict, match="not thrown away"):
        topics.leave_out(topic=room.breakout.topics.get(number=2), by=room.facilitator)
    assert room.report("B").recommendations.get().text == "Train"


def test_recommendations_decided_before_the_merge_stay_decided(room):
    one = room.to("working").recommend("Train", letter="A")
    room.to("plenary").move("present")
    recommendations.decide(recommendation=one, act="amend", amended_text="Train all", by=room.facilitator)
    merge(room)
    one = room.fresh(one)
    assert (one.state, one.final_text, one.report) == ("amended", "Train all", room.report("B"))
    assert group_reports.content(room.report("B"))["recommendations"][0]["text"] == "Train"
