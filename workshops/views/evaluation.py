"""The evaluation of a workshop: prepared by the team, answered without a name, read when it is closed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules.refusal import NotAllowed, Refused
from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import evaluation as evaluation_actions
from workshops.forms.evaluation import AnswerForm, EvaluationForm, PaperForm
from workshops.models import Evaluation
from workshops.rules import evaluation as evaluation_rules
from workshops.rules import evaluation_words
from workshops.rules import knowledge_test as test_rules
from workshops.rules import participation as participation_rules
from workshops.rules import workshop as workshop_rules
from workshops.views.door import by_door
from workshops.views.workshop import load


def _load(request, code, rows=None):
    rows = evaluation_rules.visible_to(request.actor) if rows is None else rows
    return visible_or_404(rows.select_related("workshop__programme"), code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_evaluation(request, code):
    """POST: the workshop gets an evaluation. Afterwards its page is the evaluation's own."""
    workshop = load(request, code)
    must(workshop_rules.can_facilitate(request.actor, workshop), _("The evaluation is the team’s."))
    evaluation = Evaluation.objects.filter(workshop=workshop).first()
    if evaluation and request.method != "POST":
        return redirect("evaluation", code=evaluation.code)
    must(
        evaluation_rules.can_write(request.actor, workshop),
        _("The team prepares the evaluation while the workshop is open."),
    )
    initial = {"asks_modules": True, "own": "\n".join(evaluation_rules.own_of_the_last(workshop.programme))}
    form = EvaluationForm(request.POST if request.method == "POST" else None, initial=initial)
    made = act(form, lambda **fields: evaluation_actions.prepare(workshop=workshop, by=request.actor, **fields))
    if made:
        messages.success(request, _("Prepared. It opens when you say so."))
        return redirect("evaluation", code=made.code)
    context = {"workshop": workshop, "form": form, "statements": evaluation_words.STATEMENTS.values()}
    return answer(request, "workshops/evaluation/new.html", context, form)


@require_safe
def evaluation(request, code):
    """How far it has come; closed, what it says: module by module for those who teach, totals for donors."""
    one = _load(request, code, evaluation_rules.results_visible_to(request.actor))
    must(evaluation_rules.can_see_results(request.actor, one), _("The evaluation is for the team and for donors."))
    modules = evaluation_rules.can_see_modules(request.actor, one)
    context = {
        "evaluation": one,
        "workshop": one.workshop,
        "results": evaluation_rules.Results(one, modules),
        "sees_modules": modules,
        "scale": evaluation_words.SCALE,
        "still": list(evaluation_rules.still_to_answer(one)) if modules and one.state != "prepared" else [],
        "moves": evaluation_rules.moves_of(request.actor, one),
        "can_write": evaluation_rules.can_write(request.actor, one.workshop),
        "statements": [evaluation_words.words_of(row) for row in one.statements.select_related("module")]
        if modules
        else [],
    }
    return answer(request, "workshops/evaluation/evaluation.html", context)


@require_POST
def evaluation_move(request, code, act):
    """One address a move: opening, closing, reopening."""
    one = _load(request, code)
    evaluation_actions.move(evaluation=one, act=act, by=request.actor)
    messages.success(request, _("Recorded."))
    return redirect("evaluation", code=code)


@by_door
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_answer(request, code):
    """A participant answers, by badge or signed in. What was answered stays on the page when it is refused."""
    one = _load(request, code)
    own = participation_rules.own(request.actor, one.workshop)
    must(test_rules.is_of_those_who_answer(own), _("Participants of the workshop answer its evaluation."))
    has_answered = one.marks.filter(participation=own).exists()
    form = AnswerForm(
        request.POST if request.method == "POST" else None, statements=list(one.statements.select_related("module"))
    )
    if form.is_valid():
        try:
            evaluation_actions.answer(evaluation=one, by=request.actor, **form.answers)
            messages.success(request, _("Thank you. Nobody can tell which answers are yours."))
            return redirect("rooms" if request.actor.opens("workshop") else "home")
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
            form.refused = refused
    context = {"evaluation": one, "workshop": one.workshop, "form": form, "has_answered": has_answered}
    return answer(request, "workshops/evaluation/answer.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_paper(request, code):
    """Sheets filled in by hand: their tallies, and their words."""
    one = _load(request, code)
    must(
        evaluation_rules.can_write(request.actor, one.workshop),
        _("The team types sheets in, while the workshop is open for writing."),
    )
    statements = list(one.statements.select_related("module").prefetch_related("tallies"))
    form = PaperForm(request.POST if request.method == "POST" else None, evaluation=one, statements=statements)
    if form.is_valid():
        try:
            evaluation_actions.type_in_paper(evaluation=one, by=request.actor, **form.answers)
            messages.success(request, _("The sheets are counted."))
            return redirect("evaluation", code=code)
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
            form.refused = refused
    context = {
        "evaluation": one,
        "workshop": one.workshop,
        "form": form,
        "rows": form.rows(statements),
        "words": form.words(),
        "scale": evaluation_words.SCALE,
    }
    return answer(request, "workshops/evaluation/paper.html", context, form)
