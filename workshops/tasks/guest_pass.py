from celery import shared_task

from programmes.mail import sending
from programmes.rules.actor import SYSTEM
from workshops.actions import guest_pass as guest_passes
from workshops.mail.guest_pass import compose


@shared_task(name="workshops.tasks.guest_pass.send")
def send(guest_pass_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    guest_pass = guest_passes.claim(guest_pass_pk)
    if guest_pass is not None:
        sending.give(
            lambda: compose(guest_pass),
            fail=lambda sentence: guest_passes.fail(guest_pass=guest_pass, sentence=sentence, by=SYSTEM),
            what=f"letter to guest {guest_pass_pk}",
        )
