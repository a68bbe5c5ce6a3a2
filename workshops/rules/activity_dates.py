"""Days of activities, as the cells and notes of an archive give them. A year that is not said stays open."""

import re
from dataclasses import dataclass
from datetime import date

from programmes.models.base import search_key
from programmes.rules import import_dates
from programmes.rules.import_values import is_blank
from workshops.rules.activity_numbers import WORDS

# Before this nothing of the kind was held; a year below it is a slip of the pen.
EARLIEST = 1945
DAY, YEAR = r"(\d{1,2})(?:st|nd|rd|th|er|\.)?", r"(?:,?\s*((?:19|20)\d{2}))?"
DASH, SPAN = r"\s*(?:[-–—/]|to|and|until|au|al|по|bis)\s*", r"\s*(?:[-–—/]|to|until|au|al|по|bis)\s*"
MONTH = r"([^\W\d_]{3,12})\.?"
PATTERNS = (
    # 29 May 2018 - 2 June 2018
    (re.compile(rf"\b{DAY}\s*(?:de |of )?{MONTH}{YEAR}{SPAN}{DAY}\s*(?:de |of )?{MONTH}{YEAR}", re.I), "d m y d m y"),
    # May 29 - June 2, 2018
    (re.compile(rf"\b{MONTH}\s*{DAY}{YEAR}{SPAN}{MONTH}\s*{DAY}{YEAR}(?!\d)", re.I), "m d y m d y"),
    # 9-10 July 2018
    (re.compile(rf"\b{DAY}{DASH}{DAY}\s*(?:de |of )?{MONTH}{YEAR}", re.I), "d d m y"),
    # July 9-10, 2018
    (re.compile(rf"\b{MONTH}\s*{DAY}{DASH}{DAY}(?!\d|\s*[^\W\d_]{{3,}}\s*\d{{4}}){YEAR}(?!\d)", re.I), "m d d y"),
    # 9 July 2018
    (re.compile(rf"\b{DAY}\s*(?:de |of )?{MONTH}{YEAR}", re.I), "d m y"),
    # July 9, 2018
    (re.compile(rf"\b{MONTH}\s*{DAY}(?!\d){YEAR}", re.I), "m d y"),
    # 9-10.07.2018
    (re.compile(r"\b(\d{1,2})\.?\s*[-–—]\s*(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})\b"), "d d m y"),
)
DURATION = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(sorted(WORDS, key=len, reverse=True))})[\s-]+(?:full[\s-]+|working[\s-]+)?"
    r"(?P<unit>days?|weeks?|jours?|semaines?|d[ií]as?|semanas?|дн(?:я|ей|евн\w*))\b",
    re.IGNORECASE,
)
WEEK = ("week", "semaine", "semana")


@dataclass(frozen=True)
class Span:
    """First and last day as (year or None, month, day); where in the text it stands."""

    first: tuple
    last: tuple
    begins: int
    ends: int
    words: str

    @property
    def has_year(self):
        return self.first[0] is not None

    def days(self, year=None):
        """(first, last) as dates, the year filled in where none is said; None where there is no such day."""
        try:
            return date(self.first[0] or year, *self.first[1:]), date(self.last[0] or year, *self.last[1:])
        except (ValueError, TypeError):
            return None


def spans(text):
    """The days and spans of days of a text, in its order; each place of the text is read once, the longest way."""
    found, taken = [], []
    for pattern, order in PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and begin < match.end() for begin, end in taken):
                continue
            span = _span(match, order.split())
            if span:
                found.append(span)
                taken.append((match.start(), match.end()))
    return sorted(found, key=lambda span: span.begins)


def _span(match, order):
    parts = {"d": [], "m": [], "y": []}
    for name, written in zip(order, match.groups(), strict=True):
        parts[name].append(written)
    months = [_month(word) for word in parts["m"]]
    if None in months:
        return None
    days = [int(day) for day in parts["d"]]
    years = [int(year) if year else None for year in parts["y"]]
    first_year = years[0] or (years[-1] if len(years) == 1 or months[0] <= months[-1] else None)
    first = (first_year, months[0], days[0])
    last = (years[-1] or first_year, months[-1], days[-1])
    if not all(1 <= day <= 31 for day in days):
        return None
    return Span(first, last, match.start(), match.end(), match[0].strip())


def _month(word):
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return import_dates._months().get(search_key(word))


def order_of(cells):
    """Which of two numbers is the day in this file, where one of its cells tells; else ""."""
    return import_dates.order_of(cells)


def read(start, end, order=""):
    """{"first", "last": ISO or "", "problems": {field: code}, "proposals": {field: text}, "warnings": [code]}."""
    found = {"first": "", "last": "", "problems": {}, "proposals": {}, "warnings": []}
    begins, more = _cell(start, order, found, "start_date")
    ends, later = _cell(end, order, found, "end_date")
    begins, ends = _year_of_the_other(begins, ends, found)
    if found["problems"]:
        return found
    if not begins and not ends:
        found["problems"]["start_date"] = "no_day_at_all"
        return found
    first = begins or ends
    if not begins:
        found["warnings"].append("no_first_day")
    if more and ends and more != later and more != ends:
        found["problems"]["end_date"] = "two_last_days"
        return found
    last = later or ends or more or first
    if begins and not ends and not more:
        found["warnings"].append("no_last_day")
    if last < first:
        found["problems"]["end_date"] = "ends_before_it_begins"
        return found
    if int(first[:4]) < EARLIEST:
        found["problems"]["start_date"] = "year"
        return found
    if (date.fromisoformat(last) - date.fromisoformat(first)).days > 92:
        found["warnings"].append("long")
    found["first"], found["last"] = first, last
    return found


def _cell(text, order, found, field):
    """(ISO of the first day, ISO of the last where the cell holds a span); a Span without a year stays a Span."""
    text = " ".join(text.split())
    if is_blank(text):
        return "", ""
    iso, problem, proposal = import_dates.read(text, order)
    if iso:
        return iso, ""
    whole = re.fullmatch(r"(\d{4}-\d{2}-\d{2})\s*(?:[-–—/]|to)\s*(\d{4}-\d{2}-\d{2})", text)
    if whole and (days := _both(*whole.groups())):
        return days
    there = spans(text)
    if len(there) == 1 and len(there[0].words) >= len(text) - 8:
        if not there[0].has_year:
            return (there[0], "") if there[0].days(2000) else _wrong(found, field, "day")
        days = there[0].days()
        if days:
            return days[0].isoformat(), days[1].isoformat() if days[1] != days[0] else ""
        problem = "day"
    return _wrong(found, field, problem, proposal)


def _wrong(found, field, problem, proposal=""):
    found["problems"][field] = problem
    if proposal:
        found["proposals"][field] = proposal
    return "", ""


def _both(*texts):
    try:
        return tuple(date.fromisoformat(text).isoformat() for text in texts)
    except ValueError:
        return None


def _year_of_the_other(begins, ends, found):
    """ "10 December" to "14 December 2018": the year is said, once. Anything else without a year is asked about."""
    if isinstance(begins, Span) and isinstance(ends, str) and ends and begins.first[1:] <= _month_day(ends):
        days = begins.days(int(ends[:4]))
        if days and days[0].isoformat() <= ends:
            found["warnings"].append("year_of_the_other")
            return days[0].isoformat(), ends
    if isinstance(ends, Span) and isinstance(begins, str) and begins and ends.last[1:] >= _month_day(begins):
        days = ends.days(int(begins[:4]))
        if days:
            found["warnings"].append("year_of_the_other")
            return begins, days[1].isoformat()
    for field, one in (("start_date", begins), ("end_date", ends)):
        if isinstance(one, Span):
            found["problems"].setdefault(field, "no_year")
    return begins if isinstance(begins, str) else "", ends if isinstance(ends, str) else ""


def _month_day(iso):
    return int(iso[5:7]), int(iso[8:10])


def contradictions(texts, first, last):
    """[{code, …}]: what the words of the row say of its length or days, where the columns say something else."""
    found, days = [], (last - first).days + 1
    for text in texts:
        for match in DURATION.finditer(text):
            said = int(match["n"]) if match["n"].isdigit() else WORDS[match["n"].lower()]
            if not _agrees(said, match["unit"].lower(), days):
                found.append({"code": "length", "words": match[0], "n": days})
        for match in re.finditer(r"dateline:?\s*", text, re.IGNORECASE):
            there = [span for span in spans(text) if span.begins >= match.end()][:1]
            own = there[0].days(first.year) if there else None
            if own and not (first <= own[0] and own[1] <= last):
                found.append({"code": "dateline", "words": there[0].words})
    return found


def _agrees(said, unit, days):
    if unit.startswith(WEEK):
        return 7 * (said - 1) < days <= 7 * said
    return said == days
