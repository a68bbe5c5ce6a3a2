"""A letter of national training: a personal link, and perhaps the question what was taught since a workshop."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.formats import date_format

from accreditation.library.training_letters import LETTERS
from accreditation.rules import trainer_link as link_rules
from accreditation.rules import training_letter as letter_rules
from workshops.rules.letter import dates_in


def compose(letter):
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    subject, body, language = words(letter)
    answers_to = letter_rules.reply_address(letter)
    return EmailMessage(
        subject=subject,
        body=body,
        to=[letter.link.person.email if letter.link else letter.plan.focal_email],
        reply_to=[answers_to] if answers_to else None,
        headers={
            # The moment it was taken in hand: the same sending is the same message, the next one is another.
            "Message-ID": f"<training-{letter.code}-{letter.sent_at:%Y%m%d%H%M%S%f}@{host}>",
            "Content-Language": language,
        },
    )


def words(letter):
    """(subject, text, language)"""
    language = letter_rules.language_of(letter)
    language = language if language in LETTERS else "en"
    programme = letter.programme
    with translation.override(language):
        values = {"programme": str(programme), "organisation": str(programme.organisation), "question": ""}
        if letter.link:
            until, kind = letter.link.ends_on, "trainer"
            values |= {"name": letter.link.person.full_name, "link": link_rules.url(letter.link)}
        else:
            until, kind = letter.plan.link_until, "focal"
            values |= {
                "name": letter.plan.focal_name,
                "link": link_rules.focal_url(letter.plan),
                "administration": str(letter.plan.organisation),
                "waiting": letter.plan.deliveries.waiting().count(),
            }
        values["until"] = date_format(until, "j F Y")
        if letter.question:
            workshop = letter.question.workshop
            asked = {
                "workshop": workshop.title,
                "place": workshop.place or programme.acronym,
                "dates": dates_in(language, workshop.starts_on, workshop.ends_on),
            }
            values["question"] = LETTERS[language]["question"].format(**{k: _line(v) for k, v in asked.items()})
    values = {name: value if name == "question" else _line(value) for name, value in values.items()}
    subject, body = LETTERS[language][kind]
    return subject.format(**values)[:200], body.format(**values), language


def _line(value):
    return value if isinstance(value, int) else " ".join(value.split())
