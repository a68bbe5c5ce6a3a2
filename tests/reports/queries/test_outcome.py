"""What the outcome document is filled from: only what is known, only what was presented, nobody without a name."""

from datetime import time, timedelta

import pytest

from programmes.models import AgencyKind
from programmes.rules import clock
from reports.documents.papers import render_paper
from reports.queries import outcome as query
from tests.reports.documents.reading import text_of
from workshops.actions import agenda_item as agenda_items
from workshops.actions import headcount as headcounts
from workshops.actions import participation as participations
from workshops.actions import recommendation as recommendations
from workshops.models import Group, Question, Workshop


@pytest.fixture
def fresh(workshop):
    related = ("programme__organisation", "language", "country", "host", "series")
    return lambda: Workshop.objects.select_related(*related).get(pk=workshop.pk)


@pytest.fixture
def add_item(workshop, by):
    def add(day, at, minutes=60, **fields):
        fields = {"title": "Lesson"} | fields
        return agenda_items.add(
            workshop=workshop, day=workshop.days[day], starts_at=at, minutes=minutes, by=by, **fields
        )

    return add


def test_of_a_workshop_nobody_came_to_yet_nothing_is_made_up(fresh):
    found = query.snapshot(fresh())
    assert found["counts"]["rows"] == [] and found["methodology"]["text"] == [] and found["summary"] == []
    assert not any(found[key] for key in ("contents", "breakouts", "lists", "trainers", "days"))
    assert render_paper("outcome", found) and render_paper("outcome", found, "docx")


def test_the_sentence_and_the_counts_are_those_of_the_figures(fresh, add_participant, workshop, by, customs):
    for name, sex in (("Hasan", "female"), ("Saleh", "male"), ("Aziz", "")):
        add_participant(name, sex=sex)
    add_participant("Lindqvist", "Ruth", kind="facilitator", sex="female")
    headcounts.declare(workshop=workshop, number=12, agency_kind=AgencyKind.POLICE, qualifier="about", by=by)
    found = query.snapshot(fresh())
    assert found["sentence"].startswith("Three Customs and some 12 Police officers")
    assert found["counts"]["columns"] == ["Women", "Men", "Not recorded", "Total"]
    assert found["counts"]["rows"] == [
        [str(customs), "1", "1", "1", "3"],
        ["Police", "0", "0", "some 12", "some 12"],
    ]
    assert found["counts"]["total"] == ["Total", "1", "1", "some 13", "some 15"]


def test_an_officer_without_a_name_is_counted_and_never_printed(fresh, add_participant, workshop, by):
    add_participant("Hasan", "Noora")
    participations.add(workshop=workshop, listed_as="Police officer, Thailand", by=by)
    found = query.snapshot(fresh())
    assert "Thailand" not in str(found) and "Police officer, " not in str(found)
    assert found["counts"]["total"][-1] == "2"
    assert found["lists"][0]["notes"] == ["1 officer is counted without a name."]


def test_participants_and_those_who_teach_them_are_two_annexes(fresh, add_participant):
    add_participant("Hasan", "Noora")
    add_participant("Lindqvist", "Ruth", kind="facilitator")
    found = query.snapshot(fresh())
    assert [block["title"] for block in found["lists"]] == ["Participants"]
    assert [block["title"] for block in found["trainers"]] == ["Facilitators"]


def test_the_method_is_read_from_the_agenda_without_breaks_and_ceremonies(fresh, add_item):
    add_item(0, time(9, 0), 45, kind="ceremony", title="Opening")
    add_item(0, time(10, 0), 90)
    add_item(0, time(12, 0), 60, kind="break", title="Lunch")
    add_item(1, time(9, 0), 60)
    add_item(1, time(10, 0), 30, kind="exercise", title="At the port")
    add_item(1, time(11, 0), 45, kind="plenary", title="Plenary")
    found = query.snapshot(fresh())
    assert found["methodology"]["text"] == [
        "The agenda of 2 days held 2 presentations or lessons (2 h 30 min), 1 practical exercise (30 min) and "
        "1 plenary (45 min)."
    ]
    assert [day["items"] for day in found["contents"]] == [["Lesson"], ["Lesson", "At the port", "Plenary"]]
    assert len(found["days"][0]["rows"]) == 3


def test_what_the_groups_presented_is_in_it_with_what_became_of_it(fresh, at_plenary, decide):
    at_plenary.write("We talked.\nAt length.", at_plenary.facilitator, "B")
    target = decide("A1", "accept")
    decide("B3", "merge", into=target)
    decide("B1", "accept")
    found = query.snapshot(fresh())
    [one] = found["breakouts"]
    first, second, third = one["groups"]
    assert second["discussion"] == ["We talked.", "At length."]
    assert second["adopted"] == [{"number": 2, "text": "Report every seizure."}]
    assert [row["decision"] for row in second["recommendations"]] == ["Accepted", "Open", "Merged into A1", "Open"]
    assert [row["number"] for row in one["adopted"]] == [1, 2]
    assert found["state_text"] == "Not complete: 2 recommendations are still open."
    assert found["summary"][1] == "Two recommendations were adopted, one was merged and two are still open."
    assert third["note"] == "Group C had not presented when this document was made."
    assert found["methodology"]["breakouts"][0]["instructions"]


def test_a_draft_that_was_not_presented_is_not_in_it(fresh, room):
    room.to("working")
    room.recommend("Draft words.", letter="B")
    room.write("Draft discussion.", room.facilitator, "B")
    found = query.snapshot(fresh())
    assert "Draft" not in str(found) and found["summary"] == []


def test_of_a_group_merged_into_another_only_what_it_wrote_is_left(fresh, room):
    room.to("working")
    Group.objects.filter(pk=room.group("C").pk).update(merged_into=room.group("B"))
    [one] = query.snapshot(fresh())["breakouts"]
    assert [group["heading"].split(":")[0] for group in one["groups"]] == ["Group A", "Group B"]


def test_the_plan_of_training_is_part_of_the_follow_up(fresh, at_plenary):
    asked = at_plenary.group("B").topic.questions.first()
    Question.objects.filter(pk=asked.pk).update(plan_field="officers")
    at_plenary.write("120", at_plenary.facilitator, "B", key=f"q{asked.pk}")
    found = query.snapshot(fresh())
    assert found["breakouts"][0]["groups"][1]["plan"] == [{"question": str(asked.text), "answer": "120"}]
    assert "The plan of training" in text_of(render_paper("outcome", found))


def test_the_same_day_gives_the_same_paper_and_the_end_gives_another_sentence(fresh, add_participant, workshop):
    add_participant("Hasan", "Noora")
    assert query.snapshot(fresh()) == query.snapshot(fresh())
    assert "is attending" in query.snapshot(fresh())["sentence"]
    with clock.at(clock.now() + timedelta(days=10)):
        assert "attended" in query.snapshot(fresh())["sentence"]


@pytest.mark.parametrize("number", [1, 4])
def test_four_people_and_recommendations_cost_no_more_queries_than_one(
    fresh, room, number, add_participant, add_item, django_assert_num_queries
):
    room.to("working")
    for n in range(number):
        add_participant(f"Officer{n}")
        add_item(0, time(9 + n, 0))
        room.recommend(f"Number {n}", letter="A")
    room.to("plenary")
    room.move("present", letter="A")
    recommendations.accept_open(report=room.report("A"), by=room.facilitator)
    shown = fresh()
    with django_assert_num_queries(30):
        query.snapshot(shown)
