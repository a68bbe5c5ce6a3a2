import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from celery import shared_task
from django.utils.translation import gettext as _

from programmes.rules.actor import SYSTEM
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.mail.follow_up import compose

log = logging.getLogger(__name__)


@shared_task(name="workshops.tasks.follow_up.ask_due")
def ask_due():
    """Once a day: everybody whose month has come."""
    follow_up_contacts.ask_due(by=SYSTEM)


@shared_task(name="workshops.tasks.follow_up.send")
def send(contact_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    contact = follow_up_contacts.claim(contact_pk)
    if contact is None:
        return
    try:
        compose(contact).send()
    except SMTPRecipientsRefused:
        sentence = _("The mail server does not take this address. Put the address right.")
        follow_up_contacts.fail(contact=contact, sentence=sentence, by=SYSTEM)
    except (SMTPException, OSError):
        log.warning("letter to follow-up contact %s", contact_pk, exc_info=True)
        sentence = _("The mail server could not be reached, or refused the letter.")
        follow_up_contacts.fail(contact=contact, sentence=sentence, by=SYSTEM)
    except Exception:
        log.exception("letter to follow-up contact %s", contact_pk)
        sentence = _("It could not be sent. The system administrator can see why.")
        follow_up_contacts.fail(contact=contact, sentence=sentence, by=SYSTEM)
