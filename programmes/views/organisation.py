from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.actions import organisation as organisation_actions
from programmes.forms.organisation import OrganisationForm
from programmes.rules import organisation as organisation_rules
from programmes.views.loading import act, answer, must, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def organisations(request):
    """All organisations, and one more."""
    if request.method == "POST":
        must(organisation_rules.can_add(request.actor), _("Only organisers and administrators add organisations."))
    form = OrganisationForm(request.POST or None)
    if act(form, lambda **fields: organisation_actions.add(by=request.actor, **fields)):
        messages.success(request, _("The organisation is added."))
        return redirect("organisations")
    words = request.GET.get("q", "")
    rows = organisation_rules.visible_to(request.actor).named(words).select_related("country")
    context = {
        "page": page_of(request, rows),
        "words": words,
        "form": form if organisation_rules.can_add(request.actor) else None,
    }
    return answer(request, "programmes/organisation/organisations.html", context, form)
