"""The adopted list at every moment of a plenary: before the first decision, in the middle, at the end."""

import pytest

from reports.documents.papers import render_paper
from reports.queries import adopted_list as query
from tests.reports.documents.reading import letters_of, text_of
from workshops.actions import recommendation as recommendations
from workshops.models import Breakout


def snapshot(room):
    related = ("workshop__programme__organisation", "workshop__language", "workshop__country", "agenda_item")
    return query.snapshot(Breakout.objects.select_related(*related).get(pk=room.breakout.pk))


def decided(decide):
    target = decide("A1", "accept")
    decide("B2", "amend", amended_text="Set up a task force that meets.")
    decide("B3", "merge", into=target)
    decide("B4", "defer", deferred_to="the regional meeting, June 2027")
    decide("B1", "reject")


def test_before_anybody_wrote_anything_it_says_so(room):
    room.to("choosing")
    found = snapshot(room)
    assert found["state_text"] == "No group has written a recommendation yet."
    assert "No group has written" in text_of(render_paper("adopted_list", found))
    assert render_paper("adopted_list", found, "docx")


def test_before_the_first_decision_it_says_so_and_prints_no_draft(at_plenary):
    found = snapshot(at_plenary)
    assert found["state_text"] == "The plenary has not decided on any recommendation yet."
    assert "Report every seizure" not in str(found)


def test_in_the_middle_it_says_how_many_are_open(at_plenary, decide):
    decide("B1", "accept")
    found = snapshot(at_plenary)
    assert found["state_text"] == "Not complete: 4 recommendations are still open."
    assert found["decided_text"].startswith("Decisions up to ")
    assert [one["label"] for one in found["adopted"]] == ["B1"]


def test_at_the_end_it_is_numbered_in_the_order_of_the_decisions(at_plenary, decide):
    decided(decide)
    found = snapshot(at_plenary)
    assert found["state_text"] == ""
    assert [(one["number"], one["label"]) for one in found["adopted"]] == [(1, "A1"), (2, "B2")]
    first, second = found["adopted"]
    assert first["source"] == "A1. Merged into it: B3"
    assert (second["responsible"], second["lead"], second["priority"]) == ("Customs", "Lead: Ozone Unit", "High")
    assert [(one["label"], one["deferred_to"]) for one in found["deferred"]] == [
        ("B4", "The regional meeting, June 2027")
    ]
    assert found["not_accepted_text"] == "1 recommendation was not accepted."
    assert [line.split(":")[0] for line in found["groups"]] == ["Group A", "Group B"]
    text = letters_of(render_paper("adopted_list", found))
    assert "2 Set up a task force that meets. * B2 Customs Lead: Ozone Unit High" in text
    assert "* Accepted as amended by the plenary." in text and "†" not in text
    assert "Report every seizure" not in text  # not accepted: a number in one line


def test_wording_mended_afterwards_is_the_one_that_is_printed_and_marked(at_plenary, decide):
    one = decide("B1", "accept")
    recommendations.mend(recommendation=one, text="Report each seizure.", by=at_plenary.facilitator)
    text = letters_of(render_paper("adopted_list", snapshot(at_plenary)))
    assert "Report each seizure. †" in text and "Report every" not in text
    assert "† Wording mended after the plenary" in text


@pytest.mark.parametrize("rows", [1, 6])
def test_it_costs_the_same_number_of_queries_whatever_its_length(room, rows, django_assert_num_queries):
    room.to("working")
    for number in range(rows):
        room.recommend(f"Number {number}", letter="A")
    room.to("plenary")
    room.move("present", letter="A")
    recommendations.accept_open(report=room.report("A"), by=room.facilitator)
    breakout = Breakout.objects.select_related("workshop__programme", "agenda_item").get(pk=room.breakout.pk)
    with django_assert_num_queries(6):
        query.content(breakout)
