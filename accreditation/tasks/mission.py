from celery import shared_task

from accreditation.actions import host_feedback as host_feedbacks
from accreditation.actions import mission_date
from accreditation.mail.host_letter import compose
from programmes.mail import sending
from programmes.rules.actor import SYSTEM


@shared_task(name="accreditation.tasks.mission.begin_due")
def begin_due():
    """Once a day: confirmed missions whose first day has come are in the field; hosts of those over are asked."""
    mission_date.begin_due(by=SYSTEM)
    host_feedbacks.ask_due(by=SYSTEM)


@shared_task(name="accreditation.tasks.mission.send_host_letter")
def send_host_letter(letter_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    letter = host_feedbacks.claim(letter_pk)
    if letter is not None:
        sending.give(
            lambda: compose(letter),
            fail=lambda sentence: host_feedbacks.fail(letter=letter, sentence=sentence, by=SYSTEM),
            what=f"host letter {letter_pk}",
        )
