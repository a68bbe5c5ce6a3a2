"""What a device at the door sends: a batch of arrivals, and the time its own clock shows."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.rules.refusal import Invalid, Refused
from workshops.rules.check_in import Arrival

MOST = 100


class CheckInBatch:
    """`arrivals` have their true time: how long ago a check-in was, the device knows even when its clock is wrong.

    `refused` holds what cannot be one, by its name.
    """

    def __init__(self, payload, now):
        self.arrivals, self.refused = [], {}
        rows = payload.get("check_ins") if isinstance(payload, dict) else None
        if not isinstance(rows, list) or len(rows) > MOST:
            raise Invalid(_("This is no list of check-ins."))
        sent = _moment(payload.get("sent")) or now
        for row in rows:
            row = row if isinstance(row, dict) else {}
            name, at = row.get("id"), _moment(row.get("at"))
            if not isinstance(name, str) or not 8 <= len(name) <= 40:
                raise Invalid(_("This is no list of check-ins."))
            said = {key: _text(row.get(key)) for key in ("token", "number", "participation")}
            if at is None or not any(said.values()):
                self.refused[name] = Invalid(_("This check-in says nobody, or no time."))
                continue
            self.arrivals.append(Arrival(name, now - max(sent - at, timedelta()), **said))


def answered(outcomes):
    """What the device is told of each: {its name: {"refused": sentence}, or who came, when, and for which half-day}."""
    told = {}
    for name, outcome in outcomes.items():
        if isinstance(outcome, Refused):
            told[name] = {"refused": str(outcome.sentence)}
        else:
            one = outcome.participation
            at = timezone.localtime(outcome.happened_at)
            half_day = f"{outcome.day:%Y-%m-%d}-{outcome.half}"
            told[name] = {"code": one.code, "name": one.list_name, "at": f"{at:%H:%M}", "half_day": half_day}
    return told


def _moment(milliseconds):
    """A moment of the device's clock; None when it is none."""
    if not isinstance(milliseconds, int | float) or isinstance(milliseconds, bool):
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _text(value):
    return value[:120] if isinstance(value, str) else ""
