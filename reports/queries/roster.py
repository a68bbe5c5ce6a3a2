"""The roster of a programme as it is narrowed on the screen, gathered for a paper and frozen."""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.rules import clock


def snapshot(programme, rows, *, agreed_only):
    """A table both PDF, Word and Excel are drawn from, in the language of whoever asks.

    `rows` are Accreditations as `roster.in_order` gives them. With `agreed_only` they are those who agreed to be shown
    elsewhere, and what is said of them is what other programmes see: name, country, topics, languages.
    """
    today = clock.today()
    made = [_for_others(row) if agreed_only else _for_the_office(row) for row in rows]
    heads = [_("Name"), _("Country"), _("Topics"), _("Languages")]
    if not agreed_only:
        heads = [_("Name"), _("Country, administration"), _("Title"), _("Accredited on"), *heads[2:], _("E-mail")]
    number = ngettext("{n} trainer.", "{n} trainers.", len(made)).format(n=len(made))
    agreed = _("Only those who agreed to be shown outside the programme.") if agreed_only else ""
    return {
        "language": translation.get_language(),
        "programme": str(programme),
        "organised_by": str(programme.organisation),
        "lead": f"{number} {agreed}".strip(),
        "heads": heads,
        "shares": [5, 4, 6, 4] if agreed_only else [5, 5, 4, 3, 5, 3, 5],
        "rows": made,
        "created": today.isoformat(),
        "printed_text": date_format(today, "j F Y"),
    }


def _for_others(row):
    return [_lines(row.person, row.person.native_name), str(row.person.country or ""), _topics(row), _languages(row)]


def _for_the_office(row):
    until = _("until {day}").format(day=date_format(row.valid_until, "j F Y")) if row.valid_until else ""
    return [
        _lines(row.person, row.person.native_name),
        _lines(row.person.country, row.person.organisation),
        _lines(row.title, row.get_state_display()),
        _lines(date_format(row.granted_on, "j F Y"), until),
        _topics(row),
        _languages(row),
        row.person.email,
    ]


def _lines(*parts):
    return "\n".join(str(part) for part in parts if part)


def _topics(row):
    profile = getattr(row.person, "trainer_profile", None)
    return "; ".join(str(topic) for topic in profile.topics.all()) if profile else ""


def _languages(row):
    return ", ".join(str(language) for language in row.person.languages.all())
