"""What the pages of the room show, in a bounded number of queries."""

from collections import defaultdict

from workshops.models import Breakout, Membership, Participation
from workshops.rules import breakout as breakout_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import membership as membership_rules
from workshops.rules import recommendation as recommendation_rules
from workshops.rules import topic as topic_rules
from workshops.rules.redline import redline


def groups_with_members(breakout):
    """[(group, [membership in order of arrival])]"""
    members = defaultdict(list)
    rows = Membership.objects.filter(breakout=breakout).select_related(
        "participation__person", "participation__organisation", "participation__country"
    )
    for membership in rows:
        members[membership.group_id].append(membership)
    groups = breakout.groups.select_related("topic", "report")
    return [(group, members[group.pk]) for group in groups]


def waiting(breakout):
    """Participants without a seat, by personal number."""
    return (
        breakout.workshop.participations.counted()
        .exclude(memberships__breakout=breakout)
        .select_related("person", "organisation", "country")
        .order_by("number")
    )


def board(breakout, actor):
    groups = groups_with_members(breakout)
    without = list(waiting(breakout)[:200])
    topics = list(breakout.topics.prefetch_related("questions"))
    seats = sum(group.capacity for group, _members in groups)
    expected = breakout.workshop.participations.counted().count()
    presenting = breakout.workshop.programme.presenting_minutes
    return {
        "topics": [(topic, topic_rules.is_waiting(topic)) for topic in topics],
        "groups": groups,
        "without": without,
        "seats_short": max(expected - seats, 0) if groups else 0,
        "small": [group for group, members in groups if len(members) < breakout.workshop.programme.group_minimum],
        "expected": expected,
        "presenting_minutes": presenting * len(groups),
        "moves": breakout_rules.MOVES.open_to(actor, breakout),
        "can_facilitate": breakout_rules.can_facilitate(actor, breakout),
        "can_suggest": topic_rules.can_suggest(actor, breakout),
        "own_seat": membership_rules.own(actor, breakout),
        "takes_part": _is_trainee(actor, breakout),
        "is_planned": breakout.state == Breakout.State.PLANNED,
        "is_choosing": breakout.state == Breakout.State.CHOOSING,
        "instructions": [line for line in str(breakout.instructions or "").splitlines() if line],
        "in_plenary": breakout.state in (Breakout.State.PLENARY, Breakout.State.CLOSED),
        "is_closed": breakout.state == Breakout.State.CLOSED,
    }


def _is_trainee(actor, breakout):
    return (
        bool(actor.person_id)
        and breakout.workshop.participations.filter(
            person_id=actor.person_id, kind=Participation.Kind.PARTICIPANT
        ).exists()
    )


def plenary(breakout, actor):
    """The order of presentation, and each group's recommendations with their decisions."""
    numbers = recommendation_rules.adopted_numbers(breakout)
    groups = groups_with_members(breakout)
    recommendations = defaultdict(list)
    for one in breakout.recommendations.select_related("report__group"):
        recommendations[one.report_id].append(one)
    return {
        "groups": [(group, members, recommendations[group.report.pk]) for group, members in groups],
        "adopted": [(numbers[one.pk], one) for one in recommendation_rules.adopted(breakout)],
        "numbers": numbers,
        "can_facilitate": breakout_rules.can_facilitate(actor, breakout),
    }


def presented(row, actor):
    """The group on the plenary page: what may be done with its report and with each recommendation."""
    if row is None:
        return None
    group, members, recommendations = row
    moves = group_report_rules.MOVES
    return {
        "group": group,
        "report": group.report,
        "can_see": group_report_rules.visible_to(actor).filter(pk=group.report.pk).exists(),
        "spokesperson": next((m for m in members if m.is_spokesperson), None),
        "can_present": moves.allows("present", actor, group.report),
        "can_accept": moves.allows("accept", actor, group.report),
        "can_return": moves.allows("return", actor, group.report),
        "rows": [(one, redline(one.text, one.amended_text) if one.amended_text else []) for one in recommendations],
        "open": sum(1 for one in recommendations if one.state == one.State.PROPOSED),
        "heard": group.report.state in recommendation_rules.HEARD,
        "current": next((one.pk for one in recommendations if one.state == one.State.PROPOSED), None),
    }
