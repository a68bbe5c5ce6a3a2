from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes.views.loading import act, answer, must, page_of, visible_or_404
from programmes.views.upload import stream
from workshops.actions import paper_record as paper_record_actions
from workshops.forms.paper_record import PaperRecordForm
from workshops.rules import paper_record as paper_record_rules
from workshops.views.workshop import load


@require_http_methods(["GET", "HEAD", "POST"])
def paper_records(request, code):
    """What was filled in by hand, in the order in which it happened; and a form for what is still in somebody's bag."""
    workshop = load(request, code)
    must(paper_record_rules.can_see(request.actor, workshop), _("These papers are for the team of the workshop."))
    can_record = paper_record_rules.can_record(request.actor, workshop)
    must(can_record or request.method != "POST", _("This workshop is closed for writing. An organiser can reopen it."))
    form = PaperRecordForm(request.POST or None, request.FILES or None, workshop=workshop)

    def record(day, time, **fields):
        filled_at = workshop.moment(day, time)
        return paper_record_actions.record(workshop=workshop, filled_at=filled_at, by=request.actor, **fields)

    if act(form, record):
        messages.success(request, _("Kept."))
        return redirect("paper_records", code=code)
    page = page_of(request, workshop.paper_records.select_related("upload", "recorded_by"))
    context = {
        "workshop": workshop,
        "page": page,
        "rows": [(one, paper_record_rules.is_late(one, workshop)) for one in page],
        "form": form if can_record else None,
    }
    with timezone.override(workshop.zone):
        return answer(request, "workshops/paper_record/paper_records.html", context, form)


@require_safe
def paper_record_file(request, code):
    """The scan itself, for the team alone."""
    return stream(
        visible_or_404(paper_record_rules.visible_to(request.actor).select_related("upload"), code=code).upload
    )
