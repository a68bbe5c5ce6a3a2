from datetime import date

from django.utils.formats import date_format


def range_words(first, last, with_year=True):
    """Dates as documents write them: 8–10 April 2019, 29 May – 2 June 2019, 24 April 2019."""
    tail = " Y" if with_year else ""
    if first == last:
        return date_format(first, f"j F{tail}")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, f'j F{tail}')}"
    if first.year == last.year:
        return f"{date_format(first, 'j F')} – {date_format(last, f'j F{tail}')}"
    return f"{date_format(first, 'j F Y')} – {date_format(last, 'j F Y')}"


def as_day(text):
    """A date from ISO text, or None when it is none."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
