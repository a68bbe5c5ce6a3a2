"""What one row of an archive says: read into an activity, with every doubt named. Nothing is written here.

`read` answers a Reading. A problem keeps the row out until somebody completes it; a word nobody knows is a question
that may stay open; a warning tells and changes nothing.
"""

import hashlib
import re
from dataclasses import dataclass, field

from programmes.models.base import search_key
from programmes.rules.import_values import is_blank
from workshops.rules import activity_dates, activity_people, activity_series
from workshops.rules import activity_names as names_rules
from workshops.rules import activity_sessions as session_rules
from workshops.rules.activity_columns import FIELDS, ROLES

TITLE, CITY = 240, 100
LINES = re.compile(r"\blines? ((?:\d+)(?:(?:, | and )\d+)*)")
FOLLOWS = re.compile(r"\bfollow-up to (?:the )?([^;()]+)", re.I)
DELIVER = re.compile(r"\bparticipants will (?:co-)?(?:deliver|conduct|train)\b", re.I)
TEXTS = ("series_note", "title", "participants_text", "methods")


@dataclass
class Reading:
    read: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    proposals: dict = field(default_factory=dict)
    warnings: list = field(default_factory=list)
    # {field: [words nobody knows]}, of those that may stay.
    unknown: dict = field(default_factory=dict)

    def warn(self, code, **said):
        self.warnings.append({"code": code} | said)


def key_of(text):
    """ "002:51", where the row names its source and line; else ""."""
    seed, line = (" ".join(text.get(name, "").split()) for name in ("seed", "line_no"))
    line = re.sub(r"\.0+$", "", line)
    return f"{seed}:{line}"[:120] if seed and line else ""


def content_key(text):
    """The same for the same title, days and place, whatever else a row says."""
    said = [search_key(text.get(name, "")) for name in ("title", "start_date", "end_date", "city")]
    return "text:" + hashlib.sha256("\x1f".join(said).encode()).hexdigest()


def digest_of(original):
    """Of every column, verbatim: a row is the same when nothing in it changed."""
    said = sorted((heading, text) for heading, text in original if text.strip())
    return hashlib.sha256(repr(said).encode()).hexdigest()


def read(text, names, order=""):
    """`text` is {field: cell}, `names` an activity_names.Names, `order` as activity_dates.order_of says."""
    text = {name: " ".join(text.get(name, "").split()) if name not in _RAW else text.get(name, "") for name in FIELDS}
    one = Reading()
    _title(one, text)
    countries = _countries(one, text, names)
    _kind(one, text, names, countries)
    _sessions(one, text, names, order)
    _people(one, text)
    _parties(one, text, names)
    _programme(one, text, names)
    _series(one, text)
    one.read["topics"] = text["topics"]
    return one


# Cells that hold lists: their lines tell the names apart.
_RAW = ("city", "country", "organisers", "partners", "host", "donors", "participant_countries", "participant_agencies",
        "programme_or_project")  # fmt: skip


def _title(one, text):
    title = text["title"]
    if is_blank(title) or not any(c.isalpha() for c in title):
        one.problems["title"] = "no_title_of_activity"
    if len(title) > TITLE:
        one.warn("title_cut", n=TITLE)
    one.read["title"] = title[:TITLE]


def _countries(one, text, names):
    found = names.countries(text["participant_countries"])
    known = [row["country"] for row in found if row["country"] and not row["is_apart"]]
    one.read["countries"] = list(dict.fromkeys(known))
    one.read["country_words"] = [[row["words"], row["country"]] for row in found]
    if unknown := [row["words"] for row in found if not row["country"]]:
        one.unknown["participant_countries"] = unknown
        one.warn("countries_unknown", words="; ".join(unknown)[:300])
    if apart := [row["words"] for row in found if row["is_apart"]]:
        one.warn("countries_apart", words="; ".join(apart)[:300])
    if len(known) != len(set(known)):
        one.warn("country_twice")
    return one.read["countries"]


def _kind(one, text, names, countries):
    words = text["activity_kind"]
    activity = str(names.activity(words))
    if words and not activity:
        one.unknown["activity_kind"] = [words]
        one.warn("kind_unknown", words=words[:100])
    elif not words:
        one.warn("no_kind")
    one.read["activity"] = activity
    one.read["kind"] = names_rules.preset(activity, text["title"], countries)
    said = text["language_if_said"]
    one.read["language"] = names.language(said) if not is_blank(said) else None
    if not is_blank(said) and one.read["language"] is None:
        one.warn("language_unknown", words=said[:100])


def _sessions(one, text, names, order):
    cities, countries = names_rules.listed(text["city"]), names_rules.listed(text["country"])
    starts, ends = names_rules.listed(text["start_date"]), names_rules.listed(text["end_date"])
    places = _places(one, cities, countries, names)
    one.read["sessions"] = []
    several = session_rules.of_cells(starts, ends, cities or [""])
    rows = several or [(text["start_date"], text["end_date"], None)]
    for start, end, city in rows:
        days = activity_dates.read(start, end, order)
        for name, problem in days["problems"].items():
            one.problems.setdefault(name, problem)
        one.proposals |= {name: said for name, said in days["proposals"].items() if name in one.problems}
        for code in days["warnings"]:
            one.warn(code)
        if not days["first"]:
            continue
        first, last = session_rules.as_dates(days["first"], days["last"])
        if city is not None:
            at = cities.index(city) if city in cities else 0
            parts = [{"first": first, "last": last, "city": city, "at": at}]
        else:
            parts, warning = session_rules.sessions(cities, countries, text["series_note"], first, last)
            if warning:
                one.warnings.append(warning)
            if len(parts) == 1:
                one.warnings += activity_dates.contradictions([text[name] for name in TEXTS], first, last)
        one.read["sessions"] += [_session(part, places) for part in parts]
    if one.problems:
        one.read["sessions"] = []
    if len(one.read["sessions"]) > 1:
        one.warn("split", n=len(one.read["sessions"]))
    if any(len(part["city"]) > CITY for part in one.read["sessions"]):
        one.warn("city_cut", n=CITY)


def _places(one, cities, countries, names):
    """[country or None] for each city; a country nobody knows stays open, and its word stands beside the row."""
    found, unknown = [], []
    for words in countries:
        pk, proposal = names.country(words)
        found.append(pk)
        if not pk:
            unknown.append(words)
            if proposal:
                one.proposals.setdefault("country", proposal)
    if unknown:
        one.unknown["country"] = unknown
        one.warn("country_unknown", words="; ".join(unknown)[:200])
    if not countries:
        one.warn("no_country")
    if len(countries) == 1:
        return found * max(len(cities), 1)
    if len(countries) > 1 and len(countries) != len(cities):
        one.warn("places_do_not_pair", n=len(cities), countries=len(countries))
        return []
    return found


def _session(part, places):
    if part["at"] is None:
        alike = set(places)
        country = alike.pop() if len(alike) == 1 else None
    else:
        country = places[part["at"]] if part["at"] < len(places) else None
    return {
        "first": part["first"].isoformat(),
        "last": part["last"].isoformat(),
        "city": part["city"],
        "country": country,
    }


def _people(one, text):
    agencies = names_rules.listed(text["participant_agencies"])
    found, warnings = activity_people.heads(
        text["participants_total"], text["participants_text"], agencies, text["women_or_gender_note"]
    )
    one.read["heads"] = found
    one.warnings += warnings
    if len(one.read["sessions"]) > 1 and found:
        one.warn("people_of_all_sessions")
    counted = [q for q in activity_people.quantities(text["participants_text"]) if q.unit == "countries"]
    named = len(one.read["country_words"])
    if named and len(counted) == 1 and counted[0].value != named and counted[0].qualifier == "exact":
        one.warn("countries_contradict", n=named, words=counted[0].words)


def _parties(one, text, names):
    found = [party for column, role in ROLES.items() for party in names.parties(role, text[column])]
    agencies = names_rules.listed(text["participant_agencies"])
    found += [{"role": "agency", "words": name[:300], "organisation": names.organisation(name)} for name in agencies]
    one.read["parties"] = found
    unknown = list(dict.fromkeys(p["words"] for p in found if not p["organisation"] and p["role"] != "agency"))
    if unknown:
        one.unknown["organisers"] = unknown
        one.warn("organisations_unknown", words="; ".join(unknown)[:600])


def _programme(one, text, names):
    words = text["programme_or_project"]
    pk, fit = names.programme(words)
    one.read["programme"] = pk
    if fit > 1:
        one.warn("programmes_several", words=words[:300])
    one.read["programme_words"] = words


def _series(one, text):
    note = text["series_note"]
    one.read["position"] = activity_series.position(note, text["activity_kind"])
    number, problem = _certified(text["trainers_certified_or_accredited_number"])
    if problem:
        one.warn("certified_unread", words=text["trainers_certified_or_accredited_number"][:100])
    statements, warnings = activity_series.totals(note, number)
    one.read["statements"] = statements
    one.warnings += warnings
    one.read["certified"], warning = activity_series.certified_here(number, note)
    if warning:
        one.warnings.append(warning)
    one.read["links"] = _links(text)
    taught = DELIVER.search(text["follow_up"])
    one.read["to_deliver"] = bool(taught)


def _certified(cell):
    if is_blank(cell):
        return None, ""
    quantity, problem = activity_people.whole_number(cell)
    return (quantity.value, "") if quantity and quantity.value <= activity_people.MOST else (None, problem or "number")


def _links(text):
    """What the row follows: lines of its own source, and what it says in words."""
    seed = text["seed"]
    said = f"{text['series_note']}; {text['follow_up']}"
    lines = [line for match in LINES.finditer(said) for line in re.findall(r"\d+", match[1])]
    words = [match[1].strip()[:200] for match in FOLLOWS.finditer(said)]
    return {"keys": [f"{seed}:{line}" for line in dict.fromkeys(lines)], "words": words}


def read_again(record, names):
    """(read, warnings) of a record with what is known now; its days stay as they were understood."""
    days = [(part["first"], part["last"]) for part in record.read["sessions"]]
    text = {heading: cell for heading, cell in record.original if heading in FIELDS}
    text |= {
        heading.removesuffix(" (typed)"): cell for heading, cell in record.original if heading.endswith(" (typed)")
    }
    for order in ("", "day", "month"):
        one = read(text, names, order)
        if [(part["first"], part["last"]) for part in one.read["sessions"]] == days:
            return one.read, one.warnings
    return record.read, record.warnings
