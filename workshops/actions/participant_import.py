"""A list of participants: handed in, corrected, added in one transaction, taken back as a whole."""

import hashlib
import logging

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions import import_ as imports
from programmes.actions import job as jobs
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.models import AgencyKind, Import, ImportRow
from programmes.models.base import search_key
from programmes.rules import headings, import_values, tables
from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Conflict, Invalid, NotAllowed, Refused
from workshops.actions import participant_list
from workshops.models import Workshop
from workshops.rules import participant_import as import_rules
from workshops.rules.participant_rows import Sheet, texts_of

log = logging.getLogger(__name__)
State, Row = Import.State, ImportRow.State
FILES = ("xlsx", "csv")


def stage(*, workshop, by, file=None, text=""):
    """Lay a file or copied cells out to be checked; nobody is added yet. The source is kept as it came."""
    _must_write(workshop, by)
    if bool(file) == bool(text.strip()):
        sentence = _("Choose a file or paste cells, one of the two.") if file else _("Paste cells, or choose a file.")
        raise Invalid(sentence, field="text")
    content = upload_rules.content_of(file) if file else text.encode("utf-8", "replace")
    kind = upload_rules.checked_kind(file.name, content, FILES) if file else ""
    table = tables.of_file(kind, content) if file else tables.of_text(content.decode())
    columns, rows = _columns(table, "file" if file else "text")
    digest = hashlib.sha256(content).hexdigest()
    with refusals():
        Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        same = Import.objects.filter(
            kind=import_rules.KIND, subject_pk=workshop.pk, state=State.OPEN, upload__sha256=digest
        ).first()
        if same:
            return same
        source = ContentFile(content, name=file.name if file else _("pasted cells") + ".tsv")
        batch = imports.begin(
            kind=import_rules.KIND,
            subject=workshop,
            programme=workshop.programme,
            upload=uploads.keep(programme=workshop.programme, file=source, by=by, allowed=FILES),
            headings=columns,
            notes=table.notes,
            person=by.person,
        )
        imports.put_rows(batch=batch, rows=rows)
        _check(batch, workshop, by)
        history.record("participant_imports.stage", batch, by=by, rows=len(rows))
        return batch


def _columns(table, where):
    """(columns, rows): headings where there are any, otherwise what stands in the columns. Travel papers stay out."""
    columns, rows, above = headings.split(table.rows)
    if columns is None:
        columns = headings.by_content(rows, import_values.Countries().knows, import_values.is_sex)
        table.notes.append({"code": "by_content"})
    elif above:
        table.notes.append({"code": "above", "n": above})
    if not rows:
        raise Invalid(_("Only headings were found, and no row below them."), field=where)
    if tables.too_many(len(rows)):
        sentence = _("The list has more than {n} rows. Nothing was read; please add it in parts.")
        raise Invalid(sentence.format(n=f"{tables.MOST_ROWS:,}"), field=where)
    if any(column["field"] == "full_name" for column in columns):
        table.notes.append({"code": "name_order"})
    private = {column["column"] for column in columns if column["reason"] == "travel"}
    return columns, [["" if n in private else cell for n, cell in enumerate(row)] for row in rows]


def correct(*, batch, typed, by, services=None):
    """Keep what was typed into cells, right or wrong, and the kind of service of new administrations.

    `typed` is {row code: {field: text}}, `services` {row code: kind}; a service counts for every row that names it.
    """
    with refusals():
        batch, workshop = _open(batch, by)
        touched = {row.code: row for row in _unsettled(batch).filter(code__in=[*typed, *(services or {})])}
        changed = [row for code, row in touched.items() if _typed_into(row, batch, typed.get(code, {}))]
        kinds = {code: kind for code, kind in (services or {}).items() if kind in AgencyKind.values}
        changed += _serve(batch, {touched[code]: kind for code, kind in kinds.items() if code in touched})
        if changed:
            imports.keep(rows=changed, fields=["values"])
            _check(batch, workshop, by)
            history.record("participant_imports.correct", batch, by=by, rows=len(changed))
        return batch


def _typed_into(row, batch, cells):
    now = row.values.get("text", {}) | texts_of(batch, row)
    new = {field: text[: tables.LONGEST].strip() for field, text in cells.items() if field in import_rules.FIELDS}
    new = {field: text for field, text in new.items() if text != now.get(field, "")}
    row.values = row.values | {"typed": row.values.get("typed", {}) | new}
    return bool(new)


def _serve(batch, kinds):
    """Every row of a new administration gets the kind chosen for it. Answers those that change."""
    wanted = {_administration(row): kind for row, kind in kinds.items()}
    changed = []
    for row in _unsettled(batch) if wanted else []:
        kind = wanted.get(_administration(row))
        if kind and row.values.get("agency_kind") != kind:
            row.values = row.values | {"agency_kind": kind}
            changed.append(row)
    return changed


def _administration(row):
    return search_key(row.values["text"].get("organisation", "")), row.values["read"]["country"]


def accept(*, batch, by, row=None, field=""):
    """Put what is proposed in place of what was written: in one cell, or wherever something is proposed."""
    with refusals():
        batch, workshop = _open(batch, by)
        rows = [one for one in _unsettled(batch).filter(state=Row.TO_FIX) if row is None or one.pk == row.pk]
        changed = []
        for one in rows:
            # The parts of a whole name are taken or left together.
            proposed = {
                name: text
                for name, text in one.proposals.items()
                if not field or field == name or name not in one.problems
            }
            if proposed:
                one.values = one.values | {"typed": one.values.get("typed", {}) | proposed}
                changed.append(one)
        return _again(batch, workshop, changed, by)


def leave(*, row, field, by):
    """Keep an unusual cell as it is; an administration then counts as new in every row that names it."""
    with refusals():
        batch, workshop = _open(row.batch, by)
        rows = list(_unsettled(batch))
        row = _same_row(rows, row)
        alike = [one for one in rows if field == "organisation" and _administration(one) == _administration(row)]
        for one in alike or [row]:
            one.values = one.values | {"kept": sorted({*one.values.get("kept", []), field})}
        return _again(batch, workshop, alike or [row], by)


def same(*, row, by):
    """The row is the person the portal asks about, or a row further up in this list."""
    with refusals():
        batch, workshop = _open(row.batch, by)
        row = _same_row(_unsettled(batch).filter(state=Row.DUPLICATE), row)
        row.values = row.values | {"same": row.match_id or -_other_row(row)}
        return _again(batch, workshop, [row], by)


def differ(*, row, by):
    """The row is somebody else than the one the portal asks about."""
    with refusals():
        batch, workshop = _open(row.batch, by)
        row = _same_row(_unsettled(batch).filter(state=Row.DUPLICATE), row)
        others = [row.match_id] if row.match_id else [-_other_row(row), _match_of(batch, _other_row(row))]
        different = {*row.values.get("different", []), *(pk for pk in others if pk)}
        row.values = {k: v for k, v in row.values.items() if k != "same"} | {"different": sorted(different)}
        return _again(batch, workshop, [row], by)


def _other_row(row):
    return int(row.match_reason.removeprefix("row "))


def _match_of(batch, number):
    return batch.rows.filter(number=number).values_list("match_id", flat=True).first()


def _same_row(rows, row):
    found = next((one for one in rows if one.pk == row.pk), None)
    if found is None:
        raise Conflict(_("This row is settled already. Look at the page again."))
    return found


def choose_headings(*, batch, fields, by):
    """`fields` is {column: field, or "" to leave it out}. Cells are read anew; what was typed stays."""
    with refusals():
        batch, workshop = _open(batch, by)
        taken, columns = set(), []
        for column in batch.headings:
            field = fields.get(column["column"], column["field"])
            if column["reason"] == "travel" or field not in import_rules.FIELDS:
                field = ""
            if field and field in taken and field not in headings.SEVERAL:
                label = import_rules.FIELDS[field]
                raise Invalid(_("Two columns cannot both be “{field}”.").format(field=label), field=None)
            taken.add(field)
            reason = "" if field else column["reason"] or "chosen"
            columns.append(column | {"field": field, "reason": reason})
        imports.describe(batch=batch, headings=columns)
        _check(batch, workshop, by)
        history.record("participant_imports.choose_headings", batch, by=by)
        return batch


def confirm(*, batch, by):
    """A long list is added by a worker: the page says how far it is."""
    with refusals():
        batch, workshop = _open(batch, by)
        job = jobs.ask(label=_("The list of {workshop}").format(workshop=workshop), by=by)
        notes = [note for note in batch.notes if note["code"] != "adding"] + [{"code": "adding", "job": job.pk}]
        imports.describe(batch=batch, notes=notes)
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
    """A worker's turn. Adding is one transaction: one that was killed has added nobody, and the next goes on."""
    job = import_rules.job_of(batch)
    if job is None or job.is_over:
        return
    jobs.claim(job.pk)
    try:
        apply(batch=batch, by=by)
    except Refused as refused:
        jobs.fail(job.pk, refused.sentence)
    except Exception:
        log.exception("list %s", batch.pk)
        jobs.fail(job.pk, _("It could not be added. Nothing was changed; the system administrator can see why."))
    else:
        jobs.done(job.pk)


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


def _unsettled(batch):
    return batch.rows.exclude(state=Row.ADDED)


def _check(batch, workshop, by):
    changed = Sheet(batch, workshop, by).check(_unsettled(batch))
    imports.keep(rows=changed)


def _again(batch, workshop, changed, by):
    """Keep what was decided of some rows, and look at all of them again: one row's answer may settle another's."""
    imports.keep(rows=changed, fields=["values"])
    _check(batch, workshop, by)
    history.record("participant_imports.correct", batch, by=by, rows=len(changed))
    return batch
