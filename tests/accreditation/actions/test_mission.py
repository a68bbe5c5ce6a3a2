"""A mission: its team, its letters, and who may lead."""

import pytest

from accreditation.actions import candidacy as candidacies
from accreditation.actions import mission as missions
from accreditation.models import Candidacy, CaseParty, CoTrainer, Mission
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops
from workshops.models import Participation, Workshop

S = Mission.State


def test_an_expert_of_the_candidates_administration_does_not_lead(walk, mission_of, make_person, customs):
    mission = mission_of(walk.organiser)
    missions.add_co_trainer(mission=mission, candidacy=walk.to("passed"), by=walk.organiser)
    colleague = make_person("Ali", "Yousif", organisation=customs)
    with pytest.raises(Invalid, match="same administration"):
        missions.match(mission=mission, lead=colleague, by=walk.organiser)
    mission.refresh_from_db()
    assert mission.lead is None and mission.state == S.REQUESTED
    assert not mission.workshop.participations.filter(person=colleague).exists()


def test_a_candidate_of_the_leads_administration_is_not_added(walk, mission_of, make_person, customs):
    colleague = make_person("Ali", "Yousif", organisation=customs)
    mission = missions.match(mission=mission_of(walk.organiser), lead=colleague, by=walk.organiser)
    with pytest.raises(Invalid, match="same administration"):
        missions.add_co_trainer(mission=mission, candidacy=walk.to("passed"), by=walk.organiser)
    assert walk.fresh().state == Candidacy.State.PASSED


def test_the_team_stands_on_the_list_of_the_mission_and_is_not_counted_as_trained(walk):
    walk.to("mission_planned")
    team = {row.kind for row in walk.mission.workshop.participations.present()}
    assert team == {"lead_expert", "co_trainer"} and not walk.mission.workshop.participations.counted()


def test_another_lead_takes_the_place_of_the_first(walk, make_person, ghana_customs):
    candidacy = walk.to("mission_planned")
    second = make_person("Boateng", "Yaw", organisation=ghana_customs)
    missions.match(mission=walk.mission, lead=second, by=walk.organiser)
    assert candidacy.parties.get(side=CaseParty.Side.LEAD).person == second
    leads = walk.mission.workshop.participations.present().filter(kind="lead_expert")
    assert [row.person for row in leads] == [second]


def test_a_mission_is_confirmed_with_a_lead_a_co_trainer_and_every_release(walk, mission_of):
    mission, by = mission_of(walk.organiser), walk.organiser
    missions.match(mission=mission, lead=walk.expert.person, by=by)
    with pytest.raises(Invalid, match="at least one co-trainer"):
        missions.confirm(mission=mission, by=by)
    place = missions.add_co_trainer(mission=mission, candidacy=walk.to("passed"), by=by)
    with pytest.raises(Invalid, match="release letter of Noora Hasan"):
        missions.confirm(mission=mission, by=by)
    with pytest.raises(Invalid):
        missions.record_release(co_trainer=place, reference=" ", released_on=clock.today(), by=by)
    missions.record_release(co_trainer=place, reference="1", released_on=clock.today(), by=by)
    assert missions.confirm(mission=mission, by=by).state == S.CONFIRMED


def test_a_confirmed_team_takes_nobody_more(walk, mission_of):
    walk.to("confirmed")
    with pytest.raises(Conflict, match="team of this mission is complete"):
        missions.add_co_trainer(mission=walk.mission, candidacy=walk.candidacy, by=walk.organiser)


def test_a_cancelled_mission_sends_its_candidates_back_to_wait(walk):
    walk.to("confirmed")
    missions.cancel(mission=walk.mission, by=walk.organiser, reason="The host asked for another date.")
    walk.mission.refresh_from_db()
    assert (walk.fresh().state, walk.mission.state) == (Candidacy.State.PASSED, S.CANCELLED)
    assert walk.mission.workshop.state == "cancelled" and not CoTrainer.objects.exists()


def test_taken_off_a_mission_and_placed_on_it_again_the_name_is_on_the_list_once(walk):
    walk.to("mission_planned")
    missions.remove_co_trainer(co_trainer=walk.co_trainer, by=walk.organiser, reason="Ill.")
    assert walk.fresh().state == Candidacy.State.PASSED
    there = Participation.objects.get(workshop=walk.mission.workshop, person=walk.candidacy.person)
    assert there.state == "withdrawn"
    missions.add_co_trainer(mission=walk.mission, candidacy=walk.candidacy, by=walk.organiser)
    there.refresh_from_db()
    assert there.state == "expected"


def test_candidates_of_another_programme_stay_out(walk, other_programme, english, by):
    mission = missions.plan(
        programme=other_programme, by=by, title="Elsewhere", starts_on=clock.today(), ends_on=clock.today(),
        language=english,
    )  # fmt: skip
    with pytest.raises(Invalid, match="different programmes"):
        missions.add_co_trainer(mission=mission, candidacy=walk.to("passed"), by=by)


@pytest.fixture
def second_candidate(walk, add_participant, accreditation_workshop, by):
    """Another candidate who has passed, of the same workshop."""
    there = add_participant("Said", "Layla", at=accreditation_workshop)
    there = participations.move(participation=there, act="complete", by=by)
    second = type(walk)(
        candidacies.open(participation=there, by=walk.organiser),
        walk.organiser,
        walk.administrator,
        walk.assessors,
        walk.expert,
        walk.scores,
        walk.mission_of,
    )
    return second.to("passed")


def test_a_mission_on_which_somebody_was_evaluated_took_place(walk, second_candidate):
    walk.to("mission_planned")
    absent = missions.add_co_trainer(mission=walk.mission, candidacy=second_candidate, by=walk.organiser)
    missions.record_release(co_trainer=absent, reference="2", released_on=clock.today(), by=walk.organiser)
    walk.to("mission_evaluated")
    assert Mission.objects.get().state == S.CONFIRMED
    with pytest.raises(Invalid, match="took place"):
        missions.cancel(mission=walk.mission, by=walk.organiser, reason="Only one came.")
    missions.remove_co_trainer(co_trainer=absent, by=walk.organiser, reason="Did not come.")
    assert Mission.objects.get().state == S.EVALUATED


def test_a_field_mission_put_on_the_calendar_as_a_workshop_gets_its_team_once(
    programme, organiser, english, accreditation_workshop
):
    scheduled = workshops.schedule(
        programme=programme, by=organiser, title="To Lima", kind="field_mission", starts_on=clock.today(),
        ends_on=clock.today(), language=english,
    )  # fmt: skip
    assert missions.open(workshop=scheduled, by=organiser).state == S.REQUESTED
    with pytest.raises((Invalid, Conflict)):
        missions.open(workshop=scheduled, by=organiser)
    with pytest.raises(Invalid, match="Only a field mission"):
        missions.open(workshop=accreditation_workshop, by=organiser)


def test_a_workshop_is_not_scheduled_for_a_mission_that_cannot_be(mission_of, facilitator):
    with pytest.raises(NotAllowed):
        mission_of(facilitator)
    assert not Workshop.objects.exists() and not Mission.objects.exists()
