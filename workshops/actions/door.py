"""Coming in by the code on the wall and the number on a badge."""

import hmac
from datetime import timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import Breakout, DoorTry, Participation
from workshops.rules import door as door_rules
from workshops.rules import workshop as workshop_rules

# An attacker who knows the code guesses two digits with five tries in a quarter of an hour, for each number.
WINDOW, EACH, ALL = timedelta(minutes=15), 5, 300
_NO_SUCH_NUMBER = gettext_lazy("This number is not on a badge of this workshop. All digits, please.")


class TooManyTries(Conflict):
    status = 429


def enter(*, code, number, by):
    """The actor behind the code of a break-out and a number: of a badge, or of a group's laptop.

    Both may be typed in digits of any script, with spaces. Raises Invalid beside the field, or TooManyTries.
    """
    code, number = door_rules.digits(code), door_rules.digits(number)
    breakout = Breakout.objects.filter(join_code=code).select_related("workshop__programme").first() if code else None
    if breakout is None or not door_rules.is_open_room(breakout.workshop):
        raise Invalid(_("No session has this code now. It stands on the wall: six digits."), field="code")
    personal = int(number[:-2]) if 3 <= len(number) <= 8 else 0
    if not personal:
        # Too short or too long to be anybody's: nothing is guessed, so nothing is counted.
        raise Invalid(_NO_SUCH_NUMBER, field="number")
    _spend(breakout, personal)
    actor = _behind(breakout, personal, number)
    if actor is None:
        raise Invalid(_NO_SUCH_NUMBER, field="number")
    with refusals():
        _give_back(breakout, personal)
        thing = breakout if actor.opens("group") else Participation.objects.get(pk=actor.opens("participation"))
        history.record("doors.enter", thing, by=actor, programme=breakout.workshop.programme)
    return actor


def _behind(breakout, personal, number):
    for group in breakout.groups.at_work().select_related("breakout__workshop__programme"):
        if hmac.compare_digest(door_rules.laptop_number(group), number):
            return door_rules.of_group(group)
    found = door_rules.participations().filter(workshop=breakout.workshop_id, number=personal).first()
    if found and door_rules.is_open(found) and hmac.compare_digest(door_rules.badge_number(found), number):
        return door_rules.of_participation(found)
    return None


def _spend(breakout, personal):
    """One try for this number and one for the room, each by one conditional UPDATE, before the number is looked at."""
    now = clock.now()
    for number, most in ((personal, EACH), (0, ALL)):
        row, _made = DoorTry.objects.get_or_create(breakout=breakout, number=number, defaults={"since": now})
        DoorTry.objects.filter(pk=row.pk, since__lt=now - WINDOW).update(since=now, failed=0)
        if not DoorTry.objects.filter(pk=row.pk, failed__lt=most).update(failed=F("failed") + 1):
            raise TooManyTries(
                _("Too many tries with this number. Wait a quarter of an hour, scan the code on the badge, or ask a "
                  "facilitator.")
            )  # fmt: skip


def _give_back(breakout, personal):
    """It was the right one: nothing has been guessed."""
    DoorTry.objects.filter(breakout=breakout, number=personal).update(failed=0)
    DoorTry.objects.filter(Q(breakout=breakout, number=0), failed__gt=0).update(failed=F("failed") - 1)


def renew_badge(*, participation, by):
    """A badge was lost: make the next one. The old one, and every device it has opened, is out at the next request."""
    if not workshop_rules.can_write_in_room(by, participation.workshop):
        raise NotAllowed(_("The team of the workshop makes badges, while it is open for writing."))
    with refusals():
        Participation.objects.filter(pk=participation.pk).update(badge_serial=F("badge_serial") + 1)
        participation.refresh_from_db(fields=["badge_serial"])
        history.record("participations.renew_badge", participation, by=by, programme=participation.workshop.programme)
        return participation
