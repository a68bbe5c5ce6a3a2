"""Customs training on ozone-depleting substances: the working session of form D.6, one held and one running today."""

from datetime import timedelta

from programmes.models import AgencyKind
from programmes.rules import clock
from ttt_portal.demo import scene
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops

TITLE = "National Train-the-Trainers Workshop for Customs Officers"
DAY_ONE = [
    ("09:00", 45, "Opening; introductions", "ceremony"),
    ("09:45", 60, "Ozone depletion and the Montreal Protocol", "teaching"),
    ("11:00", 90, "National legislation and the licensing system", "teaching"),
    ("13:30", 90, "The role of Customs; harmonized codes", "teaching"),
    ("15:15", 75, "Smuggling schemes: cases from the region", "teaching"),
]
DAY_TWO = [
    ("08:30", 90, "Identifying refrigerants: analyser practice", "exercise"),
    ("10:15", 75, "Documents, risk profiles, inspection", "teaching"),
    ("11:30", 30, "Introduction to the working session", "teaching"),
    ("12:00", 240, "Working session in groups", "breakout"),
]
DAY_THREE = [
    ("09:00", 75, "Plenary: three groups, 10 minutes each", "plenary"),
    ("10:15", 45, "Adoption of the recommendations", "plenary"),
    ("11:00", 120, "Inspection exercise at the port", "exercise"),
    ("15:00", 30, "Evaluation by participants", "exercise"),
    ("15:30", 30, "Closing; certificates", "ceremony"),
]
CUSTOMS, POLICE, OZONE = "customs", "police", "ozone"
# family name, given names, sex, service
MANAMA = [
    ("Hasan", "Noora", "female", CUSTOMS),
    ("Saleh", "Ahmed", "male", CUSTOMS),
    ("Rashid", "Jassim", "male", POLICE),
    ("Aziz", "Tariq", "male", CUSTOMS),
    ("Darwish", "Wafa", "female", CUSTOMS),
    ("Faraj", "Ghada", "female", CUSTOMS),
    ("Habib", "Nader", "male", CUSTOMS),
    ("Mahmood", "Yousif", "male", CUSTOMS),
    ("Karim", "Omar", "male", OZONE),
    ("Mansoor", "Layla", "female", CUSTOMS),
    ("Jaffar", "Khalid", "male", CUSTOMS),
    ("Nasser", "Mariam", "female", CUSTOMS),
    ("Qasim", "Bader", "male", POLICE),
    ("Sultan", "Huda", "female", CUSTOMS),
    ("Taher", "Faisal", "male", CUSTOMS),
    ("Yaqoob", "Amal", "female", CUSTOMS),
    ("Zayed", "Salman", "male", CUSTOMS),
    ("Abbas", "Reem", "female", OZONE),
    ("Bukhari", "Adel", "male", CUSTOMS),
    ("Ebrahim", "Sara", "female", CUSTOMS),
    ("Ghanem", "Waleed", "male", CUSTOMS),
    ("Isa", "Dana", "female", CUSTOMS),
    ("Kamal", "Hamad", "male", POLICE),
    ("Latif", "Zainab", "female", CUSTOMS),
    ("Murad", "Ali", "male", CUSTOMS),
    ("Noor", "Fatima", "female", OZONE),
    ("Rahman", "Ebrahim", "male", CUSTOMS),
]
ACCRA = [
    ("Ofori-Atta", "Abena", "female", CUSTOMS),
    ("Owusu Ansah", "Kwabena", "male", CUSTOMS),
    ("Boateng", "Yaw", "male", CUSTOMS),
    ("Quaye", "Efua", "female", CUSTOMS),
    ("Asante", "Kojo", "male", OZONE),
    ("Addo", "Akosua", "female", CUSTOMS),
    ("Tetteh", "Nii", "male", POLICE),
    ("Appiah", "Yaa", "female", CUSTOMS),
    ("Sarpong", "Kofi", "male", CUSTOMS),
    ("Agyeman", "Ama", "female", OZONE),
    ("Darko", "Kwesi", "male", CUSTOMS),
    ("Frimpong", "Adwoa", "female", CUSTOMS),
]
SERVICES = {
    "BH": {
        CUSTOMS: ("Customs Affairs", AgencyKind.CUSTOMS),
        POLICE: ("Ministry of Interior, Police", AgencyKind.POLICE),
        OZONE: ("Supreme Council for Environment, National Ozone Unit", AgencyKind.ENVIRONMENT),
    },
    "GH": {
        CUSTOMS: ("Ghana Revenue Authority, Customs Division", AgencyKind.CUSTOMS),
        POLICE: ("Ghana Police Service", AgencyKind.POLICE),
        OZONE: ("Environmental Protection Agency, National Ozone Unit", AgencyKind.ENVIRONMENT),
    },
}


def _workshop(ods, cast, *, city, iso2, zone, starts_on, days, venue, names):
    """A national workshop with its agenda and its list. Returns (workshop, {family name: participation}, agenda)."""
    with scene.on(starts_on - timedelta(days=60)):
        organiser = scene.actor(cast["organiser"])
        services = {key: scene.organisation(*row, iso2) for key, row in SERVICES[iso2].items()}
        workshop = workshops.schedule(
            programme=ods,
            title=TITLE,
            kind="national",
            city=city,
            country=scene.country(iso2),
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=days - 1),
            time_zone=zone,
            language=scene.language("en"),
            host=services[OZONE],
            venue=venue,
            by=organiser,
        )
        agenda = scene.agenda(workshop, organiser, [DAY_ONE, DAY_TWO, DAY_THREE])
        places = {}
        for family_name, given_names, sex, service in names:
            person = scene.person(
                ods,
                family_name,
                given_names,
                by=organiser,
                sex=sex,
                country=scene.country(iso2),
                organisation=services[service],
                languages=("en",),
            )
            places[family_name] = participations.add(workshop=workshop, person=person, by=organiser)
        participations.add(workshop=workshop, person=cast["facilitator"], kind="facilitator", by=organiser)
    return workshop, places, agenda


def build(ods, cast):
    _accra(ods, cast)
    _manama(ods, cast)


def _accra(ods, cast):
    """Held last month: reports written, presented, adopted."""
    last_month = clock.today() - timedelta(days=35)
    monday = last_month - timedelta(days=last_month.weekday())
    workshop, places, _agenda = _workshop(
        ods, cast, city="Accra", iso2="GH", zone="Africa/Accra", starts_on=monday, days=3,
        venue="Customs Training Academy", names=ACCRA,
    )  # fmt: skip
    with scene.on(workshop.ends_on, 16):
        participations.complete_all(workshop=workshop, by=scene.actor(cast["organiser"]))


def _manama(ods, cast):
    """Running today: topics selected, seats filling; the visitor lives the rest."""
    workshop, places, _agenda = _workshop(
        ods, cast, city="Manama", iso2="BH", zone="Asia/Bahrain", starts_on=clock.today() - timedelta(days=1), days=5,
        venue="Customs Training Centre", names=MANAMA,
    )  # fmt: skip
    with scene.on(workshop.starts_on, 5):
        participations.add(
            workshop=workshop,
            listed_as="Police officer, Bahrain",
            organisation=places["Rashid"].organisation,
            country=workshop.country,
            by=scene.actor(cast["organiser"]),
        )
    scene.sign_in(places["Hasan"].person, "secretary@demo.example")
    scene.sign_in(places["Karim"].person, "participant@demo.example")
