"""Who taught what on a mission, in minutes."""

from dataclasses import dataclass

from accreditation.models import Mission
from accreditation.rules import mission as mission_rules
from accreditation.rules.mission_evidence import minutes_of
from workshops.models import AgendaItem

# A break is nobody's, and an opening is no lesson.
NOT_TAUGHT = (AgendaItem.Kind.BREAK, AgendaItem.Kind.CEREMONY)
LEAD = "lead"


@dataclass(frozen=True)
class Taught:
    """One of the team: the minutes put down, their share in percent, and the share the route asks for (or None)."""

    who: object
    minutes: int
    share: int | None
    asked: int | None = None


def field(item, column):
    """The name of the cell of one item and one person in the form."""
    return f"{item.code}-{column}"


def items(mission):
    """The items of the agenda that are taught, in order, with those the agenda names for them."""
    return (
        mission.workshop.agenda.exclude(kind__in=NOT_TAUGHT)
        .select_related("module")
        .prefetch_related("taught_by", "lessons")
    )


def team(mission):
    """{name of a column: person}, the lead first. Reads the prefetched rows."""
    found = {LEAD: mission.lead} if mission.lead_id else {}
    return found | {place.code: place.candidacy.person for place in mission.co_trainers.all()}


def sums(mission):
    """[Taught], the lead first. Reads the prefetched rows."""
    total = sum(row.minutes for row in mission.lessons.all())
    mine = minutes_of(mission, None)
    found = [Taught(mission.lead, mine, round(100 * mine / total) if total else None)] if mission.lead_id else []
    for place in mission.co_trainers.all():
        place.mission = mission
        asked = place.requirement.share if place.requirement_id else None
        found.append(Taught(place.candidacy.person, minutes_of(mission, place.pk), place.share, asked))
    return found


def planned(mission, item):
    """{column: minutes} as the agenda names them: the item's length, shared by those of the team who give it."""
    people = {person.pk: column for column, person in team(mission).items()}
    giving = [people[there.person_id] for there in item.taught_by.all() if there.person_id in people]
    return {column: item.minutes // len(giving) for column in giving}


def known(mission, item):
    """{column: minutes} as put down. Reads the prefetched rows."""
    codes = {place.pk: place.code for place in mission.co_trainers.all()}
    return {codes.get(row.co_trainer_id, LEAD): row.minutes for row in item.lessons.all()}


def can_record(actor, mission):
    """The lead expert and the organisers, once the mission has begun; late is accepted."""
    return mission_rules.can_evaluate(actor, mission) and (
        mission_rules.is_in_field(mission) or mission.state in Mission.TAUGHT
    )
