from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.forms.import_ import HeadingsForm, ListForm, typed
from programmes.models import AgencyKind, ImportRow
from programmes.rules import import_page, import_words
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from programmes.views.upload import stream
from workshops.actions import participant_import as participant_imports
from workshops.rules import participant_import as import_rules
from workshops.rules import participant_page
from workshops.views.workshop import load as load_workshop

# The addresses the pages of a list lead to, by what they do.
NAMES = {
    "page": "participant_import",
    "corrections": "import_corrections",
    "acceptance": "import_acceptance",
    "headings": "import_headings",
    "entries": "import_participations",
    "disposal": "import_discard",
    "reversal": "import_undo",
    "file": "import_file",
    "row_acceptance": "import_row_acceptance",
    "row_keeping": "import_row_keeping",
    "row_sameness": "import_row_sameness",
    "row_difference": "import_row_difference",
}


def load(request, code):
    batch = visible_or_404(import_rules.visible_to(request.actor).select_related("upload"), code=code)
    workshop = import_rules.workshop_of(batch)
    must(import_rules.can_read(request.actor, workshop), _("Only organisers keep the list."))
    return batch, workshop


def _row(request, code):
    rows = ImportRow.objects.select_related("batch").filter(batch__in=import_rules.visible_to(request.actor))
    row = visible_or_404(rows, code=code)
    must(import_rules.can_read(request.actor, import_rules.workshop_of(row.batch)), _("Only organisers keep the list."))
    return row


@require_http_methods(["GET", "HEAD", "POST"])
def participant_imports_of(request, code):
    """Paste or drop a list; and the lists handed in before."""
    workshop = load_workshop(request, code)
    must(import_rules.can_write(request.actor, workshop), _("Only organisers keep the list."))
    form = ListForm(request.POST or None, request.FILES or None)
    batch = act(form, lambda **given: participant_imports.stage(workshop=workshop, by=request.actor, **given))
    if batch:
        return redirect("participant_import", code=batch.code)
    lists = import_rules.visible_to(request.actor).filter(subject_pk=workshop.pk).select_related("created_by")[:20]
    context = {"workshop": workshop, "form": form, "lists": lists, "names": NAMES, "title": _("Paste or drop a list")}
    context["lead"] = _("Only a name is needed in each row. Nobody is added before you have seen the rows.")
    return answer(request, "workshops/participant_import/new.html", context, form)


@require_safe
def participant_import(request, code):
    batch, workshop = load(request, code)
    if request.htmx:
        return _progress(request, batch)
    return _shown(request, batch, workshop)


def _progress(request, batch):
    """What polls while a worker adds the list; when it is over the browser loads the page anew."""
    job = _job(batch)
    if job is None or job.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "programmes/import/_adding.html", {"batch": batch, "names": NAMES})


def _shown(request, batch, workshop, status=200):
    show = request.GET.get("show", "")
    number = import_page.counts(batch)
    words, attended, attended_total, twice = participant_page.attended(batch, request.actor)
    page = page_of(request, import_page.rows_of(batch, show), import_page.PAGE)
    wrong_cells, proposals = import_page.to_accept(batch)
    administrations, new = import_page.new_administrations(batch)
    context = {
        "batch": batch,
        "workshop": workshop,
        "is_open": batch.state == batch.State.OPEN,
        "can_write": import_rules.can_write(request.actor, workshop),
        "number": number,
        "ready": number["ready"],
        "summary": import_page.summary(number),
        "notes": [said for note in batch.notes if (said := import_words.note(note))],
        "job": _job(batch),
        "headings_said": import_page.headings_said(batch),
        "columns": import_page.columns(batch, participant_page.PARTICIPANTS),
        "page": page,
        "lines": import_page.lines(batch, page, words, participant_page.PARTICIPANTS),
        "show": show,
        "to_fix": import_page.to_fix(batch),
        "wrong_cells": wrong_cells,
        "proposals": proposals,
        "more_to_fix": number["to_fix"] - import_page.SHOWN,
        "more_duplicates": number["duplicate"] - import_page.SHOWN,
        "duplicates": import_page.duplicates(
            batch, request.actor, lambda people: participant_page.earlier(batch, request.actor, people)
        ),
        "attended": attended,
        "attended_total": attended_total,
        "twice": twice,
        "administrations": administrations,
        "new_administrations": new,
        "kinds": AgencyKind.choices,
        "names": NAMES,
        "done_url": reverse("participants", args=[workshop.code]),
        "done_words": _("To the list of participants"),
        "add_words": ngettext("Add {n} person now", "Add {n} people now", number["ready"]).format(n=number["ready"]),
    }
    return render(request, "workshops/participant_import/list.html", context, status=status)


def _job(batch):
    """The worker's job, while the list is still open."""
    return import_rules.job_of(batch) if batch.state == batch.State.OPEN else None


def _keep_typed(request, batch):
    """Every button of the page brings along what was typed; it is kept before the button does its work."""
    cells, services = typed(request.POST, import_rules.FIELDS)
    if cells or services:
        participant_imports.correct(batch=batch, typed=cells, services=services, by=request.actor)
    return cells


@require_POST
def import_corrections(request, code):
    """What was typed is kept, right or wrong; while a cell is still wrong the page says so in place."""
    batch, workshop = load(request, code)
    cells, services = typed(request.POST, import_rules.FIELDS)
    participant_imports.correct(batch=batch, typed=cells, services=services, by=request.actor)
    if batch.rows.filter(code__in=cells, state=ImportRow.State.TO_FIX).exists():
        batch.refresh_from_db()
        return _shown(request, batch, workshop, status=422)
    messages.success(request, _("Saved."))
    return redirect("participant_import", code=code)


@require_POST
def import_acceptance(request, code):
    batch, _workshop = load(request, code)
    _keep_typed(request, batch)
    participant_imports.accept(batch=batch, by=request.actor)
    return redirect("participant_import", code=code)


@require_POST
def import_row_acceptance(request, code):
    row = _row(request, code)
    _keep_typed(request, row.batch)
    participant_imports.accept(batch=row.batch, row=row, field=request.GET.get("field", ""), by=request.actor)
    return _back(row)


@require_POST
def import_row_keeping(request, code):
    """Leave an unusual cell as it is."""
    row = _row(request, code)
    field = request.GET.get("field", "")
    if row.problems.get(field) not in import_words.MAY_STAY:
        raise Invalid(_("This cell cannot stay as it is: correct or empty it."))
    _keep_typed(request, row.batch)
    participant_imports.leave(row=row, field=field, by=request.actor)
    return _back(row)


@require_POST
def import_row_sameness(request, code):
    row = _row(request, code)
    _keep_typed(request, row.batch)
    participant_imports.same(row=row, by=request.actor)
    return _back(row)


@require_POST
def import_row_difference(request, code):
    row = _row(request, code)
    _keep_typed(request, row.batch)
    participant_imports.differ(row=row, by=request.actor)
    return _back(row)


def _back(row):
    return redirect("participant_import", code=row.batch.code)


@require_http_methods(["GET", "HEAD", "POST"])
def import_headings(request, code):
    batch, workshop = load(request, code)
    must(import_rules.can_write(request.actor, workshop), _("Only organisers keep the list."))
    sample = [row.cells for row in batch.rows.all()[:3]]
    form = HeadingsForm(request.POST or None, batch=batch, sample=sample, fields=import_rules.FIELDS)

    def choose(**_chosen):
        return participant_imports.choose_headings(batch=batch, fields=form.chosen(), by=request.actor)

    if act(form, choose):
        return redirect("participant_import", code=code)
    left_out = [column["heading"] for column in batch.headings if column["reason"] == "travel"]
    context = {"batch": batch, "workshop": workshop, "form": form, "left_out": left_out, "names": NAMES}
    return answer(request, "programmes/import/headings.html", context, form)


@require_POST
def import_participations(request, code):
    """Add what is ready: a short list at once, a long one by a worker."""
    batch, _workshop = load(request, code)
    _keep_typed(request, batch)
    if import_page.counts(batch)["ready"] > import_rules.AT_ONCE:
        participant_imports.confirm(batch=batch, by=request.actor)
        return redirect("participant_import", code=code)
    before = import_page.counts(batch)["added"]
    batch = participant_imports.apply(batch=batch, by=request.actor)
    number = import_page.counts(batch)
    added = number["added"] - before
    messages.success(
        request,
        ngettext("{n} person is on the list.", "{n} people are on the list.", added).format(n=added),
    )
    return redirect("participant_import", code=code)


@require_POST
def import_discard(request, code):
    batch, workshop = load(request, code)
    participant_imports.discard(batch=batch, by=request.actor)
    messages.success(request, _("The list is discarded. The file is kept, and nothing else was changed."))
    return redirect("participants", code=workshop.code)


@require_POST
def import_undo(request, code):
    batch, workshop = load(request, code)
    stay = participant_imports.undo(batch=batch, by=request.actor)
    if stay:
        words = ngettext(
            "The list is taken back. {n} person stays: a seat, a letter or something else hangs on the entry already.",
            "The list is taken back. {n} people stay: seats, letters or something else hang on the entries already.",
            stay,
        )
        messages.warning(request, words.format(n=stay))
    else:
        messages.success(request, _("The list is taken back. Nobody of it is on the list of participants any more."))
    return redirect("participants", code=workshop.code)


@require_safe
def import_file(request, code):
    batch, _workshop = load(request, code)
    return stream(batch.upload)
