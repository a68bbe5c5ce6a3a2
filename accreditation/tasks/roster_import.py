from celery import shared_task

from accreditation.actions import roster_import as roster_imports
from programmes.models import Import
from programmes.rules import actor as actors


@shared_task(name="accreditation.tasks.roster_import.add")
def add(batch_pk):
    """Load a long roster for whoever asked. Running it twice loads once."""
    batch = Import.objects.select_related("programme").get(pk=batch_pk)
    job = batch.worker_job()
    if job is not None:
        by = actors.for_person(job.asked_by) if job.asked_by else actors.SYSTEM
        roster_imports.add_confirmed(batch=batch, by=by)
