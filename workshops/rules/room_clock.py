"""What the clock says: how long, which part of it is for writing, and when a group presents."""

from datetime import timedelta

from programmes.rules import clock
from workshops.models import Breakout, RoomClock

Phase = RoomClock.Phase
# A clock that ran out this many seconds ago is watched by nobody any more.
FORGOTTEN = 2 * 3600


def work_minutes(breakout):
    """The agenda gives the length; without one, the programme's usual length."""
    if breakout.agenda_item_id:
        return breakout.agenda_item.minutes
    return breakout.workshop.programme.working_minutes


def of(breakout):
    """The clock as a page shows it, or None. Times are aware; the page counts by itself."""
    found = RoomClock.objects.filter(breakout=breakout).select_related("group").first()
    if found is None or breakout.state in (Breakout.State.PLANNED, Breakout.State.CLOSED):
        return None
    now = clock.now()
    left = found.left_at(now)
    if left < -FORGOTTEN:
        return None
    programme = breakout.workshop.programme
    writing = programme.writing_minutes * 60
    return {
        "phase": found.phase,
        "group": found.group,
        "left": left,
        "seconds": found.seconds,
        "is_running": found.is_running,
        "is_up": left < 0,
        "now": now,
        "ends_at": found.ends_at,
        "version": found.version,
        # The last minutes of the work are for the report.
        "writing": writing if found.phase == Phase.WORK else 0,
        "is_writing": found.phase == Phase.WORK and left <= writing,
        "until_writing": left - writing,
    }


def presents_about(breakout, letter):
    """When this group will present, about: the end of the work, and ten minutes for each group before it."""
    found = RoomClock.objects.filter(breakout=breakout, phase=Phase.WORK).first()
    if found is None or found.ends_at is None:
        return None
    before = sum(1 for one in breakout.groups.at_work().values_list("letter", flat=True) if one < letter)
    return found.ends_at + timedelta(minutes=before * breakout.workshop.programme.presenting_minutes)
