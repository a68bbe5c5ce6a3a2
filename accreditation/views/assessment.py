from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.forms.reason import ReasonForm
from accreditation.forms.sheet import SettlementForm
from accreditation.models import Assessment
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import comparison, evidence
from accreditation.rules import sheet as sheet_rules
from accreditation.views.asking import ask
from accreditation.views.candidacy import load
from programmes import slots
from programmes.rules.refusal import Conflict, Invalid
from programmes.views.loading import answer, must, visible_or_404


@require_safe
def candidacy_assessments(request, code):
    """What was signed, beside each other, for those who may read it; one's own sheet for an assessor."""
    candidacy = load(request, code)
    return page(request, candidacy)


def page(request, candidacy, form=None):
    actor = request.actor
    released = candidacy_rules.can_read_own_assessments(actor, candidacy)
    can_read = released or candidacy_rules.can_read_assessments(actor, candidacy)
    may = candidacy_rules.may_assess(actor, candidacy)
    must(can_read or may, _("Assessments are for the assessors and the organisers, and for the candidate afterwards."))
    can_pass = candidacy_rules.MOVES.allows("pass", actor, candidacy) and not evidence.before_pass(candidacy)
    context = {
        "candidacy": candidacy,
        "route": candidacy.route,
        "is_own": released,
        "can_read": can_read,
        "attempts": _attempts(actor, candidacy, released) if can_read else [],
        "can_begin": sheet_rules.can_begin(actor, candidacy),
        "own_sheet": sheet_rules.own_sheet(actor, candidacy) if may else None,
        "can_type_in": sheet_rules.can_type_in(actor, candidacy) and candidacy.state == "enrolled",
        "can_pass": can_pass,
        "form": (form or SettlementForm()) if can_pass and comparison.differing(candidacy) else None,
        "papers": slots.load("candidacy.acts", actor, candidacy) if may or can_read and not released else [],
        "signed": len(candidacy.current_assessments()),
    }
    return answer(request, "accreditation/assessment/assessments.html", context, form)


def _attempts(actor, candidacy, released):
    """One table an attempt, the latest first."""
    rows = candidacy_rules.released_assessments(candidacy) if released else list(candidacy.assessments.all())
    criteria = list(candidacy.route.criteria.all())
    found = []
    for attempt in sorted({row.attempt for row in rows}, reverse=True):
        signed = [row for row in rows if row.attempt == attempt]
        mean = evidence.mean(signed)
        found.append(
            {
                "number": attempt,
                "signed": [(row, sheet_rules.can_withdraw(actor, row)) for row in signed],
                "lines": [
                    (line, [(row.assessor.person, cell) for row, cell in zip(signed, line.cells, strict=True)])
                    for line in comparison.lines(criteria, signed)
                ],
                "mean": round(mean, 1) if mean is not None else None,
            }
        )
    return found


@require_POST
def candidacy_pass(request, code):
    """Workshop passed; where the assessors differ, with the line that says how it was settled."""
    candidacy = load(request, code)
    form = SettlementForm(request.POST)
    settlement = form.cleaned_data["settlement"] if form.is_valid() else ""
    try:
        found = candidacies.record_pass(candidacy=candidacy, by=request.actor, settlement=settlement)
    except Invalid as refused:
        if refused.field != "settlement":
            raise
        if not form.errors:
            form.add_error("settlement", str(refused.sentence))
        return page(request, candidacy, form)
    messages.success(request, _("{name} has passed the workshop.").format(name=found.person))
    return redirect("candidacy", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_withdrawal(request, code):
    """Take a signature back, with the reason; the sheet is open again."""
    rows = Assessment.objects.filter(candidacy__in=candidacy_rules.visible_to(request.actor))
    found = visible_or_404(
        rows.select_related("candidacy__programme", "candidacy__person", "candidacy__participation__workshop",
                            "candidacy__route", "assessor__person"),
        code=code,
    )  # fmt: skip
    back = reverse("candidacy_assessments", args=[found.candidacy.code])
    if not sheet_rules.can_withdraw(request.actor, found):
        must(sheet_rules.is_signer(request.actor, found), _("Whoever signed withdraws a signature."))
        raise Conflict(
            _("The result of the workshop has been recorded; a signature stays."), next_url=back, next_label=_("Back")
        )
    form, made = ReasonForm(request.POST or None, submit=_("Withdraw the signature")), []

    def withdraw(reason):
        made.append(assessments.withdraw(assessment=found, by=request.actor, reason=reason))
        return made[0]

    page = {
        "title": _("Withdraw the signature"),
        "lead": _("What was signed stays in the history; the sheet can be corrected and signed again."),
        "back_label": found.candidacy.person,
        "back_url": back,
    }
    answered = ask(request, form, withdraw, page=page, done=_("The signature is withdrawn; the sheet is open again."))
    if not made:
        return answered
    return redirect("sheet", code=made[0].code)
