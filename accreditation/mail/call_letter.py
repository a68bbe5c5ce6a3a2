"""A letter about a call for a mission: in the mission's language where the person speaks it, else in one of theirs."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from accreditation.library.call_letters import LETTERS
from accreditation.rules import mission_call as call_rules
from workshops.rules.letter import dates_in


def compose(letter):
    """The same letter is always the same message: its identifier lets a mail server see a repetition."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    subject, body, language = words(letter)
    answers_to = call_rules.reply_address(letter.answer.call)
    return EmailMessage(
        subject=subject,
        body=body,
        to=[letter.answer.person.email],
        reply_to=[answers_to] if answers_to else None,
        headers={"Message-ID": f"<call-{letter.code}@{host}>", "Content-Language": language},
    )


def words(letter):
    """(subject, text, language)"""
    answer, call = letter.answer, letter.answer.call
    workshop, language = call.mission.workshop, language_of(letter.answer)
    with translation.override(language):
        values = {
            "name": answer.person.full_name,
            "mission": workshop.title,
            "place": workshop.place or str(workshop.host or ""),
            "dates": dates_in(language, workshop.starts_on, workshop.ends_on),
            "language": str(workshop.language),
            "until": date_format(call.answer_by, "j F Y"),
            "link": settings.SITE_URL + reverse("call_answer", args=[answer.code]),
            "organisation": str(call.programme.organisation),
            "role": LETTERS[language]["role"][call.asks],
        }
    values = {name: " ".join(value.split()) for name, value in values.items()}
    values["words"] = f"{call.words}\n\n" if call.words else ""
    subject, body = LETTERS[language][letter.kind]
    return subject.format(**values)[:200], body.format(**values), language


def language_of(answer):
    spoken = [language.tag for language in answer.person.languages.all() if language.tag in LETTERS]
    mission = answer.call.mission.workshop.language.tag
    if mission in spoken:
        return mission
    return "en" if "en" in spoken or not spoken else spoken[0]
