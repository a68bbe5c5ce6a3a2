"""The line before a full group."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.actions import seat as seats
from workshops.models import Breakout, Group, Membership, WaitingPlace
from workshops.rules import membership as membership_rules


def take(*, group, participation, by):
    """Wait for a seat in a full group; a seat one has elsewhere is kept meanwhile. One waits for one group.

    Asking twice keeps the first place. If a seat is free by now, it is taken instead: returns the Membership.
    """
    breakout = group.breakout
    if not membership_rules.can_seat(by, participation, breakout):
        raise NotAllowed(_("Seats are taken while the choice is open; afterwards ask a facilitator."))
    with refusals():
        seats.lock(breakout.pk)
        breakout.refresh_from_db(fields=["state"])
        participation.refresh_from_db(fields=["state", "kind"])
        if not membership_rules.may_sit(participation, breakout):
            raise NotAllowed(_("Only participants of this workshop have a seat in its groups."))
        if breakout.state != Breakout.State.CHOOSING:
            raise Conflict(_("The choice is not open now. Ask a facilitator if you have no seat."))
        if Membership.objects.filter(group=group, participation=participation).exists():
            raise Conflict(_("The seat is here already."))
        if not Group.objects.at_work().filter(pk=group.pk).exists():
            raise Conflict(_("This group was merged into another. Look at the page again."))
        place = WaitingPlace.objects.filter(breakout=breakout, participation=participation).first()
        if place is None or place.group_id != group.pk:
            WaitingPlace.objects.filter(breakout=breakout, participation=participation).delete()
            place = WaitingPlace.objects.create(
                breakout=breakout, group=group, participation=participation, asked_at=clock.now()
            )
            history.record(
                "waiting_places.take", place, by=by, programme=breakout.workshop.programme, group=group.letter
            )
        seats.promote(breakout.pk, by)
        return Membership.objects.filter(group=group, participation=participation).first() or place


def leave(*, place, by):
    """Wait no longer."""
    if not membership_rules.can_seat(by, place.participation, place.breakout):
        raise NotAllowed(_("This is not yours to do."))
    with refusals():
        # Whoever gives a seat away holds the groups; afterwards the place is here still, or has become a seat.
        seats.lock(place.breakout_id)
        if not WaitingPlace.objects.filter(pk=place.pk).exists():
            raise Conflict(_("You do not wait any longer; perhaps the seat is yours by now. Look at the page again."))
        history.record(
            "waiting_places.leave",
            place,
            by=by,
            programme=place.breakout.workshop.programme,
            group=place.group.letter,
        )
        WaitingPlace.objects.filter(pk=place.pk).delete()
