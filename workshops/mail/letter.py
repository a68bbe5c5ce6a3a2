"""One letter as an e-mail."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from workshops.rules import letter as letter_rules


def compose(letter):
    """The same letter is always the same message: its identifier lets a mail server see a repetition."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    answers_to = letter_rules.reply_address(letter)
    return EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.to],
        reply_to=[answers_to] if answers_to else None,
        headers={"Message-ID": f"<letter-{letter.code}@{host}>", "Content-Language": letter.language},
    )
