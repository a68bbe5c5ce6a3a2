"""A call from the page of the mission to the telephone of the candidate and back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accreditation.actions import call_answer as call_answers
from accreditation.models import CallAnswer, CallLetter, CoTrainer, MissionCall
from accreditation.rules import mission_call as call_rules
from programmes.rules import clock
from programmes.slots import load


@pytest.fixture
def mission(walk, mission_of, second_candidate):
    walk.to("passed")
    return mission_of(walk.organiser, starts_in=40)


def in_days(days):
    return (clock.today() + timedelta(days=days)).isoformat()


def test_from_the_mission_to_the_candidate_and_back(walk, mission, client_of, sign_in):
    office, at = client_of(walk.organiser), f"/missions/{mission.code}/"
    assert f"{at}calls/" in office.get(at).content.decode()
    page = office.get(f"{at}calls/").content.decode()
    assert "Whom it can reach" in page and "who speak English" in page
    wrong = office.post(f"{at}calls/", {"asks": "waiting", "places": "1", "answer_by": in_days(50), "words": "Kept"})
    assert wrong.status_code == 422 and "Kept" in wrong.content.decode()
    form = {"asks": "waiting", "places": "1", "answer_by": in_days(9), "words": "Two days on origin."}
    assert office.post(f"{at}calls/", form).status_code == 302
    call = MissionCall.objects.get()
    there = f"/mission-calls/{call.code}/"
    assert "2 have not answered" in office.get(there).content.decode()
    own = call.answers.get(person=walk.candidacy.person)
    candidate = sign_in(own.person)
    telephone, mine = client_of(candidate), f"/call-answers/{own.code}/"
    assert mine in [need.url for need in load("home.needs", candidate)]
    assert mine in telephone.get(f"/candidacies/{walk.candidacy.code}/").content.decode()
    page = telephone.get(mine).content.decode()
    assert "Two days on origin." in page and "Layla" not in page
    assert telephone.get(there).status_code == 404
    assert telephone.post(f"{mine}selection/").status_code == 403
    other = call.answers.exclude(pk=own.pk).get()
    assert telephone.get(f"/call-answers/{other.code}/").status_code == 404
    assert telephone.post(mine, {"says": ""}).status_code == 422
    first = mission.workshop.starts_on
    says = {"says": "interested", "can_from": first + timedelta(days=1), "motivation": "Origin is mine."}
    assert telephone.post(mine, says).status_code == 302
    assert mine not in [need.url for need in load("home.needs", candidate)]
    assert "Origin is mine." in telephone.get(mine).content.decode()
    page = office.get(there).content.decode()
    assert "Origin is mine." in page and "not on all days of the mission" in page and "waits 0 months" in page
    assert telephone.post(f"{mine}withdrawal/").status_code == 302
    assert CallAnswer.objects.get(pk=own.pk).answer == ""
    telephone.post(mine, says)
    assert office.post(f"{mine}selection/").status_code == 302
    assert CoTrainer.objects.get().candidacy == walk.candidacy
    assert "on the team" in telephone.get(mine).content.decode()
    assert "on the team" in office.get(there).content.decode()
    assert "1 interested" in office.get(at).content.decode()
    assert telephone.post(mine, says).status_code == 409


def test_an_organiser_types_in_reminds_closes_reopens_and_withdraws(walk, mission, client_of):
    office, at = client_of(walk.organiser), f"/missions/{mission.code}/"
    office.post(f"{at}calls/", {"asks": "waiting", "places": "1", "answer_by": in_days(9)})
    call = MissionCall.objects.get()
    there, answer = f"/mission-calls/{call.code}/", call.answers.first()
    assert office.post(f"/call-answers/{answer.code}/", {"says": "interested"}).url == there
    assert office.post(f"{there}letters/").status_code == 409
    with clock.at(clock.now() + timedelta(days=10)):
        assert there in [need.url for need in load("home.needs", walk.organiser)]
        assert "Late answers are accepted" in office.get(there).content.decode()
    assert office.get(f"{there}reopening/").status_code == 409
    assert office.post(f"{there}closure/").status_code == 302
    assert "is closed" in office.get(f"/call-answers/{answer.code}/").content.decode()
    assert office.post(f"{there}reopening/", {"answer_by": in_days(-1)}).status_code == 422
    assert office.post(f"{there}reopening/", {"answer_by": in_days(12)}).status_code == 302
    assert office.post(f"{there}withdrawal/", {"reason": ""}).status_code == 422
    assert office.post(f"{there}withdrawal/", {"reason": "Other dates."}).status_code == 302
    page = office.get(there).content.decode()
    assert "Withdrawn" in page and "Other dates." in page
    assert CallLetter.objects.count() == 0, "nobody here has an e-mail address"


def test_the_page_of_a_call_costs_the_same_for_one_answer_and_for_three(walk, mission, client_of, make_person):
    office, at = client_of(walk.organiser), f"/missions/{mission.code}/"
    office.post(f"{at}calls/", {"asks": "waiting", "places": "3", "answer_by": in_days(9)})
    call = MissionCall.objects.get()
    first, second = call.answers.all()
    call_answers.give(answer=first, by=walk.organiser, says="interested")

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert office.get(f"/mission-calls/{call.code}/").status_code == 200
        return len(queries)

    rows = call.answers.filter(pk=second.pk)
    one_row = list(rows.values())
    rows.delete()
    alone = cost()
    CallAnswer.objects.create(**one_row[0])
    CallAnswer.objects.create(call=call, person=make_person("Third", "T."), candidacy=first.candidacy)
    assert cost() == alone
    assert call_rules.line(call.answers.all()) == "1 interested, 0 not this time, 2 have not answered"
