"""The boxes of the report: each with its version, and nothing that was typed is ever thrown away."""

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import answer as answers
from workshops.models import AnswerRevision


@pytest.fixture
def working(room):
    return room.to("working")


@pytest.fixture
def amina(working):
    return working.secretary()


def question(room, letter="A"):
    return f"q{room.group(letter).topic.questions.first().pk}"


def kept():
    return list(AnswerRevision.objects.order_by("pk").values_list("text", "accepted"))


def test_every_write_makes_the_next_version(working, amina):
    versions = [working.write(text, amina, base_version=n) for n, text in enumerate(("One", "Two", "Three"))]
    assert versions == [1, 2, 3]
    answer = working.report().answers.get()
    assert (answer.text, answer.version) == ("Three", 3)
    assert kept() == [("One", True), ("Two", True), ("Three", True)]


def test_an_answer_belongs_to_its_question(working, amina):
    key = question(working)
    working.write("By post", amina, key=key)
    assert working.report().answers.get().question.position == 1


def test_two_people_on_different_boxes_do_not_collide(working, amina):
    working.write("Ours", amina, key="own_issues")
    working.write("Theirs", working.facilitator, key="no_agreement")
    assert working.report().answers.count() == 2


@pytest.mark.parametrize("base_version", [0, 1])
def test_who_was_overtaken_gets_both_texts_and_the_version_to_go_on_from(working, amina, base_version):
    working.write("First", amina)
    working.write("Faster", amina, base_version=1)
    with pytest.raises(answers.Overtaken) as refused:
        working.write("Slower", working.facilitator, base_version=base_version)
    clash = refused.value
    assert (clash.key, clash.yours, clash.theirs, clash.version) == ("discussion", "Slower", "Faster", 2)
    assert working.report().answers.get().text == "Faster"
    assert kept()[-1] == ("Slower", False)
    assert (clash.who, clash.at) == (amina.label, AnswerRevision.objects.get(text="Faster").at)
    assert working.write("Both: Faster, Slower", working.facilitator, base_version=clash.version) == 3


def test_a_box_has_twenty_thousand_letters(working, amina):
    assert working.write("x" * answers.LONGEST, amina) == 1
    with pytest.raises(Invalid, match="At most 20000") as refused:
        working.write("x" * (answers.LONGEST + 1), amina, base_version=1)
    assert refused.value.field == "discussion"
    assert len(working.report().answers.get().text) == answers.LONGEST


def test_a_version_that_never_was_is_refused_and_the_text_kept(working, amina):
    with pytest.raises(answers.Overtaken) as refused:
        working.write("From where?", amina, base_version=7)
    assert (refused.value.theirs, refused.value.version) == ("", 0)
    assert kept() == [("From where?", False)]


def test_a_save_sent_again_because_its_answer_was_lost_is_no_clash(working, amina):
    assert [working.write("Once", amina), working.write("Once", amina)] == [1, 1]
    assert working.report().answers.get().version == 1


def test_what_is_sent_after_the_submission_is_refused_and_kept(working, amina):
    working.write("In time", amina)
    working.recommend("Train more officers", amina)
    working.move("present")
    working.move("submit", amina)
    with pytest.raises(Conflict, match="submitted in the meantime. Your text is kept"):
        working.write("Late", amina, base_version=1)
    assert working.report().answers.get().text == "In time"
    assert kept()[-1] == ("Late", False)


def test_a_facilitator_types_a_paper_in(working):
    assert working.write("From paper", working.facilitator) == 1
    assert AnswerRevision.objects.get().author == working.facilitator.person


def test_a_member_who_is_not_the_secretary_does_not_write_but_loses_no_text(working):
    member = working.who(working.seated().participation)
    with pytest.raises(NotAllowed):
        working.write("Mine", member)
    assert not working.report().answers.exists()
    assert kept() == [("Mine", False)]


def test_neighbours_and_strangers_write_nothing_and_leave_nothing(working, stranger, make_actor):
    neighbour = working.secretary("B")
    for actor in (neighbour, working.who(working.officer()), stranger, make_actor("donor")):
        with pytest.raises(NotAllowed):
            working.write("Not mine", actor)
    assert kept() == []


def test_a_box_the_form_does_not_have_is_refused(working, amina):
    for key in ("q0", "q99999999", "q" + "9" * 30, "q²", "x" * 60, "", question(working, "B")):
        with pytest.raises(Invalid, match="no such box"):
            working.write("Anything", amina, key=key)
    assert kept() == []


def test_the_history_of_a_box_is_its_revisions_and_not_the_history_of_the_portal(working, amina):
    before = History.objects.count()
    working.write("Typed", amina)
    assert History.objects.count() == before
