"""Days, what was planned and what was held, and what it cost."""

import json
from collections import defaultdict
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from programmes.models import History
from programmes.rules.dates import range_words
from reports.queries.figure import COUNTED_AGAIN, Figure, Line, from_lines, joined
from workshops.models import Workshop

OFF = (Workshop.State.POSTPONED, Workshop.State.CANCELLED)


def _days(first, last):
    return max((last - first).days + 1, 0)


def days(rows):
    """Up to the day that is asked for: a workshop that runs has had some of its days."""
    lines = [Line(_days(w.starts_on, min(w.ends_on, rows.as_of)), workshop=w) for w in rows.workshops]
    return from_lines("days", lines)


def person_days(rows):
    named, listed = defaultdict(int), defaultdict(int)
    spans = rows.participations().values("workshop_id", "expected_from", "expected_until").annotate(number=Count("pk"))
    for row in spans:
        workshop = rows.by_pk[row["workshop_id"]]
        first = max(workshop.starts_on, row["expected_from"] or workshop.starts_on)
        last = min(workshop.ends_on, row["expected_until"] or workshop.ends_on, rows.as_of)
        named[workshop.pk] += row["number"] * _days(first, last)
        listed[workshop.pk] += row["number"]
    lines = []
    for workshop in rows.workshops:
        if workshop.pk not in rows.taken:
            continue
        places, qualifier = rows.taken[workshop.pk]
        declared = places - listed[workshop.pk]
        number = named[workshop.pk] + declared * _days(workshop.starts_on, min(workshop.ends_on, rows.as_of))
        lines.append(Line(number, qualifier, workshop=workshop))
    return from_lines("person_days", lines, qualifier=joined([line.qualifier for line in lines]))


def planned(scope, rows):
    """What was to begin by then, whatever became of it."""
    off = list(
        scope.workshops.filter(state__in=OFF, starts_on__lte=rows.as_of)
        .select_related("country")
        .order_by("starts_on", "pk")
    )
    moved = _first_planned(rows)
    lines = [Line(1, workshop=w, note=moved.get(w.pk, "")) for w in rows.workshops]
    lines += [Line(1, workshop=w, note=w.get_state_display()) for w in off]
    return from_lines("planned", lines, why=[("called_off", len(off))] if off else [])


def _first_planned(rows):
    """workshop -> the dates it was first planned for, where they were changed."""
    entries = History.objects.filter(
        act="workshops.edit",
        subject_type=Workshop._meta.label_lower,
        subject_pk__in=rows.begun,
        details__contains="s_on",
    )
    found = {}
    for pk, details in entries.order_by("pk").values_list("subject_pk", "details"):
        before = json.loads(details).get("before", {})
        for name in {"starts_on", "ends_on"} & before.keys():
            found.setdefault(pk, {}).setdefault(name, date.fromisoformat(before[name]))
    words = {}
    for pk, was in found.items():
        workshop = rows.by_pk[pk]
        first, last = was.get("starts_on", workshop.starts_on), was.get("ends_on", workshop.ends_on)
        if (first, last) != (workshop.starts_on, workshop.ends_on):
            words[pk] = _("first planned for {dates}").format(dates=range_words(first, last))
    return words


def held(rows):
    return from_lines("held", [Line(1, workshop=w) for w in rows.workshops if w.ends_on <= rows.as_of])


def cost_per_participant(rows):
    """Only where a cost is recorded, and only in one currency: the portal knows no rates."""
    name, lines = "cost_per_participant", []
    for workshop in rows.workshops:
        number, _qualifier = rows.taken.get(workshop.pk, (0, ""))
        if workshop.cost is not None and number:
            parts = (workshop.cost, number)
            own = COUNTED_AGAIN["per_head"]([Line(0, parts=parts)])
            lines.append(Line(own, workshop=workshop, parts=parts))
    currencies = {line.workshop.cost_currency for line in lines}
    if len(currencies) > 1:
        return Figure(name, None, "exact", None, "exact", (), (("currencies", 0),))
    without = len(rows.taken) - len(lines)
    why = [("no_cost", without)] if lines and without else []
    return from_lines(name, lines, why=why, unit=next(iter(currencies), ""))
