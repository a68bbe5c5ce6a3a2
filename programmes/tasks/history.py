from celery import shared_task
from django.conf import settings

from programmes.actions import history_seal as history_seals
from programmes.mail import history_head
from programmes.models import HistorySeal


@shared_task(name="programmes.tasks.history.seal")
def seal():
    history_seals.seal()


@shared_task(name="programmes.tasks.history.mail_head")
def mail_head():
    """The head of the chain, sent to where it is kept apart from the portal: only so is a cut-off end ever found."""
    last = HistorySeal.objects.order_by("-number").first()
    if last and settings.HISTORY_HEAD_TO:
        history_head.compose(last, settings.HISTORY_HEAD_TO).send()
