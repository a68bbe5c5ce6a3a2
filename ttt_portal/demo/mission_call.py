"""Missions on their way: one whose team is released, one in the field, and a call that looks for a team."""

from datetime import timedelta

from accreditation.actions import call_answer as call_answers
from accreditation.actions import mission as missions
from accreditation.actions import mission_call as mission_calls
from accreditation.actions import mission_date
from accreditation.models import Mission
from programmes.actions import person as persons
from programmes.models import AgencyKind, Person
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from ttt_portal.demo import scene


def build(stce, cast, people):
    _released(stce, cast, people["Ciobanu"])
    _in_field(stce, cast, people["Huseynova"])
    _called(stce, cast, people)


def _planned(stce, cast, city, iso2, zone, host, starts_on, language="ru"):
    return missions.plan(
        programme=stce,
        title=f"STCE national training, {city}",
        city=city,
        country=scene.country(iso2),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=4),
        time_zone=zone,
        language=scene.language(language),
        host=scene.organisation(host, AgencyKind.CUSTOMS, iso2),
        by=scene.actor(cast["organiser"]),
    )


def _team(mission, cast, lead, candidacy, reference):
    """Matched and released; the lead only where an administration sends them."""
    organiser = scene.actor(cast["organiser"])
    mission = missions.match(mission=mission, lead=lead, by=organiser)
    place = missions.add_co_trainer(mission=mission, candidacy=candidacy, by=organiser)
    given = {"reference": reference, "released_on": clock.today(), "by": organiser}
    missions.record_release(co_trainer=place, **given)
    if mission.asks_lead_release:
        missions.record_lead_release(mission=mission, **given)
    return mission


def _released(stce, cast, candidacy):
    """Everybody may go; the host is still to be told."""
    first = clock.today() + timedelta(days=51)
    first -= timedelta(days=first.weekday())
    with scene.on(clock.today() - timedelta(days=12)):
        mission = _planned(stce, cast, "Minsk", "BY", "Europe/Minsk", "State Customs Committee", first)
        _team(mission, cast, cast["lead"], candidacy, "Letter 28-05/1120")


def _in_field(stce, cast, candidacy):
    """Led by the trainer who has gone the whole way; it began yesterday."""
    lead = Person.objects.get(family_name="Mensah", given_names="Kwame")
    host = "General Department of Customs"
    with scene.on(clock.today() - timedelta(days=30)):
        mission = _planned(
            stce, cast, "Ulaanbaatar", "MN", "Asia/Ulaanbaatar", host, clock.today() + timedelta(days=29), "en"
        )
        mission = _team(mission, cast, lead, candidacy, "Letter 12/3307")
        missions.confirm(mission=mission, by=scene.actor(cast["organiser"]))
    mission_date.begin_due(by=SYSTEM)


def _called(stce, cast, people):
    """The host of Tbilisi has asked, and those who wait are asked in turn: two are interested, one cannot."""
    scene.sign_in(people["Mammadov"].person, "waiting@demo.example")
    for name in ("Hakobyan", "Bondar", "Mammadov", "Kapanadze"):
        persons.edit(
            person=people[name].person, email=f"{name.lower()}@demo.example", by=scene.actor(cast["organiser"])
        )
    mission = Mission.objects.get(programme=stce, workshop__city="Tbilisi")
    today = clock.today()
    with scene.on(today - timedelta(days=6)):
        call = mission_calls.open(
            mission=mission,
            answer_by=today + timedelta(days=15),
            places=2,
            asks_language=True,
            words="Five days for officers of three border posts. Whoever brings cases of their own is very welcome.",
            by=scene.actor(cast["organiser"]),
        )
    answers = {answer.person.family_name: answer for answer in call.answers.select_related("person")}
    first = mission.workshop.starts_on
    with scene.on(today - timedelta(days=3)):
        organiser = scene.actor(cast["organiser"])
        said = [
            ("Hakobyan", "interested", first, first + timedelta(days=4), "I examined such shipments for six years."),
            ("Bondar", "interested", first + timedelta(days=1), first + timedelta(days=4), "My first one with police."),
            ("Kapanadze", "not_now", None, None, ""),
        ]
        for name, says, can_from, can_until, why in said:
            if name in answers:
                call_answers.give(
                    answer=answers[name],
                    says=says,
                    can_from=can_from,
                    can_until=can_until,
                    motivation=why,
                    by=organiser,
                )
