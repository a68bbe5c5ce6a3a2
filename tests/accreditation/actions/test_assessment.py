"""What an assessor signs."""

import pytest

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.models import Assessment, CaseParty
from accreditation.rules import candidacy as candidacy_rules
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import guest_pass as guest_passes
from workshops.actions import participation as participations
from workshops.models import GuestPass
from workshops.rules import guest_pass as guest_pass_rules


@pytest.mark.parametrize("score", [1, 4])
def test_the_ends_of_the_scale_need_a_comment(walk, scores, score):
    given = scores(walk.candidacy, at_2=(score, "  "))
    with pytest.raises(Invalid, match="needs a comment") as refused:
        assessments.sign(candidacy=walk.candidacy, by=walk.assessors[0], scores=given, recommends=True)
    assert refused.value.field.startswith("c")
    assert not Assessment.objects.exists() and not CaseParty.objects.filter(side="assessor").exists()


def test_not_observed_is_an_answer_and_stays_out_of_the_mean(walk, scores):
    given = scores(walk.candidacy, at_2=(None, ""), at_3=(2, ""))
    signed = assessments.sign(candidacy=walk.candidacy, by=walk.assessors[0], scores=given, recommends=True)
    assert signed.mean() == 2.8


def test_every_criterion_is_answered(walk, scores):
    given = scores(walk.candidacy)
    given.popitem()
    with pytest.raises(Invalid, match="not observed"):
        assessments.sign(candidacy=walk.candidacy, by=walk.assessors[0], scores=given, recommends=True)


def test_one_assessor_signs_once(walk, scores):
    walk.to("assessed")
    with pytest.raises((Conflict, Invalid), match="already signed"):
        assessments.sign(candidacy=walk.candidacy, by=walk.assessors[0], scores=scores(walk.candidacy), recommends=True)
    assert Assessment.objects.count() == 2


def test_a_facilitator_of_that_workshop_assesses_and_one_of_another_does_not(walk, scores, expert, by):
    given = scores(walk.candidacy)
    with pytest.raises(NotAllowed):
        assessments.sign(candidacy=walk.candidacy, by=expert, scores=given, recommends=True)
    participations.add(workshop=walk.candidacy.participation.workshop, by=by, person=expert.person, kind="facilitator")
    assert assessments.sign(candidacy=walk.candidacy, by=expert, scores=given, recommends=True)


def test_an_organiser_who_is_no_assessor_does_not_sign(walk, scores):
    with pytest.raises(NotAllowed):
        assessments.sign(candidacy=walk.candidacy, by=walk.organiser, scores=scores(walk.candidacy), recommends=True)


def test_nothing_is_assessed_once_the_result_is_recorded(walk, scores, expert, by):
    participations.add(workshop=walk.candidacy.participation.workshop, by=by, person=expert.person, kind="facilitator")
    candidacies.not_yet(candidacy=walk.candidacy, by=walk.organiser, reason="Voice.")
    with pytest.raises(Conflict):
        assessments.sign(candidacy=walk.candidacy, by=expert, scores=scores(walk.candidacy), recommends=True)


def test_a_guest_who_assesses_signs_in_their_own_name_at_that_workshop_and_never_of_themselves(walk, scores, by):
    workshop = walk.candidacy.participation.workshop
    given = {"programme": walk.candidacy.programme, "kind": "assessor", "ends_on": clock.today(), "by": by}
    one = guest_passes.give(workshop=workshop, family_name="Novak", email="novak@experts.example", **given)
    guest = guest_pass_rules.of_pass(one)
    assert walk.candidacy in candidacy_rules.visible_to(guest)
    signed = assessments.sign(candidacy=walk.candidacy, by=guest, scores=scores(walk.candidacy), recommends=True)
    assert signed.assessor.person == one.person
    assert not candidacy_rules.can_assess(guest, walk.candidacy), "signed already"
    GuestPass.objects.filter(pk=one.pk).update(person=walk.candidacy.person)
    own = guest_pass_rules.of_pass(guest_pass_rules.find(pk=one.pk))
    with pytest.raises(NotAllowed):
        assessments.sign(candidacy=walk.candidacy, by=own, scores=scores(walk.candidacy), recommends=True)
