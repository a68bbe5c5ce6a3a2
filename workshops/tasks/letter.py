from celery import shared_task

from programmes.mail import sending
from workshops.actions import letter as letters
from workshops.mail.letter import compose


@shared_task(name="workshops.tasks.letter.send")
def send(letter_pk):
    """Claim, send outside any transaction, finish. Running it twice sends one letter."""
    letter = letters.claim(letter_pk)
    if letter is None:
        return
    if sending.give(
        lambda: compose(letter),
        fail=lambda sentence: letters.fail(letter=letter, sentence=sentence),
        what=f"letter {letter_pk}",
    ):
        letters.finish(letter=letter)


@shared_task(name="workshops.tasks.letter.sweep")
def sweep():
    letters.sweep()
