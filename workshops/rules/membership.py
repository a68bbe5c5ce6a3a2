from programmes.rules import clock
from workshops.models import Breakout, Group, Membership, Participation, WaitingPlace
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import workshop as workshop_rules


def visible_to(actor):
    """Who sits where is for the team and the participants."""
    return Membership.objects.filter(breakout__workshop__in=workshop_rules.visible_in_room_to(actor))


def groups_visible_to(actor):
    return Group.objects.filter(breakout__workshop__in=workshop_rules.visible_in_room_to(actor))


def waiting_visible_to(actor):
    return WaitingPlace.objects.filter(breakout__workshop__in=workshop_rules.visible_in_room_to(actor))


def own(actor, breakout):
    """The actor's seat in this break-out, or None."""
    return (
        Membership.objects.filter(door_rules.me(actor, "participation__"), breakout=breakout)
        .select_related("group__topic", "participation")
        .first()
    )


def own_waiting_place(actor, breakout):
    found = WaitingPlace.objects.filter(door_rules.me(actor, "participation__"), breakout=breakout)
    return found.select_related("group").first()


def can_seat(actor, participation, breakout):
    """One's own seat while the choice is open; a facilitator seats anybody as long as the session is not closed."""
    if breakout_rules.can_facilitate(actor, breakout):
        return breakout.state != Breakout.State.CLOSED
    return (
        door_rules.is_me(actor, participation)
        and breakout.workshop.is_open_for_writing(clock.now())
        and breakout.state == Breakout.State.CHOOSING
        and breakout.mode == Breakout.Mode.FIRST_COME
    )


def may_sit(participation, breakout):
    """Only participants of this workshop who came; facilitators and observers have no seat."""
    return (
        participation.workshop_id == breakout.workshop_id
        and participation.kind == Participation.Kind.PARTICIPANT
        and participation.state not in Participation.AWAY
    )


def is_member(actor, group_pk):
    """Sits in this group, or is its laptop."""
    if actor.opens("group"):
        return actor.opens("group") == group_pk
    return Membership.objects.filter(door_rules.me(actor, "participation__"), group_id=group_pk).exists()


def can_give_duty(actor, membership):
    """The group decides: any member hands a duty to any member; a facilitator helps."""
    breakout = membership.breakout
    if breakout_rules.can_facilitate(actor, breakout):
        return True
    return breakout.workshop.is_open_for_writing(clock.now()) and is_member(actor, membership.group_id)
