from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accreditation.actions import assessment as assessments
from accreditation.forms.assessment import AssessmentForm
from accreditation.rules import candidacy as candidacy_rules
from accreditation.views.candidacy import load
from programmes.views.loading import act, answer, must


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_assessments(request, code):
    """The rubric for an assessor who has not signed; the signed forms for those who may read them."""
    candidacy = load(request, code)
    can_assess = candidacy_rules.can_assess(request.actor, candidacy)
    can_read = candidacy_rules.can_read_assessments(request.actor, candidacy)
    may = candidacy_rules.may_assess(request.actor, candidacy)
    must(can_assess or can_read or may, _("Assessments are for the assessors and the organisers."))
    form = AssessmentForm(request.POST or None, criteria=candidacy.route.criteria.all()) if may else None
    if request.method == "POST":
        must(may, _("Assessors of the programme sign an assessment; never their own."))

        def sign(**_fields):
            return assessments.sign(candidacy=candidacy, by=request.actor, **form.answers())

        if act(form, sign):
            messages.success(request, _("Your assessment of {name} is signed.").format(name=candidacy.person))
            return redirect("candidacy", code=code)
    context = {
        "candidacy": candidacy,
        "form": form if can_assess or request.method == "POST" else None,
        "signed": candidacy.current_assessments() if can_read else [],
        "route": candidacy.route,
    }
    return answer(request, "accreditation/assessment/assessments.html", context, form)
