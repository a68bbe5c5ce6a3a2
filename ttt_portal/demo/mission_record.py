"""The record of a mission that was held: its agenda, who taught what, what the host and the co-trainer say."""

from datetime import timedelta

from accreditation.actions import host_feedback as host_feedbacks
from accreditation.actions import mission as missions
from accreditation.actions import reflection as reflections
from accreditation.actions import teaching
from programmes.models import AgencyKind
from programmes.rules import clock
from ttt_portal.demo import scene

DAYS = [
    [
        ("09:00", 30, "Opening", "ceremony"),
        ("09:30", 90, "Why strategic goods are controlled", "teaching"),
        ("11:30", 90, "Recognising dual-use goods", "teaching"),
    ],
    [("09:00", 120, "Risk indicators in declarations", "teaching"), ("11:30", 90, "Examining a shipment", "exercise")],
]


def taught(mission, cast):
    """The agenda, and on the last day who taught how much of it: the co-trainer a little more than half."""
    with scene.on(mission.workshop.starts_on - timedelta(days=5)):
        scene.agenda(mission.workshop, scene.actor(cast["organiser"]), DAYS)
    place = mission.co_trainers.get()
    with scene.on(mission.workshop.ends_on, 14):
        lessons = lessons_of(mission)
        minutes = {(item, place if number in (1, 2) else None): item.minutes for number, item in enumerate(lessons)}
        teaching.record(mission=mission, minutes=minutes, by=scene.actor(cast["lead"]))


def lessons_of(mission):
    return list(mission.workshop.agenda.filter(kind__in=("teaching", "exercise")))


def said(mission, cast):
    place = mission.co_trainers.get()
    with scene.on(mission.workshop.ends_on + timedelta(days=5)):
        reflections.write(
            co_trainer=place,
            went_well="The cases from our own border; everybody had one to add.",
            learned="I would give the exercise half an hour more, and the slides half an hour less.",
            by=scene.actor(place.candidacy.person),
        )
        host_feedbacks.give(
            mission=mission,
            given_by="Head of the training department",
            went_well="Both trainers knew the goods and spoke the language of the room.",
            to_improve="More copies of the exercise for each table.",
            by=scene.actor(cast["organiser"]),
        )


def requested(stce, cast):
    """A host has asked; nobody is on the team yet."""
    host = scene.organisation({"en": "Revenue Service"}, AgencyKind.CUSTOMS, "GE")
    first = clock.today() + timedelta(days=75)
    first -= timedelta(days=first.weekday())
    missions.plan(
        programme=stce,
        title="STCE national training, Tbilisi",
        city="Tbilisi",
        country=scene.country("GE"),
        starts_on=first,
        ends_on=first + timedelta(days=4),
        time_zone="Asia/Tbilisi",
        language=scene.language("ru"),
        host=host,
        requested_by="Head of the training centre",
        requested_on=clock.today() - timedelta(days=9),
        request_reference="Letter 21-11/5044",
        topics="Recognising dual-use goods; risk indicators",
        officers_expected=25,
        by=scene.actor(cast["organiser"]),
    )
