"""The break-out on paper: what hangs on the doors, and the report form for those who write it by hand."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from workshops.forms.recommendation import RecommendationRow
from workshops.forms.report import LABELS
from workshops.models import NUMBERS, Duty, Group, Membership, Part, Topic
from workshops.rules import door as door_rules

RECOMMENDATIONS = 5


def breakouts(workshop):
    if not workshop.has_part(Part.BREAKOUT):
        return []
    members = Membership.objects.select_related("participation__person", "participation__organisation")
    return list(
        workshop.breakouts.prefetch_related(
            Prefetch("topics", queryset=Topic.objects.exclude(state=Topic.State.LEFT_OUT)),
            "topics__questions",
            # A group that was merged into another has no room and no report of its own any more.
            Prefetch("groups", queryset=Group.objects.at_work().select_related("topic")),
            "groups__topic__questions",
            Prefetch("groups__memberships", queryset=members),
        ).select_related("agenda_item")
    )


def door(participation):
    """What a badge holds to open the room: an address to scan, digits to type. Only participants have that door."""
    workshop = participation.workshop
    if not (participation.is_trainee and workshop.has_part(Part.BREAKOUT)):
        return {}
    number = door_rules.badge_number(participation)
    return {"badge_url": door_rules.badge_url(participation), "badge_number": f"{number[:-2]}\u00a0{number[-2:]}"}


def doors(found, items):
    """A sign for each group, then one for each other room of the agenda."""
    groups = [
        {"name": str(group), "topic": _title(group.topic), "room": group.room}
        for breakout in found
        for group in breakout.groups.all()
    ]
    taken = {door["room"].casefold() for door in groups}
    rooms = {item.room.casefold(): item.room for item in reversed(items) if item.room}
    return groups + [{"name": room, "topic": "", "room": ""} for key, room in sorted(rooms.items()) if key not in taken]


def _title(topic):
    """An open topic has no name until the participants give it one."""
    return "" if topic.is_open else str(topic.title)


def blank_reports(found, away, only=None):
    """One form a group, or that of one group `only`; before there are groups, one for each topic that may get one."""
    forms = []
    for breakout in found:
        groups = [one for one in breakout.groups.all() if only is None or one.pk == only.pk]
        for group in groups:
            forms.append(_form(breakout, group.topic, group, away))
        if not groups and only is None:
            forms += [_form(breakout, topic, None, away) for topic in breakout.topics.all()]
    return forms


def _form(breakout, topic, group, away):
    seats = [
        seat
        for seat in (group.memberships.all() if group else ())
        if seat.participation.person_id and seat.participation.state not in away
    ]
    questions = list(topic.questions.all())
    return {
        "session": str(breakout.title),
        "group": str(group) if group else "",
        "topic": _title(topic),
        "topic_number": _("Topic {n}").format(n=topic.number),
        "members": [seat.participation.shown_name for seat in seats],
        "seats": group.capacity if group else breakout.capacity,
        "duties": {
            duty.value: next((seat.participation.shown_name for seat in seats if duty in seat.duties), "")
            for duty in Duty
        },
        # An open topic has no questions on the screen either: its ideas are there to choose from.
        "ideas": [str(one.text) for one in questions] if topic.is_open else [],
        "plan": [] if topic.is_open else [_question(one) for one in questions if one.plan_field],
        "questions": [] if topic.is_open else [_question(one) for one in questions if not one.plan_field],
    }


def _question(one):
    return {"section": str(one.section or ""), "text": str(one.text), "is_number": one.plan_field in NUMBERS}


def report_words():
    """The words of the form on the screen, so that paper and screen ask the same."""
    fields = RecommendationRow.base_fields
    return {
        "boxes": {key: str(label) for key, label in LABELS.items()},
        "fields": {name: str(fields[name].label) for name in ("addressed_to", "lead", "by_when", "reason")},
        "priority": str(fields["priority"].label),
        "priorities": [str(label) for value, label in fields["priority"].choices if value],
        "duties": {duty.value: str(duty.label) for duty in Duty},
        "recommendations": RECOMMENDATIONS,
    }
