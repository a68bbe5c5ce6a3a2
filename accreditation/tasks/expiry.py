from celery import shared_task

from accreditation.actions import accreditation as accreditations
from accreditation.actions import expiry_reminder as expiry_reminders
from accreditation.mail.expiry_reminder import compose
from programmes.mail import sending
from programmes.rules.actor import SYSTEM


@shared_task(name="accreditation.tasks.expiry.day")
def day():
    """Once a day: what is over lapses, and whoever comes near the end is told. Twice does no harm."""
    accreditations.lapse_due(by=SYSTEM)
    expiry_reminders.remind_due(by=SYSTEM)


@shared_task(name="accreditation.tasks.expiry.send")
def send(reminder_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    reminder = expiry_reminders.claim(reminder_pk)
    if reminder is not None:
        sending.give(
            lambda: compose(reminder),
            fail=lambda sentence: expiry_reminders.fail(reminder=reminder, sentence=sentence, by=SYSTEM),
            what=f"expiry reminder {reminder_pk}",
        )
