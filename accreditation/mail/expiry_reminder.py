"""The letter that says when an accreditation ends, in a working language of the trainer where it has been written."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.formats import date_format

from accreditation.library.expiry import LETTERS


def compose(reminder):
    """The same reminder is always the same message: its identifier lets a mail server see a repetition."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    accreditation = reminder.accreditation
    person, programme = accreditation.person, accreditation.programme
    spoken = [language.tag for language in person.languages.all() if language.tag in LETTERS]
    language = "en" if "en" in spoken or not spoken else spoken[0]
    with translation.override(language):
        values = {
            "name": person.full_name,
            "title": accreditation.title,
            "programme": str(programme),
            "until": date_format(reminder.valid_until, "j F Y"),
            "link": f"{settings.SITE_URL}/accreditations/{accreditation.code}/",
            "organisation": str(programme.organisation),
        }
    values = {name: " ".join(value.split()) for name, value in values.items()}
    subject, body = LETTERS[language]
    return EmailMessage(
        subject=subject.format(**values)[:200],
        body=body.format(**values),
        to=[person.email],
        headers={"Message-ID": f"<expiry-{reminder.code}@{host}>", "Content-Language": language},
    )
