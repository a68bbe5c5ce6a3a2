from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accreditation.actions import decision as decisions
from accreditation.forms.decision import DecisionForm
from accreditation.rules import candidacy as candidacy_rules
from accreditation.views.candidacy import load, page
from programmes.rules.refusal import Conflict
from programmes.views.loading import act


@require_POST
def candidacy_decision(request, code):
    """Record what was decided. A refusal comes back on the page of the candidacy, with everything that was typed."""
    candidacy = load(request, code)
    outcomes = candidacy_rules.outcomes(candidacy)
    candidacy_rules.must_decide(request.actor, candidacy)
    if not outcomes:
        raise Conflict(_("This case is closed; its decision stands."))
    form = DecisionForm(request.POST, outcomes=outcomes, award=candidacy.route.award)

    def record(**fields):
        return decisions.record(candidacy=candidacy, by=request.actor, **fields)

    if act(form, record):
        messages.success(request, _("The decision is recorded."))
        return redirect("candidacy", code=code)
    return page(request, candidacy, form)
