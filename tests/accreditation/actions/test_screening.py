"""A look at the papers before the workshop: recorded on the case, and a proof like any other."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accreditation.actions import candidacy as candidacies
from accreditation.actions import route as routes
from accreditation.actions import screening as screenings
from accreditation.models import Candidacy, Screening
from accreditation.rules import evidence, steps
from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


@pytest.fixture
def candidacy(programme, participation, organiser, by):
    routes.give(programme=programme, key="wco_experts", by=by)
    return candidacies.open(participation=participation, by=organiser)


def fields(**changed):
    return {"is_met": True, "screened_by": "Capacity Building", "screened_on": clock.today()} | changed


def fresh():
    return evidence.loaded(Candidacy.objects.all()).get()


def test_the_case_waits_for_it_and_then_shows_it_as_a_proof(candidacy, organiser):
    assert steps.missing(fresh()).key == "screening"
    before = candidacy.participation.workshop.starts_on - timedelta(days=20)
    file = SimpleUploadedFile("cv.pdf", b"%PDF-1.7 nothing")
    screening = screenings.record(candidacy=candidacy, by=organiser, file=file, **fields(screened_on=before))
    (proof,) = [proof for proof in steps.steps(fresh())[0].proofs if proof.key == "screening"]
    assert "Capacity Building" in proof.text and "had begun" not in proof.text
    assert steps.missing(fresh()).key == "assessment" and screening.upload.name == "cv.pdf"
    assert History.objects.about(candidacy).filter(act="screenings.record").exists()


def test_late_is_accepted_and_said_and_the_latest_look_counts(candidacy, organiser):
    with pytest.raises(Invalid, match="what is not met"):
        screenings.record(candidacy=candidacy, by=organiser, **fields(is_met=False))
    screenings.record(candidacy=candidacy, by=organiser, **fields(is_met=False, note="No years of practice"))
    assert evidence.before_pass(fresh()).detail == "Not met: No years of practice"
    screenings.record(candidacy=candidacy, by=organiser, **fields())
    assert "after the workshop had begun" in steps.steps(fresh())[0].proofs[-1].text
    assert Screening.objects.count() == 2


def test_a_stranger_and_the_candidate_record_none_and_a_route_without_it_asks_for_none(
    candidacy, organiser, stranger, sign_in, programme
):
    own = sign_in(candidacy.person, "organiser", programme)
    for actor in (stranger, own):
        with pytest.raises(NotAllowed):
            screenings.record(candidacy=candidacy, by=actor, **fields())
    with pytest.raises(Invalid, match="still to come"):
        screenings.record(candidacy=candidacy, by=organiser, **fields(screened_on=clock.today() + timedelta(days=2)))
    candidacies.not_yet(candidacy=candidacy, by=organiser, reason="Voice")
    candidacies.withdraw(candidacy=candidacy, by=organiser, reason="Left")
    with pytest.raises(Conflict):
        screenings.record(candidacy=candidacy, by=organiser, **fields())
    assert not Screening.objects.exists()
