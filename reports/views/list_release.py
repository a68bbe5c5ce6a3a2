"""Releasing the list of participants with its names to somebody who otherwise sees numbers."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programmes.models import History
from programmes.rules import history as history_rules
from programmes.views.loading import act, answer, must
from reports.actions import list_release as list_releases
from reports.forms.list_release import ListReleaseForm
from reports.queries import field_pack as query
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def participant_list_releases(request, code):
    """Earlier releases, and the form: to whom, and why."""
    workshop = load(request, code)
    must(workshop_rules.can_organise(request.actor, workshop), _("The organisers of the programme release the list."))
    form = ListReleaseForm(request.POST if request.method == "POST" else None)
    document = act(
        form,
        lambda **fields: list_releases.release(
            workshop=workshop, by=request.actor, snapshot=query.participant_list(workshop), **fields
        ),
    )
    if document:
        return redirect("document", code=document.code)
    entries = history_rules.visible_to(request.actor) & History.objects.about(workshop)
    context = {"workshop": workshop, "form": form, "entries": entries.filter(act="list_releases.release")[:20]}
    return answer(request, "reports/list_release/releases.html", context, form)
