"""Strategic Trade Control Enforcement: the ninth session as published, and trainers on every step of the way."""

from datetime import date, timedelta

from accreditation.actions import accreditation as accreditations
from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.actions import panel as panels
from programmes.actions import programme as programmes
from programmes.actions import source_statement as statements
from programmes.models import AgencyKind
from programmes.rules import clock
from reports.actions import certificate as certificates
from ttt_portal.demo import mission_call, mission_record, scene
from ttt_portal.demo.cast import text
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops

SOURCE = "World Customs Organization, news of 31 October 2017"
TOTALS = (
    "This workshop marked the 9th session in the WCO’s effort to develop a strong roster of accredited expert trainers "
    "in the STCE topic. In total, 170 representatives from 60 countries have been trained since the program began last "
    "year."
)
ACCREDITED = "The WCO has accredited 23 STCE expert trainers"

SERVICES = {
    "AM": ("State Revenue Committee", "Комитет государственных доходов"),
    "AZ": ("State Customs Committee", "Государственный таможенный комитет"),
    "GE": ("Revenue Service", "Служба доходов"),
    "KZ": ("State Revenue Committee of Kazakhstan", "Комитет государственных доходов"),
    "MD": ("Customs Service", "Таможенная служба"),
    "UA": ("State Fiscal Service", "Государственная фискальная служба"),
}
# country, family name, given names, native name, sex, languages
FOURTEEN = [
    ("KZ", "Tulegenov", "Yerlan", "Ерлан Тулегенов", "male", ("ru", "kk")),
    ("AM", "Hakobyan", "Tigran", "Տիգրան Հակոբյան", "male", ("hy", "ru")),
    ("AZ", "Huseynova", "Leyla", "Leyla Hüseynova", "female", ("az", "ru", "en")),
    ("MD", "Ciobanu", "Ion", "", "male", ("ro", "ru")),
    ("UA", "Bondar", "Dmytro", "Дмитро Бондар", "male", ("uk", "ru")),
    ("UA", "Kovalenko", "Oksana", "Оксана Коваленко", "female", ("uk", "ru", "en")),
    ("KZ", "Omarov", "Daniyar", "Данияр Омаров", "male", ("kk", "ru")),
    ("AZ", "Mammadov", "Elnur", "Elnur Məmmədov", "male", ("az", "ru")),
    ("KZ", "Sadykova", "Aigerim", "Айгерим Садыкова", "female", ("kk", "ru", "en")),
    ("GE", "Kapanadze", "Giorgi", "გიორგი კაპანაძე", "male", ("ka", "ru")),
    ("GE", "Beridze", "Nino", "ნინო ბერიძე", "female", ("ka", "ru")),
    ("AM", "Grigoryan", "Anahit", "Անահիտ Գրիգորյան", "female", ("hy", "ru")),
    ("MD", "Rusu", "Elena", "", "female", ("ro", "ru")),
    ("UA", "Shevchuk", "Andrii", "Андрій Шевчук", "male", ("uk", "ru")),
]
PASSED = 10


def build(stce, cast):
    series = _series(stce, cast)
    _earlier_trainers(stce, cast)
    _seventh_session(stce, cast, series)
    ninth = _ninth_session(stce, cast, series)
    people = _candidates(ninth, cast)
    _missions(stce, cast, people)


def _series(stce, cast):
    with scene.on(date(2016, 9, 1)):
        return programmes.add_series(
            programme=stce,
            by=scene.actor(cast["organiser"]),
            slug="accreditation",
            title=text(en="STCE Expert Trainer Accreditation Workshops"),
        )


def _earlier_trainers(stce, cast):
    """Accredited before the portal: a date and a letter, no candidacy."""
    with scene.on(date(2017, 3, 1)):
        accreditations.load_earlier(
            programme=stce,
            person=cast["lead"],
            title="STCE Expert Trainer",
            granted_on=date(2017, 2, 14),
            letter="WCO 17.PC.0118",
            by=scene.actor(cast["administrator"]),
        )


def _seventh_session(stce, cast, series):
    """An invented earlier session with one trainer who has gone the whole way, inside the 23 of the source."""
    kuala_lumpur = scene.organisation("Royal Malaysian Customs Department", AgencyKind.CUSTOMS, "MY")
    accra = scene.organisation("Ghana Revenue Authority, Customs Division", AgencyKind.CUSTOMS, "GH")
    with scene.on(date(2017, 1, 9)):
        workshop = workshops.schedule(
            programme=stce,
            series=series,
            series_number=7,
            title="STCE Expert Trainer Accreditation Workshop",
            kind="accreditation",
            city="Brussels",
            country=scene.country("BE"),
            starts_on=date(2017, 3, 20),
            ends_on=date(2017, 3, 29),
            time_zone="Europe/Brussels",
            language=scene.language("fr"),
            host=stce.organisation,
            venue="WCO headquarters",
            summary="An invented session: the demonstration needs a trainer who has gone the whole way.",
            by=scene.actor(cast["organiser"]),
        )
    with scene.on(date(2017, 3, 29), 15):
        organiser = scene.actor(cast["organiser"])
        person = scene.person(
            stce,
            "Mensah",
            "Kwame",
            by=organiser,
            sex="male",
            country=scene.country("GH"),
            organisation=accra,
            post="Principal officer, training school",
            languages=("en", "fr"),
        )
        place = participations.add(workshop=workshop, person=person, by=organiser)
        place = participations.move(participation=place, act="complete", by=organiser)
        candidacy = candidacies.open(participation=place, by=organiser)
        _assess(candidacy, cast)
        candidacies.record_pass(candidacy=candidacy, by=organiser)
    mission = _mission(
        stce, cast, candidacy, ("Kuala Lumpur", "MY", "Asia/Kuala_Lumpur"), date(2017, 7, 17), kuala_lumpur
    )
    _evaluate(mission, cast)
    candidacy.refresh_from_db()
    with scene.on(date(2017, 9, 12), 10):
        panel = panels.record(
            programme=stce,
            cases=[(candidacy, "accredit", "")],
            decided_by="Director, Compliance and Facilitation",
            decided_on=date(2017, 9, 12),
            minutes="Panel minutes STCE/2017/4",
            by=scene.actor(cast["administrator"]),
        )
    accreditation = panel.decisions.get().accreditation
    with scene.on(date(2017, 9, 14), 10):
        certificates.issue(accreditation=accreditation, by=scene.actor(cast["administrator"]))


def _ninth_session(stce, cast, series):
    with scene.on(date(2017, 6, 6)):
        organiser = scene.actor(cast["organiser"])
        workshop = workshops.schedule(
            programme=stce,
            series=series,
            series_number=9,
            title="STCE Expert Trainer Accreditation Workshop",
            kind="accreditation",
            city="Brussels",
            country=scene.country("BE"),
            starts_on=date(2017, 10, 17),
            ends_on=date(2017, 10, 26),
            time_zone="Europe/Brussels",
            language=scene.language("ru"),
            host=stce.organisation,
            venue="WCO headquarters",
            summary="The first session conducted in Russian.",
            by=organiser,
        )
        for iso2, family_name, given_names, native_name, sex, languages in FOURTEEN:
            english, russian = SERVICES[iso2]
            service = scene.organisation({"en": english, "ru": russian}, AgencyKind.CUSTOMS, iso2)
            person = scene.person(
                stce,
                family_name,
                given_names,
                by=organiser,
                native_name=native_name,
                sex=sex,
                country=scene.country(iso2),
                organisation=service,
                post="Senior inspector",
                languages=languages,
            )
            participations.add(workshop=workshop, person=person, by=organiser)
        for key, kind in (("lead", "facilitator"), ("second_assessor", "facilitator"), ("assessor", "observer")):
            participations.add(workshop=workshop, person=cast[key], kind=kind, by=organiser)
    with scene.on(date(2017, 10, 26), 15):
        participations.complete_all(workshop=workshop, by=scene.actor(cast["organiser"]))
    with scene.on(date(2017, 11, 2), 10):
        organiser = scene.actor(cast["organiser"])
        for figure, value, words in (
            ("persons", 170, TOTALS),
            ("countries", 60, TOTALS),
            ("accredited", 23, ACCREDITED),
        ):
            statements.record(
                programme=stce,
                series=series,
                figure=figure,
                value=value,
                through_session=9,
                as_of=date(2017, 10, 31),
                source=SOURCE,
                words=words,
                by=organiser,
            )
    return workshop


def _candidates(workshop, cast):
    """All fourteen are candidates; ten were assessed and passed. Returns {family name: candidacy}."""
    people = {}
    with scene.on(date(2017, 10, 26), 16):
        organiser = scene.actor(cast["organiser"])
        for place in workshop.participations.trainees().select_related("workshop__programme", "person"):
            people[place.person.family_name] = candidacies.open(participation=place, by=organiser)
        for _iso2, family_name, *_rest in FOURTEEN[:PASSED]:
            _assess(people[family_name], cast)
            candidacies.record_pass(candidacy=people[family_name], by=organiser)
    return people


def _assess(candidacy, cast):
    for key in ("assessor", "second_assessor"):
        scores = {
            criterion: (4, "Clear, exact and calm before a doubting audience.") if n == 1 else (3, "")
            for n, criterion in enumerate(candidacy.route.criteria.filter(kind="score"))
        }
        scores |= {criterion: (True, "") for criterion in candidacy.route.criteria.filter(kind="yes_no")}
        assessments.sign(candidacy=candidacy, by=scene.actor(cast[key]), scores=scores, recommends=True)


def _missions(stce, cast, people):
    """One mission held and closed, whose decision is open; others on their way, and a call."""
    dushanbe = scene.organisation("Customs Service under the Government of Tajikistan", AgencyKind.CUSTOMS, "TJ")
    bishkek = scene.organisation("State Customs Service of Kyrgyzstan", AgencyKind.CUSTOMS, "KG")
    scene.sign_in(people["Sadykova"].person, "candidate@demo.example")
    held = _mission(stce, cast, people["Sadykova"], ("Dushanbe", "TJ", "Asia/Dushanbe"), date(2019, 1, 21), dushanbe)
    mission_record.taught(held, cast)
    _evaluate(held, cast)
    mission_record.said(held, cast)
    with scene.on(date(2019, 2, 15)):
        missions.close(mission=held, by=scene.actor(cast["organiser"]))
    mission_record.requested(stce, cast)
    coming = clock.today() + timedelta(days=30)
    _mission(
        stce,
        cast,
        people["Kovalenko"],
        ("Bishkek", "KG", "Asia/Bishkek"),
        coming - timedelta(days=coming.weekday()),
        bishkek,
        prepared_on=clock.today() - timedelta(days=20),
    )
    mission_call.build(stce, cast, people)


def _mission(stce, cast, candidacy, place, starts_on, host, prepared_on=None):
    city, iso2, zone = place
    prepared_on = prepared_on or starts_on - timedelta(days=40)
    with scene.on(prepared_on):
        organiser = scene.actor(cast["organiser"])
        mission = missions.plan(
            programme=stce,
            title=f"STCE national training, {city}",
            city=city,
            country=scene.country(iso2),
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=4),
            time_zone=zone,
            language=scene.language("fr" if iso2 == "MY" else "ru"),
            host=host,
            by=organiser,
        )
        mission = missions.match(mission=mission, lead=cast["lead"], by=organiser)
        co_trainer = missions.add_co_trainer(mission=mission, candidacy=candidacy, by=organiser)
        missions.record_release(
            co_trainer=co_trainer,
            reference="Letter 14-2/881",
            released_on=prepared_on,
            by=organiser,
        )
        if mission.asks_lead_release:
            missions.record_lead_release(
                mission=mission, reference="Letter 17/0442", released_on=prepared_on, by=organiser
            )
        return missions.confirm(mission=mission, by=organiser)


def _evaluate(mission, cast):
    with scene.on(mission.workshop.ends_on + timedelta(days=3)):
        mission_evaluations.sign(
            co_trainer=mission.co_trainers.get(),
            by=scene.actor(cast["lead"]),
            lessons_observed=3,
            observed={item: "" for item in mission_record.lessons_of(mission)} or None,
            strengths="Knows the curriculum, draws on own cases, keeps the group at work.",
            to_develop="Leave more time for questions at the end of the exercises.",
            independence="alone",
            outcome="recommend",
        )
