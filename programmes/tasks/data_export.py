import logging

from celery import shared_task
from django.utils.translation import gettext as _

from programmes.actions import data_export as data_exports
from programmes.rules import data_export_file

log = logging.getLogger(__name__)


@shared_task(name="programmes.tasks.data_export.make")
def make(export_pk):
    """Claim, pack outside any transaction, finish. Running it twice makes one file."""
    export = data_exports.claim(export_pk)
    if export is None:
        return
    try:
        packed = data_export_file.packed(export)
    except Exception:
        log.exception("data export %s", export_pk)
        data_exports.fail(export=export, sentence=_("It could not be made. Ask again, or tell the administrator."))
    else:
        data_exports.finish(export=export, content=packed)


@shared_task(name="programmes.tasks.data_export.sweep")
def sweep():
    data_exports.sweep()
