"""The letter that asks what became of the recommendations, in the workshop's language where it has been written."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.formats import date_format

from workshops.library.follow_up import LETTERS
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules.letter import dates_in


def compose(contact):
    """One letter to one person, about everything this person is asked about."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    subject, body, language = words(contact)
    answers_to = contact_rules.reply_address(contact)
    return EmailMessage(
        subject=subject,
        body=body,
        to=[contact.email],
        reply_to=[answers_to] if answers_to else None,
        headers={
            # The moment it was taken in hand: the same sending is the same message, the next one is another.
            "Message-ID": f"<follow-up-{contact.code}-{contact.asked_at:%Y%m%d%H%M%S%f}@{host}>",
            "Content-Language": language,
        },
    )


def words(contact):
    """(subject, text, language)"""
    follow_up = contact.follow_up
    workshop = follow_up.workshop
    language = workshop.language.tag if workshop.language.tag in LETTERS else "en"
    with translation.override(language):
        values = {
            "name": contact.name,
            "workshop": workshop.title,
            "place": workshop.place or workshop.programme.acronym,
            "dates": dates_in(language, workshop.starts_on, workshop.ends_on),
            "number": len(
                contact_rules.asked_about(contact_rules.same_person(contact), follow_up_rules.adopted_in(workshop))
            ),
            "agreed_by": follow_up.agreed_by,
            "agreed_on": date_format(follow_up.agreed_on, "j F Y"),
            "link": contact_rules.url(contact),
            "organisation": str(workshop.programme.organisation),
        }
    values = {name: value if isinstance(value, int) else " ".join(value.split()) for name, value in values.items()}
    subject, body = LETTERS[language]
    return subject.format(**values)[:200], body.format(**values), language
