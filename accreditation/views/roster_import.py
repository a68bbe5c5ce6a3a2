"""An existing roster on its way in: pasted or dropped, checked row by row, loaded, taken back."""

from django.contrib import messages
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
from programmes.models import ImportRow
from programmes.views import import_ as pages
from programmes.views.loading import act, answer, must, visible_or_404
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
        return pages.progress(request, batch, NAMES)
    return _shown(request, batch)


def _shown(request, batch, status=200):
    context = pages.shown(request, batch, names=NAMES, layout=roster_page.ROSTER)
    put_on = ngettext("Put {n} trainer on the roster", "Put {n} trainers on the roster", context["ready"])
    context |= {
        "can_write": import_rules.can_load(request.actor, batch.programme),
        "done_url": reverse("roster"),
        "done_words": _("To the roster"),
        "add_words": put_on.format(n=context["ready"]),
    }
    return render(request, "accreditation/roster_import/list.html", context, status=status)


def _keep_typed(request, batch):
    pages.keep_typed(request, batch, import_rules.FIELDS, roster_imports.correct)


@require_POST
def roster_import_corrections(request, code):
    """What was typed is kept, right or wrong; while a cell is still wrong the page says so in place."""
    batch = load(request, code)
    if not pages.corrected(request, batch, import_rules.FIELDS, roster_imports.correct):
        return _shown(request, batch, status=422)
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
    field = pages.field_that_stays(request, row)
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
    return pages.headings(request, batch, NAMES, import_rules.FIELDS, roster_imports.choose_headings)


@require_POST
def roster_import_entries(request, code):
    """Load what is ready: a short list at once, a long one by a worker."""
    batch = load(request, code)
    _keep_typed(request, batch)
    added = pages.add(request, batch, roster_imports.confirm, roster_imports.apply)
    if added is not None:
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
