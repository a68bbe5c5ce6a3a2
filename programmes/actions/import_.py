"""Lists on their way in: what every kind of list does alike. Parts of the floors above, which know what a row means."""

import hashlib
import logging

from django.utils.translation import gettext as _

from programmes.actions import job as jobs
from programmes.actions import upload as uploads
from programmes.models import AgencyKind, Import, ImportRow
from programmes.models.base import search_key
from programmes.rules import clock, headings, tables
from programmes.rules.import_rows import texts_of
from programmes.rules.import_source import FILES
from programmes.rules.refusal import Conflict, Invalid, Refused

log = logging.getLogger(__name__)

CHECKED = ["state", "values", "problems", "proposals", "remarks", "match", "match_reason"]


def begin(*, kind, subject, programme, upload, columns, notes, person):
    return Import.objects.create(
        kind=kind,
        subject_pk=subject.pk,
        programme=programme,
        upload=upload,
        source_name=upload.name,
        headings=columns,
        notes=notes,
        created_by=person,
        created_at=clock.now(),
    )


def put_rows(*, batch, rows, lines=()):
    """`rows` are lists of cells in their order; they are read later. `lines` say where each stands in the file."""
    lines = lines or [None] * len(rows)
    return ImportRow.objects.bulk_create(
        [
            ImportRow(batch=batch, number=number, cells=cells, line=line)
            for number, (cells, line) in enumerate(zip(rows, lines, strict=True), 1)
        ],
        batch_size=500,
    )


def keep(*, rows, fields=CHECKED):
    """What was read of some rows. Rows that are there come into conflict and are updated: an UPDATE with a case for
    each row takes minutes for thousands of them."""
    ImportRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=500
    )


def lock(*, batch, states):
    """The one list for the length of a transaction; whoever comes second finds it as the first left it."""
    locked = Import.objects.select_for_update().get(pk=batch.pk)
    if locked.state not in states:
        sentence = _("This list is no longer in that state ({state}). Look at the page again.")
        raise Conflict(sentence.format(state=locked.get_state_display()))
    return locked


def move(*, batch, state):
    batch.state = state
    batch.save(update_fields=["state"])
    return batch


def describe(*, batch, columns=None, notes=None):
    """How the columns are understood, and what is said of the file as a whole."""
    if columns is not None:
        batch.headings = columns
    if notes is not None:
        batch.notes = notes
    batch.save(update_fields=["headings", "notes"])
    return batch


# -- parts every kind of list is made of: what was handed in, typed and decided


def lay_out(*, kind, subject, programme, source, actor, states=(Import.State.OPEN,)):
    """(list, is it new): the same content that is still open is the same list. The source is kept as it came."""
    digest = hashlib.sha256(source.content).hexdigest()
    same = Import.objects.filter(kind=kind, subject_pk=subject.pk, state__in=states, upload__sha256=digest).first()
    if same:
        return same, False
    batch = begin(
        kind=kind,
        subject=subject,
        programme=programme,
        upload=uploads.keep(programme=programme, file=source.as_file(), by=actor, allowed=FILES),
        columns=source.columns,
        notes=source.notes,
        person=actor.person,
    )
    put_rows(batch=batch, rows=source.rows, lines=source.lines)
    return batch, True


def unsettled(*, batch):
    return batch.rows.exclude(state=ImportRow.State.ADDED)


def type_in(*, batch, typed, services, fields):
    """Keep what was typed into cells, right or wrong; answers the rows that change. See participant_imports.correct."""
    touched = {row.code: row for row in unsettled(batch=batch).filter(code__in=[*typed, *services])}
    changed = [row for code, row in touched.items() if _typed_into(row, batch, typed.get(code, {}), fields)]
    keep(rows=changed, fields=["values"])
    kinds = {code: kind for code, kind in services.items() if kind in AgencyKind.values}
    served = _serve(batch, {touched[code]: kind for code, kind in kinds.items() if code in touched})
    keep(rows=served, fields=["values"])
    return changed + served


def _typed_into(row, batch, cells, fields):
    now = row.values.get("text", {}) | texts_of(batch, row)
    new = {field: text[: tables.LONGEST].strip() for field, text in cells.items() if field in fields}
    new = {field: text for field, text in new.items() if text != now.get(field, "")}
    row.values = row.values | {"typed": row.values.get("typed", {}) | new}
    return bool(new)


def _serve(batch, kinds):
    """Every row of a new administration gets the kind chosen for it. Answers those that change."""
    wanted = {_administration(row): kind for row, kind in kinds.items()}
    changed = []
    for row in unsettled(batch=batch) if wanted else []:
        kind = wanted.get(_administration(row))
        if kind and row.values.get("agency_kind") != kind:
            row.values = row.values | {"agency_kind": kind}
            changed.append(row)
    return changed


def _administration(row):
    return search_key(row.values["text"].get("organisation", "")), row.values["read"]["country"]


def take_proposals(*, batch, row=None, field=""):
    """Put what is proposed in place of what was written. The parts of a whole name are taken or left together."""
    rows = unsettled(batch=batch).filter(state=ImportRow.State.TO_FIX)
    changed = []
    for one in [one for one in rows if row is None or one.pk == row.pk]:
        proposed = {
            name: text for name, text in one.proposals.items() if not field or field == name or name not in one.problems
        }
        if proposed:
            one.values = one.values | {"typed": one.values.get("typed", {}) | proposed}
            changed.append(one)
    keep(rows=changed, fields=["values"])
    return changed


def keep_cell(*, batch, row, field):
    """An unusual cell stays as it is; an administration then counts as new in every row that names it."""
    rows = list(unsettled(batch=batch))
    row = _same_row(rows, row)
    alike = [one for one in rows if field == "organisation" and _administration(one) == _administration(row)]
    for one in alike or [row]:
        one.values = one.values | {"kept": sorted({*one.values.get("kept", []), field})}
    keep(rows=alike or [row], fields=["values"])
    return alike or [row]


def say_same(*, batch, row):
    """The row is the person the portal asks about, or a row further up."""
    row = _same_row(unsettled(batch=batch).filter(state=ImportRow.State.DUPLICATE), row)
    row.values = row.values | {"same": row.match_id or -_other_row(row)}
    keep(rows=[row], fields=["values"])
    return [row]


def say_different(*, batch, row):
    row = _same_row(unsettled(batch=batch).filter(state=ImportRow.State.DUPLICATE), row)
    others = [row.match_id] if row.match_id else [-_other_row(row), _match_of(batch, _other_row(row))]
    different = {*row.values.get("different", []), *(pk for pk in others if pk)}
    row.values = {k: v for k, v in row.values.items() if k != "same"} | {"different": sorted(different)}
    keep(rows=[row], fields=["values"])
    return [row]


def _other_row(row):
    return int(row.match_reason.removeprefix("row "))


def _match_of(batch, number):
    return batch.rows.filter(number=number).values_list("match_id", flat=True).first()


def _same_row(rows, row):
    found = next((one for one in rows if one.pk == row.pk), None)
    if found is None:
        raise Conflict(_("This row is settled already. Look at the page again."))
    return found


def choose_columns(*, batch, chosen, fields):
    """`chosen` is {column: field, or "" to leave it out}; `fields` what the columns of this kind of list may be."""
    taken, columns = set(), []
    for column in batch.headings:
        field = chosen.get(column["column"], column["field"])
        if column["reason"] == "travel" or field not in fields:
            field = ""
        if field and field in taken and field not in headings.SEVERAL:
            raise Invalid(_("Two columns cannot both be “{field}”.").format(field=fields[field]), field=None)
        taken.add(field)
        reason = "" if field else column["reason"] or "chosen"
        columns.append(column | {"field": field, "reason": reason})
    return describe(batch=batch, columns=columns)


def await_worker(*, batch, label, actor):
    """A long list is added by a worker: a job, whose progress the page shows, and its mark among the notes."""
    job = jobs.ask(label=label, by=actor)
    notes = [note for note in batch.notes if note["code"] != "adding"] + [{"code": "adding", "job": job.pk}]
    return describe(batch=batch, notes=notes)


def work_off(*, job, add, batch):
    """A worker's turn. Adding is one transaction: one that was killed has added nobody, and the next goes on."""
    if job is None or job.is_over:
        return
    jobs.claim(job.pk)
    try:
        add()
    except Refused as refused:
        jobs.fail(job.pk, refused.sentence)
    except Exception:
        log.exception("list %s", batch.pk)
        jobs.fail(job.pk, _("It could not be added. Nothing was changed; the system administrator can see why."))
    else:
        jobs.done(job.pk)
