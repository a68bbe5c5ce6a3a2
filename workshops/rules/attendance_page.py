"""What the pages of attendance show: one half-day as a list, the whole as a table, one person's line."""

import json
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from programmes.models import History
from programmes.models.base import search_key
from programmes.rules import clock
from workshops.models import CheckIn, PaperRecord, Participation
from workshops.rules import attendance as attendance_rules
from workshops.rules import check_in as check_in_rules
from workshops.rules import half_day as half_day_rules

REMEMBERED = 200


@dataclass
class Line:
    """One person: their cells, one for each half-day asked for, and what all of them add up to."""

    participation: Participation
    cells: list = field(default_factory=list)
    presence: attendance_rules.Presence = attendance_rules.Presence()
    came_at: object = None

    @property
    def cell(self):
        return self.cells[0]

    @property
    def words(self):
        """What was recorded at the one half-day of this line; empty where nothing differs."""
        mark = self.cell.mark
        return attendance_rules.mark_words(mark) if mark else ""


def people(workshop):
    """Everybody who is coming or came, by name; an officer without one by the words of the list. One query."""
    rows = workshop.participations.exclude(state__in=attendance_rules.NOT_THERE)
    rows = list(rows.select_related("person", "organisation"))
    for one in rows:
        one.workshop = workshop
    return sorted(rows, key=lambda one: (search_key(one.list_name), one.number))


def lines(workshop, days, now):
    rows = people(workshop)
    marks = attendance_rules.marks_of(rows)
    found = []
    for one in rows:
        cells = attendance_rules.cells(workshop, one, days, marks[one.pk], now)
        found.append(Line(one, cells, attendance_rules.presence(cells)))
    return found


def expected_at(workshop, one):
    """The lines of those who are expected at this half-day, or came all the same."""
    return [line for line in lines(workshop, [one], clock.now()) if line.cell.state != "not_expected"]


def cell_of(participation, one):
    marks = attendance_rules.marks_of([participation])[participation.pk]
    return attendance_rules.cells(participation.workshop, participation, [one], marks, clock.now())[0]


def expected_days(workshop):
    """[(administration, comes on, stays until, number)] of those who do not come for all days."""
    found = Counter()
    for one in people(workshop):
        if one.expected_from or one.expected_until:
            found[str(one.organisation or one), one.expected_from, one.expected_until] += 1
    return [(*key, number) for key, number in found.items()]


def half_day(workshop, days, one):
    """The list of one half-day: participants and others who are expected, those who are not, counts, sheets."""
    now = clock.now()
    came = {}
    for row in CheckIn.objects.filter(participation__workshop=workshop, day=one.day, half=one.half):
        came.setdefault(row.participation_id, row.happened_at)
    found = lines(workshop, [one], now)
    for line in found:
        line.came_at = came.get(line.participation.pk)
    expected = [line for line in found if line.cell.state != "not_expected"]
    here = [line for line in expected if line.participation.is_trainee]
    place = days.index(one)
    return {
        "half_day": one,
        "previous": days[place - 1] if place else None,
        "next": days[place + 1] if place + 1 < len(days) else None,
        "participants": here,
        "others": [line for line in expected if not line.participation.is_trainee],
        "not_expected": [line for line in found if line.cell.state == "not_expected"],
        "counts": counts(here),
        "is_open": one.day <= workshop.today(now),
        "minutes_in": _minutes_in(one, now),
        "came": len(came),
        "sheets": list(sheets(workshop, one)),
    }


def _minutes_in(one, now):
    """How late somebody is who comes this minute; 0 outside the half-day, or while it is not worth a word."""
    return check_in_rules.minutes_late(one, now) if one.starts_at <= now < one.ends_at else 0


def counts(found):
    """Of lines with one cell: {present, expected, late, marked}."""
    absent = sum(1 for line in found if _is_absent(line.cell))
    return {
        "expected": len(found),
        "present": len(found) - absent,
        "absent": absent,
        "late": sum(1 for line in found if line.cell.late),
        "marked": sum(1 for line in found if line.cell.mark),
    }


def counts_at(workshop, one):
    """Of the participants of one half-day. Two queries."""
    return counts([line for line in expected_at(workshop, one) if line.participation.is_trainee])


def _is_absent(cell):
    return bool(cell.mark and cell.mark.is_absent)


def grid(workshop):
    """Everybody at every half-day: {columns, groups of lines, others}; what is counted is the participants alone."""
    now, days = clock.now(), half_day_rules.half_days(workshop)
    found = lines(workshop, days, now)
    here = [line for line in found if line.participation.is_trainee]
    columns = []
    for number, one in enumerate(days):
        cells = [line.cells[number] for line in here if line.cells[number].state in ("present", "absent")]
        present = sum(1 for cell in cells if cell.state == "present")
        columns.append({"half_day": one, "present": present, "expected": len(cells)})
    others = [line for line in found if not line.participation.is_trainee]
    return {"columns": columns, "groups": [group for group in (here, others) if group], "others": others}


def sheets(workshop, one):
    """The signed sheets of a half-day; one of the whole day is of both its halves."""
    rows = workshop.paper_records.filter(kind=PaperRecord.Kind.SIGN_IN, day=one.day, half__in=(one.half, ""))
    return rows.select_related("upload")


def half_days_without_sheet(workshop, days):
    """Those that are over and of which no signed sheet is there. One query."""
    now = clock.now()
    kept = set(workshop.paper_records.filter(kind=PaperRecord.Kind.SIGN_IN).values_list("day", "half"))
    return [one for one in days if one.ends_at <= now and not {(one.day, one.half), (one.day, "")} & kept]


def line_of(participation):
    """[Cell] of one person, and the half-days to choose from."""
    workshop = participation.workshop
    days = half_day_rules.half_days(workshop)
    marks = attendance_rules.marks_of([participation])[participation.pk]
    cells = attendance_rules.cells(workshop, participation, days, marks, clock.now())
    return Line(participation, cells, attendance_rules.presence(cells))


def changes_of(participation):
    """What was ever recorded of this person, newest first: [{entry, half_day, before, after}] in words."""
    about = History.objects.about(participation, participation.workshop)
    entries = about.filter(Q(act__startswith="attendance.") | Q(act="check_ins.receive"))[:REMEMBERED]
    days = {one.key: one for one in half_day_rules.half_days(participation.workshop)}
    found = []
    for entry in entries:
        details = json.loads(entry.details)
        if "changes" in details:
            before, after = details["changes"].get(str(participation.number), (None, None))
        elif entry.act == "attendance.mark":
            before, after = details["before"], [entry.to_state, details["late"], details["left"]]
        else:
            before, after = details["before"], ["present", 0, 0]
        if after:
            one = days.get(details["half_day"])
            found.append(
                {
                    "entry": entry,
                    "half_day": one.words if one else details["half_day"],
                    "before": _words(before),
                    "after": _words(after),
                    "late": participation.workshop.today(entry.at) > participation.workshop.ends_on,
                }
            )
    return found


def _words(said):
    if not said:
        return _("not marked")
    state, late, left = said
    return attendance_rules.words_of(state, late, left)
