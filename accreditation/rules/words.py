"""Dates and places as the pages of this floor say them."""

import calendar
from datetime import date

from django.utils.translation import gettext as _

from programmes.rules.dates import range_words


def where_and_when(workshop):
    return _("{place}, {days}").format(place=workshop.place or workshop.title, days=days_of(workshop))


def days_of(workshop):
    return range_words(workshop.starts_on, workshop.ends_on)


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
