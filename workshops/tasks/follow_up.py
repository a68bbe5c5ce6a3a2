from celery import shared_task

from programmes.mail import sending
from programmes.rules.actor import SYSTEM
from workshops.actions import follow_up_contact as follow_up_contacts
from workshops.mail.follow_up import compose


@shared_task(name="workshops.tasks.follow_up.ask_due")
def ask_due():
    """Once a day: everybody whose month has come."""
    follow_up_contacts.ask_due(by=SYSTEM)


@shared_task(name="workshops.tasks.follow_up.send")
def send(contact_pk):
    """Claim, send outside any transaction. Running it twice sends one letter."""
    contact = follow_up_contacts.claim(contact_pk)
    if contact is not None:
        sending.give(
            lambda: compose(contact),
            fail=lambda sentence: follow_up_contacts.fail(contact=contact, sentence=sentence, by=SYSTEM),
            what=f"letter to follow-up contact {contact_pk}",
        )
