"""The evaluation of a workshop. Answers are added to counts and cut loose words; nothing says whose they were."""

import random
import secrets
from dataclasses import replace

from django.db.models import F
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import (
    Degree,
    Evaluation,
    EvaluationMark,
    EvaluationStatement,
    EvaluationTally,
    EvaluationWords,
    Workshop,
)
from workshops.models.unordered import random_pk
from workshops.rules import evaluation as evaluation_rules
from workshops.rules import evaluation_words
from workshops.rules import knowledge_test as test_rules
from workshops.rules import participation as participation_rules

S, Kind = Evaluation.State, EvaluationStatement.Kind
LONGEST = 2000


def prepare(*, workshop, by, asks_modules=True, own=""):
    """The ten usual statements, statements of one's own (one a line), and one for each module taught."""
    if not evaluation_rules.can_write(by, workshop):
        raise NotAllowed(_("The team prepares the evaluation, while the workshop is open for writing."))
    own = evaluation_rules.own_statements(own)
    with refusals():
        Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        if Evaluation.objects.filter(workshop=workshop).exists():
            raise Conflict(_("This workshop has an evaluation already. Look at the page again."))
        evaluation = Evaluation.objects.create(workshop=workshop, asks_modules=asks_modules)
        rows = [(Kind.USUAL, key, "", None) for key in evaluation_words.STATEMENTS]
        rows += [(Kind.OWN, f"own-{number}", text, None) for number, text in enumerate(own, 1)]
        if asks_modules:
            rows += [
                (Kind.MODULE, f"module-{number}", "" if module else title[:300], module)
                for number, (module, title) in enumerate(evaluation_rules.modules_of(workshop), 1)
            ]
        for position, (kind, key, text, module) in enumerate(rows, 1):
            statement = EvaluationStatement.objects.create(
                evaluation=evaluation, position=position, kind=kind, key=key, text=text, module=module
            )
            # All counts stand from the beginning, so that no row tells when the first of its kind came in.
            EvaluationTally.objects.bulk_create(
                EvaluationTally(statement=statement, degree=degree) for degree in Degree
            )
        history.record(
            "evaluations.prepare", evaluation, by=by, programme=workshop.programme, own=own, statements=len(rows)
        )
        return evaluation


def move(*, evaluation, act, by):
    """Open, close or reopen: the moves of workshops.rules.evaluation.MOVES."""
    if not evaluation_rules.MOVES[act].may(by, evaluation):
        raise NotAllowed(_("The team opens and closes the evaluation, while the workshop is open for writing."))
    return perform(
        evaluation_rules.MOVES,
        evaluation,
        act,
        by=by,
        history_act=f"evaluations.{act}",
        programme=evaluation.workshop.programme,
    )


def answer(*, evaluation, degrees, words, by):
    """One's own answers: {key of a statement: degree} and {key of a question: text}. Answers nothing.

    That somebody answered is kept, and what was answered; never both in one row, at one time or in one order.
    """
    own = participation_rules.own(by, evaluation.workshop)
    if not test_rules.is_of_those_who_answer(own):
        raise NotAllowed(_("Participants of the workshop answer its evaluation."))
    if not evaluation.workshop.is_open_for_writing(clock.now()):
        raise Conflict(_("This workshop is closed."))
    with refusals():
        locked = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
        if locked.state != S.OPEN:
            raise Conflict(_("The evaluation is not open now."))
        if locked.marks.filter(participation=own).exists():
            raise Conflict(_("You have answered already. Thank you."))
        texts = _texts(words)
        statements = {row.key: row for row in locked.statements.all() if degrees.get(row.key) in Degree.values}
        if not statements and not texts:
            raise Invalid(_("Nothing is answered yet."))
        for key, statement in statements.items():
            EvaluationTally.objects.filter(statement=statement, degree=degrees[key]).update(
                on_screen=F("on_screen") + 1
            )
        _write_anew(EvaluationWords, locked, [{"question": key, "text": text} for key, text in texts])
        _write_anew(EvaluationMark, locked, [{"participation_id": own.pk}])
        nobody = replace(by, label=_("A participant"), person=None, behind=None)
        history.record("evaluations.answer", evaluation, by=nobody, programme=evaluation.workshop.programme)


def type_in_paper(*, evaluation, sheets, tallies, by, words=None):
    """Sheets filled in by hand: how many, {(key of a statement, degree): number}, and free words, one a line.

    What is typed replaces what was typed before. No statement has more crosses than there are sheets.
    """
    if not evaluation_rules.can_write(by, evaluation.workshop):
        raise NotAllowed(_("The team types sheets in, while the workshop is open for writing."))
    with refusals():
        locked = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
        statements = {row.key: row for row in locked.statements.all()}
        for key, statement in statements.items():
            crosses = sum(tallies.get((key, degree), 0) for degree in Degree.values)
            if crosses > sheets:
                sentence = _("“{statement}” has {n} crosses on {sheets} sheets.")
                named = evaluation_words.words_of(statement)
                raise Invalid(sentence.format(statement=named, n=crosses, sheets=sheets), field=key)
        for key, statement in statements.items():
            for degree in Degree.values:
                EvaluationTally.objects.filter(statement=statement, degree=degree).update(
                    on_paper=tallies.get((key, degree), 0)
                )
        locked.words.filter(is_paper=True).delete()
        texts = [
            {"question": question, "text": line[:LONGEST], "is_paper": True}
            for question in evaluation_words.OPEN_QUESTIONS
            for line in evaluation_rules.lines((words or {}).get(question, ""))
        ]
        _write_anew(EvaluationWords, locked, texts)
        before, locked.paper_sheets = locked.paper_sheets, sheets
        locked.save(update_fields=["paper_sheets"])
        history.record(
            "evaluations.type_in_paper",
            locked,
            by=by,
            programme=evaluation.workshop.programme,
            before=before,
            sheets=sheets,
        )
        return locked


def _texts(words):
    """[(question, text)] of what was written."""
    found = []
    for key in evaluation_words.OPEN_QUESTIONS:
        text = words.get(key, "").strip()
        if len(text) > LONGEST:
            raise Invalid(_("At most {n} letters.").format(n=LONGEST), field=key)
        if text:
            found.append((key, text))
    return found


def _write_anew(model, evaluation, added):
    """Write all rows again in another order under other keys: not even the database knows which was the last."""
    rows = list(model.objects.filter(evaluation=evaluation).values())
    rows += [{"evaluation_id": evaluation.pk, **row} for row in added]
    model.objects.filter(evaluation=evaluation).delete()
    random.Random(secrets.randbits(64)).shuffle(rows)
    model.objects.bulk_create(model(**(row | {"id": random_pk()})) for row in rows)
