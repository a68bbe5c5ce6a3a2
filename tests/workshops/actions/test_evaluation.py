"""The evaluation: it is known who has answered, and nobody can tell what; results of so few are not shown."""

from collections import defaultdict
from datetime import time
from itertools import product

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items
from workshops.actions import evaluation as evaluations
from workshops.models import Evaluation, EvaluationMark, EvaluationTally, EvaluationWords
from workshops.rules import door as door_rules
from workshops.rules import evaluation as evaluation_rules
from workshops.rules import evaluation_words, masking


@pytest.fixture
def evaluation(workshop, facilitator, by):
    for title in ("Licences", "Smuggling", "Licences"):
        agenda_items.add(workshop=workshop, day=workshop.starts_on, starts_at=time(9), title=title, minutes=60, by=by)
    return evaluations.prepare(workshop=workshop, own="The interpreters were good.", by=facilitator)


@pytest.fixture
def opened(evaluation, facilitator):
    return evaluations.move(evaluation=evaluation, act="open", by=facilitator)


def badge(participation):
    return door_rules.of_participation(participation)


def answer(evaluation, participation, degree=4, **words):
    evaluations.answer(
        evaluation=evaluation,
        degrees={row.key: degree for row in evaluation.statements.all()},
        words=words,
        by=badge(participation),
    )


def closed(evaluation, by):
    return evaluations.move(evaluation=Evaluation.objects.get(pk=evaluation.pk), act="close", by=by)


def test_ten_statements_own_ones_and_one_for_each_module(workshop, evaluation, facilitator, stranger):
    words = [evaluation_words.words_of(row) for row in evaluation.statements.all()]
    assert len(words) == 13 and words[10:] == [
        "The interpreters were good.",
        "“Licences” was useful for my work.",
        "“Smuggling” was useful for my work.",
    ]
    assert evaluation_rules.own_of_the_last(workshop.programme) == ["The interpreters were good."]
    for act in (
        lambda: evaluations.prepare(workshop=workshop, by=stranger),
        lambda: evaluations.move(evaluation=evaluation, act="open", by=stranger),
        lambda: evaluations.type_in_paper(evaluation=evaluation, sheets=1, tallies={}, by=stranger),
        lambda: evaluations.answer(evaluation=evaluation, degrees={}, words={}, by=facilitator),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(Conflict, match="already"):
        evaluations.prepare(workshop=workshop, by=facilitator)
    with pytest.raises(Invalid):
        evaluations.prepare(workshop=workshop, own="x\n" + "y" * 301, by=facilitator)


@pytest.mark.parametrize("state", Evaluation.State.values)
@pytest.mark.parametrize("act", [move.act for move in evaluation_rules.MOVES])
def test_every_move_from_every_state(facilitator, evaluation, act, state):
    Evaluation.objects.update(state=state)
    evaluation.refresh_from_db()
    if state in evaluation_rules.MOVES[act].sources:
        assert (
            evaluations.move(evaluation=evaluation, act=act, by=facilitator).state == evaluation_rules.MOVES[act].target
        )
    else:
        with pytest.raises(Conflict):
            evaluations.move(evaluation=evaluation, act=act, by=facilitator)


def test_one_answers_once_and_while_it_is_open(facilitator, evaluation, opened, add_participant):
    one = add_participant("Hasan")
    with pytest.raises(Invalid, match="Nothing is answered"):
        evaluations.answer(
            evaluation=opened, degrees={"objectives": 9, "nothing": 4}, words={"well": " "}, by=badge(one)
        )
    answer(opened, one)
    with pytest.raises(Conflict, match="answered already"):
        answer(opened, one)
    other = add_participant("Rashid")
    assert list(evaluation_rules.still_to_answer(opened)) == [other]
    closed(opened, facilitator)
    with pytest.raises(Conflict, match="not open"):
        answer(opened, other)


def test_no_row_joins_an_answer_to_a_person_and_no_order_tells(facilitator, evaluation, opened, add_participant):
    """Everybody writes their own number; afterwards neither keys nor places of rows lead from words to people."""
    people = [add_participant(f"Officer-{n}") for n in range(12)]
    for number, one in enumerate(people):
        answer(opened, one, degree=number % 4 + 1, well=f"{number}", improve=f"{number}")
    fields = {
        model: {field.name for field in model._meta.get_fields()}
        for model in (EvaluationMark, EvaluationWords, EvaluationTally)
    }
    assert fields[EvaluationMark] == {"id", "evaluation", "participation"}
    assert fields[EvaluationWords] == {"id", "evaluation", "question", "text", "is_paper"}
    assert fields[EvaluationTally] == {"id", "statement", "degree", "on_screen", "on_paper"}
    written = {row.pk for row in EvaluationWords.objects.all()} | {row.pk for row in EvaluationMark.objects.all()}
    answer(opened, add_participant("Last"), well="12")
    again = {row.pk for row in EvaluationWords.objects.all()} | {row.pk for row in EvaluationMark.objects.all()}
    assert not written & again, "every row is written anew with each answer, so that none is the last"
    by_key = [row.text for row in EvaluationWords.objects.filter(question="well").order_by("pk")]
    marks = [row.participation_id for row in EvaluationMark.objects.order_by("pk")]
    assert by_key != sorted(by_key, key=int) and marks != sorted(marks), "1 of 13! by chance"
    for row in History.objects.filter(act="evaluations.answer"):
        assert row.actor_person is None and "Officer" not in row.actor_label + row.details + row.subject_label


def test_results_are_shown_when_it_is_closed_and_five_have_answered(facilitator, evaluation, opened, add_participant):
    for number in range(4):
        answer(opened, add_participant(f"Officer-{number}"), well="Good")
    results = evaluation_rules.Results(closed(opened, facilitator), modules=True)
    assert (results.sheets, results.is_shown, results.usual, results.words) == (4, False, [], [])
    again = evaluations.move(evaluation=Evaluation.objects.get(), act="reopen", by=facilitator)
    answer(again, add_participant("Officer-5"), degree=1)
    assert not evaluation_rules.Results(again, modules=True).is_shown, "still open"
    again = closed(again, facilitator)
    results = evaluation_rules.Results(again, modules=True)
    assert {(row.n, row.agree, row.by_degree) for row in results.usual + results.modules} == {(5, None, None)}
    assert len(results.modules) == 2 and results.words[0][1] == ["Good"] * 4
    assert evaluation_rules.Results(again, modules=False).modules == []
    assert evaluation_rules.Results(again, modules=False).words == []
    with pytest.raises(Conflict, match="have been shown"):
        evaluations.move(evaluation=again, act="reopen", by=facilitator)


def test_nothing_under_five_can_be_told_even_as_a_difference():
    """All tables of four degrees up to 20 answers, grouped by what is published: no small count is ever certain."""
    for n in range(21):
        published = defaultdict(list)
        for first in product(range(n + 1), repeat=3):
            if sum(first) <= n:
                row = (*first, n - sum(first))
                shown = masking.of_row(row)
                agree = masking.of_counts(row[2] + row[3], row[0] + row[1])
                published[n, agree, tuple(shown) if shown else None].append(row)
        for rows in published.values():
            for place in range(4):
                values = {row[place] for row in rows}
                assert len(values) > 1 or not 0 < values.pop() < 5, rows[:3]


def test_sheets_of_paper_are_counted_and_put_right(facilitator, evaluation, opened, add_participant):
    for number in range(5):
        answer(opened, add_participant(f"Officer-{number}"))
    tallies = {("objectives", 4): 3, ("objectives", 1): 3}
    with pytest.raises(Invalid, match="6 crosses on 5 sheets"):
        evaluations.type_in_paper(evaluation=opened, sheets=5, tallies=tallies, by=facilitator)
    tallies["objectives", 1] = 5
    for sheets in (9, 8):
        evaluations.type_in_paper(
            evaluation=opened, sheets=sheets, tallies=tallies, words={"well": "Food\n\nVenue"}, by=facilitator
        )
    results = evaluation_rules.Results(closed(opened, facilitator), modules=True)
    assert results.sheets == 13 and results.words[0][1].count("Food") == 1
    first = results.usual[0]
    assert (first.n, first.agree, first.by_degree) == (13, 8, [5, 0, 0, 8])
