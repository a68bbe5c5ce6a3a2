"""Completion: the sentence agrees with the verdict, whatever happened, at a number of queries that does not grow."""

from datetime import time, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import Programme
from programmes.rules import clock
from workshops.actions import agenda_item as agenda_items
from workshops.models import (
    Attendance,
    KnowledgeItem,
    KnowledgeOption,
    KnowledgeSheet,
    KnowledgeTest,
    Participation,
    Requirement,
    RequirementResult,
)
from workshops.rules import completion as completion_rules


@pytest.fixture
def asked(workshop, by):
    """Five days of two half-days, a test of which the result counts, a certificate and a demonstration."""
    for day in workshop.days:
        for hour in (9, 14):
            agenda_items.add(workshop=workshop, day=day, starts_at=time(hour), title="Module", minutes=120, by=by)
    KnowledgeTest.objects.create(workshop=workshop, state=KnowledgeTest.State.CLOSED)
    Requirement.objects.create(programme=workshop.programme, kind="prerequisite", title="E-learning", position=0)
    Requirement.objects.create(programme=workshop.programme, kind="demonstration", position=1)
    return workshop


def result(participation, requirement, state="met"):
    return RequirementResult.objects.create(
        participation=participation, requirement=requirement, state=state, recorded_at=clock.now()
    )


def absent(participation, *halves):
    for day, half in halves:
        Attendance.objects.create(
            participation=participation, day=day, half=half, state="absent", recorded_at=clock.now()
        )


def halves(workshop):
    return [(day, half) for day in workshop.days for half in ("morning", "afternoon")]


def afterwards():
    return clock.at(clock.now() + timedelta(days=10))


def test_the_sentence_of_the_issue(asked, add_participant):
    one = add_participant("Hasan", "Noora")
    certificate, _demonstration = asked.programme.requirements.all()
    absent(one, *halves(asked)[:1])
    result(one, certificate)
    KnowledgeSheet.objects.create(test=asked.knowledge_test, phase="after", participation=one, percent=72)
    with afterwards():
        found = completion_rules.of_workshop(asked)[one.pk]
    assert found.words == "9 of 10 half-days, test 72 %, missing: demonstration"
    assert (found.verdict, found.is_complete) == ("Not completed", False)
    found = completion_rules.of_workshop(asked)[one.pk]
    assert found.verdict == "Under way" and found.words.endswith(
        "still to come: attendance (80 % needed), demonstration"
    )


def test_whatever_happened_the_sentence_agrees_with_the_verdict(asked, add_participant):
    """Forty officers with random marks and results, on the last day and after it, under random rules."""
    random, programme = Random(20191), asked.programme
    certificate, demonstration = programme.requirements.all()
    people = [add_participant(f"Officer-{n}") for n in range(40)]
    truth = {}
    for one in people:
        missed = random.choice([0, 0, 1, 2, 3, 9])
        absent(one, *random.sample(halves(asked), missed))
        percent = random.choice([None, 0, 59.9, 60, 100])
        if percent is not None:
            KnowledgeSheet.objects.create(test=asked.knowledge_test, phase="after", participation=one, percent=percent)
        states = {row: random.choice([None, "met", "not_yet"]) for row in (certificate, demonstration)}
        for row, state in states.items():
            if state:
                result(one, row, state)
        truth[one.pk] = missed, percent, [state == "met" for state in states.values()]
    for needed, mark in ((80, 60), (100, 100), (0, 0), (70, 59)):
        Programme.objects.filter(pk=programme.pk).update(attendance_percent=needed, pass_mark=mark)
        asked.programme.refresh_from_db()
        with afterwards():
            found = completion_rules.of_workshop(asked)
        assert len(found) == 40
        for pk, one in found.items():
            missed, percent, met = truth[pk]
            passed = not mark or (percent is not None and percent >= mark)
            assert one.is_complete == ((10 - missed) * 10 >= needed and passed and all(met)), one.words
            assert one.is_complete != ("missing:" in one.words), one.words
            assert f"{10 - missed} of 10 half-days" in one.words and "still to come" not in one.words
            assert ("60 %" in one.words.split("missing")[0]) == (bool(mark) and percent == 60), "59.9 is no 60"
            assert bool(one.lacking) != one.is_complete


def test_results_are_counted_from_the_answers(asked, add_participant):
    one, test = add_participant("Hasan"), asked.knowledge_test
    sheet = KnowledgeSheet.objects.create(test=test, phase="after", participation=one)
    for number in range(3):
        item = KnowledgeItem.objects.create(test=test, position=number, text=f"Question {number}")
        options = [
            KnowledgeOption.objects.create(item=item, position=place, text=str(place), is_right=place == 1)
            for place in range(3)
        ]
        sheet.choices.create(option=options[1 if number else 0])
    assert "test 66 %" in completion_rules.of_workshop(asked)[one.pk].words


def test_nobody_is_asked_what_nobody_can_know(asked, add_participant):
    """A test under private codes has no result of anybody; one that was never opened again asks nothing."""
    one = add_participant("Hasan")
    for changes in ({"way": "private", "state": "closed"}, {"way": "named", "state": "between"}):
        KnowledgeTest.objects.update(**changes)
        with afterwards():
            found = completion_rules.of_workshop(type(asked).objects.get(pk=asked.pk))[one.pk]
        assert "test" not in found.words
    KnowledgeTest.objects.update(way="named", state="closed")
    with afterwards():
        found = completion_rules.of_workshop(type(asked).objects.get(pk=asked.pk))[one.pk]
    assert found.words == "10 of 10 half-days, missing: test, E-learning, demonstration"


def test_the_number_of_queries_does_not_grow(asked, add_participant):
    def number():
        workshop = type(asked).objects.select_related("programme").get(pk=asked.pk)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            [one.words for one in completion_rules.of_workshop(workshop).values()]
        return len(caught)

    for n in range(2):
        one = add_participant(f"Hasan-{n}")
        result(one, asked.programme.requirements.first())
        absent(one, halves(asked)[n])
        KnowledgeSheet.objects.create(test=asked.knowledge_test, phase="after", participation=one, percent=80)
    few = number()
    for n in range(8):
        one = add_participant(f"Rashid-{n}")
        result(one, asked.programme.requirements.first())
        KnowledgeSheet.objects.create(test=asked.knowledge_test, phase="after", participation=one, percent=80)
    assert number() == few <= 12


def test_only_participants_who_come_are_judged(asked, add_participant):
    add_participant("Facilitator", kind="facilitator")
    gone = add_participant("Gone")
    Participation.objects.filter(pk=gone.pk).update(state="no_show")
    assert completion_rules.of_workshop(asked) == {}
