"""The evaluation in the browser: answered by badge, read by the team module by module, by donors in totals."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from workshops.actions import evaluation as evaluations
from workshops.models import Evaluation, EvaluationMark, EvaluationTally
from workshops.rules import door as door_rules


def url(name, thing):
    return reverse(name, args=[thing.code])


@pytest.fixture
def evaluation(client_of, facilitator, workshop):
    form = {"asks_modules": "on", "own": "The interpreters were good."}
    assert client_of(facilitator).post(url("workshop_evaluation", workshop), form).status_code == 302
    return Evaluation.objects.get()


def test_a_badge_answers_and_the_team_sees_who_but_not_what(
    client_of, facilitator, make_actor, evaluation, add_participant, workshop
):
    team = client_of(facilitator)
    people = [add_participant(f"Officer-{number}") for number in range(6)]
    assert team.get(url("workshop_evaluation", workshop)).url == url("evaluation", evaluation)
    team.post(url("evaluation_open", evaluation))
    for one in people[:5]:
        client = Client()
        landed = client.get(reverse("badge", args=[door_rules.badge_token(one)]), follow=True)
        assert url("evaluation_answer", evaluation) in landed.content.decode()
        page = client.get(url("evaluation_answer", evaluation)).content.decode()
        assert page.count('type="radio"') == 44 and "The interpreters were good." in page
        nothing = client.post(url("evaluation_answer", evaluation), {})
        assert nothing.status_code == 422 and "Nothing is answered yet" in nothing.content.decode()
        answer = client.post(
            url("evaluation_answer", evaluation), {"objectives": "4", "words-well": "The port"}, follow=True
        )
        assert "Nobody can tell which answers are yours" in answer.content.decode()
        assert client.post(url("evaluation_answer", evaluation), {"objectives": "1"}).status_code == 409
    page = team.get(url("evaluation", evaluation)).content.decode()
    assert "OFFICER-5" in page and "OFFICER-0" not in page and "The port" not in page
    team.post(url("evaluation_close", evaluation))
    page = team.get(url("evaluation", evaluation)).content.decode()
    assert "The port" in page and "100\u00a0%" in page
    page = client_of(make_actor("donor")).get(url("evaluation", evaluation)).content.decode()
    assert "100\u00a0%" in page and "The port" not in page and "OFFICER" not in page
    assert team.post(url("evaluation_reopen", evaluation)).status_code == 409


def test_tallies_of_paper_are_typed_in_and_stand_in_the_boxes(client_of, facilitator, stranger, evaluation):
    team = client_of(facilitator)
    form = {"sheets": "6", "objectives-4": "6", "venue-2": "5", "words-improve": "More time"}
    assert team.post(url("evaluation_paper", evaluation), form).status_code == 302
    page = team.get(url("evaluation_paper", evaluation)).content.decode()
    assert re.search(r'name="venue-2"[^>]*value="5"|value="5"[^>]*name="venue-2"', page) and "More time" in page
    wrong = team.post(url("evaluation_paper", evaluation), form | {"objectives-1": "1"})
    assert wrong.status_code == 422 and "7 crosses on 6 sheets" in wrong.content.decode()
    assert EvaluationTally.objects.get(statement__key="objectives", degree=1).on_paper == 0
    assert client_of(stranger).get(url("evaluation", evaluation)).status_code == 404


def test_the_page_asks_as_much_for_three_as_for_one(client_of, organiser, evaluation, add_participant):
    client = client_of(organiser)
    Evaluation.objects.update(state="open")

    def number():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url("evaluation", evaluation)).status_code == 200
        return len(caught)

    add_participant("Hasan")
    number()
    one = number()
    add_participant("Rashid"), add_participant("Haddad")
    assert number() == one and not EvaluationMark.objects.exists()
    evaluations.type_in_paper(evaluation=evaluation, sheets=9, tallies={("venue", 1): 9}, by=organiser)
    Evaluation.objects.update(state="closed")
    assert number() < one + 10
