"""Dates and places as the pages of this floor say them."""

import calendar
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def days(first, last):
    """21–25 January 2019. What both days share is said once."""
    if first == last:
        return date_format(first, "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j F Y')}"
    start = date_format(first, "j F") if first.year == last.year else date_format(first, "j F Y")
    return f"{start} – {date_format(last, 'j F Y')}"


def where_and_when(workshop):
    return _("{place}, {days}").format(place=workshop.place or workshop.title, days=days_of(workshop))


def days_of(workshop):
    return days(workshop.starts_on, workshop.ends_on)


def months_between(earlier, later):
    """Whole months; 0 when there is nothing to count."""
    if not earlier or later < earlier:
        return 0
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def months_later(day, months):
    """The same day some months on, or the last day of that month; None when nothing expires."""
    if not months:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
