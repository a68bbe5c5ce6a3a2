from celery import shared_task

from programmes.models import Import
from programmes.rules import actor as actors
from workshops.actions import activity_import as activity_imports


@shared_task(name="workshops.tasks.activity_import.add")
def add(batch_pk):
    """Add a long archive for whoever asked. Running it twice adds once."""
    batch = Import.objects.select_related("programme").get(pk=batch_pk)
    job = batch.worker_job()
    if job is not None:
        by = actors.for_person(job.asked_by) if job.asked_by else actors.SYSTEM
        activity_imports.add_confirmed(batch=batch, by=by)
