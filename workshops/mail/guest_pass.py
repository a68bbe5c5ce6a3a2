"""The letter with the personal link of a guest, in the workshop's language where it has been written."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.formats import date_format

from workshops.library.guest_pass import LETTERS
from workshops.rules import guest_pass as guest_pass_rules


def compose(guest_pass):
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    workshop = guest_pass.workshop
    language = workshop.language.tag if workshop and workshop.language.tag in LETTERS else "en"
    with translation.override(language):
        values = {
            "name": guest_pass.person.full_name,
            "what": workshop.title if workshop else str(guest_pass.programme),
            "role": guest_pass.get_kind_display(),
            "until": date_format(guest_pass.ends_on, "j F Y"),
            "link": guest_pass_rules.url(guest_pass),
            "organisation": str(guest_pass.programme.organisation),
        }
    values = {name: " ".join(value.split()) for name, value in values.items()}
    subject, body = LETTERS[language]
    return EmailMessage(
        subject=subject.format(**values)[:200],
        body=body.format(**values),
        to=[guest_pass.person.email],
        headers={
            "Message-ID": f"<guest-{guest_pass.code}-{guest_pass.letter_asked_at:%Y%m%d%H%M%S%f}@{host}>",
            "Content-Language": language,
        },
    )
