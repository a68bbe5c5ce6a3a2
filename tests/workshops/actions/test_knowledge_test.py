"""The test of a workshop: written, copied, opened, handed in by name or under a code, typed in from elsewhere."""

from fractions import Fraction

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import knowledge_sheet as sheets
from workshops.actions import knowledge_test as tests
from workshops.actions import workshop as workshops
from workshops.models import KnowledgeSheet, KnowledgeTest, Workshop
from workshops.rules import completion as completion_rules
from workshops.rules import door as door_rules
from workshops.rules import knowledge_result, typed_result
from workshops.rules import knowledge_test as test_rules

QUESTIONS = 4


@pytest.fixture
def test(workshop, facilitator):
    made = tests.prepare(workshop=workshop, by=facilitator)
    for number in range(QUESTIONS):
        tests.write_item(test=made, text=f"Question {number}", options="Wrong\n* Right\nWorse", by=facilitator)
    return made


def badge(participation):
    return door_rules.of_participation(participation)


def answer(test, by, right, **fields):
    """Hand in with so many right answers, the others wrong."""
    chosen = []
    for number, item in enumerate(test_rules.questions(test)):
        options = {option.is_right: option.pk for option in item.options.all()}
        chosen.append(options[number < right])
    return sheets.hand_in(test=test, chosen=chosen, by=by, **fields)


def opened(test, act, by):
    return tests.move(test=KnowledgeTest.objects.get(pk=test.pk), act=act, by=by)


def results(test, **fields):
    return knowledge_result.Results(KnowledgeTest.objects.get(pk=test.pk), **fields)


def test_the_team_writes_it_and_nobody_else(
    workshop, organiser, facilitator, stranger, test, make_actor, add_participant
):
    item = test.items.first()
    for actor in (stranger, make_actor("assessor"), badge(add_participant("Hasan"))):
        with pytest.raises(NotAllowed):
            tests.prepare(workshop=workshop, by=actor)
        with pytest.raises(NotAllowed):
            tests.write_item(test=test, text="x", options="* a\nb", by=actor)
        with pytest.raises(NotAllowed):
            tests.remove_item(item=item, by=actor)
        with pytest.raises(NotAllowed):
            tests.set_way(test=test, way="private", by=actor)
        with pytest.raises(NotAllowed):
            tests.move(test=test, act="open_before", by=actor)
        with pytest.raises(NotAllowed):
            sheets.type_in(test=test, text="101 60", by=actor)
    with pytest.raises(Conflict, match="has a test already"):
        tests.prepare(workshop=workshop, by=organiser)
    for options in ("* one", "a\nb", "* x\n" * 7):
        with pytest.raises(Invalid) as refused:
            tests.write_item(test=test, text="x", options=options, by=organiser)
        assert refused.value.field == "options"
    with pytest.raises(Invalid, match="already has that ID"):
        tests.write_item(test=test, text="x", options="* a\nb", key=item.key, by=organiser)
    tests.remove_item(item=item, by=organiser)
    assert test.items.count() == QUESTIONS - 1
    assert tests.set_way(test=test, way="private", by=organiser).way == "private"


@pytest.mark.parametrize("state", KnowledgeTest.State.values)
@pytest.mark.parametrize("act", [move.act for move in test_rules.MOVES])
def test_every_move_from_every_state(organiser, test, act, state):
    KnowledgeTest.objects.update(state=state)
    if state in test_rules.MOVES[act].sources:
        assert opened(test, act, organiser).state == test_rules.MOVES[act].target
    else:
        with pytest.raises(Conflict):
            opened(test, act, organiser)


def test_the_questions_of_the_earlier_workshop_come_with_their_ids(organiser, stranger, test, programme, english, by):
    later = workshops.schedule(
        programme=programme, title="Next", kind="national", starts_on=test.workshop.ends_on,
        ends_on=test.workshop.ends_on, language=english, by=by,
    )  # fmt: skip
    assert test in test_rules.to_clone(organiser) and test not in test_rules.to_clone(stranger)
    copied = tests.prepare(workshop=later, source=test, way="private", by=organiser)
    assert [item.key for item in copied.items.all()] == [item.key for item in test.items.all()]
    assert [len(item.rights) for item in test_rules.questions(copied)] == [1] * QUESTIONS


def test_before_and_after_are_paired_and_the_gain_is_in_points(organiser, test, add_participant):
    people = [add_participant(f"Officer-{n}") for n in range(6)]
    opened(test, "open_before", organiser)
    for one in people:
        answer(test, badge(one), right=1)
    assert (results(test).before.n, results(test).before.mean) == (6, None), "still open"
    with pytest.raises(Conflict, match="handed this test in already"):
        answer(test, badge(people[0]), right=4)
    opened(test, "close_before", organiser)
    with pytest.raises(Conflict, match="not open now"):
        answer(test, badge(people[0]), right=4)
    opened(test, "open_after", organiser)
    for one in people[:5]:
        answer(test, badge(one), right=3)
    opened(test, "close_after", organiser)
    found = results(test)
    assert (found.before.mean, found.after.mean, found.after.n) == (25, 75, 5)
    assert (found.paired.n, found.paired.mean, found.paired.improved) == (5, 50, 100), "points, not percent of percent"
    assert [(row.before, row.after) for row in found.rows] == [(100, 100), (0, 100), (0, 100), (0, 0)]
    assert [row.participation for row in found.people] == people
    line = completion_rules.of_workshop(test.workshop)[people[0].pk]
    assert "test 75 %" in line.words


def test_a_private_code_pairs_two_sheets_and_leads_to_nobody(organiser, test, add_participant):
    people = [add_participant(f"Officer-{n}") for n in range(5)]
    tests.set_way(test=test, way="private", by=organiser)
    opened(test, "open_before", organiser)
    for number, one in enumerate(people):
        answer(test, badge(one), right=number % 3, private_code=f"code {number}")
    for code, refusal in (("a-1", Invalid), ("CODE-0", Conflict)):
        with pytest.raises(refusal) as refused:
            answer(test, badge(people[0]), right=4, private_code=code)
        assert refused.value.field == "private_code"
    opened(test, "close_before", organiser)
    opened(test, "open_after", organiser)
    for number, one in enumerate(people):
        answer(test, badge(one), right=4, private_code=f"Code-{'٠١٢٣٤'[number]}")
    opened(test, "close_after", organiser)
    found = results(test)
    assert found.paired.n == 5 and found.people == []
    kept = list(KnowledgeSheet.objects.values())
    assert all(row["participation_id"] is None and "code" not in row["private_key"] for row in kept)
    written = History.objects.filter(act="knowledge_sheets.hand_in")
    assert written.count() == 10 and not written.exclude(actor_person=None).exists()
    assert not any("Officer" in row.actor_label + row.details for row in written)
    workshop = Workshop.objects.select_related("programme").get(pk=test.workshop_id)
    assert completion_rules.of_workshop(workshop)[people[0].pk].items == ()


def test_of_fewer_than_five_nothing_but_the_number_is_shown(organiser, facilitator, test, add_participant):
    opened(test, "open_before", organiser)
    for n in range(4):
        answer(test, badge(add_participant(f"Officer-{n}")), right=n)
    opened(test, "close_before", organiser)
    found = results(test)
    assert (found.before.n, found.before.mean, found.before.median) == (4, None, None)
    assert {row.before for row in found.rows} == {None}
    assert not test_rules.can_see_people(facilitator, test) and test_rules.can_see_people(organiser, test)


def test_once_answered_words_can_be_mended_and_the_key_too(organiser, test, add_participant):
    one = add_participant("Hasan")
    opened(test, "open_before", organiser)
    answer(test, badge(one), right=QUESTIONS)
    item = test.items.first()
    with pytest.raises(Conflict, match="number of options"):
        tests.write_item(test=test, item=item, text="x", options="* a\nb", by=organiser)
    with pytest.raises(Conflict):
        tests.write_item(test=test, text="New", options="* a\nb", by=organiser)
    with pytest.raises(Conflict):
        tests.remove_item(item=item, by=organiser)
    with pytest.raises(Conflict):
        tests.set_way(test=test, way="private", by=organiser)
    tests.write_item(test=test, item=item, text="Mended", options="* a\nb\nc", by=organiser)
    assert results(test, is_shown=True).of("before") == {one.pk: Fraction(100 * (QUESTIONS - 1), QUESTIONS)}
    with pytest.raises(Invalid, match="Nothing is answered"):
        sheets.hand_in(test=test, chosen=[0], by=badge(add_participant("Empty")))
    with pytest.raises(NotAllowed):
        answer(test, organiser, right=1)


def test_typed_results_are_matched_by_number_or_name_or_named_as_not_matched(organiser, test, add_participant):
    noora, ali, other = add_participant("Hasan", "Noora"), add_participant("Murad", "Ali"), add_participant("Murad")
    text = (
        "Name\tBefore\tAfter\n"
        f"{noora.number}\tHASAN Noora\t55\t72,5 %\n"
        "Ali Murad 14/20\n"
        "Murad Sara\t50\t60\n"
        f"{other.number} ٤٠ 101\n"
        f"{noora.number} 60\n"
    )
    lines = typed_result.of_test(text, test)
    assert [(line.participation, line.before, line.after) for line in lines if not line.problem] == [
        (noora, 55, Fraction("72.5")),
        (ali, None, 70),
    ]
    problems = [line.problem for line in lines if line.problem]
    assert len(problems) == 4 and "called Murad Sara" in problems[1] and "more than everything" in problems[2]
    assert sheets.type_in(test=test, text=text, source="Paper, marked by S. Haddad", by=organiser) == 2
    assert typed_result.of_test("Ali Murad 70", test, "before")[0].before == 70
    assert results(test).of("after") == {noora.pk: Fraction("72.5"), ali.pk: 70}
    sheets.type_in(test=test, text=f"{noora.number} 80", by=organiser)
    assert results(test).of("after")[noora.pk] == 80, "typed again, it is put right"
    test.refresh_from_db()
    assert test.state == "closed", "from now on a result is asked of everybody"
    with pytest.raises(Invalid, match="No line"):
        sheets.type_in(test=test, text="Nobody 60", by=organiser)


def test_what_was_answered_here_is_not_written_over(organiser, test, add_participant):
    one = add_participant("Hasan")
    opened(test, "open_before", organiser)
    answer(test, badge(one), right=2)
    (line,) = typed_result.of_test(f"{one.number}\t100\t100", test)
    assert "was answered here" in line.problem
