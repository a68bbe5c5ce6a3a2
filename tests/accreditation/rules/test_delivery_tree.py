"""The tree from one workshop to the officers reached: nothing counts twice, however it is looked at."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accreditation.actions import delivery as deliveries
from accreditation.actions import pupil as pupils
from accreditation.rules import delivery_figures as figures
from accreditation.rules import delivery_tree as trees
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from tests.accreditation.national import course


@pytest.fixture
def taught(accreditation_workshop, programme, customs, trainer, colleague, make_person):
    """Two trainers of one course, one of them of another; a pupil who teaches, with a trainer, and in a circle."""
    with clock.at(clock.now() + timedelta(days=40)):
        shared = course(programme, customs, trainer.person, colleague.person, by=trainer, days_ago=30)
        alone = course(
            programme, customs, colleague.person, by=colleague, days_ago=20, city="Riffa", women=1, men=0, customs=1
        )
        pupil = make_person("Amin", "Sara", organisation=customs)
        pupils.name(delivery=shared, person=pupil, by=SYSTEM)
        below = course(programme, customs, pupil, by=SYSTEM, days_ago=10, city="Sitra", women=5, men=0, customs=5)
        pupils.name(delivery=below, person=trainer.person, by=SYSTEM)
        deliveries.confirm(delivery=shared, by=SYSTEM, women=10, men=18)
        aside = course(programme, customs, trainer.person, by=trainer, days_ago=5, city="Hamad")
        deliveries.put_aside(delivery=aside, by=SYSTEM, reason="Not held")
    course(programme, customs, trainer.person, by=trainer, days_ago=300, city="Before the workshop")
    return shared, alone, below


def test_a_course_of_two_trainers_counts_once_and_pupils_stand_below(taught, accreditation_workshop):
    shared, alone, below = taught
    tree = trees.of_workshop(accreditation_workshop)
    assert (tree.trained, len(tree.trainers), tree.silent) == (2, 2, 0)
    assert set(tree.totals.deliveries) == {one.pk for one in taught}
    assert (tree.totals.reported, tree.totals.confirmed) == (30 + 1 + 5, 28)
    noora, yusuf = tree.trainers
    (pupil,) = noora.courses[0].pupils
    assert [row.delivery for row in pupil.courses] == [below] and pupil.courses[0].pupils == []
    assert [(row.delivery.pk, row.is_again) for row in yusuf.courses] == [(shared.pk, True), (alone.pk, False)]
    assert yusuf.own().reported == 31


def test_figures_agree_with_the_tree_on_any_day(taught, accreditation_workshop, programme, trainer):
    of_workshop = figures.reached_by(programme, workshop=accreditation_workshop)
    assert (of_workshop.courses, of_workshop.courses_confirmed) == (3, 1)
    assert (of_workshop.officers, of_workshop.officers_confirmed, of_workshop.trainers) == (36, 28, 3)
    everything = figures.reached_by(programme)
    _trees, _others, totals = trees.of_programme(programme)
    assert everything.officers == totals.reported == 66 and everything.courses == totals.courses == 4
    assert everything.women + everything.men + everything.unrecorded == everything.officers
    today = figures.reached_by(programme, as_of=clock.today())
    assert (today.courses, today.officers_confirmed) == (1, 0)
    later = figures.reached_by(programme, as_of=clock.today() + timedelta(days=40))
    assert (later.officers, later.officers_confirmed, later.courses_waiting) == (66, 28, 3)
    assert figures.trainers_who_taught(programme) == (3, 3)
    assert figures.trainers_who_taught(programme, workshop=accreditation_workshop) == (2, 2)
    assert figures.reached_by(programme, series=None, workshop=None) == everything


def test_the_tree_costs_the_same_however_large_it_is(taught, accreditation_workshop, programme, customs, trainer):
    def queries(look, thing):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            look(thing)
        return len(seen)

    before = [queries(trees.of_workshop, accreditation_workshop), queries(trees.of_programme, programme)]
    with clock.at(clock.now() + timedelta(days=60)):
        for number in range(3):
            course(programme, customs, trainer.person, by=trainer, city=f"Town {number}")
    assert [queries(trees.of_workshop, accreditation_workshop), queries(trees.of_programme, programme)] == before
    assert max(before) <= 5
