import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from celery import shared_task
from django.utils.translation import gettext as _

from accreditation.actions import delivery as deliveries
from accreditation.actions import teaching_question as questions
from accreditation.actions import trainer_link as trainer_links
from accreditation.mail.training_letter import compose
from programmes.rules.actor import SYSTEM

log = logging.getLogger(__name__)


@shared_task(name="accreditation.tasks.national_training.ask_due")
def ask_due():
    """Once a day: everybody whose month has come, and focal points for whom courses wait."""
    questions.ask_due(by=SYSTEM)
    trainer_links.remind_focal_points(by=SYSTEM)


@shared_task(name="accreditation.tasks.national_training.delete_sheets")
def delete_sheets():
    deliveries.delete_sheets()


@shared_task(name="accreditation.tasks.national_training.send")
def send(letter_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    letter = trainer_links.claim(letter_pk)
    if letter is None:
        return
    try:
        compose(letter).send()
    except SMTPRecipientsRefused:
        sentence = _("The mail server does not take this address. Put the address right.")
        trainer_links.fail(letter=letter, sentence=sentence, by=SYSTEM)
    except (SMTPException, OSError):
        log.warning("training letter %s", letter_pk, exc_info=True)
        sentence = _("The mail server could not be reached, or refused the letter.")
        trainer_links.fail(letter=letter, sentence=sentence, by=SYSTEM)
    except Exception:
        log.exception("training letter %s", letter_pk)
        sentence = _("It could not be sent. The system administrator can see why.")
        trainer_links.fail(letter=letter, sentence=sentence, by=SYSTEM)
