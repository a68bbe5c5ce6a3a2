import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from celery import shared_task
from django.utils.translation import gettext as _

from reports.actions import certificate_batch as batches
from reports.mail.certificate import compose

log = logging.getLogger(__name__)


@shared_task(name="reports.tasks.certificate_mail.send")
def send(certificate_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    certificate = batches.claim_letter(certificate_pk)
    if certificate is None:
        return
    try:
        compose(certificate).send()
    except SMTPRecipientsRefused:
        sentence = _("The mail server does not take this address. Put the address right.")
        batches.letter_failed(certificate=certificate, sentence=sentence)
    except (SMTPException, OSError):
        log.warning("letter of certificate %s", certificate_pk, exc_info=True)
        sentence = _("The mail server could not be reached, or refused the letter.")
        batches.letter_failed(certificate=certificate, sentence=sentence)
    except Exception:
        log.exception("letter of certificate %s", certificate_pk)
        sentence = _("It could not be sent. The system administrator can see why.")
        batches.letter_failed(certificate=certificate, sentence=sentence)
