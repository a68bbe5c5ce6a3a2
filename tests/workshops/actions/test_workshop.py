"""Workshops: scheduled by organisers, moved by the table, open for writing until the programme's days are over."""

from datetime import timedelta

import pytest

from programmes.actions import programme as programmes
from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import workshop as workshops
from workshops.models import Workshop
from workshops.rules.workshop import MOVES


@pytest.fixture
def fields(programme, bahrain, english):
    today = clock.today()
    return {
        "programme": programme,
        "title": "National workshop",
        "city": "Manama",
        "country": bahrain,
        "starts_on": today,
        "ends_on": today + timedelta(days=2),
        "language": english,
    }


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("national", ["agenda", "people", "breakout", "learning", "certificates"]),
        ("accreditation", ["agenda", "people", "accreditation", "learning", "certificates"]),
        ("field_mission", ["agenda", "people", "mission"]),
        ("other", ["people"]),
    ],
)
def test_the_kind_of_a_workshop_presets_its_parts(organiser, fields, kind, parts):
    workshop = workshops.schedule(kind=kind, by=organiser, **fields)
    assert workshop.parts == parts
    assert History.objects.about(workshop).get().act == "workshops.schedule"


def test_only_organisers_of_that_programme_schedule(facilitator, stranger, fields):
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            workshops.schedule(by=actor, **fields)
    assert not Workshop.objects.exists()


def test_a_workshop_does_not_end_before_it_begins(organiser, fields):
    with pytest.raises((Invalid, Conflict), match="cannot be before"):
        workshops.schedule(by=organiser, **fields | {"ends_on": fields["starts_on"] - timedelta(days=1)})


def test_a_number_of_a_series_is_given_once(organiser, programme, fields):
    series = programmes.add_series(programme=programme, by=organiser, title="Ozone", slug="ozone")
    workshops.schedule(by=organiser, series=series, series_number=9, **fields)
    with pytest.raises((Invalid, Conflict), match="already has that number"):
        workshops.schedule(by=organiser, series=series, series_number=9, **fields)


def test_history_keeps_what_stood_there_before(organiser, workshop):
    edited = workshops.edit(workshop=workshop, by=organiser, city="Muharraq", venue="Customs Academy")
    assert list(Workshop.objects.filter(search_key__contains="muharraq")) == [edited]
    assert History.objects.about(workshop).first().details == '{"before":{"city":"Manama","venue":""}}'


def test_after_the_programmes_days_nobody_writes_and_reopening_lets_them(organiser, workshop):
    long_after = clock.now() + timedelta(days=workshop.programme.writing_days + 30)
    with clock.at(long_after), pytest.raises(NotAllowed):
        workshops.edit(workshop=workshop, by=organiser, city="Muharraq")


def test_a_part_is_added_once(organiser, workshop):
    for _ in range(2):
        workshop = workshops.add_part(workshop=workshop, part="mission", by=organiser)
    assert workshop.parts.count("mission") == 1
    assert History.objects.about(workshop).filter(act="workshops.add_part").count() == 1


def test_a_facilitator_adds_no_part(facilitator, workshop):
    with pytest.raises(NotAllowed):
        workshops.add_part(workshop=workshop, part="mission", by=facilitator)


@pytest.mark.parametrize("state", Workshop.State.values)
@pytest.mark.parametrize("act", [move.act for move in MOVES])
def test_every_move_from_every_state_is_made_or_refused_as_the_table_says(organiser, workshop, act, state):
    Workshop.objects.filter(pk=workshop.pk).update(state=state)
    entries = History.objects.count()
    if state in MOVES[act].sources:
        moved = workshops.move(workshop=workshop, act=act, by=organiser, reason="The venue closed")
        assert moved.state == MOVES[act].target
        entry = History.objects.first()
        assert (entry.act, entry.from_state, entry.to_state) == (f"workshops.{act}", state, MOVES[act].target)
    else:
        with pytest.raises(Conflict):
            workshops.move(workshop=workshop, act=act, by=organiser, reason="The venue closed")
        workshop.refresh_from_db()
        assert (workshop.state, History.objects.count()) == (state, entries)


@pytest.mark.parametrize("act", [move.act for move in MOVES])
def test_no_move_is_a_facilitators_or_a_strangers(facilitator, stranger, workshop, act):
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            workshops.move(workshop=workshop, act=act, by=actor, reason="Because")
