"""What they learned: certificates brought along and teaching demonstrations, one workshop over and one running."""

from datetime import timedelta

from ttt_portal.demo import scene
from workshops.actions import participation as participations
from workshops.actions import requirement as requirements
from workshops.actions import requirement_result as requirement_results

E_LEARNING = "E-learning: Customs and the Montreal Protocol"


def ask(workshop, by):
    requirements.set_for_workshop(workshop=workshop, demonstration=True, prerequisites=E_LEARNING, by=by)


def accra(workshop, places, cast):
    """Ten have everything; one is to teach again, and one completes by decision."""
    facilitator = scene.actor(cast["facilitator"])
    certificate, demonstration = workshop.requirements.order_by("position")
    for number, (name, place) in enumerate(places.items()):
        if name != "Frimpong":
            requirement_results.record(
                participation=place,
                requirement=certificate,
                state="met",
                dated_on=workshop.starts_on - timedelta(days=20 + number),
                reference=f"MP-{2410 + number}",
                by=facilitator,
            )
        requirement_results.record(
            participation=place,
            requirement=demonstration,
            state="not_yet" if name == "Darko" else "met",
            note="Knows the subject; left no time for questions." if name == "Darko" else "",
            by=facilitator,
        )


def complete_accra(workshop, places, cast):
    organiser = scene.actor(cast["organiser"])
    participations.complete_all(workshop=workshop, by=organiser)
    participations.move(
        participation=places["Frimpong"],
        act="complete",
        reason="The certificate was shown at the door; its copy is lost.",
        by=organiser,
    )


def manama(workshop, places, cast):
    """Two days in: most certificates are seen, nobody has taught yet."""
    facilitator = scene.actor(cast["facilitator"])
    certificate = workshop.requirements.order_by("position").first()
    for number, place in enumerate(places.values()):
        if number % 9 != 4:
            requirement_results.record(
                participation=place,
                requirement=certificate,
                state="met",
                reference=f"MP-{2530 + number}",
                by=facilitator,
            )
