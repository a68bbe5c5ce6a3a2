import logging

from celery import shared_task
from django.utils.translation import gettext as _

from reports.actions import certificate_batch as batches
from reports.documents.papers import CannotPrint, check_certificate
from reports.rules import photo as photo_rules

log = logging.getLogger(__name__)


@shared_task(name="reports.tasks.certificate_batch.work")
def work(batch_pk):
    """Certificate after certificate, each in a transaction of its own; what cannot be printed takes no number.

    Running it twice, or beside another, issues each once. Stopped in the middle, the next goes on where it was.
    """
    pictures = None
    while (found := batches.next_entry(batch_pk)) is not None:
        entry, words = found
        pictures = photo_rules.contents_of(words) if pictures is None else pictures
        try:
            check_certificate(words, pictures)
        except CannotPrint as refused:
            batches.work_off(entry=entry, problem=str(refused))
        except Exception:
            log.exception("certificate of batch %s", batch_pk)
            sentence = _("It could not be made. The system administrator can see why.")
            batches.work_off(entry=entry, problem=sentence)
        else:
            batches.work_off(entry=entry)
    batches.finish(batch_pk)


@shared_task(name="reports.tasks.certificate_batch.sweep")
def sweep():
    batches.sweep()
