"""The letter with the link for the feedback of the host, in the language of the mission."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.formats import date_format

from accreditation.library.host_letters import LETTERS
from accreditation.rules import mission_record as record_rules
from workshops.rules.letter import dates_in


def compose(letter):
    """The same letter is always the same message: its identifier lets a mail server see a repetition."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    mission, workshop = letter.mission, letter.mission.workshop
    language = workshop.language.tag if workshop.language.tag in LETTERS else "en"
    words = LETTERS[language]
    with translation.override(language):
        values = {
            "name": mission.host_contact or words["nobody"],
            "mission": workshop.title,
            "place": workshop.place or str(workshop.host or ""),
            "dates": dates_in(language, workshop.starts_on, workshop.ends_on),
            "until": date_format(mission.host_link_until, "j F Y"),
            "link": record_rules.url(mission),
            "organisation": str(mission.programme.organisation),
        }
    values = {name: " ".join(value.split()) for name, value in values.items()}
    subject, body = words["remind" if letter.is_reminder else "ask"]
    answers_to = record_rules.reply_address(mission)
    return EmailMessage(
        subject=subject.format(**values)[:200],
        body=body.format(**values),
        to=[mission.host_email],
        reply_to=[answers_to] if answers_to else None,
        headers={"Message-ID": f"<host-{letter.code}@{host}>", "Content-Language": language},
    )
