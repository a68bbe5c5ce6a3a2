"""The clock of the room: started by the facilitator, longer by a tap, and never stopping anything."""

import secrets
from contextlib import contextmanager, suppress

from django.db import transaction
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed, Refused
from workshops.actions import agenda_item as agenda_items
from workshops.models import Breakout, RoomClock
from workshops.rules import breakout as breakout_rules


def set_going(*, breakout, phase, minutes, group=None):
    """Part of a move of the room: the clock begins from its full length."""
    version = RoomClock.objects.filter(breakout=breakout).values_list("version", flat=True).first()
    if version is None:
        # Pages look whether the version has moved: a clock made anew must not look like the one before.
        version = secrets.randbelow(1_000_000)
    RoomClock.objects.update_or_create(
        breakout=breakout,
        defaults={
            "phase": phase,
            "group": group,
            "seconds": minutes * 60,
            "left": minutes * 60,
            "started_at": clock.now(),
            "version": version + 1,
        },
    )


def restart(*, breakout, by):
    """From the full length once more: it was started too early."""
    with _the_clock(breakout, by=by, history_act="room_clocks.restart") as found:
        found.left, found.started_at = found.seconds, clock.now()


def pause(*, breakout, by):
    """Stop counting; what is left stays."""
    now = clock.now()
    with _the_clock(breakout, by=by, history_act="room_clocks.pause") as found:
        if found.is_running:
            found.left, found.started_at = found.left_at(now), None


def resume(*, breakout, by):
    with _the_clock(breakout, by=by, history_act="room_clocks.resume") as found:
        if not found.is_running:
            found.started_at = clock.now()


def extend(*, breakout, by, minutes=5):
    """Some minutes more. While the groups work, their item on the agenda gets longer with them; nothing is moved."""
    if not 1 <= minutes <= 240:
        raise Invalid(_("Give one to 240 minutes."), field="minutes")
    with _the_clock(breakout, by=by, history_act="room_clocks.extend", minutes=minutes) as found:
        now = clock.now()
        # Time that was up is not given twice: five minutes more are five minutes from now.
        left = max(found.left_at(now), 0) + minutes * 60
        found.seconds = max(found.seconds + minutes * 60, left)
        found.left, found.started_at = left, now if found.is_running else None
        if found.phase == RoomClock.Phase.WORK and breakout.agenda_item_id:
            # An item that would run past midnight stays as it is; the clock goes on.
            with suppress(Refused):
                agenda_items.extend(item=breakout.agenda_item, minutes=minutes, by=by)


@contextmanager
def _the_clock(breakout, *, by, history_act, **details):
    """The running clock, locked; saved with its History row at the end."""
    _must_run(breakout, by)
    with transaction.atomic():
        _lock(breakout)
        found = RoomClock.objects.filter(breakout=breakout).first()
        if found is None:
            raise Conflict(_("No clock is running. Start it first."))
        yield found
        found.version += 1
        found.save()
        history.record(history_act, breakout, by=by, programme=breakout.workshop.programme, **details)


def _must_run(breakout, by):
    if not breakout_rules.can_facilitate(by, breakout):
        raise NotAllowed(_("The facilitators keep the time."))


def _lock(breakout):
    """Two who press at once wait for each other, and both count."""
    Breakout.objects.select_for_update(of=("self",)).get(pk=breakout.pk)
