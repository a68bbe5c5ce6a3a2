"""What stands beside a bar, and how wide it may be at most: the drawing has little room, and the server no fonts."""

import unicodedata

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from workshops.models import Workshop

Kind = Workshop.Kind


def text_width(words):
    """An upper estimate in pixels at 13 px: the server has no fonts, and lanes must not meet."""
    total = 0.0
    for letter in words:
        if unicodedata.east_asian_width(letter) in "WF":
            total += 13.5
        elif letter in "MWm@ЖШЩЮМФжшщюмфы—":
            total += 12.2
        elif letter in "ijl.,:;'’ |\u2066\u2068\u2069":
            total += 4.2
        elif letter in "ftrI()-":
            total += 5.4
        elif letter.isupper():
            total += 9.2
        else:
            total += 7.3
    return round(total + 0.5)


def shorten(words, room):
    if text_width(words) <= room:
        return words
    while words and text_width(words + "…") > room:
        words = words[:-1]
    return words.rstrip(" ,") + "…"


def short_name(workshop, room):
    """As colleagues say it: Mission, Dushanbe. A meeting is known by its title, and the town is what is kept of it."""
    words = {
        Kind.NATIONAL: _("National"),
        Kind.REGIONAL: _("Regional"),
        Kind.ACCREDITATION: _("Accreditation"),
        Kind.FIELD_MISSION: _("Mission"),
    }.get(workshop.kind)
    town = workshop.city or str(workshop.country or "")
    if words is None:
        words = workshop.title
        if town and town.casefold() in words.casefold():
            town = ""
    if not town:
        return shorten(words if workshop.kind == Kind.OTHER else workshop.title, room)
    town = shorten(town, room * 2 // 3)
    return f"{shorten(words, room - text_width(town) - 10)}, {town}"


def short_dates(first, last):
    if first == last:
        return str(first.day)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}"
    return f"{date_format(first, 'j M')} – {date_format(last, 'j M')}"


def short_person(person, room):
    initial = f"{person.given_names[:1]}. " if person.given_names else ""
    return shorten(f"{initial}{person.family_name}", room)
