from celery import shared_task

from accreditation.actions import delivery as deliveries
from accreditation.actions import teaching_question as questions
from accreditation.actions import trainer_link as trainer_links
from accreditation.mail.training_letter import compose
from programmes.mail import sending
from programmes.rules.actor import SYSTEM


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

    def fail(sentence):
        trainer_links.fail(letter=letter, sentence=sentence, by=SYSTEM)

    sending.give(lambda: compose(letter), fail=fail, what=f"training letter {letter_pk}")
