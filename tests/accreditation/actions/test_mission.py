"""A mission: its team, its letters, and who may lead."""

from datetime import time, timedelta

import pytest

from accreditation.actions import mission as missions
from accreditation.actions import mission_date
from accreditation.models import Candidacy, CaseParty, CoTrainer, Mission
from accreditation.rules import mission_clash, steps
from programmes.actions.refusals import refusals
from programmes.models import History
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import agenda_item as agenda_items
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
    with pytest.raises(Invalid, match="release letter of Ama Mensah"):
        missions.confirm(mission=mission, by=by)
    missions.record_lead_release(mission=mission, reference="2", released_on=clock.today(), by=by)
    mission.refresh_from_db()
    assert mission.state == S.RELEASED
    assert missions.confirm(mission=mission, by=by).state == S.CONFIRMED


def test_an_expert_of_no_administration_is_released_by_nobody(walk, mission_of, make_person, unep):
    mission, by = mission_of(walk.organiser), walk.organiser
    with pytest.raises(Conflict, match="Match a lead expert first"):
        missions.record_lead_release(mission=mission, reference="2", released_on=clock.today(), by=by)
    missions.match(mission=mission, lead=make_person("Lind", "Eva", organisation=unep), by=by)
    place = missions.add_co_trainer(mission=mission, candidacy=walk.to("passed"), by=by)
    missions.record_release(co_trainer=place, reference="1", released_on=clock.today(), by=by)
    mission.refresh_from_db()
    assert mission.state == S.RELEASED


def test_a_confirmed_team_takes_nobody_more(walk, mission_of):
    walk.to("confirmed")
    with pytest.raises(Conflict, match="team of this mission is complete"):
        missions.add_co_trainer(mission=walk.mission, candidacy=walk.candidacy, by=walk.organiser)


def test_whoever_is_promised_elsewhere_on_these_days_is_refused_and_what_is_not_seen_is_not_named(
    walk, mission_of, other_programme, english, by
):
    mission, day = mission_of(walk.organiser, starts_in=40), clock.today() + timedelta(days=42)
    there = workshops.schedule(
        programme=other_programme, by=by, title="Elsewhere", starts_on=day, ends_on=day, language=english
    )
    place = participations.add(workshop=there, person=walk.expert.person, kind="facilitator", by=by)
    with pytest.raises(Invalid, match="another activity on") as refused:
        missions.match(mission=mission, lead=walk.expert.person, by=walk.organiser)
    assert refused.value.field == "lead" and "Elsewhere" not in refused.value.sentence
    seen = mission_clash.of(by, [walk.expert.person], mission.workshop)[walk.expert.person.pk]
    assert "Elsewhere" in seen[0].sentence and seen[0].is_firm
    Participation.objects.filter(pk=place.pk).update(state="invited")
    assert not mission_clash.of(by, [walk.expert.person], mission.workshop)[walk.expert.person.pk][0].is_firm
    missions.match(mission=mission, lead=walk.expert.person, by=walk.organiser)
    participations.add(workshop=there, person=walk.to("passed").person, by=by)
    with pytest.raises(Invalid, match="Noora Hasan is at") as refused:
        missions.add_co_trainer(mission=mission, candidacy=walk.candidacy, by=walk.organiser)
    assert refused.value.field == "candidacy" and walk.fresh().state == Candidacy.State.PASSED
    workshops.move(workshop=there, act="cancel", by=by, reason="No host.")
    missions.add_co_trainer(mission=mission, candidacy=walk.candidacy, by=walk.organiser)


def test_the_dates_move_a_confirmed_mission_into_the_field_and_nothing_else_does(walk, mission_of, by):
    walk.mission = mission_of(walk.organiser, starts_in=3)
    walk.to("confirmed")
    mission = walk.mission
    assert mission_date.begin_due(by=by) == 0
    with clock.at(clock.now() + timedelta(days=3)):
        assert Mission.objects.get(pk=mission.pk).shown_state(clock.now()) == "In the field"
        workshops.move(workshop=mission.workshop, act="postpone", by=by, reason="Flood.")
        assert mission_date.begin_due(by=by) == 0
        assert Mission.objects.get(pk=mission.pk).shown_state(clock.now()) == "Postponed"
        workshops.move(workshop=mission.workshop, act="resume", by=by)
        with refusals():
            assert mission_date.begin(mission=mission, by=walk.expert).state == S.IN_FIELD
            Mission.objects.filter(pk=mission.pk).update(state=S.CONFIRMED)
        assert (mission_date.begin_due(by=by), mission_date.begin_due(by=by)) == (1, 0)
        assert Mission.objects.get(pk=mission.pk).state == S.IN_FIELD


def test_other_dates_take_the_agenda_along_and_ask_for_releases_again_unless_they_hold(
    walk, mission_of, by, facilitator
):
    walk.mission = mission_of(walk.organiser, starts_in=7)
    walk.to("confirmed")
    mission, first = walk.mission, walk.mission.workshop.starts_on
    item = agenda_items.add(workshop=mission.workshop, day=first, starts_at=time(9), title="Lesson", by=by)
    new = {"starts_on": first + timedelta(days=21), "ends_on": first + timedelta(days=23), "reason": "Flood."}
    with pytest.raises(NotAllowed):
        mission_date.postpone(mission=mission, by=facilitator, **new)
    with pytest.raises(Invalid, match="reason"):
        mission_date.postpone(mission=mission, by=walk.organiser, **(new | {"reason": " "}))
    workshops.move(workshop=mission.workshop, act="postpone", by=by, reason="Flood.")
    moved = mission_date.postpone(mission=mission, by=walk.organiser, releases_hold=True, **new)
    item.refresh_from_db()
    assert (moved.state, item.day, moved.workshop.state) == (S.RELEASED, new["starts_on"], "scheduled")
    moved = mission_date.postpone(mission=mission, by=walk.organiser, **new)
    assert (moved.state, moved.lead_released_on, moved.co_trainers.get().released_on) == (S.MATCHED, None, None)
    taken = workshops.schedule(
        programme=mission.programme,
        by=by,
        title="Other",
        starts_on=first,
        ends_on=first,
        language=mission.workshop.language,
    )
    participations.add(workshop=taken, person=walk.expert.person, kind="facilitator", by=by)
    with pytest.raises(Invalid, match="choose other dates") as refused:
        mission_date.postpone(mission=mission, by=walk.organiser, starts_on=first, ends_on=first, reason="Back.")
    assert refused.value.field == "starts_on"


def test_a_co_trainer_who_falls_ill_is_replaced_and_the_new_one_needs_a_release(walk, second_candidate):
    walk.to("confirmed")
    mission_date.begin_due(by=SYSTEM)
    place = missions.replace_co_trainer(
        co_trainer=walk.co_trainer, candidacy=second_candidate, by=walk.organiser, reason="Ill."
    )
    assert walk.fresh().state == Candidacy.State.PASSED and not place.is_released
    assert [row.candidacy for row in walk.mission.co_trainers.all()] == [second_candidate]
    assert Mission.objects.get(pk=walk.mission.pk).state == S.IN_FIELD
    assert steps.missing(Candidacy.objects.with_proofs().get(pk=second_candidate.pk)).key == "release"


def test_a_change_of_a_released_team_asks_for_confirmation_anew(walk, second_candidate, mission_of):
    walk.mission = mission_of(walk.organiser, starts_in=5)
    walk.to("confirmed")
    missions.replace_co_trainer(
        co_trainer=walk.co_trainer, candidacy=second_candidate, by=walk.organiser, reason="Ill."
    )
    assert Mission.objects.get(pk=walk.mission.pk).state == S.MATCHED


def test_what_the_host_asked_for_is_kept_and_changed_with_its_history(programme, organiser, facilitator, english):
    mission = missions.plan(
        programme=programme, by=organiser, title="To Lima", starts_on=clock.today(), ends_on=clock.today(),
        language=english, requested_by="Director of Training", officers_expected=25,
    )  # fmt: skip
    assert (mission.requested_by, mission.officers_expected) == ("Director of Training", 25)
    with pytest.raises(NotAllowed):
        missions.request(mission=mission, by=facilitator, topics="Valuation")
    mission = missions.request(mission=mission, by=organiser, topics="Valuation", officers_expected=30)
    assert '"25"' in History.objects.about(mission).get(act="missions.request", details__contains="25").details


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


def test_a_mission_on_which_somebody_was_evaluated_took_place(walk, second_candidate):
    walk.to("mission_planned")
    absent = missions.add_co_trainer(mission=walk.mission, candidacy=second_candidate, by=walk.organiser)
    missions.record_release(co_trainer=absent, reference="2", released_on=clock.today(), by=walk.organiser)
    walk.to("mission_evaluated")
    assert Mission.objects.get().state == S.IN_FIELD
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
