"""When one trainer is asked for too much, and who is told."""

from datetime import date, timedelta

import pytest

from workshops.actions import clash_agreement as clash_agreements
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops
from workshops.rules import clash as clash_rules

JUNE = date(2031, 6, 2)


@pytest.fixture
def schedule(programme, english, bahrain, by):
    def make(offset, days, city="Manama", *, at=None, **fields):
        first = JUNE + timedelta(days=offset)
        fields = {"title": f"{city} {offset}", "kind": "national", "country": bahrain} | fields
        return workshops.schedule(
            programme=at or programme,
            city=city,
            starts_on=first,
            ends_on=first + timedelta(days=days - 1),
            language=english,
            by=by,
            **fields,
        )

    return make


@pytest.fixture
def trainer(make_person):
    return make_person("Nkosi", "Thandiwe")


@pytest.fixture
def teaches(trainer, by):
    def add(*found, kind="facilitator", state="expected"):
        for workshop in found:
            participations.add(workshop=workshop, person=trainer, kind=kind, state=state, by=by)

    return add


def found(actor):
    places = clash_rules.teaching(actor, date(2031, 1, 1), date(2031, 12, 31))
    return clash_rules.clashes(places)


@pytest.mark.parametrize(
    ("offset", "city", "clashes"),
    [
        (0, "Accra", True),
        (2, "Accra", True),  # the last day is shared
        (2, "Manama", True),  # in the same town too
        (3, "Accra", True),  # the next morning, in another town
        (3, " MANAMA", False),  # the next morning, in the same town
        (3, "", False),  # the town is not known
        (4, "Accra", False),  # one free day
    ],
)
def test_shared_days_clash_and_so_do_neighbouring_days_in_two_towns(
    schedule, teaches, organiser, offset, city, clashes
):
    teaches(schedule(0, 3), schedule(offset, 3, city))
    assert len(found(organiser)[0]) == clashes


def test_the_sentence_is_neutral_and_counts_the_days(schedule, teaches, organiser):
    teaches(schedule(0, 5), schedule(2, 5, "Accra"), schedule(7, 2, "Lomé"))
    both, close = found(organiser)[0]
    assert both.sentence == "three days in two places"
    assert close.sentence == "no free day between. Possible, but tell them"
    assert [both.number, close.number] == [1, 2]


def test_only_those_who_teach_and_will_come_clash(schedule, teaches, organiser):
    teaches(schedule(0, 3))
    teaches(schedule(1, 3, "Accra"), kind="participant")
    teaches(schedule(2, 3, "Lomé"), state="declined")
    assert found(organiser) == ([], [])


def test_what_is_cancelled_or_postponed_asks_nobody(schedule, teaches, organiser):
    off = schedule(1, 3, "Accra")
    teaches(schedule(0, 3), off)
    workshops.move(workshop=off, act="postpone", by=organiser, reason="The host asked.")
    assert found(organiser)[0] == []


def test_an_agreed_clash_leaves_the_list_and_stays_countable(schedule, teaches, trainer, organiser):
    one, other, third = schedule(0, 3), schedule(1, 3, "Accra"), schedule(2, 3, "Lomé")
    teaches(one, other, third)
    clash_agreements.agree(person=trainer, first=other, second=one, note="By telephone", by=organiser)
    still, agreed = found(organiser)
    assert len(still) == 2 and [clash.number for clash in still] == [1, 2]
    assert [clash.agreement.note for clash in agreed] == ["By telephone"]


def test_a_donor_and_a_stranger_see_no_trainer(schedule, teaches, make_actor, stranger):
    teaches(schedule(0, 3), schedule(1, 3, "Accra"))
    for actor in (make_actor("donor"), stranger):
        assert clash_rules.teaching(actor, date(2031, 1, 1), date(2031, 12, 31)) == []


def test_a_workshop_of_a_programme_one_does_not_see_clashes_with_nothing(
    schedule, teaches, organiser, other_programme, by
):
    teaches(schedule(0, 3), schedule(1, 3, "Accra", at=other_programme))
    assert found(organiser)[0] == []
    assert len(found(by)[0]) == 1


def test_the_same_venue_on_the_same_days(schedule):
    one, other = schedule(0, 3, venue="Training  Academy"), schedule(2, 3, venue="training academy")
    schedule(1, 3, "Accra", venue="Training Academy")
    later = schedule(3, 1, venue="Training Academy")
    rows = [one, other, later]
    assert clash_rules.venues_twice(rows) == [(one, other), (other, later)]
    assert clash_rules.venues_twice([schedule(0, 3), schedule(0, 3)]) == [], "no venue is no venue"
