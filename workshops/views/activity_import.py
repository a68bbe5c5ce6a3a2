"""An archive of activities on its way in: dropped, checked row by row, its words chosen, added, taken back."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.models import ImportRow, Organisation
from programmes.rules import import_page, import_words
from programmes.rules.cells import safe_row
from programmes.views import import_ as pages
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from programmes.views.upload import stream
from workshops.actions import activity_import as activity_imports
from workshops.forms.activity_import import ArchiveForm, WordForms
from workshops.rules import activity_doubts, activity_page, activity_report
from workshops.rules import activity_import as import_rules
from workshops.rules import workshop as workshop_rules

# The addresses the pages of a list lead to, by what they do.
NAMES = {
    "page": "activity_import",
    "corrections": "activity_import_corrections",
    "acceptance": "activity_import_acceptance",
    "headings": "activity_import_headings",
    "entries": "activity_import_entries",
    "disposal": "activity_import_disposal",
    "reversal": "activity_import_reversal",
    "file": "activity_import_file",
    "row_acceptance": "activity_row_acceptance",
    "row_keeping": "activity_row_keeping",
}
WORDS_A_PAGE = 20
# Names of organisations a browser proposes while somebody types.
KNOWN = 500


def load(request, code):
    rows = import_rules.visible_to(request.actor).select_related("upload", "programme")
    return visible_or_404(rows, code=code)


def load_row(request, code):
    rows = ImportRow.objects.select_related("batch__programme")
    return visible_or_404(rows.filter(batch__in=import_rules.visible_to(request.actor)), code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def activity_imports_new(request):
    """Paste or drop an archive; and those handed in before."""
    programmes = import_rules.administered_by(request.actor)
    anywhere = import_rules.can_load(request.actor, None)
    must(
        anywhere or programmes.exists(), _("The system administrator and the programme administrators load an archive.")
    )
    form = ArchiveForm(request.POST or None, request.FILES or None, programmes=programmes, may_follow_rows=anywhere)
    batch = act(form, lambda **given: activity_imports.stage(by=request.actor, **given))
    if batch:
        return redirect("activity_import", code=batch.code)
    context = {
        "form": form,
        "lists": import_rules.visible_to(request.actor).select_related("created_by")[:20],
        "names": NAMES,
        "title": _("Load an archive of activities"),
        "lead": _(
            "One activity in each row: title, days, place, who took part. The original text is kept beside what was "
            "understood, and nothing is added before you have seen the rows."
        ),
    }
    return answer(request, "workshops/activity_import/new.html", context, form)


@require_safe
def activity_import(request, code):
    batch = load(request, code)
    if request.htmx:
        return pages.progress(request, batch, NAMES)
    return _shown(request, batch)


def _shown(request, batch, status=200):
    show, about = request.GET.get("show", ""), request.GET.get("about", "")
    number = activity_page.numbers(batch)
    page = page_of(request, activity_page.rows_of(batch, show, about), activity_page.PAGE)
    is_open, can_write = batch.state == batch.State.OPEN, import_rules.can_load(request.actor, batch.programme)
    words = activity_page.unknown_words(batch)
    job = batch.worker_job() if is_open else None
    is_busy = bool(job and not job.is_over)
    context = {
        "batch": batch,
        "names": NAMES,
        "is_open": is_open,
        "can_write": can_write and not is_busy,
        "number": number,
        "summary": activity_page.summary(number, is_open),
        "filters": [(name, word, number[name or "all"]) for name, word in _filters() if number[name or "all"]],
        "doubts": [(name, activity_doubts.ABOUT[name], n) for name, n in number["about"].items()],
        "about": activity_doubts.ABOUT.get(about, "") if show == "doubt" else "",
        "to_correct": activity_page.to_correct(batch) if is_open else [],
        "more_to_correct": number["cells"] - activity_page.SHOWN,
        "notes": [said for note in batch.notes if (said := import_words.note(note))],
        "headings_said": import_page.headings_said(batch),
        "job": job,
        "page": page,
        "lines": activity_page.lines(page, request.actor),
        "show": show,
        "words": words[: activity_page.SHOWN],
        "number_of_words": len(words),
        "more_words": len(words) - activity_page.SHOWN,
        "activities_url": _activities_url(request, batch, number),
    }
    return render(request, "workshops/activity_import/list.html", context, status=status)


def _activities_url(request, batch, number):
    """Where the activities of an archive are read; nowhere for who sees none, as the system administrator."""
    seen = workshop_rules.visible_to(request.actor).filter(programme=batch.programme)
    if not number["here"] or not seen.exists():
        return ""
    return reverse("workshops") + f"?programme={batch.programme.slug}"


def _filters():
    return (
        ("", _("All")),
        ("open", _("To settle")),
        ("new", _("New")),
        ("changed", _("Changed")),
        ("here", _("In the portal")),
        ("doubt", _("With a doubt")),
    )


def keep_typed(request, batch):
    pages.keep_typed(request, batch, import_rules.FIELDS, activity_imports.correct)


@require_POST
def activity_import_corrections(request, code):
    """What was typed is kept, right or wrong; while a cell is still wrong the page says so in place."""
    batch = load(request, code)
    if not pages.corrected(request, batch, import_rules.FIELDS, activity_imports.correct):
        return _shown(request, batch, status=422)
    return redirect("activity_import", code=code)


@require_POST
def activity_import_acceptance(request, code):
    batch = load(request, code)
    keep_typed(request, batch)
    activity_imports.accept(batch=batch, by=request.actor)
    return redirect("activity_import", code=code)


@require_POST
def activity_row_acceptance(request, code):
    row = load_row(request, code)
    keep_typed(request, row.batch)
    activity_imports.accept(batch=row.batch, row=row, field=request.GET.get("field", ""), by=request.actor)
    return redirect("activity_import", code=row.batch.code)


@require_POST
def activity_row_keeping(request, code):
    """Leave a word as it is, or say that it is another activity."""
    row = load_row(request, code)
    field = pages.field_that_stays(request, row)
    keep_typed(request, row.batch)
    activity_imports.leave(row=row, field=field, by=request.actor)
    return redirect("activity_import", code=row.batch.code)


@require_http_methods(["GET", "HEAD", "POST"])
def activity_import_headings(request, code):
    choose = activity_imports.choose_headings
    return pages.headings(request, load(request, code), NAMES, import_rules.FIELDS, choose)


@require_http_methods(["GET", "HEAD", "POST"])
def activity_import_words(request, code):
    """The words nobody knows, a page of them at a time, and what each of them means."""
    batch = load(request, code)
    page = page_of(request, activity_page.unknown_words(batch), WORDS_A_PAGE)
    asked = WordForms(page, request.POST if request.method == "POST" else None)
    chosen = act(asked, lambda: activity_imports.choose_words(batch=batch, chosen=asked.chosen, by=request.actor))
    if chosen:
        words = ngettext("{n} name is known from now on.", "{n} names are known from now on.", len(chosen))
        messages.success(request, words.format(n=len(chosen)))
        return redirect("activity_import_words", code=code)
    context = {
        "batch": batch,
        "asked": asked,
        "page": page,
        "is_open": batch.state == batch.State.OPEN and import_rules.can_load(request.actor, batch.programme),
        "organisations": Organisation.objects.order_by("search_key")[:KNOWN] if asked.asks_organisations else (),
    }
    return answer(request, "workshops/activity_import/words.html", context, asked)


@require_POST
def activity_import_open_words(request, code):
    """The rows go in with their words as they are."""
    batch = load(request, code)
    keep_typed(request, batch)
    activity_imports.leave_words(batch=batch, by=request.actor)
    return redirect("activity_import", code=code)


@require_POST
def activity_import_entries(request, code):
    """Add what is ready: a short archive at once, a long one by a worker."""
    batch = load(request, code)
    keep_typed(request, batch)
    if activity_page.numbers(batch)["ready"] > pages.AT_ONCE:
        activity_imports.confirm(batch=batch, by=request.actor)
        return redirect("activity_import", code=code)
    _batch, created, updated = activity_imports.apply(batch=batch, by=request.actor)
    words = ngettext("{n} row is in the portal.", "{n} rows are in the portal.", created + updated)
    messages.success(request, words.format(n=created + updated))
    return redirect("activity_import", code=code)


@require_POST
def activity_import_disposal(request, code):
    activity_imports.discard(batch=load(request, code), by=request.actor)
    messages.success(request, _("The list is discarded. The file is kept, and nothing else was changed."))
    return redirect("activity_imports")


@require_POST
def activity_import_reversal(request, code):
    stay = activity_imports.undo(batch=load(request, code), by=request.actor)
    if stay:
        words = ngettext(
            "The archive is taken back. {n} row stays: something hangs on its activity already.",
            "The archive is taken back. {n} rows stay: something hangs on their activities already.",
            stay,
        )
        messages.warning(request, words.format(n=stay))
    else:
        messages.success(request, _("The archive is taken back; what it had changed is as it was."))
    return redirect("activity_import", code=code)


@require_safe
def activity_import_file(request, code):
    return stream(load(request, code).upload)


@require_safe
def activity_import_report(request, code):
    """What became of each row, and what is doubtful in it, as a file."""
    batch = load(request, code)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="archive-report.csv"'
    response.write("\ufeff")
    out = csv.writer(response)
    out.writerow([_("Line"), _("Source"), _("Title"), _("What became of it"), _("Remark")])
    for row in activity_report.table(batch):
        out.writerow(safe_row(row))
    return response
