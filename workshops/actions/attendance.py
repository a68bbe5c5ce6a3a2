"""Who was there. Everyone is present unless marked absent: a row is written for what differs, or was looked at."""

from datetime import timedelta

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import Attendance, CheckIn, Participation
from workshops.rules import attendance as attendance_rules
from workshops.rules import half_day as half_day_rules

PRESENT, ABSENT = Attendance.State.PRESENT, Attendance.State.ABSENT
How = Attendance.How


def mark(*, participation, half_day, by, state=PRESENT, late_minutes=0, left_minutes=0, seen=None):
    """Mark one person at one half-day (its key). Minutes are those after the beginning and before the end.

    `seen` is the version of the mark on the page that was pressed, 0 for none: another one by now is a Conflict, unless
    it says the same. Returns the Attendance.
    """
    workshop = participation.workshop
    one = _half_day(workshop, half_day, by)
    with refusals():
        [participation] = _lock(workshop, [participation])
        there = Attendance.objects.filter(participation=participation, day=one.day, half=one.half).first()
        wanted = (state, 0, 0) if state == ABSENT else (state, late_minutes, left_minutes)
        if there and said(there) == wanted:
            return there
        if seen is not None and seen != (there.version if there else 0):
            raise Conflict(_meanwhile(participation, there))
        _must_fit(one, *wanted[1:])
        before = said(there) if there else None
        there = put(participation, one, there, *wanted, how=How.HAND, by_person=by.recorded_person)
        history.record(
            "attendance.mark",
            participation,
            by=by,
            programme=workshop.programme,
            to_state=state,
            from_state=before[0] if before else "",
            half_day=one.key,
            late=wanted[1],
            left=wanted[2],
            before=before,
        )
        return there


def mark_absent(*, workshop, half_day, people, by):
    """Mark these participations absent with one press. Answers how many were not marked so before."""
    one = _half_day(workshop, half_day, by)
    with refusals():
        changes = _put_all(workshop, one, _lock(workshop, people), (ABSENT, 0, 0), by)
        if changes:
            history.record("attendance.mark_absent", workshop, by=by, **_details(one, changes))
        return len(changes)


def mark_present(*, workshop, half_day, by):
    """Everybody else was there: who is expected and not marked yet has been looked at. Answers their number."""
    one = _half_day(workshop, half_day, by)
    with refusals():
        people = _lock(workshop, _expected(workshop, one))
        marked = _marked(people, one)
        people = [person for person in people if person.pk not in marked]
        changes = _put_all(workshop, one, people, (PRESENT, 0, 0), by)
        if changes:
            history.record("attendance.mark_present", workshop, by=by, **_details(one, changes))
        return len(changes)


def mark_unchecked(*, workshop, half_day, by):
    """Who was expected and has neither checked in nor been marked otherwise was absent. Answers their number."""
    one = _half_day(workshop, half_day, by)
    with refusals():
        people = _lock(workshop, _expected(workshop, one).trainees())
        came = CheckIn.objects.filter(participation__workshop=workshop, day=one.day, half=one.half)
        came = set(came.values_list("participation_id", flat=True))
        if not came:
            raise Conflict(_("Nobody has checked in for this half-day, so nobody is marked absent by that."))
        marked = _marked(people, one)
        people = [person for person in people if person.pk not in marked and person.pk not in came]
        changes = _put_all(workshop, one, people, (ABSENT, 0, 0), by)
        if changes:
            history.record("attendance.mark_unchecked", workshop, by=by, **_details(one, changes))
        return len(changes)


def enter_sheet(*, workshop, half_day, lines, by):
    """Type in a signed sheet, now or long after: {participation: None if absent, or (minutes late, minutes left)}.

    What is typed is what the sheet says, so it stands above what was marked before. Answers how many lines it changed.
    """
    one = _half_day(workshop, half_day, by)
    for person, minutes in lines.items():
        _must_fit(one, *(minutes or (0, 0)), of=person)
    with refusals():
        people = _lock(workshop, lines)
        marked, changes = _marked(people, one), {}
        for person in people:
            minutes = lines[person]
            wanted = (ABSENT, 0, 0) if minutes is None else (PRESENT, *minutes)
            there = marked.get(person.pk)
            if there and said(there) == wanted:
                continue
            changes[person.number] = [said(there) if there else None, wanted]
            came = None if minutes is None else one.starts_at + timedelta(minutes=minutes[0])
            put(person, one, there, *wanted, how=How.SHEET, by_person=by.recorded_person, happened_at=came)
        if changes:
            history.record("attendance.enter_sheet", workshop, by=by, **_details(one, changes))
        return len(changes)


def put(participation, half_day, there, state, late, left, *, how, by_person, happened_at=None):
    """Write the one row of this person at this half-day; `there` is the row that stands, or None. A part of acts."""
    there = there or Attendance(participation=participation, day=half_day.day, half=half_day.half, version=0)
    there.state, there.late_minutes, there.left_minutes = state, late, left
    there.how, there.happened_at = how, happened_at
    there.recorded_by, there.recorded_at = by_person, clock.now()
    there.version += 1
    there.save()
    return there


def said(there):
    """What a mark says, whoever said it."""
    return there.state, there.late_minutes, there.left_minutes


def _half_day(workshop, key, by):
    if not attendance_rules.can_mark(by, workshop):
        raise NotAllowed(_("The team of the workshop keeps the attendance, while it is open for writing."))
    one = half_day_rules.find(half_day_rules.half_days(workshop), key)
    if one.day > workshop.today(clock.now()):
        raise Invalid(_("This half-day is still to come. On its day it can be marked."), field="half_day")
    return one


def _expected(workshop, half_day):
    people = workshop.participations.exclude(state__in=attendance_rules.NOT_THERE)
    pks = [person.pk for person in people if attendance_rules.is_expected(person, half_day)]
    return workshop.participations.filter(pk__in=pks)


def _lock(workshop, people):
    """These participations of the workshop, locked in the one order everybody locks them in."""
    pks = {person.pk for person in people}
    rows = Participation.objects.select_for_update(of=("self",)).filter(pk__in=pks, workshop=workshop)
    locked = list(rows.select_related("person").order_by("pk"))
    if len(locked) < len(pks):
        raise Invalid(_("Somebody of these is not on the list of this workshop."))
    for one in locked:
        if one.state in attendance_rules.NOT_THERE:
            raise Conflict(_("{name} is not on the list any more.").format(name=one))
    return locked


def _marked(people, half_day):
    """{participation primary key: Attendance}"""
    rows = Attendance.objects.filter(participation__in=people, day=half_day.day, half=half_day.half)
    return {row.participation_id: row for row in rows}


def _put_all(workshop, half_day, people, wanted, by):
    """{personal number: [what was said before, what is said now]} of those whom it changes."""
    marked, changes = _marked(people, half_day), {}
    for person in people:
        there = marked.get(person.pk)
        if there and said(there) == wanted:
            continue
        changes[person.number] = [said(there) if there else None, wanted]
        put(person, half_day, there, *wanted, how=How.HAND, by_person=by.recorded_person)
    return changes


def _details(half_day, changes):
    return {"half_day": half_day.key, "number": len(changes), "changes": changes}


def _must_fit(half_day, late, left, of=""):
    if late < 0 or left < 0 or late + left >= half_day.length:
        words = _("This half-day lasts {n} minutes. Whoever missed all of it was absent.").format(n=half_day.length)
        raise Invalid(f"{of}: {words}" if of else words, field="late_minutes")


def _meanwhile(participation, there):
    words = attendance_rules.mark_words(there) if there else _("not marked")
    who = there.recorded_by if there and there.recorded_by_id else ""
    if who:
        sentence = _("{who} has marked {name} meanwhile: {words}. Look at the list again.")
        return sentence.format(who=who, name=participation, words=words)
    return _("{name} has been marked meanwhile: {words}. Look at the list again.").format(
        name=participation, words=words
    )
