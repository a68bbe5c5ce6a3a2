"""What people gave for their journey to the running workshop, and a list that went to an auditor; all invented."""

from datetime import timedelta

from programmes.actions import erasure as erasures
from programmes.rules import actor as actors
from programmes.rules import clock
from reports.actions import list_release as list_releases
from reports.queries import field_pack
from ttt_portal.demo import scene
from workshops.actions import restricted_data


def manama(places, cast):
    """Two officers gave what was asked of them, and one of them was looked up for the hotel."""
    organiser = scene.actor(cast["organiser"])
    given = {
        "Hasan": {"passport_number": "B0000001", "diet": "No nuts: allergy"},
        "Karim": {"passport_number": "B0000002", "medical": "Insulin, kept cool"},
    }
    for name, fields in given.items():
        place = places[name]
        expires = clock.today() + timedelta(days=900)
        restricted_data.put_down(
            participation=place, passport_country=place.country, passport_expires_on=expires, by=organiser, **fields
        )
    restricted_data.read(participation=places["Karim"], by=organiser)
    leaver = places["Mahmood"].person
    erasures.ask(person=leaver, by=actors.for_person(leaver), reason="I have left the service.")


def accra(workshop, cast):
    list_releases.release(
        workshop=workshop,
        to="Audit office of the donor (invented)",
        reason="Audit of the grant: names behind the numbers",
        snapshot=field_pack.participant_list(workshop),
        by=scene.actor(cast["organiser"]),
    )
