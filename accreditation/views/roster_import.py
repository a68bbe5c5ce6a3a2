"""An existing roster on its way in: pasted or dropped, checked row by row, loaded, taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import roster_import as roster_imports
from accreditation.forms.roster_import import RosterListForm
from accreditation.rules import roster as rosters
from accreditation.rules import roster_import as import_rules
from accreditation.rules import roster_page
from programmes.forms.import_ import HeadingsForm, typed
from programmes.models import AgencyKind, ImportRow
from programmes.rules import import_page, import_words
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from programmes.views.upload import stream

# The addresses the pages of a list lead to, by what they do.
NAMES = {
    "page": "roster_import",
    "corrections": "roster_import_corrections",
    "acceptance": "roster_import_acceptance",
    "headings": "roster_import_headings",
    "entries": "roster_import_entries",
    "disposal": "roster_import_disposal",
    "reversal": "roster_import_reversal",
    "file": "roster_import_file",
    "row_acceptance": "roster_row_acceptance",
    "row_keeping": "roster_row_keeping",
    "row_sameness": "roster_row_sameness",
    "row_difference": "roster_row_difference",
}


def load(request, code):
    rows = import_rules.visible_to(request.actor).select_related("upload", "programme")
    return visible_or_404(rows, code=code)


def _row(request, code):
    rows = ImportRow.objects.select_related("batch__programme")
    return visible_or_404(rows.filter(batch__in=import_rules.visible_to(request.actor)), code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def roster_imports_new(request):
    """Paste or drop the roster one has; and those handed in before."""
    programmes = rosters.administered_by(request.actor)
    must(programmes.exists(), _("The programme administrator loads the roster."))
    form = RosterListForm(request.POST or None, request.FILES or None, programmes=programmes)
    batch = act(form, lambda **given: roster_imports.stage(by=request.actor, **given))
    if batch:
        return redirect("roster_import", code=batch.code)
    context = {
        "form": form,
        "lists": import_rules.visible_to(request.actor).select_related("created_by")[:20],
        "names": NAMES,
        "title": _("Load the roster you have"),
        "lead": _(
            "Trainers accredited before the portal: a name, a date and the letter in each row. Nobody is loaded before "
            "you have seen the rows."
        ),
    }
    return answer(request, "accreditation/roster_import/new.html", context, form)


@require_safe
def roster_import(request, code):
    batch = load(request, code)
    if request.htmx:
        return _progress(request, batch)
    return _shown(request, batch)


def _progress(request, batch):
    """What polls while a worker loads the list; when it is over the browser loads the page anew."""
    job = _job(batch)
    if job is None or job.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "programmes/import/_adding.html", {"batch": batch, "names": NAMES})


def _job(batch):
    return import_rules.job_of(batch) if batch.state == batch.State.OPEN else None


def _shown(request, batch, status=200):
    show = request.GET.get("show", "")
    number = import_page.counts(batch)
    page = page_of(request, import_page.rows_of(batch, show), import_page.PAGE)
    wrong_cells, proposals = import_page.to_accept(batch)
    administrations, new = import_page.new_administrations(batch)
    put_on = ngettext("Put {n} trainer on the roster", "Put {n} trainers on the roster", number["ready"])
    context = {
        "batch": batch,
        "names": NAMES,
        "is_open": batch.state == batch.State.OPEN,
        "can_write": import_rules.can_load(request.actor, batch.programme),
        "number": number,
        "ready": number["ready"],
        "summary": import_page.summary(number),
        "notes": [said for note in batch.notes if (said := import_words.note(note))],
        "job": _job(batch),
        "headings_said": import_page.headings_said(batch),
        "columns": import_page.columns(batch, roster_page.ROSTER),
        "page": page,
        "lines": import_page.lines(batch, page, {}, roster_page.ROSTER),
        "show": show,
        "to_fix": import_page.to_fix(batch),
        "wrong_cells": wrong_cells,
        "proposals": proposals,
        "more_to_fix": number["to_fix"] - import_page.SHOWN,
        "more_duplicates": number["duplicate"] - import_page.SHOWN,
        "duplicates": import_page.duplicates(batch, request.actor),
        "administrations": administrations,
        "new_administrations": new,
        "kinds": AgencyKind.choices,
        "done_url": reverse("roster"),
        "done_words": _("To the roster"),
        "add_words": put_on.format(n=number["ready"]),
    }
    return render(request, "accreditation/roster_import/list.html", context, status=status)


def _keep_typed(request, batch):
    """Every button of the page brings along what was typed; it is kept before the button does its work."""
    cells, services = typed(request.POST, import_rules.FIELDS)
    if cells or services:
        roster_imports.correct(batch=batch, typed=cells, services=services, by=request.actor)


@require_POST
def roster_import_corrections(request, code):
    """What was typed is kept, right or wrong; while a cell is still wrong the page says so in place."""
    batch = load(request, code)
    cells, services = typed(request.POST, import_rules.FIELDS)
    roster_imports.correct(batch=batch, typed=cells, services=services, by=request.actor)
    if batch.rows.filter(code__in=cells, state=ImportRow.State.TO_FIX).exists():
        batch.refresh_from_db()
        return _shown(request, batch, status=422)
    messages.success(request, _("Saved."))
    return redirect("roster_import", code=code)


@require_POST
def roster_import_acceptance(request, code):
    batch = load(request, code)
    _keep_typed(request, batch)
    roster_imports.accept(batch=batch, by=request.actor)
    return redirect("roster_import", code=code)


@require_POST
def roster_row_acceptance(request, code):
    row = _row(request, code)
    _keep_typed(request, row.batch)
    roster_imports.accept(batch=row.batch, row=row, field=request.GET.get("field", ""), by=request.actor)
    return _back(row)


@require_POST
def roster_row_keeping(request, code):
    """Leave an unusual cell as it is."""
    row = _row(request, code)
    field = request.GET.get("field", "")
    if row.problems.get(field) not in import_words.MAY_STAY:
        raise Invalid(_("This cell cannot stay as it is: correct or empty it."))
    _keep_typed(request, row.batch)
    roster_imports.leave(row=row, field=field, by=request.actor)
    return _back(row)


@require_POST
def roster_row_sameness(request, code):
    row = _row(request, code)
    _keep_typed(request, row.batch)
    roster_imports.same(row=row, by=request.actor)
    return _back(row)


@require_POST
def roster_row_difference(request, code):
    row = _row(request, code)
    _keep_typed(request, row.batch)
    roster_imports.differ(row=row, by=request.actor)
    return _back(row)


def _back(row):
    return redirect("roster_import", code=row.batch.code)


@require_http_methods(["GET", "HEAD", "POST"])
def roster_import_headings(request, code):
    batch = load(request, code)
    sample = [row.cells for row in batch.rows.all()[:3]]
    form = HeadingsForm(request.POST or None, batch=batch, sample=sample, fields=import_rules.FIELDS)

    def choose(**_chosen):
        return roster_imports.choose_headings(batch=batch, fields=form.chosen(), by=request.actor)

    if act(form, choose):
        return redirect("roster_import", code=code)
    left_out = [column["heading"] for column in batch.headings if column["reason"] == "travel"]
    context = {"batch": batch, "form": form, "left_out": left_out, "names": NAMES}
    return answer(request, "programmes/import/headings.html", context, form)


@require_POST
def roster_import_entries(request, code):
    """Load what is ready: a short list at once, a long one by a worker."""
    batch = load(request, code)
    _keep_typed(request, batch)
    number = import_page.counts(batch)
    if number["ready"] > import_rules.AT_ONCE:
        roster_imports.confirm(batch=batch, by=request.actor)
        return redirect("roster_import", code=code)
    batch = roster_imports.apply(batch=batch, by=request.actor)
    added = import_page.counts(batch)["added"] - number["added"]
    words = ngettext("{n} trainer is on the roster.", "{n} trainers are on the roster.", added)
    messages.success(request, words.format(n=added))
    return redirect("roster_import", code=code)


@require_POST
def roster_import_disposal(request, code):
    roster_imports.discard(batch=load(request, code), by=request.actor)
    messages.success(request, _("The list is discarded. The file is kept, and nothing else was changed."))
    return redirect("roster")


@require_POST
def roster_import_reversal(request, code):
    batch = load(request, code)
    stay = roster_imports.undo(batch=batch, by=request.actor)
    if stay:
        words = ngettext(
            "The list is taken back. {n} trainer stays: a certificate or something else hangs on the entry already.",
            "The list is taken back. {n} trainers stay: certificates or something else hang on the entries already.",
            stay,
        )
        messages.warning(request, words.format(n=stay))
    else:
        messages.success(request, _("The list is taken back. Nobody of it is on the roster any more."))
    return redirect("roster_import", code=code)


@require_safe
def roster_import_file(request, code):
    return stream(load(request, code).upload)
