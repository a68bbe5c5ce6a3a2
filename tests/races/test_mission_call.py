"""Two organisers select at one moment, on PostgreSQL: a place of a call is given once, and nobody is let go of."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection

from accreditation.actions import call_answer as call_answers
from accreditation.actions import mission as missions
from accreditation.actions import mission_call as mission_calls
from accreditation.models import CallAnswer, CoTrainer
from programmes.rules import clock
from programmes.rules.refusal import Conflict
from tests.accreditation.conftest import (  # noqa: F401
    accreditation_workshop,
    assessors,
    expert,
    ghana_customs,
    mission_of,
    participation,
    route,
    scores,
    second_candidate,
    sign_in,
    walk,
)
from tests.races.together import flat, together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these races need PostgreSQL"),
]


@pytest.fixture
def call(walk, mission_of, second_candidate, organiser):  # noqa: F811
    walk.to("passed")
    mission = mission_of(organiser, starts_in=40)
    call = mission_calls.open(mission=mission, by=organiser, answer_by=clock.today() + timedelta(days=9))
    for answer in call.answers.all():
        call_answers.give(answer=answer, by=organiser, says="interested")
    return call


def test_one_place_is_given_once(call, organiser):
    answers = list(call.answers.all()) * 3
    outcomes = flat(together(*([partial(call_answers.select, answer=one, by=organiser)] for one in answers)))
    assert sum(isinstance(one, CallAnswer) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == len(answers) - 1, outcomes
    assert CoTrainer.objects.count() == 1 and CallAnswer.objects.exclude(selected_at=None).count() == 1


def test_selecting_while_the_mission_is_called_off_and_answers_change_ends_in_an_answer_for_everybody(call, organiser):
    first, second = call.answers.all()
    outcomes = flat(
        together(
            [partial(call_answers.select, answer=first, by=organiser)],
            [partial(missions.cancel, mission=call.mission, by=organiser, reason="The host")],
            [partial(call_answers.take_back, answer=first, by=organiser)],
            [partial(call_answers.give, answer=second, by=organiser, says="not_now")],
            [partial(mission_calls.close, call=call, by=organiser)],
        )
    )
    assert all(isinstance(one, Conflict) for one in outcomes if isinstance(one, Exception)), outcomes
    call.refresh_from_db()
    assert call.state in ("closed", "withdrawn") and call.mission.co_trainers.count() == 0
