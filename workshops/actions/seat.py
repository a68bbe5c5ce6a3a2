"""What taking and giving a seat is made of. Everything here runs inside the transaction of an act.

Rows are locked in one order, groups by primary key before memberships and waiting places, or two people who swap
would wait for each other.
"""

from django.db.models import F, Q

from programmes.actions import history
from programmes.rules import clock
from workshops.models import Breakout, Group, GroupReport, Membership, WaitingPlace
from workshops.rules import membership as membership_rules


def lock(breakout_pk):
    """All groups of the break-out: whoever gives a seat back may set off a chain of those who wait."""
    return list(Group.objects.select_for_update().filter(breakout_id=breakout_pk).order_by("pk"))


def is_full(group_pk):
    """A look without a lock. Only `take` says who gets the seat."""
    return not Group.objects.with_seats().filter(pk=group_pk).exists()


def take(group_pk):
    """One seat by one conditional UPDATE. False when the group is full, or has been merged into another."""
    free = Group.objects.with_seats().filter(pk=group_pk)
    return bool(free.update(taken=F("taken") + 1))


def sit(group, participation):
    seat = Membership.objects.create(
        group=group, breakout_id=group.breakout_id, participation=participation, joined_at=clock.now()
    )
    # Whoever sits here waits here no longer; once the choice is over, nowhere else either.
    here = Q(group=group) | ~Q(breakout__state=Breakout.State.CHOOSING)
    WaitingPlace.objects.filter(here, breakout=group.breakout_id, participation=participation).delete()
    return seat


def free(membership):
    """Give up the place in the group; the row is the caller's to delete or to move on."""
    Group.objects.filter(pk=membership.group_id).update(taken=F("taken") - 1)
    if membership.is_secretary:
        new_epoch(membership.group_id)


def move(membership, group):
    """The seat goes to another group, where `take` has found room. Duties stay behind."""
    free(membership)
    Membership.objects.filter(pk=membership.pk).update(
        group=group, joined_at=clock.now(), is_leader=False, is_secretary=False, is_spokesperson=False
    )


def new_epoch(group_pk):
    """Another secretary: what the former one still has on screen no longer overwrites."""
    GroupReport.objects.filter(group_id=group_pk).update(epoch=F("epoch") + 1)


def promote(breakout_pk, by):
    """Give free seats to those who wait, first come first served, until nothing moves. Call it after `lock`.

    Somebody who waits with a seat elsewhere changes over while the choice is open, which frees that seat for others.
    Returns [(letter, participation)].
    """
    breakout = Breakout.objects.select_related("workshop__programme").get(pk=breakout_pk)
    moved = []
    while place := _next(breakout):
        group, participation = place.group, place.participation
        if not WaitingPlace.objects.filter(pk=place.pk).delete()[0]:
            continue
        seat = Membership.objects.filter(breakout=breakout, participation=participation).first()
        if not membership_rules.may_sit(participation, breakout) or (seat and seat.group_id == group.pk):
            continue
        # Its row is locked and it has room; the constraint of the table stands behind it.
        Group.objects.filter(pk=group.pk).update(taken=F("taken") + 1)
        before = ""
        if seat:
            before = seat.group.letter
            move(seat, group)
            seat.refresh_from_db()
        else:
            seat = sit(group, participation)
        history.record("memberships.promote", seat, by=by, programme=breakout.workshop.programme, before=before)
        moved.append((group.letter, participation))
    return moved


def _next(breakout):
    """The first who waits for a group that has a free seat now. At work, nobody waits who has a seat."""
    if breakout.state not in (Breakout.State.CHOOSING, Breakout.State.WORKING):
        return None
    waiting = WaitingPlace.objects.filter(group__in=breakout.groups.with_seats(), breakout=breakout)
    return waiting.select_related("group", "participation").order_by("asked_at", "pk").first()
