"""How many of what: figures as texts give them, in digits or words, with how exact they are. Nothing is guessed.

"Some 20 experts and 3 observers from six countries" is three quantities: about 20 persons, 3 observers, 6 countries.
"""

import re
from dataclasses import dataclass

from programmes.models import AgencyKind, Qualifier
from programmes.rules.import_dates import EASTERN, _months

Q = Qualifier
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: n for n, word in enumerate(UNITS)} | {word: 20 + 10 * n for n, word in enumerate(TENS)}
# The other languages of the field, as far as lists of participants go in words.
ELSEWHERE = (
    "deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize:"
    "2 3 4 5 7 8 9 10 11 12 13 14 15 16",
    "vingt trente quarante cinquante soixante cent:20 30 40 50 60 100",
    "dos tres cuatro siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta cincuenta cien:"
    "2 3 4 7 8 9 10 11 12 13 14 15 20 30 40 50 100",
    "два две три четыре пять шесть семь восемь девять десять двенадцать пятнадцать двадцать тридцать:"
    "2 2 3 4 5 6 7 8 9 10 12 15 20 30",
)
for _line in ELSEWHERE:
    _names, _numbers = _line.split(":")
    for _name, _number in zip(_names.split(), _numbers.split(), strict=True):
        WORDS.setdefault(_name, int(_number))
DIGITS = r"\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?![\d.,]*\d)|\d+"
SPELT = "|".join(sorted(WORDS, key=len, reverse=True))
WRITTEN = (
    rf"(?:(?:a|one|{SPELT})[ -]hundred(?: and)?[ -]?(?:(?:{SPELT})(?:-(?:{SPELT}))?)?"
    rf"|(?:half a|a|two|three|four) dozen(?! of dozens)|(?:{SPELT})(?:[ -](?:{SPELT}))?)"
)
NUMBER = re.compile(
    rf"(?<![\w.,/])(?:between (?P<least>{DIGITS}) and (?P<most>{DIGITS})"
    rf"|(?P<low>{DIGITS})\s*(?:[-–—]|to|à)\s*(?P<high>{DIGITS})"
    rf"|(?P<digits>{DIGITS})|\b(?P<words>{WRITTEN})\b)"
    r"(?P<plus>\s*\+)?(?![\w%]|[./]\d|\s*%|-(?:day|week|month|year|point|page))",
    re.IGNORECASE,
)
QUALIFIERS = (
    (Q.MORE_THAN, r"more than|well over|just over|over|in excess of|above|plus de|au-delà de|más de|более|свыше|>"),
    (
        Q.AT_LEAST,
        r"at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum|au moins|al menos|"
        r"por lo menos|не менее|как минимум|≥|>=",
    ),
    (
        Q.UP_TO,
        r"up to|no more than|not more than|a maximum of|maximum|max\.?|as many as|at most|fewer than|less than|under|"
        r"jusqu['’]à|moins de|hasta|menos de|до|не более|менее|≤|<=|<",
    ),
    (
        Q.ABOUT,
        r"some|about|around|approximately|approx\.?|circa|ca\.?|c\.|roughly|nearly|almost|close to|an estimated|"
        r"environ|près de|une|quelque|unos|unas|cerca de|alrededor de|около|примерно|порядка|почти|~|≈",
    ),
)
BEFORE = [(name, re.compile(rf"(?:^|[\s(,;:])(?:{words})\s*(?:a total of\s*)?$", re.I)) for name, words in QUALIFIERS]
AFTER = re.compile(r"\s*(?:or more|or so|et plus|o más|и более)\b", re.IGNORECASE)
# Where the words about a number end.
ENDS = re.compile(
    r"[.;:()\[\]]|,|\b(?:from|in|for|with|at|of|on|who|which|plus|including|representing|attended|took|trained|since|have|has|were|was|are|will|des|de|du|aux|из|от)\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"(?:\bincluding|\bincl\.?|\bamong them|\bof whom|\bof which|\bof them|"
    r"\bdont|\by compris|\bincluidos|\bв том числе|"
    r"\bcomprising)[^.;:()]*$",
    re.IGNORECASE,
)
SERVICES = {
    AgencyKind.CUSTOMS: r"customs|douan\w*|aduan\w*|тамож\w*",
    AgencyKind.POLICE: r"(?<!border )(?<!financial )police|gendarm\w*|carabinieri|полиц\w*",
    AgencyKind.BORDER: r"border police|border guards?|coast guards?|border officers?|пограничн\w*",
    AgencyKind.JUSTICE: r"prosecutors?|judges?|magistrates?|procureurs?|juges?|fiscales|jueces|"
    r"прокурор\w*|суд(?:ья|ей|ьи)",
    AgencyKind.REGIONAL: r"rilos?|regional intelligence liaison offices?(?: officers?)?",
}
NOUNS = {
    "persons": r"participants?|representatives?|experts?|officials?|officers?|practitioners?|trainees?|delegates?|"
    r"people|persons?|investigators?|specialists?|attendees?|policy-?makers?|educators?|teachers?|students?|analysts?|"
    r"inspectors?|heads|chiefs|managers?|professionals?|agents?|members of staff|staff|interviewers?|journalists?|"
    r"lawyers?|cadets?|candidates?|learners?|diplomats?|ambassadors?|counterparts?|focal points?|stakeholders|"
    r"prosecutors?|judges?|magistrates?|fonctionnaires?|stagiaires?|représentants?|agentes|funcionarios?|participantes|"
    r"участник\w*|представител\w*|сотрудник\w*|эксперт\w*|слушател\w*|специалист\w*",
    "women": r"wom[ae]n|females?|femmes?|mujeres|женщин\w*",
    "men": r"m[ae]n|males?|hommes?|hombres|мужчин\w*",
    "trainers": r"trainers?|facilitators?|instructors?|lecturers?|speakers?|moderators?|formateurs?|"
    r"formadores|тренер\w*",
    "observers": r"observers?|observateurs?|hosts?|interpreters?|guests?",
    "countries": r"countr(?:y|ies)|states|nations|jurisdictions?|territories|pays|países|стран\w*|государств\w*",
    "administrations": r"administrations?|ведомств\w*",
    "others": r"institutions?|agencies|organi[sz]ations?|schools?|famil(?:y|ies)|units?|ministries|delegations?|"
    r"sessions?|workshops?|meetings?|days?|weeks?|months?|years?|hours?|modules?|courses?|municipalities|cities|"
    r"regions?|steps?|goals?|phases?|groups?|districts?|cases?|ports?|seizures?|kilograms?|kg|tonnes?",
}
NOUN = re.compile(
    "|".join(rf"(?P<{unit}>\b(?:{words})\b)" for unit, words in NOUNS.items()),
    re.IGNORECASE,
)
SERVICE = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in SERVICES.items()}


@dataclass(frozen=True)
class Quantity:
    """`unit` is a key of NOUNS, or "" where nothing says what is counted; `services` the kinds of service named."""

    value: int
    qualifier: str = Q.EXACT
    unit: str = ""
    services: tuple = ()
    words: str = ""
    most: int | None = None
    is_part: bool = False

    @property
    def is_people(self):
        return self.unit == "persons"


def quantities(text):
    """Every number of the text that is not a date, a year, an ordinal or a percentage."""
    text = " ".join(str(text).translate(EASTERN).split())
    matches = [match for match in NUMBER.finditer(text) if not _is_a_day(text, match)]
    found = []
    for at, match in enumerate(matches):
        until = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        found.append(_quantity(text, match, until))
    return found


def services_of(text):
    """The kinds of service a text names, of those that can be told from one word."""
    return tuple(kind.value for kind, pattern in SERVICE.items() if pattern.search(text))


def whole_number(text):
    """(Quantity or None, problem) of a cell that should hold one number: "14", "some 20", "15-20", "12 + 3"."""
    text = " ".join(str(text).translate(EASTERN).split())
    if re.fullmatch(r"\d+(?:\.0+)?", text):
        return Quantity(int(float(text)), words=text), ""
    if re.fullmatch(rf"(?:{DIGITS})(?:\s*\+\s*(?:{DIGITS}))+", text):
        return Quantity(sum(map(_integer, re.findall(DIGITS, text))), words=text), ""
    added_up = re.sub(r"\s*\([\d\s+]+\)$", "", text)
    found = quantities(added_up)
    if len({one.value for one in found}) != 1 or re.match(r"[-−]", text) or re.search(r"\d[.,]\d{1,2}(?!\d)|\?", text):
        return None, "number"
    return found[0], ""


def _quantity(text, match, until):
    before, after = text[: match.start()], text[match.end() : until]
    low, most = _integer(match["low"] or match["least"] or match["digits"] or match["words"]), None
    qualifier, said_before = next(
        ((name, said[0]) for name, pattern in BEFORE if (said := pattern.search(before))), (Q.EXACT, "")
    )
    if match["high"] or match["most"]:
        most = _integer(match["high"] or match["most"])
        qualifier = Q.AT_LEAST if most > low else qualifier
    elif match["plus"] and not re.match(r"\s*\d", text[match.end() :]):
        qualifier = Q.AT_LEAST
    elif later := AFTER.match(text[match.end() :]):
        qualifier = Q.ABOUT if "so" in later[0].split() else Q.AT_LEAST
    elif match["words"] and "dozen" in match["words"].lower() and qualifier == Q.EXACT:
        qualifier = Q.ABOUT
    said = re.split(ENDS, AFTER.sub("", after, count=1) if AFTER.match(after) else after, maxsplit=1)[0]
    nouns = [one.lastgroup for one in NOUN.finditer(said)]
    services = services_of(said)
    unit = nouns[-1] if nouns else "persons" if services else ""
    return Quantity(
        low, qualifier, unit, services, f"{said_before}{match[0]}{said}".strip(" ,;:("), most, _is_part(before)
    )


def _is_part(before):
    """Of whom ten women; (12 Customs, 3 Police)."""
    return bool(PART.search(before)) or before.count("(") > before.count(")")


def _integer(text):
    text = text.lower().strip()
    if text[0].isdigit():
        return int(re.sub(r"\D", "", text))
    if "dozen" in text:
        return {"half": 6, "a": 12, "two": 24, "three": 36, "four": 48}[text.split()[0]]
    total = 0
    for word in re.split(r"[ -]+", text):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in WORDS:
            total += WORDS[word]
        elif word == "a":
            total += 1
    return total


def _is_a_day(text, match):
    """9-10 July, July 9, 2018, 2014-2016, UNSCR 1540, line 860."""
    after = re.match(r"\s*(?:[-–]\s*\d+\s*)?(?:st|nd|rd|th|er)?\s*(?:de |of )?([^\W\d]+)", text[match.end() :])
    if after and not match["words"] and after[1].lower().strip(".") in _months_en():
        return True
    if re.match(r"\s*(?:st|nd|rd|th)\b", text[match.end() :]) and match["digits"]:
        return True
    before = re.search(r"([^\W\d]+)[.,]?\s*(?:\d{1,2}\s*[-–]\s*)?$", text[: match.start()])
    word = before[1].lower() if before else ""
    if word in _months_en() and not match["words"]:
        return True
    if word in ("unscr", "resolution", "line", "lines", "no", "article", "sdg", "pillar", "phase", "session", "since"):
        return not match["words"]
    number = match["digits"] or match["high"] or match["most"] or ""
    return bool(re.fullmatch(r"(?:19|20)\d{2}", number)) and not NOUN.match(text[match.end() :].lstrip())


def _months_en():
    return {word for word in _months() if word not in ("may",)} | {"may"}
