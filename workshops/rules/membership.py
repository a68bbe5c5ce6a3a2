from programmes.rules import clock
from workshops.models import Breakout, Group, Membership, Participation
from workshops.rules import breakout as breakout_rules
from workshops.rules import workshop as workshop_rules


def visible_to(actor):
    """Who sits where is for the team and the participants."""
    return Membership.objects.filter(breakout__workshop__in=workshop_rules.visible_by_name_to(actor))


def groups_visible_to(actor):
    return Group.objects.filter(breakout__workshop__in=workshop_rules.visible_by_name_to(actor))


def own(actor, breakout):
    """The actor's seat in this break-out, or None."""
    if not actor.person_id:
        return None
    return (
        Membership.objects.filter(breakout=breakout, participation__person_id=actor.person_id)
        .select_related("group__topic", "participation")
        .first()
    )


def can_seat(actor, participation, breakout):
    """One's own seat while the choice is open; a facilitator seats anybody as long as the session is not closed."""
    if breakout_rules.can_facilitate(actor, breakout):
        return breakout.state != Breakout.State.CLOSED
    mine = participation.person_id is not None and participation.person_id == actor.person_id
    open_still = breakout.workshop.is_open_for_writing(clock.now())
    return mine and open_still and breakout.state == Breakout.State.CHOOSING


def may_sit(participation, breakout):
    """Only participants of this workshop who came; facilitators and observers have no seat."""
    return (
        participation.workshop_id == breakout.workshop_id
        and participation.kind == Participation.Kind.PARTICIPANT
        and participation.state not in Participation.AWAY
    )


def can_give_duty(actor, membership):
    """The group decides: any member hands a duty to any member; a facilitator helps."""
    breakout = membership.breakout
    if breakout_rules.can_facilitate(actor, breakout):
        return True
    return (
        breakout.workshop.is_open_for_writing(clock.now())
        and actor.person_id is not None
        and Membership.objects.filter(group_id=membership.group_id, participation__person_id=actor.person_id).exists()
    )
