"""What the agenda says of itself: parallel tracks, what overlaps, and trainers who are needed twice."""

from datetime import time, timedelta

import pytest

from programmes.rules import clock
from workshops.actions import agenda_item as agenda_items
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops
from workshops.models import ClashAgreement
from workshops.rules import agenda


@pytest.fixture
def put(organiser, workshop):
    def make(title, hour, minutes=60, *, day=None, **fields):
        return agenda_items.add(
            workshop=workshop, by=organiser, day=day or workshop.starts_on, starts_at=time(hour), minutes=minutes,
            title=title, **fields,
        )  # fmt: skip

    return make


@pytest.fixture
def another(programme, workshop, english, by):
    """another(programme) -> a workshop whose first day is the last day of ours."""

    def make(of=None, starts_on=None, **fields):
        starts_on = starts_on or workshop.ends_on
        return workshops.schedule(
            programme=of or programme, title="Workshop in Accra", kind="national", language=english, by=by,
            starts_on=starts_on, ends_on=starts_on + timedelta(days=2), **fields,
        )  # fmt: skip

    return make


def words(workshop, actor):
    return agenda.clashes(workshop, list(workshop.agenda.prefetch_related("taught_by__person")), actor)


def test_every_day_has_its_column_and_parallel_tracks_stand_side_by_side(workshop, put):
    put("Opening", 9), put("Customs", 10, track="A"), put("Police", 10, track="B"), put("Closing", 12)
    first, *rest = agenda.days(workshop, list(workshop.agenda.all()), clock.now())
    assert len(rest) == 4 and not any(day["blocks"] for day in rest)
    titles = [[(track, [row["item"].title for row in rows]) for track, rows in block] for block in first["blocks"]]
    assert titles == [[("", ["Opening"])], [("A", ["Customs"]), ("B", ["Police"])], [("", ["Closing"])]]
    assert first["is_wide"] and first["is_past"]


def test_what_stands_on_a_day_that_is_none_any_more_is_still_shown(organiser, workshop, put):
    put("Excursion", 9, day=workshop.ends_on)
    type(workshop).objects.filter(pk=workshop.pk).update(ends_on=workshop.ends_on - timedelta(days=1))
    workshop.refresh_from_db()
    last = agenda.days(workshop, list(workshop.agenda.all()), clock.now())[-1]
    assert last["is_outside"] and last["blocks"]


def test_overlaps_are_those_of_one_track_and_of_what_is_for_all(workshop, put):
    put("First", 9, 70), put("Second", 10)
    put("Customs", 14, track="A"), put("Police", 14, track="B"), put("Speech", 14)
    put("Ends", 16), put("Begins then", 17)
    pairs = {frozenset((a.title, b.title)) for a, b in agenda.overlaps(list(workshop.agenda.all()))}
    assert pairs == {frozenset(("First", "Second")), frozenset(("Customs", "Speech")), frozenset(("Police", "Speech"))}


def test_somebody_given_two_items_at_once_is_named(organiser, workshop, put, add_participant):
    expert, other = add_participant("Mensah", "Kofi", kind="facilitator"), add_participant("Li", kind="facilitator")
    put("Customs", 9, track="A", taught_by=[expert])
    put("Police", 9, track="B", taught_by=[expert, other])
    put("Later", 10, taught_by=[expert, other])
    (sentence,) = words(workshop, organiser)
    assert "Kofi Mensah gives “Customs” and “Police” at the same time" in sentence


def test_a_facilitator_of_another_workshop_on_the_same_days_is_named(organiser, workshop, add_participant, another, by):
    here = add_participant("Mensah", "Kofi", kind="facilitator")
    there = another()
    participations.add(workshop=there, person=here.person, kind="lead_expert", by=by)
    (sentence,) = words(workshop, organiser)
    assert "Kofi Mensah" in sentence and "Workshop in Accra" in sentence
    ClashAgreement.objects.create(person=here.person, first=there, second=workshop, agreed_at=clock.now())
    assert words(workshop, organiser) == []


@pytest.mark.parametrize("case", ["after", "cancelled", "as an observer", "withdrawn"])
def test_no_clash_without_the_same_days_and_work_on_both(organiser, workshop, add_participant, another, by, case):
    here = add_participant("Mensah", kind="facilitator")
    there = another(starts_on=workshop.ends_on + timedelta(days=1)) if case == "after" else another()
    kind = "observer" if case == "as an observer" else "facilitator"
    place = participations.add(workshop=there, person=here.person, kind=kind, by=by)
    if case == "cancelled":
        workshops.move(workshop=there, act="cancel", by=by, reason="No visa")
    if case == "withdrawn":
        participations.move(participation=place, act="withdraw", by=by)
    assert words(workshop, organiser) == []


def test_a_workshop_the_reader_may_not_see_is_not_told(
    organiser, workshop, add_participant, another, other_programme, by
):
    here = add_participant("Mensah", kind="facilitator")
    hidden = another(of=other_programme)
    participations.add(workshop=hidden, person=here.person, kind="facilitator", by=by)
    assert words(workshop, organiser) == []
    assert len(words(workshop, by)) == 1


def test_the_questions_asked_do_not_grow_with_the_agenda(
    organiser, workshop, put, add_participant, another, by, django_assert_num_queries
):
    there = another()
    for number in range(4):
        expert = add_participant(f"Expert {number}", kind="facilitator")
        participations.add(workshop=there, person=expert.person, kind="facilitator", by=by)
        put(f"Item {number}", 9 + number, taught_by=[expert])
    items = list(workshop.agenda.prefetch_related("taught_by__person"))
    with django_assert_num_queries(2):
        assert len(agenda.clashes(workshop, items, organiser)) == 4


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Bahrain", "Asia/Bahrain (UTC+3)"),
        ("Asia/Kathmandu", "Asia/Kathmandu (UTC+5:45)"),
        ("America/Lima", "America/Lima (UTC-5)"),
        ("UTC", "UTC (UTC+0)"),
    ],
)
def test_the_time_zone_is_said_with_its_distance(workshop, zone, words):
    workshop.time_zone = zone
    assert agenda.zone_words(workshop) == words
