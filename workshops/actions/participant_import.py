"""A list of participants: handed in, corrected, added in one transaction, taken back as a whole."""

from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions import import_ as imports
from programmes.actions.refusals import refusals
from programmes.models import Import, ImportRow
from programmes.rules import import_source
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.actions import participant_list
from workshops.models import Workshop
from workshops.rules import participant_import as import_rules
from workshops.rules.participant_rows import Sheet

State, Row = Import.State, ImportRow.State


def stage(*, workshop, by, file=None, text=""):
    """Lay a file or copied cells out to be checked; nobody is added yet. The source is kept as it came."""
    _must_write(workshop, by)
    source = import_source.read(file=file, text=text)
    with refusals():
        Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        batch, is_new = imports.lay_out(
            kind=import_rules.KIND, subject=workshop, programme=workshop.programme, source=source, actor=by
        )
        if is_new:
            _check(batch, workshop, by)
            history.record("participant_imports.stage", batch, by=by, rows=len(source.rows))
        return batch


def correct(*, batch, typed, by, services=None):
    """Keep what was typed into cells, right or wrong, and the kind of service of new administrations.

    `typed` is {row code: {field: text}}, `services` {row code: kind}; a service counts for every row that names it.
    """
    with refusals():
        batch, workshop = _open(batch, by)
        changed = imports.type_in(batch=batch, typed=typed, services=services or {}, fields=import_rules.FIELDS)
        return _again(batch, workshop, changed, by) if changed else batch


def accept(*, batch, by, row=None, field=""):
    """Put what is proposed in place of what was written: in one cell, or wherever something is proposed."""
    with refusals():
        batch, workshop = _open(batch, by)
        return _again(batch, workshop, imports.take_proposals(batch=batch, row=row, field=field), by)


def leave(*, row, field, by):
    """Keep an unusual cell as it is; an administration then counts as new in every row that names it."""
    with refusals():
        batch, workshop = _open(row.batch, by)
        return _again(batch, workshop, imports.keep_cell(batch=batch, row=row, field=field), by)


def same(*, row, by):
    """The row is the person the portal asks about, or a row further up in this list."""
    with refusals():
        batch, workshop = _open(row.batch, by)
        return _again(batch, workshop, imports.say_same(batch=batch, row=row), by)


def differ(*, row, by):
    """The row is somebody else than the one the portal asks about."""
    with refusals():
        batch, workshop = _open(row.batch, by)
        return _again(batch, workshop, imports.say_different(batch=batch, row=row), by)


def choose_headings(*, batch, fields, by):
    """`fields` is {column: field, or "" to leave it out}. Cells are read anew; what was typed stays."""
    with refusals():
        batch, workshop = _open(batch, by)
        imports.choose_columns(batch=batch, chosen=fields, fields=import_rules.FIELDS)
        _check(batch, workshop, by)
        history.record("participant_imports.choose_headings", batch, by=by)
        return batch


def confirm(*, batch, by):
    """A long list is added by a worker: the page says how far it is."""
    with refusals():
        batch, workshop = _open(batch, by)
        imports.await_worker(batch=batch, label=_("The list of {workshop}").format(workshop=workshop), actor=by)
        outbox.write("workshops.import.confirmed", batch)
        history.record("participant_imports.confirm", batch, by=by)
        return batch


def apply(*, batch, by):
    """Add every row that is ready, in one transaction; the others stay until they are settled."""
    with refusals():
        batch, workshop = _open(batch, by)
        Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        _check(batch, workshop, by)
        ready = list(batch.rows.filter(state=Row.READY).select_related("match"))
        if not ready:
            raise Conflict(_("No row is ready to be added; nothing was changed. Look at the page again."))
        added = participant_list.put_on(workshop, ready, by)
        imports.keep(rows=ready, fields=["state", "problems", "values", "match", "made_person", "result_pk"])
        if not batch.rows.filter(state__in=(Row.READY, Row.TO_FIX, Row.DUPLICATE)).exists():
            imports.move(batch=batch, state=State.DONE)
        history.record("participant_imports.apply", batch, by=by, added=added)
        return batch


def add_confirmed(*, batch, by):
    """A worker's turn at a long list."""
    imports.work_off(job=batch.worker_job(), add=lambda: apply(batch=batch, by=by), batch=batch)


def discard(*, batch, by):
    """Drop the rows that are not added. The source stays, and so do the people already added."""
    with refusals():
        batch, _workshop = _open(batch, by)
        added = batch.rows.filter(state=Row.ADDED).exists()
        imports.move(batch=batch, state=State.DONE if added else State.DISCARDED)
        history.record("participant_imports.discard", batch, by=by)
        return batch


def undo(*, batch, by):
    """Take the people of a list back off it, as far as nothing hangs on them. Answers how many had to stay."""
    with refusals():
        batch = imports.lock(batch=batch, states=(State.OPEN, State.DONE))
        workshop = import_rules.workshop_of(batch)
        _must_write(workshop, by)
        Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        rows = list(batch.rows.filter(state=Row.ADDED))
        if not rows:
            raise Conflict(_("Nobody of this list is on the list of participants any more."))
        gone = participant_list.take_off(workshop, rows, by)
        imports.keep(rows=gone, fields=["state", "made_person", "result_pk"])
        if len(gone) == len(rows) and batch.state == State.DONE:
            imports.move(batch=batch, state=State.UNDONE)
        elif batch.state == State.OPEN:
            _check(batch, workshop, by)
        history.record("participant_imports.undo", batch, by=by, taken_back=len(gone), stay=len(rows) - len(gone))
        return len(rows) - len(gone)


# -- what all of them need


def _must_write(workshop, by):
    if not import_rules.can_write(by, workshop):
        raise NotAllowed(_("Only organisers keep the list, and only while the workshop is open for writing."))


def _open(batch, by):
    """The list, locked and still being checked, and its workshop."""
    workshop = import_rules.workshop_of(batch)
    _must_write(workshop, by)
    return imports.lock(batch=batch, states=(State.OPEN,)), workshop


def _check(batch, workshop, by):
    changed = Sheet(batch, workshop, by).check(imports.unsettled(batch=batch))
    imports.keep(rows=changed)


def _again(batch, workshop, changed, by):
    """Look at all rows again: what was decided of some may settle others."""
    _check(batch, workshop, by)
    history.record("participant_imports.correct", batch, by=by, rows=len(changed))
    return batch
