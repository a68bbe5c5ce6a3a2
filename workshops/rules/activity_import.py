"""An archive of activities on its way in: who may, what its columns may be, where its rows go, what is said of them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Import, ImportRow, Programme, RoleKind
from programmes.rules import acts
from workshops.models import Workshop
from workshops.rules.activity_columns import FIELDS, MORE, NEEDED

__all__ = ["FIELDS", "MORE", "NEEDED"]
KIND = "activities"
# Activities of no programme known here stand together in this one.
ARCHIVE = "archive"

acts.add(
    {
        "activity_imports.stage": _("archive of activities handed in"),
        "activity_imports.correct": _("archive of activities corrected"),
        "activity_imports.link": _("row of an archive said to be an activity that stands here"),
        "activity_imports.unlink": _("row of an archive no longer said to be an activity that stands here"),
        "activity_imports.choose_headings": _("headings of an archive chosen"),
        "activity_imports.confirm": _("archive to be added by the worker"),
        "activity_imports.apply": _("archive of activities added"),
        "activity_imports.discard": _("archive of activities discarded"),
        "activity_imports.undo": _("archive of activities taken back"),
        "activity_imports.choose_word": _("meaning of a word of an archive chosen"),
        "activity_imports.create": _("activity added from an archive"),
        "activity_imports.report_on": _("what an archive says of an activity kept beside it"),
        "activity_imports.update": _("activity changed by a later archive"),
        "activity_imports.take_back": _("activity taken back with its archive"),
        "activity_imports.restore": _("activity as it was before a later archive"),
        "activity_imports.series": _("series added from an archive"),
        "activity_imports.statement": _("published total read from an archive"),
        "activity_imports.withdraw": _("published total taken back with its archive"),
    }
)


def visible_to(actor):
    """The system administrator and the administrators of the programme; nobody else sees what was handed in."""
    lists = Import.objects.filter(kind=KIND)
    return lists if _everything(actor) else lists.filter(programme__in=administered_by(actor))


def administered_by(actor):
    """Programmes into which this actor may load an archive."""
    if _everything(actor):
        return Programme.objects.all()
    return Programme.objects.filter(pk__in=actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))


def _everything(actor):
    return actor.is_system or actor.is_system_administrator


def can_load(actor, programme):
    """`programme` None: wherever each row says, which only the system administrator may."""
    if _everything(actor):
        return True
    return programme is not None and actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR, programme_id=programme.pk)


def can_load_somewhere(actor):
    return _everything(actor) or bool(actor.programme_ids(RoleKind.PROGRAMME_ADMINISTRATOR))


def follows_rows(batch):
    """Does each row go to the programme it names, or do all of them go to the one that was chosen?"""
    return any(note["code"] == "as_rows_say" for note in batch.notes)


def own_activities():
    """Activities somebody entered in the portal, also those a row speaks of; no archive brought them."""
    return Workshop.objects.filter(Q(activity_session__isnull=True) | Q(activity_session__record__is_linked=True))


def can_be_linked(row):
    """A row that is no activity yet, stands for one, and is not in the portal."""
    return (
        row.state in (ImportRow.State.READY, ImportRow.State.TO_FIX)
        and not row.values.get("record")
        and len(row.values["read"]["sessions"]) < 2
    )
