"""Lists on their way in: what every kind of list does alike. Parts of the floors above, which know what a row means."""

from django.utils.translation import gettext as _

from programmes.models import Import, ImportRow
from programmes.rules import clock
from programmes.rules.refusal import Conflict

CHECKED = ["state", "values", "problems", "proposals", "remarks", "match", "match_reason"]


def begin(*, kind, subject, programme, upload, headings, notes, person):
    return Import.objects.create(
        kind=kind,
        subject_pk=subject.pk,
        programme=programme,
        upload=upload,
        source_name=upload.name,
        headings=headings,
        notes=notes,
        created_by=person,
        created_at=clock.now(),
    )


def put_rows(*, batch, rows):
    """`rows` are lists of cells in their order; they are read later."""
    return ImportRow.objects.bulk_create(
        [ImportRow(batch=batch, number=number, cells=cells) for number, cells in enumerate(rows, 1)], batch_size=500
    )


def keep(*, rows, fields=CHECKED):
    """What was read of some rows."""
    ImportRow.objects.bulk_update(rows, fields, batch_size=100)


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


def describe(*, batch, headings=None, notes=None):
    """How the columns are understood, and what is said of the file as a whole."""
    if headings is not None:
        batch.headings = headings
    if notes is not None:
        batch.notes = notes
    batch.save(update_fields=["headings", "notes"])
    return batch
