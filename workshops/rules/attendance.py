"""Who was there. Everyone who is expected counts as present unless marked absent, and nothing waits for a mark.

For other floors: `half_days(workshop)`, `of_workshop(workshop)`, `of_participation(participation)`.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import RoleKind
from programmes.rules import clock
from programmes.rules.programme import TEAM
from programmes.rules.refusal import Invalid
from workshops.models import AgendaItem, Attendance, Part, Participation
from workshops.rules import half_day as half_day_rules
from workshops.rules import workshop as workshop_rules
from workshops.rules.half_day import HalfDay, half_days

__all__ = ["Cell", "HalfDay", "Presence", "half_days", "of_participation", "of_participations", "of_workshop"]

# Nobody is expected who will not come, and who was only thought of.
NOT_THERE = (*Participation.AWAY, Participation.State.TO_INVITE)


@dataclass(frozen=True)
class Presence:
    """How much of what somebody was expected at they attended. Half-days that have not begun are not expected yet.

    `expected` = `attended` + `absent`, in half-days; `late_minutes` includes those who left early; `minutes` are those
    of the items attended, breaks not counted.
    """

    expected: int = 0
    attended: int = 0
    absent: int = 0
    late_minutes: int = 0
    minutes: int = 0

    @property
    def percent(self):
        """Rounded down, so that it never says more than was attended; None while nothing was expected."""
        return 100 * self.attended // self.expected if self.expected else None

    def hours(self):
        """“26 hours”, “5 hours 30 minutes”, “45 minutes”: the time of the items attended."""
        hours, rest = divmod(self.minutes, 60)
        parts = [ngettext("{n} hour", "{n} hours", hours).format(n=hours)] if hours or not rest else []
        if rest:
            parts.append(ngettext("{n} minute", "{n} minutes", rest).format(n=rest))
        return " ".join(parts)

    def words(self):
        """“19 of 20 half-days”; empty while nothing was expected."""
        if not self.expected:
            return ""
        return ngettext("{n} of {all} half-day", "{n} of {all} half-days", self.expected).format(
            n=self.attended, all=self.expected
        )


@dataclass(frozen=True)
class Cell:
    """One person at one half-day: `state` is present, absent, not_expected or to_come. `mark` is what was recorded."""

    half_day: HalfDay
    state: str
    mark: Attendance | None = None

    @property
    def late(self):
        return self.mark.late_minutes if self.mark else 0

    @property
    def left(self):
        return self.mark.left_minutes if self.mark else 0


def of_workshop(workshop):
    """{participation primary key: Presence} of everybody on the list who is coming or came. Three queries."""
    rows = list(workshop.participations.exclude(state__in=NOT_THERE))
    return _presences({workshop: rows})


def of_participation(participation):
    """The Presence of one; nothing is expected of somebody who is not coming."""
    return of_participations([participation]).get(participation.pk, Presence())


def of_participations(participations):
    """The same for some, of whichever workshops: they have their `workshop` loaded. Two queries for all of them."""
    by_workshop = defaultdict(list)
    for one in participations:
        if one.state not in NOT_THERE:
            by_workshop[one.workshop].append(one)
    return _presences(by_workshop)


def _presences(by_workshop):
    now = clock.now()
    days = _half_days_of(by_workshop)
    marks = marks_of([one for rows in by_workshop.values() for one in rows])
    return {
        one.pk: presence(cells(workshop, one, days[workshop.pk], marks[one.pk], now))
        for workshop, rows in by_workshop.items()
        for one in rows
    }


def _half_days_of(workshops):
    """{workshop primary key: [HalfDay]}"""
    items = defaultdict(list)
    with_agenda = [workshop for workshop in workshops if workshop.has_part(Part.AGENDA)]
    for item in AgendaItem.objects.filter(workshop__in=with_agenda) if with_agenda else ():
        items[item.workshop_id].append(item)
    return {workshop.pk: half_day_rules.of_items(workshop, items[workshop.pk]) for workshop in workshops}


def marks_of(participations):
    """{participation primary key: {(day, half): Attendance}}"""
    found = defaultdict(dict)
    if participations:
        for mark in Attendance.objects.filter(participation__in=participations).select_related("recorded_by"):
            found[mark.participation_id][mark.day, mark.half] = mark
    return found


def is_expected(participation, half_day):
    comes, stays = participation.expected_from, participation.expected_until
    return (comes is None or comes <= half_day.day) and (stays is None or half_day.day <= stays)


def cells(workshop, participation, days, marks, now):
    """[Cell] of one person, one for each half-day of `days`."""
    is_over = workshop.today(now) > workshop.ends_on
    found = []
    for one in days:
        mark = marks.get((one.day, one.half))
        # Whoever came before their first day was there all the same.
        if not is_expected(participation, one) and (mark is None or mark.is_absent):
            state = "not_expected"
        elif not (is_over or one.has_begun(now)):
            state = "to_come"
        else:
            state = "absent" if mark and mark.is_absent else "present"
        found.append(Cell(one, state, mark))
    return found


def presence(found):
    """What these cells of one person add up to."""
    there = [cell for cell in found if cell.state == "present"]
    absent = sum(1 for cell in found if cell.state == "absent")
    return Presence(
        expected=len(there) + absent,
        attended=len(there),
        absent=absent,
        late_minutes=sum(cell.late + cell.left for cell in there),
        minutes=sum(cell.half_day.attended(cell.late, cell.left) for cell in there),
    )


# -- who may ----------------------------------------------------------------------------------------------------------


def visible_to(actor):
    """What was recorded of whom: for the team and those who teach there, and for everybody what concerns them."""
    if actor.is_system:
        return Attendance.objects.all()
    if not actor.person_id:
        return Attendance.objects.none()
    mine = Participation.objects.filter(person_id=actor.person_id)
    teaching = mine.present().filter(kind__in=workshop_rules.TEACHING)
    return Attendance.objects.filter(
        Q(participation__workshop__programme_id__in=actor.programme_ids(*TEAM))
        | Q(participation__workshop_id__in=teaching.values("workshop_id"))
        | Q(participation__in=mine)
    )


def can_see(actor, workshop):
    """Everybody's: for those who run the workshop, and for assessors."""
    return workshop_rules.can_facilitate(actor, workshop) or actor.holds(
        RoleKind.ASSESSOR, programme_id=workshop.programme_id
    )


def can_see_of(actor, participation):
    """One's own, too. A badge is easily read by others, so it shows none."""
    is_own = actor.person_id is not None and participation.person_id == actor.person_id
    return is_own or can_see(actor, participation.workshop)


def can_mark(actor, workshop):
    """Whoever runs the room, while the workshop is open for writing."""
    return workshop_rules.can_facilitate(actor, workshop) and (
        actor.is_system or workshop.is_open_for_writing(clock.now())
    )


def can_say_who_is_expected(actor, workshop):
    """It is the list that says who comes when, and organisers keep it."""
    return workshop_rules.can_write(actor, workshop)


def check_days(workshop, expected_from, expected_until):
    """Raises Invalid when these are no days between which somebody can be expected; None is the first or the last."""
    for field, day in (("expected_from", expected_from), ("expected_until", expected_until)):
        if day and not workshop.starts_on <= day <= workshop.ends_on:
            raise Invalid(_("This is not a day of the workshop."), field=field)
    if expected_from and expected_until and expected_until < expected_from:
        raise Invalid(_("Nobody leaves before they come: look at the two days."), field="expected_until")


def is_late(mark, workshop):
    """Recorded after the last day. It is accepted all the same, and says so."""
    return workshop.today(mark.recorded_at) > workshop.ends_on


def is_late_cell(cell, workshop):
    return cell.mark is not None and is_late(cell.mark, workshop)


def mark_words(mark):
    return words_of(mark.state, mark.late_minutes, mark.left_minutes)


def words_of(state, late, left):
    """“absent”, “20 minutes late”, “left 15 minutes early”, both, or “present”."""
    if state == Attendance.State.ABSENT:
        return _("absent")
    parts = []
    if late:
        parts.append(ngettext("{n} minute late", "{n} minutes late", late).format(n=late))
    if left:
        parts.append(ngettext("left {n} minute early", "left {n} minutes early", left).format(n=left))
    return ", ".join(parts) or _("present")
