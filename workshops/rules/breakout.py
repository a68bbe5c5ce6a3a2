from django.utils.translation import gettext_lazy as _

from programmes.rules import clock
from programmes.rules.moves import Move, Moves
from programmes.rules.refusal import Conflict
from workshops.models import Breakout
from workshops.rules import workshop as workshop_rules


def visible_to(actor):
    """The room is for those who may see names: the team, the people of the workshop, and who holds a badge of it."""
    return Breakout.objects.filter(workshop__in=workshop_rules.visible_in_room_to(actor))


def can_facilitate(actor, breakout):
    """Run the session: topics, seats, plenary; while the workshop is open for writing."""
    return can_set_up(actor, breakout.workshop)


def can_set_up(actor, workshop):
    return workshop_rules.can_run_room(actor, workshop) and (
        actor.is_system or workshop.is_open_for_writing(clock.now())
    )


def expected(breakout):
    """How many participants want a seat."""
    return breakout.workshop.participations.counted().count()


def proposed_capacity(breakout, groups, people=None):
    """Participants divided by groups, rounded up, never over the programme's limit (form D.6: ten)."""
    most = breakout.workshop.programme.group_capacity
    people = expected(breakout) if people is None else people
    return min(max(-(-people // max(groups, 1)), 1), most) if people else most


def proposal(breakout, topics, people):
    """What the portal proposes: how many groups, how many seats each, who is left over, how long plenary takes.

    One group a topic, and as many more as it takes to seat everybody.
    """
    programme = breakout.workshop.programme
    needed = -(-people // programme.group_capacity)
    groups = max(topics, needed, 1)
    capacity = proposed_capacity(breakout, groups, people)
    with_topics = proposed_capacity(breakout, topics, people) * topics
    return {
        "groups": groups,
        "capacity": capacity,
        "minutes": groups * programme.presenting_minutes,
        "short": max(people - with_topics, 0),
        "small": people and people < groups * programme.group_minimum,
        "fewer": max(min(people // programme.group_minimum, groups), 1) if people else groups,
    }


def _has_groups(breakout):
    if not breakout.groups.exists():
        raise Conflict(_("Select at least one topic first: every selected topic gets a group."))


def _is_empty(breakout):
    if breakout.memberships.exists():
        raise Conflict(_("People have taken seats already. Free the seats before the topics are selected anew."))


S = Breakout.State
MOVES = Moves(
    Move("open_choice", (S.PLANNED,), S.CHOOSING, _("Open the choice of groups"), can_facilitate, _has_groups),
    Move("start_work", (S.CHOOSING,), S.WORKING, _("Close the choice, start the work"), can_facilitate),
    Move("open_plenary", (S.CHOOSING, S.WORKING), S.PLENARY, _("Call the plenary"), can_facilitate),
    Move("close", (S.PLENARY,), S.CLOSED, _("Close the session"), can_facilitate),
    Move("select_anew", (S.CHOOSING,), S.PLANNED, _("Back to the topics"), can_facilitate, _is_empty, True),
    Move("reopen_choice", (S.WORKING,), S.CHOOSING, _("Back to the choice of groups"), can_facilitate, None, True),
    Move("resume_work", (S.PLENARY,), S.WORKING, _("Back to the work in groups"), can_facilitate, None, True),
    Move("reopen_plenary", (S.CLOSED,), S.PLENARY, _("Back to the plenary"), can_facilitate, None, True),
)
