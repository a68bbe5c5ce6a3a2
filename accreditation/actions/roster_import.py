"""An existing roster: handed in, corrected, loaded in one transaction, taken back as a whole."""

from django.utils.translation import gettext as _

from accreditation.actions import roster_list
from accreditation.rules import acts  # noqa: F401  the words of History
from accreditation.rules import roster_import as import_rules
from accreditation.rules.roster_rows import RosterSheet
from programmes.actions import history, outbox
from programmes.actions import import_ as imports
from programmes.actions.refusals import refusals
from programmes.models import Import, ImportRow, Programme
from programmes.rules import import_source, second_factor
from programmes.rules.refusal import Conflict, NotAllowed

State, Row = Import.State, ImportRow.State


def stage(*, programme, by, file=None, text="", title="", letter=""):
    """Lay a file or copied cells out to be checked; nobody is loaded yet. The source is kept as it came.

    `title` and `letter` stand for the rows that name none.
    """
    _must_load(programme, by)
    source = import_source.read(file=file, text=text, more=import_rules.MORE)
    source.columns = import_rules.told_apart(_ours(source.columns), source.rows)
    for code, said in (("title_for_all", title.strip()), ("letter_for_all", letter.strip())):
        if said:
            source.notes.append({"code": code, "name": said})
    with refusals():
        Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
        batch, is_new = imports.lay_out(
            kind=import_rules.KIND, subject=programme, programme=programme, source=source, actor=by
        )
        if not is_new and import_rules.for_all(batch) != (title.strip(), letter.strip()):
            # The same list, with another word for the rows that name none: that word counts.
            kept = [note for note in batch.notes if not note["code"].endswith("_for_all")]
            said = [note for note in source.notes if note["code"].endswith("_for_all")]
            imports.describe(batch=batch, notes=[*kept, *said])
            is_new = True
        if is_new:
            _check(batch, by)
            history.record("roster_imports.stage", batch, by=by, rows=len(source.rows))
        return batch


def _ours(columns):
    """A field a roster has no use for is left out: what somebody takes part as, under what they are listed."""
    for column in columns:
        if column["field"] and column["field"] not in import_rules.FIELDS:
            column |= {"field": "", "reason": "unknown"}
    return columns


def correct(*, batch, typed, by, services=None):
    """Keep what was typed into cells, right or wrong; see participant_imports.correct."""
    with refusals():
        batch = _open(batch, by)
        changed = imports.type_in(batch=batch, typed=typed, services=services or {}, fields=import_rules.FIELDS)
        return _again(batch, changed, by) if changed else batch


def accept(*, batch, by, row=None, field=""):
    """Put what is proposed in place of what was written: in one cell, or wherever something is proposed."""
    with refusals():
        batch = _open(batch, by)
        return _again(batch, imports.take_proposals(batch=batch, row=row, field=field), by)


def leave(*, row, field, by):
    """Keep an unusual cell as it is."""
    with refusals():
        batch = _open(row.batch, by)
        return _again(batch, imports.keep_cell(batch=batch, row=row, field=field), by)


def same(*, row, by):
    """The row is the person the portal asks about, or a row further up in this list."""
    with refusals():
        batch = _open(row.batch, by)
        return _again(batch, imports.say_same(batch=batch, row=row), by)


def differ(*, row, by):
    """The row is somebody else than the one the portal asks about."""
    with refusals():
        batch = _open(row.batch, by)
        return _again(batch, imports.say_different(batch=batch, row=row), by)


def choose_headings(*, batch, fields, by):
    """`fields` is {column: field, or "" to leave it out}. Cells are read anew; what was typed stays."""
    with refusals():
        batch = _open(batch, by)
        imports.choose_columns(batch=batch, chosen=fields, fields=import_rules.FIELDS)
        _check(batch, by)
        history.record("roster_imports.choose_headings", batch, by=by)
        return batch


def confirm(*, batch, by):
    """A long roster is loaded by a worker: the page says how far it is."""
    _must_load(batch.programme, by)
    second_factor.must(by, _("Load the roster"))
    with refusals():
        batch = _open(batch, by)
        imports.await_worker(
            batch=batch, label=_("The roster of {programme}").format(programme=batch.programme), actor=by
        )
        outbox.write("accreditation.roster_import.confirmed", batch)
        history.record("roster_imports.confirm", batch, by=by)
        return batch


def apply(*, batch, by):
    """Load every row that is ready, in one transaction; the others stay until they are settled."""
    _must_load(batch.programme, by)
    second_factor.must(by, _("Load the roster"))
    with refusals():
        batch = _open(batch, by)
        Programme.objects.select_for_update(of=("self",)).get(pk=batch.programme_id)
        _check(batch, by)
        ready = list(batch.rows.filter(state=Row.READY).select_related("match"))
        if not ready:
            raise Conflict(_("No row is ready to be loaded; nothing was changed. Look at the page again."))
        added = roster_list.put_on(programme=batch.programme, rows=ready, actor=by)
        imports.keep(rows=ready, fields=["state", "problems", "values", "match", "made_person", "result_pk"])
        if not batch.rows.filter(state__in=(Row.READY, Row.TO_FIX, Row.DUPLICATE)).exists():
            imports.move(batch=batch, state=State.DONE)
        history.record("roster_imports.apply", batch, by=by, added=added)
        return batch


def add_confirmed(*, batch, by):
    """A worker's turn at a long roster."""
    imports.work_off(job=batch.worker_job(), add=lambda: apply(batch=batch, by=by), batch=batch)


def discard(*, batch, by):
    """Drop the rows that are not loaded. The source stays, and so do the trainers already loaded."""
    with refusals():
        batch = _open(batch, by)
        added = batch.rows.filter(state=Row.ADDED).exists()
        imports.move(batch=batch, state=State.DONE if added else State.DISCARDED)
        history.record("roster_imports.discard", batch, by=by)
        return batch


def undo(*, batch, by):
    """Take the trainers of a list off the roster, as far as nothing hangs on them. Answers how many had to stay."""
    _must_load(batch.programme, by)
    with refusals():
        batch = imports.lock(batch=batch, states=(State.OPEN, State.DONE))
        Programme.objects.select_for_update(of=("self",)).get(pk=batch.programme_id)
        rows = list(batch.rows.filter(state=Row.ADDED))
        if not rows:
            raise Conflict(_("Nobody of this list is on the roster any more."))
        gone = roster_list.take_off(programme=batch.programme, rows=rows, actor=by)
        imports.keep(rows=gone, fields=["state", "made_person", "result_pk"])
        if len(gone) == len(rows) and batch.state == State.DONE:
            imports.move(batch=batch, state=State.UNDONE)
        elif batch.state == State.OPEN:
            _check(batch, by)
        history.record("roster_imports.undo", batch, by=by, taken_back=len(gone), stay=len(rows) - len(gone))
        return len(rows) - len(gone)


# -- what all of them need


def _must_load(programme, by):
    if not import_rules.can_load(by, programme):
        raise NotAllowed(_("The programme administrator loads the roster."))


def _open(batch, by):
    """The list, locked and still being checked."""
    _must_load(batch.programme, by)
    return imports.lock(batch=batch, states=(State.OPEN,))


def _check(batch, by):
    imports.keep(rows=RosterSheet(batch, batch.programme, by).check(imports.unsettled(batch=batch)))


def _again(batch, changed, by):
    """Look at all rows again: what was decided of some may settle others."""
    _check(batch, by)
    history.record("roster_imports.correct", batch, by=by, rows=len(changed))
    return batch
