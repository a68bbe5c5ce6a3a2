"""Who becomes a candidate, and what passing the workshop takes."""

from datetime import timedelta

import pytest

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import route as routes
from accreditation.models import Accreditation, Candidacy, Route
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence, needs, steps, words
from programmes.models import History, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from programmes.rules.actor import NOBODY
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import participation as participations
from workshops.actions import requirement as requirements
from workshops.actions import requirement_result as requirement_results

S = Candidacy.State


def test_the_same_person_is_a_candidate_of_a_programme_once(walk):
    with pytest.raises((Conflict, Invalid), match="already a candidate"):
        candidacies.open(participation=walk.candidacy.participation, by=walk.organiser)


def test_a_trainer_on_the_roster_is_not_made_a_candidate(walk):
    walk.to("accredited")
    with pytest.raises(Conflict, match="already a trainer"):
        candidacies.open(participation=walk.candidacy.participation, by=walk.organiser)


@pytest.mark.parametrize("kind", ["observer", "facilitator", "interpreter"])
def test_only_those_who_are_trained_become_candidates(route, accreditation_workshop, add_participant, organiser, kind):
    there = add_participant("Other", at=accreditation_workshop, kind=kind)
    with pytest.raises(NotAllowed):
        candidacies.open(participation=there, by=organiser)


def test_an_officer_without_a_name_is_no_candidate(route, accreditation_workshop, organiser, by):
    unnamed = participations.add(workshop=accreditation_workshop, by=by, listed_as="Police officer, Thailand")
    with pytest.raises(NotAllowed):
        candidacies.open(participation=unnamed, by=organiser)


def test_an_organiser_does_not_open_their_own_candidacy(route, accreditation_workshop, organiser, by):
    own = participations.add(workshop=accreditation_workshop, by=by, person=organiser.person)
    with pytest.raises(NotAllowed):
        candidacies.open(participation=own, by=organiser)


def test_a_programme_without_a_route_says_so(participation, organiser):
    with pytest.raises(Conflict, match="no route"):
        candidacies.open(participation=participation, by=organiser)


def sign_both(walk, **given):
    for assessor in walk.assessors:
        assessments.sign(candidacy=walk.candidacy, by=assessor, **given)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"recommends": False}, "Recommendation of the assessors is missing. 0 of 2"),
        ({"score": 2}, "Required mean is missing. It is 2.0"),
        ({"at_3": (1, "Lost the thread twice.")}, "Required score is missing. One criterion stands at 1"),
        ({"score": 4, "at_2": (2, "")}, "decisive criterion is missing. It is 2.0"),
    ],
)
def test_passing_asks_for_recommendations_the_mean_and_the_decisive_criterion(walk, scores, given, sentence):
    recommends = given.pop("recommends", True)
    score = given.pop("score", 3)
    if "at_3" in given:
        given |= {f"at_{n}": (4, "Excellent.") for n in (1, 2, 4)}
    sign_both(walk, scores=scores(walk.candidacy, score, **given), recommends=recommends)
    with pytest.raises(Invalid, match=sentence):
        candidacies.record_pass(candidacy=walk.fresh(), by=walk.organiser)
    assert walk.fresh().state == S.ENROLLED


def test_after_not_yet_a_candidate_is_assessed_anew_and_the_old_scores_no_longer_count(walk, scores):
    sign_both(walk, scores=scores(walk.candidacy, 2), recommends=False)
    candidacies.not_yet(candidacy=walk.candidacy, by=walk.organiser, reason="Technical accuracy.")
    candidacies.try_again(candidacy=walk.fresh(), by=walk.organiser)
    assert walk.fresh().current_assessments() == []
    sign_both(walk, scores=scores(walk.candidacy), recommends=True)
    assert candidacies.record_pass(candidacy=walk.fresh(), by=walk.organiser).passed_on


def test_a_second_try_is_at_a_workshop_of_the_candidate(walk, add_participant, accreditation_workshop):
    candidacies.not_yet(candidacy=walk.candidacy, by=walk.organiser, reason="Voice.")
    other = add_participant("Somebody", "Else", at=accreditation_workshop)
    with pytest.raises(Invalid):
        candidacies.try_again(candidacy=walk.fresh(), by=walk.organiser, participation=other)


def test_a_candidate_on_a_mission_is_taken_off_it_before_withdrawing(walk):
    walk.to("mission_planned")
    with pytest.raises(Conflict, match="off the mission first"):
        candidacies.withdraw(candidacy=walk.fresh(), by=walk.organiser, reason="Left the service.")


def test_candidacies_are_seen_by_the_team_the_assessors_the_lead_and_the_candidate(
    walk, make_actor, stranger, facilitator
):
    candidacy = walk.to("mission_planned")
    seeing = [
        walk.organiser, walk.administrator, *walk.assessors, walk.expert, actors.for_person(candidacy.person),
    ]  # fmt: skip
    blind = [stranger, facilitator, make_actor(RoleKind.DONOR), make_actor(RoleKind.PARTICIPANT), NOBODY]
    blind.append(make_actor(RoleKind.SYSTEM_ADMINISTRATOR))
    assert [bool(candidacy_rules.visible_to(actor)) for actor in seeing] == [True] * 6
    assert [bool(candidacy_rules.visible_to(actor)) for actor in blind] == [False] * 6


def test_an_override_on_the_list_opens_nothing_here(walk, organiser, by):
    """Completed by a line of reason holds for participation; accreditation reads what is computed."""
    walk.to("assessed")
    place = walk.candidacy.participation
    requirements.set_for_workshop(workshop=place.workshop, demonstration=True, by=by)
    participations.move(participation=place, act="restore", by=by)
    participations.move(participation=place, act="complete", reason="Taught at home", by=by)
    candidacy = Candidacy.objects.get(pk=walk.candidacy.pk)
    with pytest.raises(Invalid, match="Of the workshop is lacking: demonstration"):
        candidacies.record_pass(candidacy=candidacy, by=organiser)
    (asked,) = place.workshop.requirements.all()
    requirement_results.record(participation=place, requirement=asked, state="met", by=by)
    candidacy = Candidacy.objects.get(pk=walk.candidacy.pk)
    assert candidacies.record_pass(candidacy=candidacy, by=organiser).state == "passed"


def test_a_date_runs_from_the_pass_and_is_extended_with_a_reason(walk, stranger, sign_in, programme):
    candidacy = walk.to("passed")
    assert candidacy.due_on is None, "a route that sets no date gives none"
    with pytest.raises(Conflict, match="No date"):
        candidacies.extend(candidacy=candidacy, by=walk.organiser, reason="No mission this year")
    Route.objects.update(completion_months=12, extension_months=6)
    Candidacy.objects.update(state=S.ENROLLED)
    candidacy = candidacies.record_pass(candidacy=Candidacy.objects.get(), by=walk.organiser)
    first = words.months_later(candidacy.passed_on, 12)
    assert candidacy.due_on == first and steps.due(walk.fresh()).startswith("To be completed by")
    for actor in (stranger, sign_in(candidacy.person, RoleKind.ORGANISER, programme)):
        with pytest.raises(NotAllowed):
            candidacies.extend(candidacy=candidacy, by=actor, reason="No mission")
    with pytest.raises(Invalid, match="reason"):
        candidacies.extend(candidacy=candidacy, by=walk.organiser, reason=" ")
    with pytest.raises(Invalid, match="later than"):
        candidacies.extend(candidacy=candidacy, by=walk.organiser, reason="Sooner", until=first)
    assert candidacies.extend(candidacy=candidacy, by=walk.organiser, reason="No mission").due_on == (
        words.months_later(first, 6)
    )
    until = first + timedelta(days=400)
    candidacies.extend(candidacy=candidacy, by=walk.organiser, reason="Ill", until=until)
    with clock.at(clock.now() + timedelta(days=900)):
        assert needs.past_date(walk.organiser) == (1, candidacy) and needs.past_date(stranger)[0] == 0
        assert "Was to be completed by" in steps.due(walk.fresh()) and walk.fresh().is_open
    assert needs.past_date(walk.organiser)[0] == 0


def test_an_open_case_keeps_its_version_until_somebody_moves_it_with_a_reason(walk, programme, administrator, stranger):
    candidacy = walk.to("mission_evaluated")
    old = candidacy.route
    with pytest.raises(Conflict, match="already follows"):
        candidacies.change_version(candidacy=candidacy, by=walk.organiser, reason="So")
    new = routes.give(programme=programme, key="unodc", by=administrator)
    assert walk.fresh().route == old and evidence.before_decision(walk.fresh()) is None
    assert [one.key for one in evidence.lacking(candidacy_rules.under(walk.fresh(), new))] == ["mission"]
    for actor, reason, refusal in ((stranger, "So", NotAllowed), (walk.organiser, " ", Invalid)):
        with pytest.raises(refusal):
            candidacies.change_version(candidacy=candidacy, by=actor, reason=reason)
    moved = candidacies.change_version(candidacy=candidacy, by=walk.organiser, reason="She asked for it")
    assert (moved.route, moved.state) == (new, S.PASSED), "one more mission is asked for, so the case waits for it"
    assert [row.act for row in History.objects.about(candidacy)][:2] == [
        "candidacies.need_more", "candidacies.change_version",
    ]  # fmt: skip


def test_a_closed_case_stays_with_the_version_of_its_decision(walk, programme, administrator):
    candidacy = walk.to("accredited")
    routes.give(programme=programme, key="unodc", by=administrator)
    with pytest.raises(Conflict, match="closed"):
        candidacies.change_version(candidacy=candidacy, by=walk.organiser, reason="So")
    assert Accreditation.objects.get().is_in_force
