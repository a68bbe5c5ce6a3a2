"""Everything held about one person, as one file: asked for by that person, made by a worker, gone after a week."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programmes.actions import history, outbox
from programmes.actions import job as jobs
from programmes.actions.refusals import refusals
from programmes.models import DataExport, Job
from programmes.rules import clock
from programmes.rules import own_data as rules
from programmes.rules.refusal import NotAllowed

ASKED = "programmes.data_export.asked"
KEPT = timedelta(days=7)
# A worker that has said nothing for this long is taken for dead.
STALE = timedelta(minutes=5)
ATTEMPTS = 5


def ask(*, by):
    """The DataExport being made; one that is already on its way is not asked for twice."""
    if not rules.can_open(by):
        raise NotAllowed(_("Sign in to see what is held about you."))
    with refusals():
        waiting = rules.exports_of(by).filter(job__state__in=[Job.State.QUEUED, Job.State.RUNNING]).first()
        if waiting:
            return waiting
        export = DataExport.objects.create(
            person=by.person,
            language=get_language() or "en",
            job=jobs.ask(label=str(_("Your data")), by=by),
            created_at=clock.now(),
            expires_at=clock.now() + KEPT,
        )
        history.record("data_exports.ask", by.person, by=by, programme=by.person.programmes.first())
        outbox.write(ASKED, export)
        return export


def claim(export_pk):
    """The DataExport if this worker has won it; None when another has it, it is made, or it is gone."""
    export = DataExport.objects.select_related("person", "job").filter(pk=export_pk).first()
    return export if export and jobs.claim(export.job_id) else None


def finish(*, export, content):
    name = default_storage.save(f"exports/{export.code}.zip", ContentFile(content))
    won = DataExport.objects.filter(pk=export.pk, file="").update(file=name, size=len(content))
    if won:
        jobs.done(export.job_id)
    else:
        default_storage.delete(name)


def fail(*, export, sentence):
    jobs.fail(export.job_id, sentence)


def sweep():
    """Throw away what is a week old, and ask again for what a dead worker left. Returns how many went."""
    gone = list(DataExport.objects.filter(expires_at__lte=clock.now()))
    for export in gone:
        discard(export=export)
    late = clock.now() - STALE
    Job.objects.filter(data_export__isnull=False, state=Job.State.RUNNING, claimed_at__lt=late).update(
        state=Job.State.QUEUED
    )
    for export in DataExport.objects.filter(job__state=Job.State.QUEUED, job__asked_at__lt=late).select_related("job"):
        if export.job.attempts < ATTEMPTS:
            outbox.write(ASKED, export)
        else:
            jobs.give_up(export.job_id)
    return len(gone)


def discard(*, export):
    """The row first, then its file: a file without a row is nobody's, a row without a file is an error."""
    name, job = export.file.name, export.job_id
    with refusals():
        DataExport.objects.filter(pk=export.pk).delete()
        Job.objects.filter(pk=job).delete()
    if name:
        default_storage.delete(name)
