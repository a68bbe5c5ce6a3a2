from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.forms.import_ import ListForm
from programmes.models import ImportRow
from programmes.views import import_ as pages
from programmes.views.loading import act, answer, must, visible_or_404
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
        return pages.progress(request, batch, NAMES)
    return _shown(request, batch, workshop)


def _shown(request, batch, workshop, status=200):
    words, attended, attended_total, twice = participant_page.attended(batch, request.actor)

    def earlier(people):
        return participant_page.earlier(batch, request.actor, people)

    context = pages.shown(
        request, batch, names=NAMES, layout=participant_page.PARTICIPANTS, attended=words, earlier=earlier
    )
    ready = context["ready"]
    context |= {
        "workshop": workshop,
        "can_write": import_rules.can_write(request.actor, workshop),
        "attended": attended,
        "attended_total": attended_total,
        "twice": twice,
        "done_url": reverse("participants", args=[workshop.code]),
        "done_words": _("To the list of participants"),
        "add_words": ngettext("Add {n} person now", "Add {n} people now", ready).format(n=ready),
    }
    return render(request, "workshops/participant_import/list.html", context, status=status)


def _keep_typed(request, batch):
    pages.keep_typed(request, batch, import_rules.FIELDS, participant_imports.correct)


@require_POST
def import_corrections(request, code):
    """What was typed is kept, right or wrong; while a cell is still wrong the page says so in place."""
    batch, workshop = load(request, code)
    if not pages.corrected(request, batch, import_rules.FIELDS, participant_imports.correct):
        return _shown(request, batch, workshop, status=422)
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
    field = pages.field_that_stays(request, row)
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
    choose = participant_imports.choose_headings
    return pages.headings(request, batch, NAMES, import_rules.FIELDS, choose, workshop=workshop)


@require_POST
def import_participations(request, code):
    """Add what is ready: a short list at once, a long one by a worker."""
    batch, _workshop = load(request, code)
    _keep_typed(request, batch)
    added = pages.add(request, batch, participant_imports.confirm, participant_imports.apply)
    if added is not None:
        words = ngettext("{n} person is on the list.", "{n} people are on the list.", added)
        messages.success(request, words.format(n=added))
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
