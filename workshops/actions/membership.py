"""Seats. The database decides: one conditional UPDATE takes a seat, and a constraint stands behind it."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import seat as seats
from workshops.models import Duty, Group, Membership
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import membership as membership_rules


class GroupFull(Conflict):
    """The last seat was taken just before. `free` lists the groups that have seats now."""

    def __init__(self, group):
        self.group = group
        free = Group.objects.with_seats().filter(breakout_id=group.breakout_id)
        self.free = list(free.select_related("topic").order_by("letter"))
        sentence = _("{group} is full: the last seat was taken just before.").format(group=group)
        if self.free:
            groups = ", ".join(str(one) for one in self.free)
            sentence += " " + _("Seats are free in: {groups}.").format(groups=groups)
        else:
            sentence += " " + _("No group has a free seat now; ask a facilitator.")
        super().__init__(sentence)


class HasSeat(Conflict):
    """A person has one seat in a break-out; `membership` is the present one."""

    def __init__(self, membership):
        self.membership = membership
        super().__init__(
            _("There is a seat already, in {group}. Change the group instead.").format(group=membership.group)
        )


def join(*, group, participation, by):
    """Take a seat, first come, first served. Asking twice for the same seat gives the same answer."""
    _check(group, participation, by)
    # Most who come too late see it here, and hold nobody up: SQLite lets one writer in at a time. Whether it was full
    # is asked first: the seat that filled it may be their own.
    was_full = seats.is_full(group.pk)
    present = _present(group, participation)
    if present:
        return present
    if was_full:
        raise GroupFull(group)
    try:
        with refusals():
            if seats.take(group.pk):
                _check_again(group, participation, by)
                membership = seats.sit(group, participation)
                history.record("memberships.join", membership, by=by, programme=participation.workshop.programme)
                return membership
        raise GroupFull(group)
    except Conflict:
        # A double click lost against itself, perhaps for the last seat: the other request has made the seat.
        present = _present(group, participation)
        if present:
            return present
        raise


def leave(*, membership, by):
    """Give the seat back; in the same moment it is free, or theirs who wait for it."""
    _must_be_theirs_to_change(membership, by)
    with refusals():
        seats.lock(membership.breakout_id)
        membership = _still_there(membership)
        # The choice may have been closed while this page was open.
        _must_be_theirs_to_change(membership, by)
        seats.free(membership)
        Membership.objects.filter(pk=membership.pk).delete()
        history.record(
            "memberships.leave",
            membership,
            by=by,
            programme=membership.participation.workshop.programme,
            group=membership.group.letter,
            duties=[duty.value for duty in membership.duties],
        )
        seats.promote(membership.breakout_id, by)


def switch(*, membership, group, by, reason=""):
    """Change to another group in one step: if it is full, the old seat is still there.

    Whoever moves somebody else says why.
    """
    _check(group, membership.participation, by)
    if not (reason.strip() or by.is_system or door_rules.is_me(by, membership.participation)):
        raise Invalid(_("Say in a few words why this person is moved."), field="reason")
    if group.breakout_id != membership.breakout_id:
        raise Conflict(_("This group belongs to another break-out. A seat changes within its own."))
    if group.pk == membership.group_id:
        return membership
    with refusals():
        seats.lock(membership.breakout_id)
        membership = _still_there(membership)
        _take_seat(group)
        _check_again(group, membership.participation, by)
        seats.move(membership, group)
        fresh = _as_it_is(membership)
        history.record(
            "memberships.switch",
            fresh,
            by=by,
            programme=membership.participation.workshop.programme,
            reason=reason,
            before=membership.group.letter,
        )
        # The seat that is free now may set off a chain that comes back to this very person.
        return _as_it_is(membership) if seats.promote(membership.breakout_id, by) else fresh


def assign(*, breakout, seating, by):
    """Seat people as the facilitator has divided them: `seating` is {group: [participation]}.

    Who has a seat keeps it, so that doing it twice, or after some have chosen, moves nobody. All or nothing.
    Returns the number of people seated.
    """
    if not breakout_rules.can_facilitate(by, breakout):
        raise NotAllowed(_("The facilitators divide the groups."))
    with refusals():
        seats.lock(breakout.pk)
        number = 0
        taken = set(Membership.objects.filter(breakout=breakout).values_list("participation_id", flat=True))
        for group, people in seating.items():
            for participation in people:
                if participation.pk in taken:
                    continue
                if group.breakout_id != breakout.pk:
                    raise Conflict(_("This group belongs to another break-out. A seat changes within its own."))
                _check_again(group, participation, by)
                _take_seat(group)
                membership = seats.sit(group, participation)
                history.record("memberships.assign", membership, by=by, programme=breakout.workshop.programme)
                number += 1
        seats.promote(breakout.pk, by)
        return number


def give_duty(*, membership, duty, by):
    """Make this member leader, secretary or spokesperson; whoever held the duty hands it over. One may hold all."""
    if not membership_rules.can_give_duty(by, membership):
        raise NotAllowed(_("The members of the group decide who does what."))
    field = f"is_{Duty(duty).value}"
    with refusals():
        list(Group.objects.select_for_update().filter(pk=membership.group_id))
        if Membership.objects.filter(pk=membership.pk, group_id=membership.group_id, **{field: True}).exists():
            return membership
        Membership.objects.filter(group_id=membership.group_id, **{field: True}).update(**{field: False})
        if not Membership.objects.filter(pk=membership.pk, group_id=membership.group_id).update(**{field: True}):
            raise Conflict(_("This member has left the group."))
        if duty == Duty.SECRETARY:
            seats.new_epoch(membership.group_id)
        history.record(
            "memberships.give_duty", membership, by=by, programme=membership.breakout.workshop.programme, duty=str(duty)
        )
        membership.refresh_from_db()
        return membership


def _check(group, participation, by):
    breakout = group.breakout
    if not membership_rules.can_seat(by, participation, breakout):
        raise NotAllowed(_("Seats are taken while the choice is open; afterwards ask a facilitator."))
    if not membership_rules.may_sit(participation, breakout):
        raise NotAllowed(_("Only participants of this workshop have a seat in its groups."))


def _check_again(group, participation, by):
    """The choice may have been closed, or the person withdrawn, while this seat was being taken."""
    group.breakout.refresh_from_db(fields=["state"])
    participation.refresh_from_db(fields=["state", "kind"])
    _check(group, participation, by)


def _must_be_theirs_to_change(membership, by):
    if not membership_rules.can_seat(by, membership.participation, membership.breakout):
        raise NotAllowed(_("Seats change while the choice is open; afterwards ask a facilitator."))


def _as_it_is(membership):
    return Membership.objects.select_related("group__topic", "participation").get(pk=membership.pk)


def _still_there(membership):
    """The seat as it is now; an old page may name a group this person has left since."""
    fresh = (
        Membership.objects.select_related("group", "breakout", "participation__workshop__programme")
        .filter(pk=membership.pk, group_id=membership.group_id)
        .first()
    )
    if fresh is None:
        raise Conflict(_("This seat has changed in the meantime. Look at the page again."))
    return fresh


def _present(group, participation):
    """The seat in this very group, or None; a seat elsewhere is refused with an offer to change."""
    seat = (
        Membership.objects.filter(breakout_id=group.breakout_id, participation=participation)
        .select_related("group__topic")
        .order_by()
        .first()
    )
    if seat and seat.group_id != group.pk:
        raise HasSeat(seat)
    return seat


def _take_seat(group):
    if not seats.take(group.pk):
        raise GroupFull(group)
