"""Badges at the door. A check-in is kept at the moment it happened, however long the device was without a network."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import NotAllowed, Refused
from workshops.actions import attendance
from workshops.models import Attendance, CheckIn, Participation, Workshop
from workshops.rules import attendance as attendance_rules
from workshops.rules import check_in as check_in_rules


def switch_on(*, workshop, by):
    """Offer the page for the door."""
    return _switch(workshop, True, by, lambda found: history.record("check_ins.switch_on", found, by=by))


def switch_off(*, workshop, by):
    """Offer it no more. What a device still holds is taken when it arrives."""
    return _switch(workshop, False, by, lambda found: history.record("check_ins.switch_off", found, by=by))


def _switch(workshop, on, by, remember):
    if not attendance_rules.can_mark(by, workshop):
        raise NotAllowed(_("The team of the workshop keeps the attendance, while it is open for writing."))
    with refusals():
        found = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        if found.has_check_in != on:
            found.has_check_in = on
            found.save(update_fields=["has_check_in"])
            remember(found)
        return found


def receive(*, workshop, arrivals, by):
    """Take what a device brings: {its name for it: CheckIn, or the Refused with the sentence for it}.

    Each stands for itself, in a transaction of its own. One that was received before is answered as it was then.
    """
    if not attendance_rules.can_mark(by, workshop):
        raise NotAllowed(_("The team of the workshop keeps the attendance, while it is open for writing."))
    lists, outcomes = check_in_rules.Lists(workshop), {}
    for arrival in arrivals:
        try:
            outcomes[arrival.client_id] = _receive(workshop, lists, arrival, by)
        except Refused as refused:
            outcomes[arrival.client_id] = refused
    return outcomes


def _receive(workshop, lists, arrival, by):
    participation, half_day = lists.who(arrival), lists.half_day(arrival.at)
    with refusals():
        # The same arrival may be on its way twice: whoever comes second waits here, and finds the first.
        Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
        known = CheckIn.objects.filter(client_id=arrival.client_id).first()
        if known and known.participation_id == participation.pk:
            return known
        earlier = CheckIn.objects.filter(participation=participation, day=half_day.day, half=half_day.half)
        was_here = earlier.exists()
        kept = CheckIn.objects.create(
            client_id=arrival.client_id,
            participation=participation,
            day=half_day.day,
            half=half_day.half,
            happened_at=arrival.at,
            received_at=clock.now(),
            received_from=by.recorded_person,
        )
        before = _mark(participation, half_day, arrival.at, was_here, by)
        history.record(
            "check_ins.receive",
            participation,
            by=by,
            programme=workshop.programme,
            half_day=half_day.key,
            at=arrival.at.isoformat(),
            before=before,
        )
        return kept


def _mark(participation, half_day, at, was_here, by):
    """The first to come in counts. Returns what was marked before, where that changes.

    Whoever was marked absent and then came is present. Whoever was marked by somebody who knew of the check-in stays
    so: a badge may be shown by another.
    """
    there = Attendance.objects.filter(participation=participation, day=half_day.day, half=half_day.half).first()
    if there:
        is_first = there.how == Attendance.How.CHECK_IN and at < there.happened_at
        if not is_first and (was_here or not there.is_absent):
            return None
    before = attendance.said(there) if there else None
    late = check_in_rules.minutes_late(half_day, at)
    attendance.put(
        participation,
        half_day,
        there,
        Attendance.State.PRESENT,
        late,
        0,
        how=Attendance.How.CHECK_IN,
        by_person=by.recorded_person,
        happened_at=at,
    )
    return before
