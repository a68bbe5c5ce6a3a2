"""How many people an activity had, as headcounts: from a total, from words, from services with their numbers."""

import re

from programmes.models import AgencyKind, Qualifier, Sex
from programmes.rules.import_values import is_blank
from workshops.rules.activity_numbers import Quantity, quantities, services_of, whole_number

# "Customs (12)": the number of people of one service.
COUNTED = re.compile(
    r"^(?P<name>.+?)\s*[(:–-]\s*(?P<n>\d{1,6})\s*(?:officers?|people|persons|participants?)?\)?$", re.I
)
# Said of services in general: a member administration of the WCO is a customs administration.
VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|several|numerous|many|a number)\b(?: of)? \w+", re.I)
# More people than any activity had: a slip of the pen, or a number of something else.
MOST = 1_000_000
WCO_MEMBERS = re.compile(r"\bWCO (?:Member|beneficiary) administrations?\b|\bMembers? of the WCO\b", re.I)


def heads(total, words, agencies, women):
    """(headcounts, warnings). A headcount is {"kind", "number", "qualifier", "sex", "words"}.

    `total` and `words` are the cells, `agencies` the names of services, `women` the note on women. Where two of them
    say different numbers nothing is counted until somebody decides.
    """
    warnings = []
    figure, problem = (None, "") if is_blank(total) else whole_number(total)
    if problem and not words.strip() and any(one.is_people for one in _people(total)[0]):
        # "12 Customs, 3 Police" in the column of the total.
        words, problem = total, ""
    if figure and figure.value > MOST:
        figure, problem = None, "number"
    if problem:
        warnings.append({"code": "total_unread", "words": total[:200]})
        if re.search(r"\d", total):
            # "19 or 20" beside "19 experts": the column doubts what the text says.
            return [], warnings
    if figure and not figure.value:
        warnings.append({"code": "nobody"})
        return [], warnings
    people, parts = _people(words)
    by_service = _by_service(agencies)
    for one in _unclear(words, people):
        warnings.append({"code": "not_people", "words": one.words[:200]})
    if not people and not figure and (vague := VAGUE.search(words)):
        warnings.append({"code": "vague", "words": vague[0]})
    if figure is None and not people and not by_service:
        return [], warnings
    groups, contradiction = _groups(figure, people, parts, by_service, words)
    if by_service and len(groups) == 1 and not contradiction:
        added = sum(one.value for _kind_, one in by_service)
        warnings.append({"code": "parts_short", "n": groups[0][1].value, "added": added})
    if contradiction:
        return [], [*warnings, contradiction]
    if figure and figure.most or any(one.most for one in people):
        one = figure if figure and figure.most else next(one for one in people if one.most)
        warnings.append({"code": "range", "words": one.words or f"{one.value}-{one.most}", "n": one.value})
    kind = _kind_of_all(words, agencies)
    found = [
        {
            "kind": group_kind or kind,
            "number": one.value,
            "qualifier": str(one.qualifier),
            "sex": {"women": Sex.FEMALE.value, "men": Sex.MALE.value}.get(one.unit, ""),
            "words": one.words,
        }
        for group_kind, one in groups
        if one.value
    ]
    return _with_women(found, women, parts, warnings), warnings


def _people(words):
    """(quantities of people who took part, parts of them). Trainers and observers beside them are nobody trained."""
    found = quantities(words)
    people = [one for one in found if one.is_people and not one.is_part]
    parts = [one for one in found if one.is_part or one.unit in ("women", "men")]
    if not people:
        people = [one for one in found if one.unit == "trainers" and not one.is_part]
    if not people and len(found) == 1 and not found[0].unit and not found[0].is_part:
        people = found
    if not people:
        sexes = [one for one in found if one.unit in ("women", "men")]
        if {one.unit for one in sexes} == {"women", "men"} and len(sexes) == 2:
            people, parts = sexes, []
    if not people and (inner := [one for one in parts if one.is_people]):
        people, parts = inner, [one for one in parts if one not in inner]
    return people, parts


def _unclear(words, people):
    """Numbers of institutions or families where nobody says how many people: "over 100 institutions"."""
    return [one for one in quantities(words) if one.unit == "others" and not people][:1]


def _by_service(agencies):
    """[(kind or "", Quantity)] where services come with numbers; [] where they do not."""
    found = []
    for name in agencies:
        match = COUNTED.match(name)
        if match and int(match["n"]):
            kinds = services_of(match["name"])
            found.append((kinds[0] if len(kinds) == 1 else "", Quantity(int(match["n"]), words=name)))
    return found


def _groups(figure, people, parts, by_service, words):
    """([(kind, Quantity)], contradiction or None)."""
    if by_service:
        added = sum(one.value for _kind, one in by_service)
        whole = figure or _sum(people)
        if whole is None or whole.value == added:
            return by_service, _against(figure, people, by_service)
        if added > whole.value and whole.qualifier in (Qualifier.EXACT, Qualifier.UP_TO):
            return [], {"code": "parts_exceed", "n": whole.value, "added": added}
    if people:
        added = _sum(people)
        if figure is None or _same(figure, added):
            single = len(people) == 1
            whole = people[0] if single else None
            own = _split(whole, parts) if single else [(_kind(one), one) for one in people]
            if single and figure and figure.qualifier != Qualifier.EXACT and whole.qualifier == Qualifier.EXACT:
                own = [(own[0][0], figure)]
            return own, None
        return [], {"code": "total_contradicts", "n": figure.value, "words": words[:300]}
    return ([("", figure)] if figure else []), None


def _split(whole, parts):
    """30 officials, 12 of customs and 18 of police among them: two groups, where the parts are the whole."""
    services = [one for one in parts if len(one.services) == 1 and one.unit == "persons"]
    if services and sum(one.value for one in services) == whole.value and whole.qualifier == Qualifier.EXACT:
        return [(one.services[0], one) for one in services]
    return [(_kind(whole), whole)]


def _kind(one):
    return one.services[0] if len(one.services) == 1 else AgencyKind.OTHER.value if one.services else ""


def _sum(people):
    if len(people) < 2:
        return people[0] if people else None
    exact = all(one.qualifier == Qualifier.EXACT for one in people)
    return Quantity(sum(one.value for one in people), Qualifier.EXACT if exact else Qualifier.ABOUT)


def _same(figure, other):
    """The same number; or a number of the column inside the span the words give."""
    if figure.value == other.value:
        return True
    return bool(other.most and other.value <= figure.value <= other.most)


def _against(figure, people, by_service):
    """The words may name fewer services than the list of services does; no service may have two numbers."""
    numbers = {kind: one.value for kind, one in by_service if kind}
    for one in people:
        kind = _kind(one)
        if kind in numbers and numbers[kind] != one.value:
            return {"code": "total_contradicts", "n": numbers[kind], "words": one.words}
    added = sum(one.value for one in people)
    whole = sum(one.value for _kind_, one in by_service)
    if people and added > whole or people and not any(one.services for one in people) and added != whole:
        return {"code": "total_contradicts", "n": figure.value if figure else whole, "words": people[0].words}
    return None


def _kind_of_all(words, agencies):
    """The one kind of service all came from, where every name says the same one; else "other": mixed, or not said."""
    named = set(services_of(words))
    for name in agencies:
        kinds = services_of(name)
        named |= set(kinds) or ({AgencyKind.CUSTOMS.value} if WCO_MEMBERS.search(name) else {""})
    return named.pop() if len(named) == 1 and "" not in named else AgencyKind.OTHER.value


def _with_women(found, note, parts, warnings):
    """The women among them as a group of their own, where one exact group is all there is."""
    said = [one for one in quantities(note) if one.unit in ("women", "men")] or [
        one for one in parts if one.unit in ("women", "men")
    ]
    numbers = {one.unit: one for one in said}
    if not note.strip() and not numbers or len(numbers) != len(said):
        return found
    if len(found) != 1 or any(one.qualifier != Qualifier.EXACT for one in said):
        if said and found:
            warnings.append({"code": "women_apart", "words": (note or said[0].words)[:200]})
        return found
    (group,) = found
    women, men = (numbers[name].value if name in numbers else None for name in ("women", "men"))
    if not said:
        return found
    added = (women or 0) + (men or 0)
    if added > group["number"] or group["qualifier"] != Qualifier.EXACT:
        warnings.append({"code": "women_contradict", "words": (note or said[0].words)[:200], "n": group["number"]})
        return found
    if women is not None and men is not None and added != group["number"]:
        warnings.append({"code": "women_contradict", "words": (note or said[0].words)[:200], "n": group["number"]})
        return found
    rest = group["number"] - added
    sexes = ((women, Sex.FEMALE.value), (men, Sex.MALE.value), (rest, ""))
    return [group | {"number": number, "sex": sex} for number, sex in sexes if number]
