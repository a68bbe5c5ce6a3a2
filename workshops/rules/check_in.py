"""Checking in at the door: off until somebody switches it on, and never the only way to have been there."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.rules.refusal import Invalid
from workshops.models import CheckIn, Participation
from workshops.rules import attendance as attendance_rules
from workshops.rules import door as door_rules
from workshops.rules import half_day as half_day_rules

# A queue at the door is nobody's fault: whoever comes within a quarter of an hour is in time.
GRACE = 15


@dataclass(frozen=True)
class Arrival:
    """What a device says of one who came: its own name for it, when, and a scanned token, typed digits or a code."""

    client_id: str
    at: datetime
    token: str = ""
    number: str = ""
    participation: str = ""


def people(workshop):
    """Everybody a badge may be shown by: participants who are expected, in the order of their numbers."""
    rows = workshop.participations.trainees().exclude(state__in=attendance_rules.NOT_THERE)
    return rows.select_related("person", "organisation").order_by("number")


@dataclass(frozen=True)
class Row:
    """One person on the page of the door, with what lets it know a badge without asking."""

    participation: Participation
    came_at: datetime | None = None

    @property
    def for_script(self):
        """Of the badge only its last letters: enough to know an old one, too few to make one."""
        one = self.participation
        at = timezone.localtime(self.came_at) if self.came_at else None
        return {
            "code": one.code,
            "number": str(one.number),
            "digits": door_rules.badge_number(one),
            "end": door_rules.badge_token(one)[-4:],
            "name": one.list_name,
            "agency": str(one.organisation or ""),
            "at": f"{at:%H:%M}" if at else "",
        }


def on_page(workshop, half_day):
    """[Row] of everybody a badge may be shown by, with who has come for this half-day. Two queries."""
    came = {}
    if half_day:
        rows = CheckIn.objects.filter(participation__workshop=workshop, day=half_day.day, half=half_day.half)
        for pk, at in rows.values_list("participation_id", "happened_at"):
            came.setdefault(pk, at)
    return [Row(one, came.get(one.pk)) for one in people(workshop)]


class Lists:
    """Who is on the list of a workshop, and its half-days, read once for a whole batch."""

    def __init__(self, workshop):
        self.workshop = workshop
        self.half_days = half_day_rules.half_days(workshop)
        rows = list(workshop.participations.select_related("person"))
        self.by_code = {one.code: one for one in rows}
        self.by_number = {one.number: one for one in rows}

    def who(self, arrival):
        """The participation that came. Raises Invalid with a sentence for the person at the door."""
        if arrival.token:
            found = self._by_token(arrival.token.lower())
        elif arrival.number:
            found = self._by_number(door_rules.digits(arrival.number))
        else:
            found = self.by_code.get(arrival.participation)
            if found is None:
                raise Invalid(_("Nobody of this list was meant. Open the page again."))
        if found.state in attendance_rules.NOT_THERE:
            words = _("{name} is not expected any more: {state}. An organiser can put them back on the list.")
            raise Invalid(words.format(name=found, state=found.get_state_display()))
        if found.kind != Participation.Kind.PARTICIPANT:
            raise Invalid(_("{name} is not here as a participant, so nothing is kept.").format(name=found))
        return found

    def _by_token(self, token):
        found = self.by_code.get(token[: door_rules.CODE_LENGTH])
        if found is None:
            raise Invalid(_("This badge is not of this workshop."))
        if not hmac.compare_digest(door_rules.badge_token(found).encode(), token.encode()):
            raise Invalid(_("This badge of {name} was replaced by a newer one.").format(name=found))
        return found

    def _by_number(self, number):
        """Of the digits on a badge, or of the personal number alone, as it stands on the list at the door."""
        if len(number) <= 8 and number and int(number) in self.by_number:
            return self.by_number[int(number)]
        found = self.by_number.get(int(number[:-2])) if 3 <= len(number) <= 8 else None
        if found is None:
            raise Invalid(_("The number {number} is not on a badge of this workshop.").format(number=number))
        if not hmac.compare_digest(door_rules.badge_number(found), number):
            # Of a badge made anew, or a slip of the finger: the digits do not tell which.
            words = _("The number {number} is not on a badge of this workshop, or on one that was replaced.")
            raise Invalid(words.format(number=number))
        return found

    def half_day(self, at):
        found = half_day_rules.coming_in(self.half_days, at)
        if found is None:
            local = at.astimezone(self.workshop.zone)
            words = _("Nothing is on the agenda on {day} after {time}.")
            raise Invalid(words.format(day=date_format(local.date(), "j F"), time=f"{local:%H:%M}"))
        return found


def minutes_late(half_day, at):
    """Minutes after the beginning, once they are more than the grace; 0 in time. Never all of the half-day."""
    late = int((at - half_day.starts_at).total_seconds()) // 60
    return min(late, half_day.length - 1) if late > GRACE else 0
