"""Who has completed, and why not: computed for everybody, with the one act that mends what is missing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from programmes.views.upload import stream
from workshops.actions import participation as participation_actions
from workshops.actions import requirement as requirement_actions
from workshops.actions import requirement_result as result_actions
from workshops.forms.requirement import RequirementsForm, ResultForm, WorkshopRequirementsForm
from workshops.rules import completion as completion_rules
from workshops.rules import participation as participation_rules
from workshops.rules import requirement as requirement_rules
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_completion(request, code):
    """Everybody's line. POST: those who have everything have completed the workshop."""
    workshop = load(request, code)
    must(requirement_rules.can_see(request.actor, workshop), _("Who has completed is for those who run the workshop."))
    if request.method == "POST":
        number = participation_actions.complete_all(workshop=workshop, by=request.actor)
        words = ngettext(
            "{n} participant has completed the workshop.", "{n} participants have completed the workshop.", number
        )
        messages.success(request, words.format(n=number))
        return redirect("workshop_completion", code=code)
    found = completion_rules.of_workshop(workshop)
    rows = list(found.values())
    coming = [row for row in rows if row.participation.state in participation_rules.COMING]
    context = {
        "workshop": workshop,
        "page": page_of(request, rows, 60),
        "asked": completion_rules.requirements_of(workshop),
        "attendance_needed": completion_rules.attendance_needed(workshop),
        "mark_needed": completion_rules.mark_needed(workshop),
        "complete": sum(row.is_complete for row in rows),
        "ready": sum(row.is_complete for row in coming),
        "can_write": workshop_rules.can_write(request.actor, workshop),
        "can_record": requirement_rules.can_record(request.actor, workshop),
    }
    with timezone.override(workshop.zone):
        return render(request, "workshops/requirement/completion.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_requirements(request, code):
    """What this workshop asks."""
    workshop = load(request, code)
    must(
        requirement_rules.can_set(request.actor, workshop),
        _("Only organisers say what is asked, while the workshop is open for writing."),
    )
    rows = completion_rules.requirements_of(workshop)
    marks = {name: getattr(workshop, name) for name in ("attendance_percent", "pass_mark")}
    form = WorkshopRequirementsForm(
        request.POST if request.method == "POST" else None,
        programme=workshop.programme,
        initial=marks | requirement_rules.initial(rows),
    )
    do = requirement_actions.set_for_workshop
    if act(form, lambda **fields: do(workshop=workshop, by=request.actor, **fields)):
        messages.success(request, _("Saved. Everybody’s completion is computed anew."))
        return redirect("workshop_completion", code=code)
    context = {"workshop": workshop, "programme": workshop.programme, "form": form}
    return answer(request, "workshops/requirement/requirements.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_requirements(request, slug):
    """What every workshop of the programme asks that has nothing of its own."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(
        requirement_rules.can_set_of_programme(request.actor, programme),
        _("The organisers say what the programme asks."),
    )
    initial = requirement_rules.initial(requirement_rules.asked_in_programme(programme))
    form = RequirementsForm(request.POST if request.method == "POST" else None, initial=initial)
    do = requirement_actions.set_for_programme
    if act(form, lambda **fields: do(programme=programme, by=request.actor, **fields)):
        messages.success(request, _("Saved. Workshops with requirements of their own keep theirs."))
        return redirect("programme", slug=slug)
    return answer(request, "workshops/requirement/requirements.html", {"programme": programme, "form": form}, form)


@require_http_methods(["GET", "HEAD", "POST"])
def requirement_results(request, code):
    """One person's line with every requirement and what was recorded of it. POST: one tap, or the whole of a result."""
    rows = participation_rules.visible_to(request.actor).select_related("workshop__programme", "person")
    participation = visible_or_404(rows, code=code)
    workshop, actor = participation.workshop, request.actor
    must(requirement_rules.can_see_of(actor, participation), _("These results are for those who run the workshop."))
    can_record = requirement_rules.can_record(actor, workshop)
    must(can_record or request.method != "POST", _("The team of the workshop records results."))
    completion, form, bound = completion_rules.of(participation), None, None
    if request.method == "POST":
        bound = requirement_rules.asked(workshop, request.POST.get("requirement", ""))
        form = ResultForm(request.POST, request.FILES, requirement=bound)
        seen = request.POST.get("seen", "")

        def record(**fields):
            return result_actions.record(
                participation=participation,
                requirement=bound,
                by=actor,
                seen=int(seen) if seen.isdecimal() else None,
                **({"note": None} if "note" not in request.POST else {}) | fields,
            )

        if act(form, record):
            messages.success(request, _("Recorded: {what}, {name}.").format(what=bound, name=participation))
            if "from_list" in request.POST:
                return redirect("workshop_completion", code=workshop.code)
            return redirect("requirement_results", code=code)
    items = [item for item in completion.items if item.requirement]
    lines = [
        (
            item,
            form
            if bound and item.requirement.pk == bound.pk
            else ResultForm(requirement=item.requirement, result=item.result),
        )
        for item in items
    ]
    context = {
        "workshop": workshop,
        "participation": participation,
        "completion": completion,
        "lines": lines,
        "can_record": can_record,
        "can_write": workshop_rules.can_write(actor, workshop),
        "can_see_all": requirement_rules.can_see(actor, workshop),
    }
    return answer(request, "workshops/requirement/results.html", context, form)


def _result(request, code):
    rows = requirement_rules.visible_to(request.actor).select_related(
        "participation__workshop__programme", "participation__person", "requirement", "upload"
    )
    return visible_or_404(rows, code=code)


@require_POST
def requirement_result_removal(request, code):
    result = _result(request, code)
    result_actions.take_back(result=result, by=request.actor)
    messages.success(request, _("Taken back."))
    return redirect("requirement_results", code=result.participation.code)


@require_safe
def requirement_result_file(request, code):
    result = _result(request, code)
    must(result.upload_id, _("No file was kept with this result."))
    return stream(result.upload)
