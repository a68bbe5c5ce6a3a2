"""A candidate sees that a step is done or under way, and no score before it is told."""

from datetime import time

import pytest

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import teaching
from programmes.rules import own_data
from workshops.actions import agenda_item as agenda_items


@pytest.fixture
def pages(walk, client_of, sign_in):
    """pages() -> (what the candidate reads of the case on every page, what the organisers read)."""
    own, office = client_of(sign_in(walk.candidacy.person)), client_of(walk.organiser)

    def read():
        at = [f"/candidacies/{walk.candidacy.code}/", "/accreditation/"]
        at += [f"/missions/{walk.mission.code}/"] if walk.mission else []
        return tuple("".join(client.get(url).content.decode() for url in at) for client in (own, office))

    return read


def test_no_figure_of_the_assessors_before_the_result_of_the_workshop(walk, pages, scores):
    first, second = walk.assessors
    low = scores(walk.candidacy, 2)
    assessments.sign(candidacy=walk.candidacy, by=first, scores=low, recommends=True)
    mine, theirs = pages()
    assert "1 of 2 signed" in theirs and "1 of 2 signed" not in mine and "Under way" in mine
    assessments.sign(candidacy=walk.candidacy, by=second, scores=low, recommends=True)
    mine, theirs = pages()
    assert "It is 2.0 and the route asks for" in theirs and "Required mean" in theirs
    assert "2.0" not in mine and "Required mean" not in mine and "you are told when it is recorded" in mine
    candidacies.not_yet(candidacy=walk.candidacy, by=walk.organiser, reason="Voice")
    candidacies.try_again(candidacy=walk.fresh(), by=walk.organiser)
    assessments.sign(candidacy=walk.fresh(), by=first, scores=low, recommends=False)
    assessments.sign(candidacy=walk.fresh(), by=second, scores=low, recommends=True)
    mine, theirs = pages()
    assert "see the skills of a trainer" in theirs and "see the skills of a trainer" not in mine


def test_the_word_of_the_lead_and_the_share_of_the_teaching_are_read_after_the_decision(walk, pages, by):
    walk.to("confirmed")
    workshop = walk.mission.workshop
    item = agenda_items.add(
        workshop=workshop, day=workshop.starts_on, starts_at=time(9), title="Origin", minutes=60, by=by
    )
    teaching.record(mission=walk.mission, by=walk.expert, minutes={(item, walk.co_trainer): 45, (item, None): 15})
    walk.to("mission_evaluated")
    mine, theirs = pages()
    assert "Recommended for accreditation" in theirs and "75 %" in theirs
    assert "Recommended for accreditation" not in mine and "75 %" not in mine and "has signed the evaluation" in mine
    walk.to("accredited")
    mine, _theirs = pages()
    assert "Recommended for accreditation" in mine and "75 %" in mine


def test_the_file_of_ones_own_data_holds_all_of_it_at_any_time(walk):
    walk.to("assessed")
    page, whole = (
        "".join(text for one in own_data.held(walk.candidacy.person, whole=whole) for row in one.lines for text in row)
        for whole in (False, True)
    )
    assert "shows the skills" in whole and "Okafor" in whole
    assert "shows the skills" not in page and "Okafor" not in page
