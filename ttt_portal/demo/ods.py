"""Customs training on ozone-depleting substances: the working session of form D.6, one held and one running today."""

from datetime import timedelta

from programmes.models import AgencyKind, RoleKind
from programmes.rules import clock
from ttt_portal.demo import certified, follow_up, learning, own_data, presence, scene
from workshops.actions import answer as answers
from workshops.actions import breakout as breakouts
from workshops.actions import checklist_item as checklist_items
from workshops.actions import group_report as group_reports
from workshops.actions import guest_pass as guest_passes
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import recommendation as recommendations
from workshops.actions import room_clock as room_clocks
from workshops.actions import topic as topics
from workshops.actions import workshop as workshops
from workshops.models import AgendaItem, BreakoutTemplate, Duty, GroupReport

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
# Topic 1 is full, topic 2 has a seat left, and Omar Karim has not chosen yet.
MANAMA_SEATS = {
    "A": ["Mansoor", "Jaffar", "Nasser", "Qasim", "Sultan", "Taher", "Yaqoob", "Zayed", "Abbas", "Bukhari"],
    "B": ["Hasan", "Saleh", "Rashid", "Aziz", "Darwish", "Faraj", "Habib", "Mahmood"],
    "C": ["Ebrahim", "Ghanem", "Isa", "Kamal"],
}
ACCRA_REPORTS = {
    "A": {
        "discussion": "Licences are issued by the Ozone Unit on paper. Customs at the ports sees a copy only when a "
        "dispute arises, and nobody is told when a quota is used up.",
        "answers": {2: "Yes: licence, invoice and bill of lading should be compared before release."},
        "recommendations": [
            (
                "Prepare a verification procedure for import licences and train the entry points in it.",
                "Customs",
                6,
            ),
            (
                "Link the licence register of the Ozone Unit to the Customs declaration system.",
                "Customs, Ozone Unit",
                12,
            ),
        ],
    },
    "B": {
        "discussion": "Profiling of refrigerant consignments is done by hand.\nRefrigerant identifiers are held at one "
        "port only; two officers were trained to use them and one has since moved.\nSeizures are not always reported.",
        "answers": {5: "Strict enough; their application is slow.", 9: "Yes, if it meets and reports."},
        "recommendations": [
            (
                "Provide portable refrigerant identifiers at the three main ports of entry and train two officers.",
                "Customs",
                12,
            ),
            (
                "Set up a national ODS task force of Customs, Police and the Ozone Unit, meeting every quarter.",
                "Ozone Unit",
                3,
            ),
            ("Pay a reward for every seizure of illegal ODS.", "Ministry of Finance", None),
        ],
    },
    "C": {
        "discussion": "About 120 officers at nine posts have had no training on ODS. The academy can hold four "
        "courses a year.",
        "answers": {1: "120", 2: "Six, of twenty officers each", 3: "The Commissioner, on the advice of the academy"},
        "recommendations": [
            (
                "Hold six courses for 120 officers within two years, given by the trainers of this workshop.",
                "Customs Training Academy",
                24,
            ),
        ],
    },
}
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
                # Bahrain's officers have addresses, so that letters can be sent; Ghana's are still to be asked for.
                email=f"{given_names}.{family_name}@officers.example".lower() if iso2 == "BH" else "",
            )
            places[family_name] = participations.add(workshop=workshop, person=person, by=organiser)
        participations.add(workshop=workshop, person=cast["facilitator"], kind="facilitator", by=organiser)
        learning.ask(workshop, organiser)
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
    with scene.on(workshop.starts_on, 9):
        learning.accra_test(workshop, places, cast, "before")
    with scene.on(workshop.starts_on + timedelta(days=1), 11):
        facilitator = scene.actor(cast["facilitator"])
        breakout = _session(workshop, facilitator)
        for number, place in enumerate(places.values()):
            group = breakout.groups.order_by("letter")[number % 3]
            seat = memberships.join(group=group, participation=place, by=facilitator)
            if number < 3:
                for duty in Duty:
                    memberships.give_duty(membership=seat, duty=duty, by=facilitator)
        breakouts.move(breakout=breakout, act="start_work", by=facilitator)
        for report in _reports(breakout):
            _write(report, ACCRA_REPORTS[report.group.letter], facilitator)
    with scene.on(workshop.ends_on, 9, 30):
        facilitator = scene.actor(cast["facilitator"])
        breakouts.move(breakout=breakout, act="open_plenary", by=facilitator)
        for report in _reports(breakout):
            report = group_reports.move(report=report, act="present", by=facilitator)
            for one in report.recommendations.select_related("breakout__workshop__programme", "report"):
                _decide(one, facilitator)
            report = group_reports.move(report=report, act="submit", by=facilitator)
            group_reports.move(report=report, act="accept", by=facilitator)
        breakouts.move(breakout=breakout, act="close", by=facilitator)
        _ticked(workshop, cast, days=3)
        learning.accra(workshop, places, cast)
        learning.accra_test(workshop, places, cast, "after")
        learning.evaluate(workshop, places, cast)
    presence.accra(workshop, places, cast)
    with scene.on(workshop.ends_on + timedelta(days=1), 8):
        learning.complete_accra(workshop, places, cast)
        own_data.accra(workshop, cast)
    with scene.on(workshop.ends_on + timedelta(days=1), 9):
        certified.look(ods, cast)
        certified.accra(workshop, cast)
    follow_up.build(workshop, breakout, cast)


def _session(workshop, facilitator):
    """Form D.6 set up, its three topics selected, the choice of groups open."""
    breakout = breakouts.set_up(
        workshop=workshop,
        template=BreakoutTemplate.objects.get(key="d6"),
        agenda_item=workshop.agenda.get(kind=AgendaItem.Kind.BREAKOUT),
        by=facilitator,
    )
    for topic in breakout.topics.filter(is_open=False).select_related("breakout__workshop__programme"):
        topics.select(topic=topic, by=facilitator)
    return breakouts.move(breakout=breakout, act="open_choice", by=facilitator)


def _reports(breakout):
    return GroupReport.objects.filter(group__breakout=breakout).select_related(
        "group__topic", "group__breakout__workshop__programme"
    )


def _write(report, words, by):
    answers.write(report=report, key="discussion", text=words["discussion"], base_version=0, epoch=report.epoch, by=by)
    for position, text in words.get("answers", {}).items():
        question = report.group.topic.questions.get(position=position)
        answers.write(report=report, key=f"q{question.pk}", text=text, base_version=0, epoch=report.epoch, by=by)
    for text, addressed_to, months in words["recommendations"]:
        by_when = _in_months(months) if months else None
        recommendations.write(
            report=report, text=text, addressed_to=addressed_to, by_when=by_when, epoch=report.epoch, by=by
        )


def _in_months(number):
    """The first day of that month, counted from now."""
    years, month = divmod(clock.today().month - 1 + number, 12)
    return clock.today().replace(year=clock.today().year + years, month=month + 1, day=1)


def _decide(recommendation, by):
    """As the plenary did: one amended, one not accepted, the others accepted as they stood."""
    if "every quarter" in recommendation.text:
        amended = recommendation.text.replace(
            "meeting every quarter", "chaired by the Ozone Unit and meeting at least twice a year"
        )
        recommendations.decide(recommendation=recommendation, act="amend", amended_text=amended, by=by)
    elif recommendation.addressed_to == "Ministry of Finance":
        recommendations.decide(recommendation=recommendation, act="reject", by=by)
    else:
        recommendations.decide(recommendation=recommendation, act="accept", by=by)


def _guest(workshop, by):
    """A visiting expert without an account; the letter with the link is among the mail of the demonstration."""
    guest_pass = guest_passes.give(
        programme=workshop.programme,
        workshop=workshop,
        kind=RoleKind.FACILITATOR,
        family_name="Lindqvist",
        given_names="Eva",
        email="expert@demo.example",
        ends_on=workshop.ends_on + timedelta(days=7),
        by=by,
    )
    guest_passes.send(guest_pass=guest_pass, by=by)


def _ticked(workshop, cast, days):
    """The checklist as it stands on this day of the workshop."""
    organiser = scene.actor(cast["organiser"])
    for item in workshop.checklist.filter(days__lt=days):
        checklist_items.tick(item=item, by=organiser)


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
        _ticked(workshop, cast, days=0)
        learning.manama(workshop, places, cast)
        certified.manama(places)
        own_data.manama(places, cast)
        facilitator = scene.actor(cast["facilitator"])
        breakout = _session(workshop, facilitator)
        groups = {group.letter: group for group in breakout.groups.all()}
        for letter, names in MANAMA_SEATS.items():
            for name in names:
                memberships.join(group=groups[letter], participation=places[name], by=facilitator)
        seat = groups["B"].memberships.get(participation=places["Hasan"])
        memberships.give_duty(membership=seat, duty=Duty.SECRETARY, by=facilitator)
    presence.manama(workshop, places, cast)
    # The choice was opened yesterday, for whoever tries the portal it begins now.
    room_clocks.restart(breakout=breakout, by=facilitator)
    _guest(workshop, scene.actor(cast["organiser"]))
    scene.sign_in(places["Hasan"].person, "secretary@demo.example")
    scene.sign_in(places["Karim"].person, "participant@demo.example")
