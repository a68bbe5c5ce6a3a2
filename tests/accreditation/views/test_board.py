"""The board: a table that says for each candidate the one thing missing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.models import Candidacy, RouteRequirement
from programmes.models import RoleKind
from programmes.rules import clock
from workshops.actions import participation as participations

MISSING = {
    "asks_reflection": "Reflection of the candidate",
    "asks_host_feedback": "Feedback of the host",
    "asks_second_signature": "Second sign-off",
}


@pytest.fixture
def one_more(walk, add_participant, accreditation_workshop, programme, english, by):
    """one_more("Said") -> another candidate who has passed and is on the mission."""

    def make(name):
        there = add_participant(name, "L.", at=accreditation_workshop)
        there.person.languages.add(english)
        there = participations.move(participation=there, act="complete", by=by)
        candidacy = candidacies.open(participation=there, by=walk.organiser)
        for assessor in walk.assessors:
            assessments.sign(candidacy=candidacy, by=assessor, scores=walk.scores(candidacy), recommends=True)
        candidacy = candidacies.record_pass(candidacy=candidacy, by=walk.organiser)
        place = missions.add_co_trainer(mission=walk.mission, candidacy=candidacy, by=walk.organiser)
        missions.record_release(co_trainer=place, reference="1", released_on=clock.today(), by=walk.organiser)
        return candidacy

    return make


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(seen), answer.content.decode()


@pytest.mark.parametrize("url", ["/accreditation/", "/missions/", "/accreditation/roster/"])
def test_one_row_and_three_rows_cost_the_same_queries(walk, one_more, client_of, url, mission_of, make_person):
    from datetime import date

    from accreditation.actions import accreditation as accreditations

    def earlier(name):
        return accreditations.load_earlier(
            programme=walk.candidacy.programme, person=make_person(name), title="T", granted_on=date(2016, 1, 1),
            letter="1", by=walk.administrator,
        )  # fmt: skip

    walk.to("mission_planned")
    earlier("Beridze")
    client = client_of(walk.organiser)
    one, page = queries(client, url)
    for days, name in ((30, "Said"), (60, "Khan")):
        one_more(name)
        earlier(f"{name}ova")
        missions.match(mission=mission_of(walk.organiser, starts_in=days), lead=walk.expert.person, by=walk.organiser)
    three, fuller = queries(client, url)
    assert len(fuller) > len(page) + 200
    assert three == one
    assert three <= 12 or url == "/missions/", "of the whole request: session, user, roles and filters included"


def test_the_page_of_a_candidacy_costs_the_same_whoever_else_is_on_the_mission(walk, one_more, client_of):
    walk.to("mission_planned")
    url, client = f"/candidacies/{walk.candidacy.code}/", client_of(walk.organiser)
    one, _page = queries(client, url)
    one_more("Said")
    three, _page = queries(client, url)
    assert three == one


def test_names_steps_and_the_missing_thing_stand_in_one_row(walk, client_of):
    walk.to("passed")
    page = client_of(walk.organiser).get("/accreditation/").content.decode()
    for words in ("Noora Hasan", "Bahrain", "<b>Mission</b>", "0 months", "1 still waits for a mission."):
        assert words in page, words


def test_filters_stand_in_the_address_and_are_kept(walk, client_of, programme):
    client = client_of(walk.organiser)
    assert "Noora Hasan" in client.get(f"/accreditation/?programme={programme.slug}&group=candidate").content.decode()
    page = client.get("/accreditation/?group=passed&language=en").content.decode()
    assert "Noora Hasan" not in page and "Nobody fits these filters" in page
    assert 'value="passed" selected' in page and "group=candidate&amp;language=en" in page.replace(
        "language=en&amp;group=candidate", "group=candidate&amp;language=en"
    )
    assert client.get("/accreditation/?group=nonsense&programme=nowhere&page=99").status_code == 200


def test_a_donor_sees_the_numbers_and_no_name(walk, client_of, make_actor):
    walk.to("passed")
    page = client_of(make_actor(RoleKind.DONOR)).get("/accreditation/").content.decode()
    assert "1 candidate or trainer from 1 administrations" in page or "from 1 administration" in page
    assert "Hasan" not in page and "Names are shown to the team" in page


def test_an_organiser_of_another_programme_sees_nobody(walk, client_of, stranger):
    page = client_of(stranger).get("/accreditation/").content.decode()
    assert "Hasan" not in page and "No candidates yet" in page


def test_a_closed_case_leaves_the_board_and_is_found_by_the_filter(walk, client_of):
    candidacies.withdraw(candidacy=walk.candidacy, by=walk.organiser, reason="Left the service.")
    client = client_of(walk.organiser)
    assert "Hasan" not in client.get("/accreditation/").content.decode()
    assert "Hasan" in client.get("/accreditation/?group=closed").content.decode()


@pytest.mark.parametrize("asked", ["asks_reflection", "asks_host_feedback", "asks_second_signature"])
def test_what_a_route_asks_of_missions_is_read_once_for_the_page(walk, one_more, client_of, asked):
    walk.to("mission_planned")
    others = [one_more(name) for name in ("Said", "Khan")]
    walk.to("mission_evaluated")
    RouteRequirement.objects.filter(kind="mission").update(**{asked: True})
    for candidacy in others:
        mission_evaluations.sign(
            co_trainer=candidacy.missions.get(), by=walk.expert, lessons_observed=1, strengths="Clear",
            independence="alone", outcome="recommend",
        )  # fmt: skip
    client, named = client_of(walk.organiser), MISSING[asked]
    three, page = queries(client, "/accreditation/")
    assert page.count(named) == 3
    Candidacy.objects.filter(pk__in=[candidacy.pk for candidacy in others]).update(state="withdrawn")
    one, page = queries(client, "/accreditation/")
    assert page.count(named) == 1
    assert three == one
