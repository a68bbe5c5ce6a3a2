"""Promise 25: passport and medical data deletes itself, N days after the workshop, and twice changes nothing."""

import os
import random
from datetime import timedelta

from programmes.models import History, Programme
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from workshops.actions import participation as participations
from workshops.actions import restricted_data
from workshops.actions import workshop as workshops
from workshops.models import RestrictedData
from workshops.tasks import restricted_data as tasks

ALL = os.environ.get("PROMISES") == "all"
WORKSHOPS, SEED = (60, 20261126) if ALL else (8, 20261126)


def overdue(today):
    """Asked of each row in plain Python, and not of the query the task uses."""
    rows = RestrictedData.objects.select_related("participation__workshop__programme")
    ends = [(row.participation.workshop, row.participation.workshop.programme) for row in rows]
    return sum(workshop.ends_on + timedelta(days=programme.restricted_days) <= today for workshop, programme in ends)


def scene(programme, other_programme, make_person, english, bahrain, chance):
    """Workshops that ended between a hundred days ago and in ten days, in two programmes with days of their own."""
    Programme.objects.filter(pk=other_programme.pk).update(restricted_days=7)
    for number in range(WORKSHOPS):
        of = (programme, other_programme)[number % 2]
        ends = clock.today() - timedelta(days=chance.randint(-10, 100))
        workshop = workshops.schedule(
            programme=of, title=f"W{number}", kind="national", country=bahrain, language=english, by=SYSTEM,
            starts_on=ends - timedelta(days=2), ends_on=ends,
        )  # fmt: skip
        person = make_person("Canary", str(number), in_programme=of)
        seat = participations.add(workshop=workshop, person=person, by=SYSTEM)
        with clock.at(clock.now() - timedelta(days=120)):
            restricted_data.put_down(participation=seat, passport_number=f"P{number}", medical="x", by=SYSTEM)


def test_overdue_passport_and_medical_data_is_gone_whenever_the_clock_has_come_by(
    programme, other_programme, make_person, english, bahrain, capsys
):
    scene(programme, other_programme, make_person, english, bahrain, random.Random(SEED))
    began, left, caught, steps = RestrictedData.objects.count(), 0, 0, 0
    for days in (0, 1, 6, 7, 8, 29, 30, 31, 41):
        with clock.at(clock.now() + timedelta(days=days)):
            steps += 1
            due = overdue(clock.today())
            caught += due > 0  # the control: without the task, these would be overdue
            tasks.delete_overdue()
            left += overdue(clock.today())
            kept, told = RestrictedData.objects.count(), History.objects.count()
            tasks.delete_overdue()
            assert (RestrictedData.objects.count(), History.objects.count()) == (kept, told)
    gone = History.objects.filter(act="restricted_data.expire").count()
    with capsys.disabled():
        print(
            f"\npromise 25: {began} rows, {steps} days, run twice each: {left} overdue, {gone} deletions recorded; "
            f"control without the task saw overdue rows on {caught} days"
        )
    assert (left, gone, RestrictedData.objects.count()) == (0, began, 0)
    assert caught > 1
