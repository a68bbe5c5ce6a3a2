"""Giving one letter to the mail, and saying in one sentence why it did not leave."""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


def give(compose, *, fail, what):
    """Compose and send, outside any transaction. True when it left; otherwise `fail(sentence)` was called.

    `what` names the letter in the log: its kind and primary key, never an address.
    """
    try:
        compose().send()
    except SMTPRecipientsRefused:
        fail(_("The mail server does not take this address. Put the address right."))
    except (SMTPException, OSError):
        log.warning("%s", what, exc_info=True)
        fail(_("The mail server could not be reached, or refused the letter."))
    except Exception:
        log.exception("%s", what)
        fail(_("It could not be sent. The system administrator can see why."))
    else:
        return True
    return False
