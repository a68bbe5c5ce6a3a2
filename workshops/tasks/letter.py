import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from celery import shared_task
from django.utils.translation import gettext as _

from workshops.actions import letter as letters
from workshops.mail.letter import compose

log = logging.getLogger(__name__)


@shared_task(name="workshops.tasks.letter.send")
def send(letter_pk):
    """Claim, send outside any transaction, finish. Running it twice sends one letter."""
    letter = letters.claim(letter_pk)
    if letter is None:
        return
    try:
        compose(letter).send()
    except SMTPRecipientsRefused:
        letters.fail(letter=letter, sentence=_("The mail server does not take this address. Put the address right."))
    except (SMTPException, OSError):
        log.warning("letter %s", letter_pk, exc_info=True)
        letters.fail(letter=letter, sentence=_("The mail server could not be reached, or refused the letter."))
    except Exception:
        log.exception("letter %s", letter_pk)
        letters.fail(letter=letter, sentence=_("It could not be sent. The system administrator can see why."))
    else:
        letters.finish(letter=letter)


@shared_task(name="workshops.tasks.letter.sweep")
def sweep():
    letters.sweep()
