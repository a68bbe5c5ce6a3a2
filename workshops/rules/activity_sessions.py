"""One row that stands for several sessions: taken apart where it gives the days and the place of each."""

import re
from datetime import date

from programmes.models.base import search_key
from workshops.rules.activity_dates import spans
from workshops.rules.activity_numbers import UNITS, WORDS
from workshops.rules.activity_series import EVENT

# The row itself says that it cannot be taken apart.
NOT_SAID = re.compile(r"\b(?:not (?:said|stated|clear|specified|given)|unclear|unknown|which is which)\b", re.I)
SEVERAL = re.compile(
    rf"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\d)\s+(?:consecutive |parallel |separate |national |"
    rf"regional |identical |back-to-back )*(?:{EVENT}|series of {EVENT}|rounds?|missions?|parts|batches)\b",
    re.I,
)
# "four national workshops planned", "one of three workshops", "modules 1-3": not this row's own sessions.
NOT_THESE = re.compile(r"planned|foreseen|suggested|expected|out of|of (?:the )?$|previous|followed|e-learning", re.I)


def sessions(cities, countries, note, first, last):
    """([{"first", "last", "city", "at"}], warning or None). `at` is the place among `cities`; first and last are dates.

    A row whose places and days pair up is several sessions; any other stays one, with a warning where it says more.
    """
    whole = [{"first": first, "last": last, "city": "; ".join(cities), "at": 0 if len(cities) == 1 else None}]
    said = _said(note)
    if len(cities) < 2 and said < 2:
        return whole, None
    parts = _paired(cities, note, first, last) if not NOT_SAID.search(note) else None
    if parts and (said < 2 or said == len(parts)):
        return parts, None
    number = max(said, len(cities) if len(cities) > 1 else 0)
    return whole, {"code": "several_sessions", "n": number, "words": note[:300]}


def _said(note):
    """How many sessions the words speak of; 0 where they speak of none."""
    for clause in note.split(";"):
        match = SEVERAL.search(clause)
        if match and not NOT_THESE.search(clause):
            word = match["n"].lower()
            return int(word) if word.isdigit() else UNITS.index(word) if word in UNITS else WORDS[word]
    return 0


def _paired(cities, note, first, last):
    """Each span of days inside the row's own days, with the city beside it; None unless they pair up one to one."""
    there = [span for span in spans(note) if _inside(span, first, last)]
    if len(there) < 2 or len(there) < len(cities):
        return None
    if len(cities) == 1:
        days = [_inside(span, first, last) for span in there]
        return _in_order([{"first": a, "last": b, "city": cities[0], "at": 0} for a, b in days], first, last)
    found = []
    for at, span in enumerate(there):
        after = note[span.ends : there[at + 1].begins if at + 1 < len(there) else len(note)]
        before = note[there[at - 1].ends if at else 0 : span.begins]
        found.append((span, _city(cities, after, before)))
    if {city for _span, city in found} != set(range(len(cities))):
        # "Podgorica, 9-10 July; Sarajevo, 11-13 July": the place stands before its days.
        found = [
            (span, _city(cities, "", note[there[at - 1].ends if at else 0 : span.begins]))
            for at, span in enumerate(there)
        ]
    if {city for _span, city in found} != set(range(len(cities))):
        return None
    days = [(_inside(span, first, last), city) for span, city in found]
    parts = [{"first": a, "last": b, "city": cities[city], "at": city} for (a, b), city in days]
    return _in_order(parts, first, last)


def _city(cities, after, before):
    """The first of the cities in the words after the days; before them only where nothing stands after."""
    for text in (after, before):
        key = search_key(text)
        places = [(key.find(search_key(city)), at) for at, city in enumerate(cities) if search_key(city) in key]
        if places:
            return min(places)[1]
    return None


def _inside(span, first, last):
    """The days of a span, as dates, where both lie within the row's own; else None."""
    for year in {first.year, last.year}:
        days = span.days(year)
        if days and first <= days[0] <= days[1] <= last:
            return days
    return None


def _in_order(parts, first, last):
    """Sessions follow each other and do not overlap; together they begin and end as the row does."""
    parts = sorted(parts, key=lambda part: (part["first"], part["last"]))
    overlap = any(a["last"] >= b["first"] and a["city"] == b["city"] for a, b in zip(parts, parts[1:], strict=False))
    if overlap or parts[0]["first"] != first or max(part["last"] for part in parts) != last:
        return None
    return parts


def of_cells(starts, ends, cities):
    """[(start, end, city)] where the cells themselves list several days, as many as places; [] where they do not."""
    if len(starts) < 2 or len(starts) != len(ends or starts) or len(cities) not in (1, len(starts)):
        return []
    cities = cities * len(starts) if len(cities) == 1 else cities
    return list(zip(starts, ends or [""] * len(starts), cities, strict=True))


def as_dates(first, last):
    return date.fromisoformat(first), date.fromisoformat(last)
