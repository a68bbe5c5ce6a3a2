"""Dates as people write them in lists. What can be read in two ways is asked about and never guessed."""

import re
from datetime import date, timedelta
from functools import cache

from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3

from programmes.models.base import search_key

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh-hans")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$")
WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er)?[\s.,-]*(?:de |of )?)?([^\W\d]+)\.?[\s,-]*(?:de )?(?:(\d{1,2}),?\s+)?(\d{4})$"
)
CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日?)?$")
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# A day as Excel counts: pasted cells that lost their format. From 1954 to 2064.
EXCEL = re.compile(r"(?:2|3|4|5)\d{4}(?:\.0+)?$")
RUSSIAN = {
    "января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8, "сентября": 9,
    "октября": 10, "ноября": 11, "декабря": 12,
}  # fmt: skip


def order_of(texts):
    """ "day" or "month": which of two numbers comes first in this list, where one of its cells tells; else ""."""
    found = set()
    for text in texts:
        if match := NUMBERS.match(text.strip().translate(EASTERN)):
            first, mark, second = int(match[1]), match[2], int(match[3])
            if first > 12 or mark == ".":
                found.add("day")
            elif second > 12:
                found.add("month")
    return found.pop() if len(found) == 1 else ""


def read(text, order=""):
    """(ISO date or "", problem, proposal). `order` is what order_of says of the whole list."""
    text = " ".join(text.strip().translate(EASTERN).split())
    if not text:
        return "", "", ""
    if match := ISO.match(text) or CHINESE.match(text):
        year, month, day = match[1], match[2], match[3]
        return _day(year, month, day) if day else _first_of(year, month)
    if match := NUMBERS.match(text):
        return _numbers(int(match[1]), match[2], int(match[3]), match[4], order)
    if match := WORDS.match(text):
        month, day = _months().get(search_key(match[2])), match[1] or match[3]
        if month:
            return _day(match[4], month, day) if day else _first_of(match[4], month)
    if re.fullmatch(r"(19|20)\d{2}", text):
        return "", "part_of_a_day", f"{text}-01-01"
    if match := re.fullmatch(r"(\d{1,2})[-/.]((?:19|20)\d{2})", text):
        return _first_of(match[2], match[1])
    if EXCEL.match(text):
        return "", "day", (date(1899, 12, 30) + timedelta(days=int(float(text)))).isoformat()
    return "", "day", ""


def _numbers(first, mark, second, year, order):
    if len(year) == 2:
        # "19" is asked about: the century of a list is not ours to say.
        proposal = _numbers(first, mark, second, f"20{year}", order or "day")[0]
        return "", "day", proposal
    if mark == "." or first > 12 or first == second:
        order = "day"
    elif second > 12:
        order = "month"
    if not order:
        return "", "which_day", _day(year, second, first)[0]
    return _day(year, second, first) if order == "day" else _day(year, first, second)


def _day(year, month, day):
    try:
        return date(int(year), int(month), int(day)).isoformat(), "", ""
    except ValueError:
        return "", "day", ""


def _first_of(year, month):
    whole = _day(year, month, 1)[0]
    return "", "part_of_a_day" if whole else "day", whole


@cache
def _months():
    found = {search_key(word): number for word, number in RUSSIAN.items()}
    for language in LANGUAGES:
        with translation.override(language):
            for number in range(1, 13):
                found.setdefault(search_key(str(MONTHS[number])), number)
                found.setdefault(search_key(str(MONTHS_3[number])), number)
    return found | {"sept": 9, "juil": 7, "janv": 1, "fevr": 2, "avr": 4}
