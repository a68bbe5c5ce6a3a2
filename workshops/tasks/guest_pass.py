import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from celery import shared_task
from django.utils.translation import gettext as _

from programmes.rules.actor import SYSTEM
from workshops.actions import guest_pass as guest_passes
from workshops.mail.guest_pass import compose

log = logging.getLogger(__name__)


@shared_task(name="workshops.tasks.guest_pass.send")
def send(guest_pass_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    guest_pass = guest_passes.claim(guest_pass_pk)
    if guest_pass is None:
        return
    try:
        compose(guest_pass).send()
    except SMTPRecipientsRefused:
        sentence = _("The mail server does not take this address. Put the address right.")
        guest_passes.fail(guest_pass=guest_pass, sentence=sentence, by=SYSTEM)
    except (SMTPException, OSError):
        log.warning("letter to guest %s", guest_pass_pk, exc_info=True)
        sentence = _("The mail server could not be reached, or refused the letter.")
        guest_passes.fail(guest_pass=guest_pass, sentence=sentence, by=SYSTEM)
    except Exception:
        log.exception("letter to guest %s", guest_pass_pk)
        sentence = _("It could not be sent. The system administrator can see why.")
        guest_passes.fail(guest_pass=guest_pass, sentence=sentence, by=SYSTEM)
