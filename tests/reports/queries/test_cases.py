"""Real activities of 2018, from rows to the sentence and the figures the portal prints of them."""

from datetime import date

import pytest

from accreditation.actions import route as routes
from accreditation.models import Candidacy
from programmes.actions import person as people
from reports.queries import figures, sentence
from tests.reports.queries.conftest import NAMES
from workshops.actions import headcount as headcounts
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops

pytestmark = pytest.mark.usefixtures("later")
NAMES |= {
    "AL": "Albania", "AT": "Austria", "BA": "Bosnia and Herzegovina", "IL": "Israel", "ME": "Montenegro",
    "MK": "North Macedonia", "RS": "Serbia", "TR": "Turkey", "XK": "Kosovo under UNSCR 1244",
}  # fmt: skip


def of(workshop):
    return str(sentence.of_workshop(figures.of_workshop(type(workshop).objects.get(pk=workshop.pk)), "en"))


def values(catalogue, *names):
    return tuple(catalogue[name].value for name in names)


def test_smuggling_of_migrants_in_serbia_from_the_course_of_trainers_to_the_initial_training(
    found, hold, by, country, body
):
    programme, series = found("som", planned=3)
    donor = body("donor", name="U.S. Department of State (INL)")
    place = {"country": country("RS"), "donors": [donor], "kind": "national"}
    vrdnik = hold(
        programme, series, 1, date(2018, 3, 7), date(2018, 3, 9), city="Vrdnik",
        title="Train-the-trainer course on smuggling of migrants", **place,
    )  # fmt: skip
    headcounts.declare(workshop=vrdnik, by=by, agency_kind="other", number=16, countries=[country("RS")])
    pilot = hold(
        programme, series, 2, date(2018, 5, 21), date(2018, 5, 25), title="Pilot training", city="Vrsac", **place
    )
    workshops.edit(workshop=pilot, by=by, starts_on=date(2018, 5, 29), ends_on=date(2018, 6, 2))
    sabac = hold(
        programme, series, 3, date(2018, 9, 24), date(2018, 9, 28), title="Initial training", city="Sabac", **place
    )
    for n in range(5):
        trainer = people.add(programme=programme, by=by, family_name=f"Trainer-{n}", country=country("RS"))
        participations.add(workshop=sabac, person=trainer, kind="facilitator", by=by)
    assert of(vrdnik) == (
        "Sixteen representatives from Serbia attended the Train-the-trainer course on smuggling of migrants, funded by "
        "the U.S. Department of State (INL) and held in Vrdnik, Serbia, from 7 to 9 March 2018, the first of three."
    )
    assert of(pilot) == (
        "The Pilot training was held in Vrsac, Serbia, from 29 May to 2 June 2018; how many took part is not recorded, "
        "the second of three."
    )
    # Five trainers deliver; nobody of those they taught is on record.
    assert of(sabac).startswith("The Initial training was held in Sabac, Serbia, from 24 to 28 September 2018; how")
    total = figures.of_programme(programme)
    assert values(total, "persons", "countries", "sessions", "planned", "held", "days") == (16, 1, 3, 3, 3, 13)
    assert [line.note for line in total["planned"].lines] == ["", "first planned for 21–25 May 2018", ""]
    assert values(figures.of_programme(programme, date(2018, 5, 28)), "sessions", "persons") == (1, 16)


def test_strategic_trade_and_export_control_in_tirana(found, hold, by, country, body):
    programme, series = found("ccp")
    workshop = hold(
        programme, series, 1, date(2018, 7, 2), date(2018, 7, 6), kind="national", city="Tirana",
        country=country("AL"), title="UNODC-WCO Training on Strategic Trade and Export Control",
        donors=[body("donor", name="Government of Luxembourg")],
    )  # fmt: skip
    agencies = {
        "Port Control Unit": "customs",
        "Customs Administration": "customs",
        "State Police": "police",
        "State Authority on Export Control": "ministry",
    }
    for name, kind in agencies.items():
        organisation = body(kind, "AL", name=name)
        for n in range(4):
            person = people.add(
                programme=programme, by=by, family_name=f"{name}-{n}", country=country("AL"), organisation=organisation
            )
            participations.add(workshop=workshop, person=person, by=by)
    participations.complete_all(workshop=workshop, by=by)
    own = figures.of_workshop(workshop)
    assert values(own, "persons", "administrations", "countries", "completed", "ordinal", "accredited") == (
        16, 4, 1, 16, 1, 0,
    )  # fmt: skip
    assert values(own, "agencies_customs", "agencies_police", "agencies_ministry") == (2, 1, 1)
    assert of(workshop) == (
        "Eight Customs officers, four Police officers and four representatives of other services from Albania attended "
        "the UNODC-WCO Training on Strategic Trade and Export Control, funded by the Government of Luxembourg and held "
        "in Tirana, Albania, from 2 to 6 July 2018. It was the 1st session of the programme."
    )


def test_the_sixth_visit_to_bijaca(found, hold, country, body):
    programme, series = found("pcu")
    visit = hold(
        programme, series, 6, date(2018, 10, 29), date(2018, 11, 2), kind="other", city="Bijača", country=country("BA"),
        title="Mentorship visit to the Port Control Unit", donors=[body("donor", name="Government of Luxembourg")],
    )  # fmt: skip
    assert values(figures.of_workshop(visit), "ordinal", "persons", "days") == (6, 0, 5)
    assert of(visit) == (
        "The Mentorship visit to the Port Control Unit was held in Bijača, Bosnia and Herzegovina, from 29 October to "
        "2 November 2018; how many took part is not recorded. It was the 6th session of the programme."
    )


def test_the_study_visit_to_haifa_does_not_count_its_hosts(found, hold, by, country, body):
    programme, series = found("visit")
    visit = hold(
        programme, None, None, date(2018, 11, 11), date(2018, 11, 13), kind="other", city="Haifa",
        country=country("IL"), title="Inter-regional study visit", host=body("customs", "IL"),
    )  # fmt: skip
    places = [country(iso2) for iso2 in ("AL", "BA", "ME")]
    headcounts.declare(workshop=visit, by=by, agency_kind="other", number=10, countries=places)
    host = people.add(programme=programme, by=by, family_name="Host", country=country("IL"))
    participations.add(workshop=visit, person=host, kind="host_official", by=by)
    assert values(figures.of_workshop(visit), "persons", "countries") == (10, 3)
    assert of(visit) == (
        "Ten representatives from three countries attended the Inter-regional study visit, held in Haifa, Israel, from "
        "11 to 13 November 2018."
    )


def test_tadoc_in_ankara_speaks_of_jurisdictions(found, hold, by, country, body):
    programme, series = found("tadoc", usage="jurisdictions")
    workshop = hold(
        programme, None, None, date(2018, 12, 10), date(2018, 12, 14), kind="regional", city="Ankara",
        country=country("TR"), title="Training on crime intelligence analysis",
        donors=[body("donor", name="Government of Turkey")],
    )  # fmt: skip
    places = [country(iso2) for iso2 in ("AL", "BA", "ME", "MK", "RS", "XK")]
    headcounts.declare(workshop=workshop, by=by, agency_kind="other", number=19, countries=places)
    # Five calendar days, whatever the text calls them.
    assert values(figures.of_workshop(workshop), "persons", "countries", "days", "person_days") == (19, 6, 5, 95)
    assert of(workshop) == (
        "Nineteen representatives from six jurisdictions attended the Training on crime intelligence analysis, funded "
        "by the Government of Turkey and held in Ankara, Turkey, from 10 to 14 December 2018."
    )


def test_the_seven_of_albania_wait_for_their_co_delivery(found, hold, send, by, country):
    programme, series = found("cft")
    workshop = hold(
        programme, series, 1, date(2018, 12, 18), date(2018, 12, 19), city="Vienna", country=country("AT"),
        title="Train-the-trainer course on countering the financing of terrorism",
    )  # fmt: skip
    route = routes.give(programme=programme, key="stce", by=by)
    for place in send(workshop, "AL", 7, kind="police"):
        Candidacy.objects.create(
            route=route, programme=programme, person=place.person, participation=place, state="passed",
            opened_on=workshop.starts_on, passed_on=workshop.ends_on,
        )  # fmt: skip
    own = figures.of_workshop(workshop)
    names = ("persons", "days", "ordinal", "pre_accredited", "accredited", "months_waiting")
    assert values(own, *names) == (7, 2, 1, 7, 0, 6)
    assert of(workshop) == (
        "Seven Police officers from Albania attended the Train-the-trainer course on countering the financing of "
        "terrorism, held in Vienna, Austria, from 18 to 19 December 2018. It was the 1st session of the programme."
    )


def test_the_fourteen_of_brussels_completed_and_nobody_is_a_trainer_yet(stce):
    assert values(figures.of_workshop(stce), "completed", "accredited", "pre_accredited") == (14, 0, 0)


def test_the_sixteen_of_bangkok(iwt):
    names = ("persons", "seats", "ordinal", "days", "person_days")
    assert values(figures.of_workshop(iwt), *names) == (16, 16, 3, 10, 160)
