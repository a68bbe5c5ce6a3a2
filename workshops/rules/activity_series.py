"""Which one of a series an activity was, and what its source says of all of them together."""

import re

from programmes.models import AgencyKind
from workshops.rules.activity_numbers import UNITS, quantities

ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINAL = rf"(?:(?P<figure>\d{{1,3}})\s*(?:st|nd|rd|th)|(?P<word>{'|'.join(ORDINALS)}))"
EVENT = (
    r"(?:sessions?|workshops?|meetings?|trainings?|courses?|visits?|editions?|seminars?|conferences?|events?|modules?)"
)
COUNT = rf"(?P<of>\d{{1,3}}|{'|'.join(UNITS[2:])}|twenty)"
# What meets in numbered sessions and is not the activity: an event on its margins is none of them.
BODY = re.compile(
    r"\b(?:commission|conference of the|general assembly|council|congress|parliament|committee of the whole)\b", re.I
)
MARGINS = ("side_event_or_presentation",)
OF_N = re.compile(rf"^(?:the )?{ORDINAL} (?:out )?of (?:the |a (?:total|series) of )?{COUNT} (?P<name>[^;,(]+)", re.I)
OF_SERIES = re.compile(rf"^(?:the )?{ORDINAL} (?:{EVENT} )?(?:of|in) (?:a|the) series(?: of (?P<name>[^;,(]+))?", re.I)
OF_NAME = re.compile(rf"^(?:the )?{ORDINAL} {EVENT} of (?:the )?(?P<name>[^;,(]+)", re.I)
PLAIN = re.compile(rf"^(?:the )?{ORDINAL} (?P<name>(?:[^;,()\s]+ ){{0,5}}?{EVENT}\b[^;,(]*)", re.I)
TOTAL = re.compile(
    r"\bcumulative|\bso far\b|\bto date\b|\bin total\b|\baltogether\b|\bsince (?:the|its|this) (?:programme|program|"
    r"project|series|start|launch|beginning)",
    re.I,
)
CERTIFIED = re.compile(r"\b(?:accredited|certified)\b", re.I)
HERE_TOO = re.compile(
    r"\bso far\b|\bto date\b|\bcumulative|\bnot this session\b|\bin total\b|\baltogether\b|\bsince\b", re.I
)


def clauses(note):
    return [part.strip() for part in note.split(";") if part.strip()]


def position(note, kind=""):
    """{"number", "of", "name", "words", "is_named"} of the series the row says it stands in; {} where it does not.

    `is_named`: the words name the series, so that two rows with the same name stand in one.
    """
    if kind in MARGINS:
        return {}
    for clause in clauses(note):
        for pattern in (OF_N, OF_SERIES, OF_NAME, PLAIN):
            match = pattern.match(clause)
            if match:
                return _position(match, clause)
    return {}


def _position(match, clause):
    name = (match["name"] or "").strip(" .:")
    if BODY.search(name) and not re.search(r"\bsteering\b", name, re.I):
        return {}
    number = int(match["figure"]) if match["figure"] else ORDINALS.index(match["word"].lower()) + 1
    of = match.groupdict().get("of")
    count = None if not of else int(of) if of.isdigit() else 20 if of == "twenty" else UNITS.index(of.lower())
    if not number or count and count < number:
        return {}
    name = re.split(r":| held | \(", name)[0].strip()
    # An acronym or a name, beyond the first letter of the clause: without one, "second national workshop" is anybody's.
    is_named = bool(re.search(r"\b[A-Z]{2,}|\b[A-Z][a-z]+ [A-Z]", name))
    words = clause if len(clause) <= 160 else match[0].strip()
    return {"number": number, "of": count, "name": name[:200], "words": words[:300], "is_named": is_named}


def totals(note, certified=None):
    """(statements, warnings): what is said of all sessions so far, where it can be read in one way only.

    A statement is {"figure", "value", "qualifier", "words"}. `certified` is the number of the column of its own.
    """
    found, warnings = [], []
    reading = [clause for clause in clauses(note) if TOTAL.search(clause)]
    for clause in reading:
        statements = _statements(clause)
        if statements is None:
            warnings.append({"code": "total_unclear", "words": clause[:300]})
        else:
            found += [one for one in statements if one["figure"] not in {row["figure"] for row in found}]
    if certified is not None:
        said = [one for one in found if one["figure"] == "accredited"]
        if said and said[0]["value"] != certified:
            found = [one for one in found if one["figure"] != "accredited"]
            warnings.append({"code": "certified_contradicts", "n": certified, "words": said[0]["words"]})
    return found, warnings


def _statements(clause):
    """None where a number of the clause may be read in more ways than one; [] where it holds none."""
    found, there = (
        [],
        [one for one in quantities(clause) if one.unit not in ("", "others") or CERTIFIED.search(one.words)],
    )
    if not there and not quantities(clause):
        return []
    certified = CERTIFIED.search(clause)
    for one in there:
        figure = _figure(one, certified)
        if figure is None or figure in {row["figure"] for row in found}:
            return None
        found.append({"figure": figure, "value": one.value, "qualifier": str(one.qualifier), "words": clause[:1000]})
    unknown = [one for one in quantities(clause) if one.unit == "others"]
    return None if unknown or not found else found


def _figure(one, certified):
    if one.is_part or one.most:
        return None
    if one.unit in ("trainers", "persons", "") and certified:
        return "accredited"
    if one.unit == "persons":
        if not one.services:
            return "persons"
        own = {(AgencyKind.CUSTOMS,): "customs", (AgencyKind.POLICE,): "police"}
        return own.get(one.services)
    return one.unit if one.unit in ("countries", "administrations") else None


def certified_here(number, note):
    """(number or None, warning or None): the column of the trainers says a session's, unless the words say a total."""
    if number is None:
        return None, None
    for clause in clauses(note):
        if HERE_TOO.search(clause) and any(one.value == number for one in quantities(clause)):
            return None, None
    return number, {"code": "certified_unclear", "n": number}
