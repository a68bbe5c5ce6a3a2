from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import assessment as assessments
from accreditation.actions import sheet as sheets
from accreditation.forms.sheet import PaperSheetForm, SheetForm
from accreditation.rules import needs
from accreditation.rules import sheet as sheet_rules
from accreditation.views import candidacy as candidacy_views
from accreditation.views.asking import ask
from programmes.forms import boxes
from programmes.rules import clock
from programmes.rules.refusal import Refused
from programmes.views.loading import json_of, must, page_of, visible_or_404
from workshops.rules import stamp

RELATED = (
    "candidacy__programme", "candidacy__route", "candidacy__person", "assessor", "typed_in_by",
    "candidacy__participation__workshop__programme", "candidacy__participation__workshop__language",
    "candidacy__participation__organisation", "candidacy__participation__country",
)  # fmt: skip


def _load(request, code):
    return visible_or_404(sheet_rules.visible_to(request.actor).select_related(*RELATED), code=code)


@require_safe
def sheet_list(request):
    """My sheets: drafts first; above them whom to assess."""
    page = page_of(request, sheet_rules.of_actor(request.actor))
    context = {"page": page, "to_assess": [c for c in needs.to_assess(request.actor, most=50) if not c.own_sheet]}
    return render(request, "accreditation/sheet/sheets.html", context)


@require_POST
def candidacy_sheet(request, code):
    """Begin one's own sheet, or go on with it."""
    sheet = sheets.begin(candidacy=candidacy_views.load(request, code), by=request.actor)
    return redirect("sheet", code=sheet.code)


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_paper_sheet(request, code):
    """A sheet that was filled in on paper: whose, and when; then it is typed in like any other."""
    candidacy = candidacy_views.load(request, code)
    must(sheet_rules.can_type_in(request.actor, candidacy), _("Organisers type in what was signed on paper."))
    form = PaperSheetForm(request.POST or None, assessors=sheet_rules.assessors_of(candidacy))
    made = []

    def begin(**fields):
        made.append(sheets.begin_paper(candidacy=candidacy, by=request.actor, **fields))
        return made[0]

    page = {
        "title": _("Type in a paper sheet"),
        "lead": candidacy.person,
        "back_label": candidacy.person,
        "back_url": reverse("candidacy_assessments", args=[code]),
    }
    answer = ask(request, form, begin, page=page, done=_("Now type in what stands on the paper."))
    return redirect("sheet", code=made[0].code) if made else answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, code):
    """The sheet: one page. With a script it saves by itself; without one, by its button. Nothing is lost."""
    found = _load(request, code)
    if request.method != "POST":
        return _page(request, found, _form(found))
    unsaved = _save(request, found)
    if unsaved:
        return unsaved
    messages.success(request, _("Everything is on the server."))
    return redirect("sheet", code=code)


@require_POST
def sheet_changes(request, code):
    """What was filled in since the last time, as JSON, answered box by box: 200, or 409 with both texts."""
    found = _load(request, code)
    must(sheet_rules.can_hold(request.actor, found), _("Whoever assesses writes their own sheet."))
    changes = boxes.BoxChanges(json_of(request))
    outcomes = changes.refused | sheets.write_form(
        sheet=found, boxes=changes.boxes, sent=changes.sent, by=request.actor
    )
    with timezone.override(found.candidacy.participation.workshop.zone):
        told = {"results": changes.answered(outcomes), "now": int(clock.now().timestamp() * 1000)}
    return JsonResponse(told, status=boxes.status_of(outcomes))


@require_POST
def sheet_signature(request, code):
    """Sign: what was typed is saved first; whatever is missing is said beside its field, and nothing is lost."""
    found = _load(request, code)
    unsaved = _save(request, found) if f"{sheet_rules.REMARKS}-seen" in request.POST else None
    if unsaved:
        return unsaved
    try:
        sheets.sign(sheet=found, by=request.actor)
    except assessments.Incomplete as incomplete:
        return _page(request, found, _form(found, errors=incomplete.missing), status=incomplete.status)
    messages.success(request, _("The assessment of {name} is signed.").format(name=found.candidacy.person))
    return redirect("candidacy_assessments", code=found.candidacy.code)


def _form(sheet, data=None, errors=None):
    return SheetForm(sheet, sheet.candidacy.route.criteria.all(), data, errors)


def _save(request, sheet):
    """Put what was typed on the server, box by box. Returns the page again when something could not be saved."""
    must(sheet_rules.can_hold(request.actor, sheet), _("Whoever assesses writes their own sheet."))
    form = _form(sheet, request.POST)
    outcomes = sheets.write_form(sheet=sheet, boxes=form.changed_boxes(), by=request.actor)
    refusals = boxes.refusals(outcomes)
    if not refusals:
        return None
    sheet.refresh_from_db(fields=["state", "version"])
    return _page(request, sheet, form.after(refusals), refusals, max(one.status for one in refusals))


def _page(request, sheet, form, refusals=(), status=200):
    workshop, actor = sheet.candidacy.participation.workshop, request.actor
    context = {
        "sheet": sheet,
        "candidacy": sheet.candidacy,
        "workshop": workshop,
        "form": form,
        "can_write": sheet_rules.can_write(actor, sheet),
        "refusals": [one for one in refusals if isinstance(one, Refused)],
        "lessons": [
            f"{item.day:%d.%m.}, {item.starts_at:%H:%M}, {item.title}"
            for item in workshop.agenda.exclude(kind="break")[:80]
        ],
        "now": clock.now(),
        # Drafts on a device belong to one writer: somebody else who opens the page there does not see them.
        "writer": stamp.SIGNER.signature(f"{actor.kind}{actor.party_id}{actor.scope}")[:12],
    }
    with timezone.override(workshop.zone):
        return render(request, "accreditation/sheet/sheet.html", context, status=status)
