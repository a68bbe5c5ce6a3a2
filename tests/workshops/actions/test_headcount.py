"""People who were there and whose names were never recorded are counted, with their source."""

import pytest

from programmes.models import History, Qualifier
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import headcount as headcounts


def test_a_headcount_is_declared_as_the_source_says_it(organiser, workshop, bahrain, ghana):
    declared = headcounts.declare(
        workshop=workshop, by=organiser, number=20, qualifier=Qualifier.ABOUT, countries=[bahrain, ghana], source="Note"
    )
    assert set(declared.countries.all()) == {bahrain, ghana}
    assert History.objects.about(declared).get().act == "headcounts.declare"


def test_nobody_is_no_headcount(organiser, workshop):
    with pytest.raises((Invalid, Conflict), match="at least one"):
        headcounts.declare(workshop=workshop, by=organiser, number=0)


def test_what_is_taken_back_stays_in_history(organiser, workshop):
    declared = headcounts.declare(workshop=workshop, by=organiser, number=12, source="Final report, page 3")
    headcounts.remove(headcount=declared, by=organiser)
    assert not workshop.headcounts.exists()
    entry = History.objects.first()
    assert entry.act == "headcounts.remove"
    assert '"number":12' in entry.details and "Final report, page 3" in entry.details


def test_a_facilitator_and_a_stranger_count_nobody(facilitator, stranger, organiser, workshop):
    declared = headcounts.declare(workshop=workshop, by=organiser, number=12)
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            headcounts.declare(workshop=workshop, by=actor, number=1)
        with pytest.raises(NotAllowed):
            headcounts.remove(headcount=declared, by=actor)
    assert workshop.headcounts.get().number == 12
