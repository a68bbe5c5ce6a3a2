"""What the pages of the room show, in a bounded number of queries."""

from collections import defaultdict
from datetime import timedelta

from workshops.models import Breakout, GroupReport, Membership, Participation, Topic, WaitingPlace, Workshop
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import membership as membership_rules
from workshops.rules import room_clock as room_clock_rules
from workshops.rules import topic as topic_rules

S = Breakout.State
# A seat taken this short a while ago is marked on the wall.
JUST_NOW = timedelta(seconds=20)
PEOPLE = ("participation__person", "participation__organisation", "participation__country")


def groups_with_members(breakout):
    """[(group, [membership in order of arrival])], without groups that were merged into another."""
    members = defaultdict(list)
    for membership in Membership.objects.filter(breakout=breakout).select_related(*PEOPLE):
        members[membership.group_id].append(membership)
    groups = breakout.groups.at_work().select_related("topic", "report")
    return [(group, members[group.pk]) for group in groups]


def lines(breakout):
    """{group pk: [waiting place in order of asking]}"""
    found = defaultdict(list)
    for place in WaitingPlace.objects.filter(breakout=breakout).select_related(*PEOPLE):
        found[place.group_id].append(place)
    return found


def waiting(breakout):
    """Participants without a seat, by personal number."""
    return (
        breakout.workshop.participations.counted()
        .exclude(memberships__breakout=breakout)
        .select_related("person", "organisation", "country", "follows_in")
        .order_by("number")
    )


def board(breakout, actor):
    """The facilitator's page: what the room stands at, and what may be done next."""
    programme = breakout.workshop.programme
    groups = groups_with_members(breakout)
    in_line = lines(breakout)
    without = waiting(breakout).count()
    people = breakout_rules.expected(breakout)
    seats = sum(group.capacity for group, _members in groups)
    past_choice = breakout.state not in (S.PLANNED, S.CHOOSING)
    return {
        "groups": [(group, members, in_line[group.pk]) for group, members in groups],
        "without": without,
        "expected": people,
        "seats_short": max(people - seats, 0) if groups and not past_choice else 0,
        # Said once, when it can no longer change by itself.
        "small": [group for group, members in groups if past_choice and len(members) < programme.group_minimum],
        "presenting_minutes": programme.presenting_minutes * len(groups),
        "moves": breakout_rules.MOVES.open_to(actor, breakout),
        "can_facilitate": breakout_rules.can_facilitate(actor, breakout),
        "clock": room_clock_rules.of(breakout),
        "is_planned": breakout.state == S.PLANNED,
        "is_choosing": breakout.state == S.CHOOSING,
        "is_working": breakout.state == S.WORKING,
        "in_plenary": breakout.state in (S.PLENARY, S.CLOSED),
        "is_closed": breakout.state == S.CLOSED,
        "ready": sum(1 for group, _members in groups if group.report.state == GroupReport.State.READY),
        "instructions": instructions(breakout),
    }


def instructions(breakout):
    return [line for line in str(breakout.instructions or "").splitlines() if line]


def planning(breakout, actor):
    """The topics while they are selected, with what the portal proposes for the number of people there are."""
    rows = breakout.topics.prefetch_related("questions", "groups").select_related("proposed_by__person")
    topics = topic_rules.shown_to(actor, breakout, list(rows))
    chosen = [topic for topic in topics if topic.state == Topic.State.SELECTED]
    usual = [topic for topic in topics if not topic.is_open]
    people = breakout_rules.expected(breakout)
    return {
        "topics": [
            {
                "topic": topic,
                "waits": topic_rules.is_waiting(topic),
                "is_suggestion": topic.state == Topic.State.SUGGESTED,
                # Nothing is selected yet: the team's own topics are what it proposes.
                "is_ticked": topic in (chosen or usual),
                "is_double": len(topic.groups.all()) > 1,
            }
            for topic in topics
        ],
        "proposal": breakout_rules.proposal(breakout, len(chosen or usual), people),
        "ideas": [question for topic in topics if topic.is_open for question in topic.questions.all()],
    }


def wall(breakout, now):
    """The projector's page: every seat a line, filled in order of arrival; initials only."""
    in_line = lines(breakout)
    by_country = breakout.workshop.kind == Workshop.Kind.REGIONAL
    least = breakout.workshop.programme.group_minimum
    topics = []
    for group, members in groups_with_members(breakout):
        seats = [
            {
                "who": mark(member.participation),
                "from": origin(member.participation, by_country),
                "is_new": now - member.joined_at < JUST_NOW,
                "is_least": number == least,
            }
            for number, member in enumerate(members, 1)
        ]
        free = [{"is_least": number == least} for number in range(len(members) + 1, group.capacity + 1)]
        waits = [(mark(one.participation), origin(one.participation, by_country)) for one in in_line[group.pk]]
        topics.append({"group": group, "seats": seats, "free": free, "waiting": waits})
    return {
        "topics": topics,
        "expected": breakout_rules.expected(breakout),
        "left": waiting(breakout).count(),
        "clock": room_clock_rules.of(breakout),
        "least": least,
        "most": max((group["group"].capacity for group in topics), default=0),
    }


def mark(participation):
    """Initials; the personal number of an officer who is listed without a name."""
    return participation.person.initials if participation.person_id else str(participation.number)


def origin(participation, by_country):
    """National: the kind of service; regional: the country's two letters."""
    if by_country:
        return participation.country.iso2 if participation.country_id else ""
    return participation.agency


def choice(breakout, actor):
    """A participant's page: topics with their seats, the own seat or place in a line."""
    in_line = lines(breakout)
    groups = breakout.groups.at_work().select_related("topic")
    return {
        "groups": [(group, len(in_line[group.pk])) for group in groups],
        "seat": membership_rules.own(actor, breakout),
        "place": membership_rules.own_waiting_place(actor, breakout),
        "clock": room_clock_rules.of(breakout),
        "is_choosing": breakout.state == S.CHOOSING,
        "is_assigned": breakout.mode == Breakout.Mode.ASSIGNED,
    }


def is_trainee(actor, breakout):
    """Takes part in the workshop, by name or by badge, as one who is trained."""
    mine = breakout.workshop.participations.filter(door_rules.me(actor))
    return mine.filter(kind=Participation.Kind.PARTICIPANT).exists()
