"""Marking a clash as agreed is an answer; it changes no date."""

from datetime import timedelta

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import clash_agreement as clash_agreements
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops


@pytest.fixture
def clash(workshop, programme, english, make_person, by):
    other = workshops.schedule(
        programme=programme, title="Meeting", kind="other", city="Nairobi", language=english, by=by,
        starts_on=workshop.starts_on + timedelta(days=1), ends_on=workshop.ends_on,
    )  # fmt: skip
    person = make_person("Mensah", "Francis")
    for one in (workshop, other):
        participations.add(workshop=one, person=person, kind="resource_person", by=by)
    return {"person": person, "first": other, "second": workshop}


def test_an_organiser_agrees_once_and_the_earlier_stands_first(clash, organiser, workshop):
    agreement = clash_agreements.agree(**clash, note="By telephone", by=organiser)
    assert (agreement.first, agreement.note) == (workshop, "By telephone")
    assert History.objects.filter(act="clash_agreements.agree", reason="By telephone").count() == 1
    with pytest.raises(Invalid, match="already"):
        clash_agreements.agree(**clash, by=organiser)


@pytest.mark.parametrize("who", ["facilitator", "donor"])
def test_others_do_not_agree(clash, make_actor, who):
    with pytest.raises(NotAllowed):
        clash_agreements.agree(**clash, by=make_actor(who))


def test_a_stranger_does_not_agree(clash, stranger):
    with pytest.raises(NotAllowed):
        clash_agreements.agree(**clash, by=stranger)


def test_what_clashes_no_more_cannot_be_agreed(clash, organiser, by, workshop):
    later = workshop.ends_on + timedelta(days=9)
    workshops.edit(workshop=clash["first"], starts_on=later, ends_on=later, by=by)
    clash["first"].refresh_from_db()
    with pytest.raises(Conflict):
        clash_agreements.agree(**clash, by=organiser)


def test_somebody_who_teaches_at_one_of_them_only_has_no_clash(clash, organiser, make_person):
    with pytest.raises(Conflict):
        clash_agreements.agree(**clash | {"person": make_person("Phiri")}, by=organiser)
