"""An archive of activities: handed in, its words chosen, added in one transaction, taken back as a whole."""

from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions import import_ as imports
from programmes.actions import organisation as organisations
from programmes.actions import programme as programmes
from programmes.actions.refusals import refusals
from programmes.models import AgencyKind, Import, ImportRow, Organisation, Programme
from programmes.models.base import search_key
from programmes.rules import clock, import_source
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import activity_list
from workshops.models import ActivityRecord, ActivityWord
from workshops.rules import activity_import as import_rules
from workshops.rules import activity_match, activity_reading, activity_words
from workshops.rules.activity_names import Names
from workshops.rules.activity_rows import ActivitySheet, chosen_words

State, Row = Import.State, ImportRow.State
# The archive holds what many organisations did; it is run by none of them.
NOBODYS = {
    "en": "Organisers named in the archive",
    "fr": "Organisateurs nommés dans les archives",
    "es": "Organizadores nombrados en el archivo",
    "ru": "Организаторы, названные в архиве",
}


def stage(*, by, programme=None, file=None, text=""):
    """Lay a file or copied cells out to be checked; nothing is added yet. The source is kept as it came.

    All rows go to `programme`; without one each goes to the programme it names, and else to the archive. A file that
    was added before is the same list again: its rows are looked at anew.
    """
    _must_load(programme, by)
    source = import_source.read(file=file, text=text, more=import_rules.MORE, verbatim=True)
    source.columns = _ours(source.columns)
    if programme is None:
        source.notes.append({"code": "as_rows_say"})
    with refusals():
        kept_in = programme or _archive(by)
        Programme.objects.select_for_update(of=("self",)).get(pk=kept_in.pk)
        batch, is_new = imports.lay_out(
            kind=import_rules.KIND, subject=kept_in, programme=kept_in, source=source, actor=by,
            states=(State.OPEN, State.DONE),
        )  # fmt: skip
        _check(batch, batch.rows.all())
        if is_new:
            history.record("activity_imports.stage", batch, by=by, rows=len(source.rows))
        return _settled_or_open(batch)


def _ours(columns):
    """A column an archive has no use for is kept with the original text, and read as nothing."""
    for column in columns:
        if column["field"] and column["field"] not in import_rules.FIELDS:
            column |= {"field": "", "reason": "unknown"}
    found = {column["field"] for column in columns}
    missing = [str(import_rules.FIELDS[name]) for name in import_rules.NEEDED if name not in found]
    if missing:
        sentence = _("No column is headed “{names}”: this is no archive of activities.")
        raise Invalid(sentence.format(names="”, “".join(missing)), field="text")
    return columns


def _archive(by):
    """The programme of activities that belong to none here; founded with the first archive."""
    found = Programme.objects.filter(slug=import_rules.ARCHIVE).first()
    if found:
        return found
    name = NOBODYS["en"]
    keeper = Organisation.objects.filter(search_key__contains=search_key(name)).first() or organisations.add(
        name=NOBODYS, kind=AgencyKind.OTHER, by=by
    )
    return programmes.found(
        by=by,
        slug=import_rules.ARCHIVE,
        title={"en": "Archive of activities", "fr": "Archives des activités", "ru": "Архив мероприятий"},
        acronym="ARCHIVE",
        organisation=keeper,
        certificate_prefix=import_rules.ARCHIVE,
        usage=Programme.Usage.JURISDICTIONS,
    )


def correct(*, batch, typed, by, services=None):
    """Keep what was typed into cells, right or wrong: `typed` is {row code: {field: text}}."""
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
    """The row goes in with this word as it is; or it is another activity than the one it looks like."""
    with refusals():
        batch = _open(row.batch, by)
        return _again(batch, imports.keep_cell(batch=batch, row=row, field=field), by)


def link(*, row, workshop, by):
    """The row speaks of this activity, which stands here already; what it says will stand beside what is counted."""
    with refusals():
        batch = _open(row.batch, by)
        row = imports.unsettled(batch=batch).filter(pk=row.pk).first()
        if row is None or not import_rules.can_be_linked(row):
            raise Conflict(_("This row is in the portal already, or stands for several activities."))
        if not activity_match.open_to(by).filter(pk=workshop.pk).exists():
            raise Conflict(_("Another row of an archive speaks of this activity already."))
        row.values = row.values | {"linked": workshop.pk}
        imports.keep(rows=[row], fields=["values"])
        history.record("activity_imports.link", workshop, by=by, programme=workshop.programme, line=row.line)
        _check(batch, imports.unsettled(batch=batch))
        return batch


def unlink(*, row, by):
    """The row is another activity than the one somebody said."""
    with refusals():
        batch = _open(row.batch, by)
        row = imports.unsettled(batch=batch).filter(pk=row.pk).first()
        if row is None or not row.values.get("linked"):
            raise Conflict(_("This row is settled already. Look at the page again."))
        row.values = {name: kept for name, kept in row.values.items() if name != "linked"}
        imports.keep(rows=[row], fields=["values"])
        history.record("activity_imports.unlink", batch, by=by, line=row.line)
        _check(batch, imports.unsettled(batch=batch))
        return batch


def leave_words(*, batch, by):
    """Every word nobody knows stays a word: the rows go in, and their countries and organisations stay open."""
    with refusals():
        batch = _open(batch, by)
        changed = []
        for row in imports.unsettled(batch=batch).filter(state=Row.TO_FIX):
            fields = {field for field, problem in row.problems.items() if problem in activity_words.STAY}
            if fields:
                row.values = row.values | {"kept": sorted({*row.values.get("kept", []), *fields})}
                changed.append(row)
        imports.keep(rows=changed, fields=["values"])
        return _again(batch, changed, by) if changed else batch


def choose_words(*, batch, chosen, by):
    """Say what words mean, for this archive and every later one. `chosen` is [{"sort", "words", "meaning", "new"}]:
    `meaning` a country, organisation or Activity; `new` the kind of service of an organisation that is not known here
    yet and is recorded under this word.

    Activities that stand here with a word open are brought there too. Answers the words.
    """
    with refusals():
        batch = _open(batch, by)
        words = [_choose(batch, by=by, **one) for one in chosen]
        _settle([word.words for word in words], by)
        _check(batch, batch.rows.all())
        return words


def _choose(batch, *, sort, words, by, meaning=None, new=""):
    named = {"country": "country", "organisation": "organisation", "kind": "activity"}.get(sort)
    if sort == "organisation" and new and words.strip():
        meaning = organisations.add(name=words.strip()[:200], kind=new, by=by)
    if named is None or not meaning or not words.strip():
        raise Invalid(_("Choose what the word means."), field="meaning")
    word, _made = ActivityWord.objects.update_or_create(
        sort=sort,
        key=search_key(words)[:300],
        defaults={"words": words[:300], named: meaning, "chosen_by": by.recorded_person, "chosen_at": clock.now()},
    )
    history.record("activity_imports.choose_word", word, by=by, programme=batch.programme, meaning=str(meaning))
    return word


def _settle(words, by):
    """Bring the activities that hold these words to what they mean now."""
    names = Names(chosen_words())
    administered = import_rules.administered_by(by)
    records = ActivityRecord.objects.filter(programme__in=administered).select_related("programme")
    named = [one for one in records if _holds(one, words)]
    activity_list.settle(named, lambda record: activity_reading.read_again(record, names), actor=by)


def _holds(record, words):
    return any(word in text for _heading, text in record.original for word in words)


def choose_headings(*, batch, fields, by):
    """`fields` is {column: field, or "" to leave it out}. Cells are read anew; what was typed stays."""
    with refusals():
        batch = _open(batch, by)
        imports.choose_columns(batch=batch, chosen=fields, fields=import_rules.FIELDS)
        _check(batch, imports.unsettled(batch=batch))
        history.record("activity_imports.choose_headings", batch, by=by)
        return batch


def confirm(*, batch, by):
    """A long archive is added by a worker: the page says how far it is."""
    with refusals():
        batch = _open(batch, by)
        imports.await_worker(batch=batch, label=_("The archive {name}").format(name=batch.source_name), actor=by)
        outbox.write("workshops.activity_import.confirmed", batch)
        history.record("activity_imports.confirm", batch, by=by)
        return batch


def apply(*, batch, by):
    """Add every row that is ready, in one transaction; the others stay. Answers (list, created, updated)."""
    with refusals():
        batch = _open(batch, by)
        Programme.objects.select_for_update(of=("self",)).get(pk=batch.programme_id)
        _check(batch, batch.rows.all())
        ready = list(batch.rows.filter(state=Row.READY))
        if not ready:
            raise Conflict(_("No row is ready to be added; nothing was changed. Look at the page again."))
        follows = import_rules.follows_rows(batch)
        created, updated = activity_list.put_on(batch, ready, follows_rows=follows, actor=by)
        imports.keep(rows=ready, fields=["state", "problems", "values", "remarks", "result_pk"])
        _settled_or_open(batch)
        history.record("activity_imports.apply", batch, by=by, created=created, updated=updated)
        return batch, created, updated


def add_confirmed(*, batch, by):
    """A worker's turn at a long archive."""
    imports.work_off(job=batch.worker_job(), add=lambda: apply(batch=batch, by=by), batch=batch)


def discard(*, batch, by):
    """Drop the rows that are not added. The source stays, and so do the activities already added."""
    with refusals():
        batch = _open(batch, by)
        added = batch.rows.filter(state=Row.ADDED).exists()
        imports.move(batch=batch, state=State.DONE if added else State.DISCARDED)
        history.record("activity_imports.discard", batch, by=by)
        return batch


def undo(*, batch, by):
    """Take the activities of an archive back, and put back what it changed. Answers how many rows had to stay."""
    _must_load(batch.programme, by)
    with refusals():
        batch = imports.lock(batch=batch, states=(State.OPEN, State.DONE))
        Programme.objects.select_for_update(of=("self",)).get(pk=batch.programme_id)
        rows = list(batch.rows.filter(state=Row.ADDED))
        if not rows:
            raise Conflict(_("No activity of this archive is left to be taken back."))
        gone = activity_list.take_off(rows, actor=by)
        imports.keep(rows=gone, fields=["state", "values", "result_pk"])
        if len(gone) == len(rows) and batch.state == State.DONE:
            imports.move(batch=batch, state=State.UNDONE)
        elif batch.state == State.OPEN:
            _check(batch, imports.unsettled(batch=batch))
        history.record("activity_imports.undo", batch, by=by, taken_back=len(gone), stay=len(rows) - len(gone))
        return len(rows) - len(gone)


# -- what all of them need


def _must_load(programme, by):
    if not import_rules.can_load(by, programme):
        raise NotAllowed(_("The system administrator and the programme administrators load an archive."))


def _open(batch, by):
    """The list, locked and still being checked. One that is done opens again for a row that changed since."""
    _must_load(batch.programme, by)
    return imports.lock(batch=batch, states=(State.OPEN,))


def _check(batch, rows):
    imports.keep(rows=ActivitySheet(batch).check(rows))


def _again(batch, changed, by):
    """Look at all rows again: what was decided of some may settle others."""
    _check(batch, imports.unsettled(batch=batch))
    history.record("activity_imports.correct", batch, by=by, rows=len(changed))
    return batch


def _settled_or_open(batch):
    """Done while no row waits or is ready; open as soon as one is."""
    waits = batch.rows.filter(state__in=(Row.READY, Row.TO_FIX)).exists()
    wanted = State.OPEN if waits else State.DONE
    return imports.move(batch=batch, state=wanted) if batch.state != wanted else batch
