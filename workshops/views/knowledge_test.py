"""The test of a workshop: its questions, when it is open, and what it says."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules.refusal import NotAllowed, Refused
from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import knowledge_sheet as sheet_actions
from workshops.actions import knowledge_test as test_actions
from workshops.forms.knowledge_test import ItemForm, TestForm, TypedResultsForm
from workshops.models import KnowledgeTest
from workshops.rules import knowledge_result, typed_result
from workshops.rules import knowledge_test as test_rules
from workshops.rules import participation as participation_rules
from workshops.rules import workshop as workshop_rules
from workshops.views.door import by_door
from workshops.views.workshop import load


def _load(request, code, rows=None):
    rows = test_rules.visible_to(request.actor) if rows is None else rows
    return visible_or_404(rows.select_related("workshop__programme", "workshop__country"), code=code)


def _of_team(request, code):
    test = _load(request, code)
    must(test_rules.can_see_items(request.actor, test), _("The test is the team’s until it is open."))
    return test


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_test(request, code):
    """POST: the workshop gets a test. Afterwards its page is the test's own."""
    workshop = load(request, code)
    must(workshop_rules.can_facilitate(request.actor, workshop), _("The test is the team’s."))
    test = KnowledgeTest.objects.filter(workshop=workshop).first()
    if test and request.method != "POST":
        return redirect("knowledge_test", code=test.code)
    must(test_rules.can_write(request.actor, workshop), _("The team writes the test while the workshop is open."))
    form = TestForm(request.POST or None, sources=test_rules.to_clone(request.actor))
    made = act(form, lambda **fields: test_actions.prepare(workshop=workshop, by=request.actor, **fields))
    if made:
        messages.success(request, _("Prepared. It opens when you say so."))
        return redirect("knowledge_test", code=made.code)
    return answer(request, "workshops/knowledge_test/new.html", {"workshop": workshop, "form": form}, form)


@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_test(request, code):
    """The questions with their right answers, the moves, and one more question."""
    test = _of_team(request, code)
    can_write = test_rules.can_write(request.actor, test.workshop)
    must(can_write or request.method != "POST", _("The team writes the test while the workshop is open."))
    is_answered = test_rules.is_answered(test)
    form = ItemForm(request.POST or None, test=test) if can_write and not is_answered else None
    if request.method == "POST" and form is None:
        form = ItemForm(request.POST, test=test)
    if form and act(form, lambda **fields: test_actions.write_item(test=test, by=request.actor, **fields)):
        messages.success(request, _("In the test."))
        return redirect("knowledge_test", code=code)
    context = {
        "test": test,
        "workshop": test.workshop,
        "items": test_rules.questions(test),
        "moves": test_rules.moves_of(request.actor, test),
        "ways": KnowledgeTest.Way.choices if can_write and not test.sheets.exists() else [],
        "number": test.sheets.filter(phase=test.phase).count() if test.phase else 0,
        "can_write": can_write,
        "is_answered": is_answered,
        "can_type_in": test_rules.can_type_in(request.actor, test),
        "form": form,
    }
    return answer(request, "workshops/knowledge_test/test.html", context, form)


@require_POST
def knowledge_test_move(request, code, act):
    """One address a move: the opening and the closing of each test."""
    test = _load(request, code)
    test_actions.move(test=test, act=act, by=request.actor)
    messages.success(request, _("Recorded."))
    return redirect("knowledge_test", code=code)


@require_POST
def knowledge_test_way(request, code):
    test = _load(request, code)
    test_actions.set_way(test=test, way=request.POST.get("way", ""), by=request.actor)
    messages.success(request, _("Recorded."))
    return redirect("knowledge_test", code=code)


def _item(request, code):
    rows = test_rules.items_visible_to(request.actor).select_related("test__workshop__programme")
    return visible_or_404(rows, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_item(request, code):
    item = _item(request, code)
    must(
        test_rules.can_write(request.actor, item.test.workshop),
        _("The team writes the test while the workshop is open."),
    )
    form = ItemForm(request.POST or None, test=item.test, item=item)
    do = test_actions.write_item
    if act(form, lambda **fields: do(test=item.test, item=item, by=request.actor, **fields)):
        messages.success(request, _("Saved."))
        return redirect("knowledge_test", code=item.test.code)
    context = {"item": item, "test": item.test, "workshop": item.test.workshop, "form": form}
    return answer(request, "workshops/knowledge_test/item.html", context, form)


@require_POST
def knowledge_item_removal(request, code):
    item = _item(request, code)
    test_actions.remove_item(item=item, by=request.actor)
    messages.success(request, _("Out of the test."))
    return redirect("knowledge_test", code=item.test.code)


@by_door
@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_sheet(request, code):
    """A participant answers, on a telephone, by badge or signed in. Nothing that was ticked is lost by a refusal."""
    test = _load(request, code)
    own = participation_rules.own(request.actor, test.workshop)
    must(test_rules.is_of_those_who_answer(own), _("Participants of the workshop answer its test."))
    error, chosen, private_code = None, set(), ""
    if request.method == "POST":
        items = test_rules.questions(test)
        names = [f"item-{item.code}" for item in items]
        chosen = {int(value) for name in names for value in request.POST.getlist(name) if value.isdecimal()}
        private_code = request.POST.get("private_code", "")
        error = _refused(sheet_actions.hand_in, test=test, chosen=chosen, private_code=private_code, by=request.actor)
        if error is None:
            messages.success(request, _("Handed in. Thank you."))
            return redirect("rooms" if request.actor.opens("workshop") else "home")
    context = {
        "test": test,
        "workshop": test.workshop,
        "items": test_rules.questions(test) if test.phase else [],
        "chosen": chosen,
        "private_code": private_code,
        "phase_word": test.phase.label if test.phase else "",
        "has_handed_in": test.phase is not None
        and test.sheets.filter(phase=test.phase, participation=own, private_key=None).exists(),
        "error": error,
    }
    status = error.status if error else 200
    return render(request, "workshops/knowledge_test/sheet.html", context, status=status)


def _refused(do, **fields):
    """Run an action; the Refused that a page shows itself, or None."""
    try:
        do(**fields)
    except NotAllowed:
        raise
    except Refused as refused:
        return refused
    return None


@require_safe
def knowledge_results(request, code):
    """What the test says: of the room, of each question, and for organisers of each person, by the alphabet."""
    test = _load(request, code, test_rules.results_visible_to(request.actor))
    must(test_rules.can_see_results(request.actor, test), _("Results are for the team and for donors."))
    sees_people = test_rules.can_see_people(request.actor, test)
    context = {
        "test": test,
        "workshop": test.workshop,
        "results": knowledge_result.Results(test, is_shown=sees_people),
        "sees_people": sees_people,
        "sees_items": test_rules.can_see_items(request.actor, test),
        "can_type_in": test_rules.can_type_in(request.actor, test),
    }
    return render(request, "workshops/knowledge_test/results.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_typed_results(request, code):
    """Results from elsewhere: typed or pasted, looked at line by line, then written down."""
    test = _of_team(request, code)
    must(test_rules.can_type_in(request.actor, test), _("Organisers type results in."))
    form, lines = TypedResultsForm(request.POST or None), None
    if form.is_valid():
        single = form.cleaned_data.pop("single")
        if "apply" in request.POST:
            do = sheet_actions.type_in
            number = act(form, lambda **fields: do(test=test, by=request.actor, single=single, **fields))
            if number:
                words = ngettext("{n} result is written down.", "{n} results are written down.", number)
                messages.success(request, words.format(n=number))
                return redirect("knowledge_results", code=code)
        lines = typed_result.of_test(form.cleaned_data["text"], test, single)
    context = {
        "test": test,
        "workshop": test.workshop,
        "form": form,
        "lines": lines,
        "matched": sum(not line.problem for line in lines or ()),
    }
    return answer(request, "workshops/knowledge_test/typed_results.html", context, form)
