"""National courses under load, on PostgreSQL: one course is confirmed once, and two reports of it are asked about."""

from functools import partial

import pytest
from django.db import connection

from accreditation.actions import delivery as deliveries
from accreditation.models import Delivery
from programmes.models import History
from programmes.rules.refusal import Conflict
from tests.accreditation.conftest import accreditation_workshop, colleague, participation, sign_in, trainer  # noqa: F401
from tests.accreditation.national import course, focal, plan_of
from tests.races.together import flat, together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="these races need PostgreSQL"),
]
THREADS = 8


def all_at_once(*calls):
    return flat(together(*([call] for call in calls)))


def test_a_course_is_confirmed_or_put_aside_once(programme, customs, organiser, trainer):  # noqa: F811
    plan = plan_of(programme, customs, by=organiser)
    made = course(programme, customs, trainer.person, by=trainer)
    by = focal(plan)
    confirm = [partial(deliveries.confirm, delivery=made, by=by, women=n + 1) for n in range(THREADS // 2)]
    aside = [partial(deliveries.put_aside, delivery=made, by=by, reason="Twice")] * (THREADS // 2)
    outcomes = all_at_once(*confirm, *aside)
    assert sum(isinstance(one, Delivery) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == THREADS - 1
    assert History.objects.filter(act__in=["deliveries.confirm", "deliveries.put_aside"]).count() == 1


def test_two_trainers_of_one_course_at_the_same_moment_are_asked(programme, customs, trainer, colleague):  # noqa: F811
    calls = [partial(course, programme, customs, one.person, by=one) for one in [trainer, colleague] * (THREADS // 2)]
    outcomes = all_at_once(*calls)
    assert sum(isinstance(one, Delivery) for one in outcomes) == 1
    assert sum(isinstance(one, deliveries.SameCourse) for one in outcomes) == THREADS - 1


def test_one_page_that_arrives_several_times_at_once_is_one_course(programme, customs, trainer):  # noqa: F811
    outcomes = all_at_once(
        *[partial(course, programme, customs, trainer.person, by=trainer, form_key="a-page")] * THREADS
    )
    assert {one.pk for one in outcomes} == {Delivery.objects.get().pk}
