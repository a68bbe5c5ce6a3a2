"""What the pages of every list on its way in share: participants, a roster, and what else is pasted or dropped.

Each floor keeps its own addresses, its own actions and its own words; a view hands its action in, so that who does
what is read in one place. `names` are the addresses the templates lead to, by what they do: page, corrections,
acceptance, headings, entries, disposal, reversal, file, row_acceptance, row_keeping, row_sameness, row_difference.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from programmes.forms.import_ import HeadingsForm, typed
from programmes.models import AgencyKind, ImportRow
from programmes.rules import import_page, import_words
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, page_of

# More rows than this are added by a worker; the page says how far it is.
AT_ONCE = 200


def progress(request, batch, names):
    """What polls while a worker adds the list; when it is over the browser loads the page anew."""
    job = _job(batch)
    if job is None or job.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "programmes/import/_adding.html", {"batch": batch, "names": names})


def _job(batch):
    """The worker's job, while the list is still open."""
    return batch.worker_job() if batch.state == batch.State.OPEN else None


def shown(request, batch, *, names, layout, attended=None, earlier=lambda people: {}):
    """The context of programmes/import/list.html, without what only its floor knows: can_write, done_url, done_words
    and add_words. `attended` is {person: words}, `earlier(people)` as import_page.duplicates asks for it."""
    show = request.GET.get("show", "")
    number = import_page.counts(batch)
    page = page_of(request, import_page.rows_of(batch, show), import_page.PAGE)
    wrong_cells, proposals = import_page.to_accept(batch)
    administrations, new = import_page.new_administrations(batch)
    return {
        "batch": batch,
        "names": names,
        "is_open": batch.state == batch.State.OPEN,
        "number": number,
        "ready": number["ready"],
        "summary": import_page.summary(number),
        "notes": [said for note in batch.notes if (said := import_words.note(note))],
        "job": _job(batch),
        "headings_said": import_page.headings_said(batch),
        "columns": import_page.columns(batch, layout),
        "page": page,
        "lines": import_page.lines(batch, page, attended or {}, layout),
        "show": show,
        "to_fix": import_page.to_fix(batch),
        "wrong_cells": wrong_cells,
        "proposals": proposals,
        "more_to_fix": number["to_fix"] - import_page.SHOWN,
        "more_duplicates": number["duplicate"] - import_page.SHOWN,
        "duplicates": import_page.duplicates(batch, request.actor, earlier),
        "administrations": administrations,
        "new_administrations": new,
        "kinds": AgencyKind.choices,
    }


def keep_typed(request, batch, fields, correct):
    """Every button of the page brings along what was typed; it is kept before the button does its work."""
    cells, services = typed(request.POST, fields)
    if cells or services:
        correct(batch=batch, typed=cells, services=services, by=request.actor)


def corrected(request, batch, fields, correct):
    """What was typed is kept, right or wrong. False while a cell of it is still wrong: the page says so in place."""
    cells, services = typed(request.POST, fields)
    correct(batch=batch, typed=cells, services=services, by=request.actor)
    if batch.rows.filter(code__in=cells, state=ImportRow.State.TO_FIX).exists():
        batch.refresh_from_db()
        return False
    messages.success(request, _("Saved."))
    return True


def field_that_stays(request, row):
    """The field of an unusual cell that is to be left as it is."""
    field = request.GET.get("field", "")
    if row.problems.get(field) not in import_words.MAY_STAY:
        raise Invalid(_("This cell cannot stay as it is: correct or empty it."))
    return field


def headings(request, batch, names, fields, choose, **context):
    """Say what each column holds, and have the rows read anew."""
    sample = [row.cells for row in batch.rows.all()[:3]]
    form = HeadingsForm(request.POST or None, batch=batch, sample=sample, fields=fields)
    if act(form, lambda **_chosen: choose(batch=batch, fields=form.chosen(), by=request.actor)):
        return redirect(names["page"], code=batch.code)
    left_out = [column["heading"] for column in batch.headings if column["reason"] == "travel"]
    context |= {"batch": batch, "form": form, "left_out": left_out, "names": names}
    return answer(request, "programmes/import/headings.html", context, form)


def add(request, batch, confirm, apply):
    """Add what is ready: a short list at once, a long one by a worker. How many were added now; None for a worker."""
    number = import_page.counts(batch)
    if number["ready"] > AT_ONCE:
        confirm(batch=batch, by=request.actor)
        return None
    batch = apply(batch=batch, by=request.actor)
    return import_page.counts(batch)["added"] - number["added"]
