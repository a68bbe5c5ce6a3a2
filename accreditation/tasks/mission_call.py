from celery import shared_task

from accreditation.actions import call_letter as call_letters
from accreditation.actions import mission_call as mission_calls
from accreditation.mail.call_letter import compose
from programmes.mail import sending
from programmes.rules.actor import SYSTEM


@shared_task(name="accreditation.tasks.mission_call.send")
def send(letter_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    letter = call_letters.claim(letter_pk)
    if letter is not None:
        sending.give(
            lambda: compose(letter),
            fail=lambda sentence: call_letters.fail(letter=letter, sentence=sentence, by=SYSTEM),
            what=f"call letter {letter_pk}",
        )


@shared_task(name="accreditation.tasks.mission_call.forget_due")
def forget_due():
    """Once a day: what people wrote of themselves goes, some time after the mission."""
    mission_calls.forget_due(by=SYSTEM)


@shared_task(name="accreditation.tasks.mission_call.ask_newcomers")
def ask_newcomers():
    """Once a day: those who came to fit after a call was opened are asked as well."""
    mission_calls.ask_newcomers(by=SYSTEM)
