"""The outcome document of a workshop, in the order of a workshop report: everything that can be computed is filled.

What only people can write (why, to what end, what was learned) is named with no words in it: Word shows where it goes,
the PDF leaves it out.
"""

from collections import defaultdict

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import AgencyKind, Qualifier, Sex
from programmes.models.base import search_key
from reports.queries import decisions, field_pack, figures, sentence
from reports.queries import outcome_room as room
from reports.queries.counting import joined
from workshops.models import AgendaItem

TAUGHT = (
    AgendaItem.Kind.TEACHING,
    AgendaItem.Kind.EXERCISE,
    AgendaItem.Kind.BREAKOUT,
    AgendaItem.Kind.PLENARY,
)


def snapshot(workshop):
    """What `reports.documents.outcome` and its Word twin draw, in the workshop's language and time, frozen."""
    with field_pack.as_the_workshop(workshop):
        language = workshop.language.tag
        items = field_pack.agenda_items(workshop)
        lists = field_pack.people_lists(workshop, field_pack.everybody(workshop))
        catalogue = figures.of_workshop(workshop)
        said = sentence.of_workshop(catalogue, language)
        found = room.breakouts(workshop)
        breakouts = [room.content(one) for one in found]
        participants = [block for block in lists if block["title"] == field_pack.participants_title()]
        return {
            **field_pack.head(workshop),
            "kind": workshop.get_kind_display(),
            "programme": str(workshop.programme),
            # One line says that the document is not the last word, as long as it is not.
            "state_text": " ".join(dict.fromkeys(one["state_text"] for one in breakouts if one["state_text"])),
            "sentence": str(said),
            "sentence_language": said.language,
            "footnotes": list(said.footnotes),
            "summary": _summary(found, language),
            "background": room.lines(workshop.programme.purpose) + room.lines(workshop.summary),
            "counts": counts(catalogue),
            "methodology": {
                "text": [_how_long(items)] if items else [],
                "breakouts": [room.method(one) for one in found],
            },
            "contents": _contents(items),
            "breakouts": breakouts,
            "days": field_pack.agenda_days(items),
            "lists": participants,
            "trainers": [block for block in lists if block not in participants],
        }


def _summary(found, language):
    """What came of the break-outs, in two sentences."""
    groups = sum(len(room.groups(one)) for one in found)
    said = decisions.sentence(decisions.counts([one for b in found for one in room.recommendations(b)]), language)
    if not said:
        return []
    worked = ngettext(
        "The participants worked in {n} group, which presented its recommendations to the plenary.",
        "The participants worked in {n} groups, which presented their recommendations to the plenary.",
        groups,
    ).format(n=groups)
    return [worked, said]


def counts(catalogue):
    """How many came from each administration, by sex: columns without anybody are left out."""
    rows = defaultdict(lambda: defaultdict(list))
    for head in catalogue.rows.heads:
        rows[_administration(catalogue, head)][head.sex].append(head)
    if not rows:
        return {"columns": [], "rows": [], "total": []}
    shown = [sex for sex in Sex if any(sex in found for found in rows.values())]
    table = [
        [name, *(_number(found.get(sex, [])) for sex in shown), _number(sum(found.values(), []))]
        for name, found in sorted(rows.items(), key=lambda pair: (search_key(pair[0]), pair[0]))
    ]
    everybody = [_number([head for head in catalogue.rows.heads if head.sex == sex]) for sex in shown]
    words = {Sex.FEMALE: _("Women"), Sex.MALE: _("Men"), Sex.OTHER: _("Other"), Sex.NOT_RECORDED: _("Not recorded")}
    return {
        "columns": [words[sex] for sex in shown] + [_("Total")],
        "rows": table,
        "total": [_("Total"), *everybody, _number(catalogue.rows.heads)] if len(table) > 1 else [],
    }


def _administration(catalogue, head):
    organisation = catalogue.rows.organisations.get(head.organisation_id)
    if organisation:
        return str(organisation)
    countries = [str(catalogue.rows.designation(pk, head.workshop.starts_on)[0]) for pk in head.countries]
    if head.kind:
        # Declared without names: the service is known, and perhaps its country.
        service = dict(AgencyKind.choices)[head.kind]
        return f"{service}, {countries[0]}" if len(countries) == 1 else str(service)
    return countries[0] if len(countries) == 1 else _("Administration not recorded")


def _number(heads):
    """12, or some 20 where those who counted were not sure."""
    number = sum(head.amount for head in heads)
    qualifier = joined([head.qualifier for head in heads])
    word = "" if qualifier == Qualifier.EXACT else dict(Qualifier.choices)[qualifier]
    return f"{word} {number}".strip()


def _how_long(items):
    """How the days were spent, from the agenda; breaks and ceremonies are no method."""
    parts = []
    for kind in TAUGHT:
        mine = [item for item in items if item.kind == kind]
        if mine:
            parts.append(f"{_of_kind(kind, len(mine))} ({_hours(sum(item.minutes for item in mine))})")
    if not parts:
        return ""
    days = len({item.day for item in items})
    joined_parts = ", ".join(parts[:-1])
    all_parts = _("{some} and {last}").format(some=joined_parts, last=parts[-1]) if joined_parts else parts[-1]
    text = ngettext("The agenda of {n} day held {parts}.", "The agenda of {n} days held {parts}.", days)
    return text.format(n=days, parts=all_parts)


def _of_kind(kind, number):
    K = AgendaItem.Kind
    words = {
        K.TEACHING: ngettext("{n} presentation or lesson", "{n} presentations or lessons", number),
        K.EXERCISE: ngettext("{n} practical exercise", "{n} practical exercises", number),
        K.BREAKOUT: ngettext("{n} break-out", "{n} break-outs", number),
        K.PLENARY: ngettext("{n} plenary", "{n} plenaries", number),
    }
    return words[kind].format(n=number)


def _hours(minutes):
    hours, rest = divmod(minutes, 60)
    words = _("{hours} h {minutes} min") if hours and rest else _("{hours} h") if hours else _("{minutes} min")
    return words.format(hours=hours, minutes=rest)


def _contents(items):
    """What was taught and done, day by day; who gave it and when stand in the agenda."""
    found = defaultdict(list)
    for item in items:
        if item.kind in TAUGHT:
            found[item.day].append(item.title)
    return [{"day": date_format(day, "l j F Y"), "items": titles} for day, titles in sorted(found.items())]
