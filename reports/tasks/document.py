import logging

from celery import shared_task
from celery.signals import worker_process_init
from django.utils.translation import gettext as _

from reports.actions import document as documents
from reports.documents.papers import CannotPrint, get_ready, render_paper
from reports.rules import photo as photo_rules
from reports.rules import word_template as word_template_rules

log = logging.getLogger(__name__)


@worker_process_init.connect
def warm(**_started):
    try:
        get_ready()
    except OSError:
        # Pango is missing: the check says so in a sentence, and a worker without it still sends letters.
        log.warning("papers cannot be drawn here", exc_info=True)


@shared_task(name="reports.tasks.document.render")
def render(document_pk):
    """Claim, render outside any transaction, finish. Running it twice makes one paper."""
    document = documents.claim(document_pk)
    if document is None:
        return
    try:
        base = word_template_rules.content_of(document.snapshot)
        pictures = photo_rules.contents_of(document.snapshot)
        content = render_paper(document.kind, document.snapshot, document.format, base, pictures)
    except CannotPrint as refused:
        documents.fail(document=document, sentence=refused)
    except Exception:
        log.exception("document %s", document_pk)
        documents.fail(document=document, sentence=_("It could not be made. The system administrator can see why."))
    else:
        documents.finish(document=document, content=content)


@shared_task(name="reports.tasks.document.sweep")
def sweep():
    documents.sweep()
