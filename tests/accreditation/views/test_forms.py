"""A form that comes back loses nothing that was typed, and says beside the field what to do."""

import pytest

from accreditation.models import Candidacy, Decision, MissionEvaluation
from programmes.rules import clock


def decision(**changed):
    return {
        "outcome": "accredit", "decided_by": "Director, Capacity Building", "decided_on": clock.today(),
        "minutes": "Panel 2019/4", "reason": "As the panel said.",
    } | changed  # fmt: skip


def test_a_decision_without_evidence_comes_back_with_the_missing_thing_and_every_word(walk, client_of):
    walk.to("mission_planned")
    answer = client_of(walk.administrator).post(f"/candidacies/{walk.candidacy.code}/decision/", decision())
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Release letter is missing", "Director, Capacity Building", "Panel 2019/4", "As the panel said."):
        assert words in page
    assert not Decision.objects.exists() and Candidacy.objects.get().state == "mission_planned"


def test_a_decision_somebody_else_took_meanwhile_answers_409(walk, client_of):
    walk.to("accredited")
    answer = client_of(walk.administrator).post(f"/candidacies/{walk.candidacy.code}/decision/", decision())
    assert answer.status_code == 409 and Decision.objects.count() == 1


def test_the_page_prepares_the_decision_and_leads_to_the_missing_proof(walk, client_of):
    walk.to("mission_planned")
    page = client_of(walk.administrator).get(f"/candidacies/{walk.candidacy.code}/").content.decode()
    assert "One thing is missing: Release letter." in page and "Accredit as STCE Expert Trainer" in page
    assert page.count("btn-primary") == 1 and f"/co-trainers/{walk.co_trainer.code}/release/" in page
    assert "(Assessor)" in page and "(Lead expert of the mission)" in page


@pytest.mark.parametrize("stage", ["enrolled", "assessed", "passed", "mission_planned", "confirmed", "accredited"])
def test_no_page_of_a_candidacy_has_two_filled_buttons(walk, client_of, stage):
    walk.to(stage)
    for actor in (walk.organiser, walk.administrator, walk.assessors[0], walk.expert):
        answer = client_of(actor).get(f"/candidacies/{walk.candidacy.code}/")
        assert answer.status_code in (200, 404) and answer.content.decode().count("btn-primary") <= 1


def test_an_evaluation_before_the_first_day_comes_back_with_what_was_typed(walk, client_of, mission_of):
    walk.mission = mission_of(walk.organiser, starts_in=9)
    walk.to("confirmed")
    form = {"lessons_observed": 3, "strengths": "Calm with ministers.", "independence": "alone", "outcome": "recommend"}
    answer = client_of(walk.expert).post(f"/co-trainers/{walk.co_trainer.code}/evaluation/", form)
    page = answer.content.decode()
    assert answer.status_code == 409 and "has not begun" in page and "Calm with ministers." in page
    assert not MissionEvaluation.objects.exists()


def test_a_lead_of_the_candidates_administration_comes_back_beside_the_field(walk, client_of, make_person, customs, by):
    from programmes.actions import role as roles

    walk.to("mission_planned")
    colleague = make_person("Ali", "Yousif", organisation=customs)
    roles.grant(person=colleague, kind="facilitator", programme=walk.candidacy.programme, by=by)
    answer = client_of(walk.organiser).post(f"/missions/{walk.mission.code}/lead/", {"lead": colleague.pk})
    assert answer.status_code == 422 and "same administration" in answer.content.decode()


def test_a_reason_is_asked_for(walk, client_of):
    client = client_of(walk.organiser)
    address = f"/candidacies/{walk.candidacy.code}/withdrawal/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": " "}).status_code == 422
    assert client.post(address, {"reason": "Left the service."}).status_code == 302
    assert Candidacy.objects.get().state == "withdrawn"


def test_a_trainer_from_before_the_portal_is_loaded_and_suspended_in_the_browser(
    programme, administrator, make_person, client_of
):
    client, person = client_of(administrator), make_person("Rusu", "Elena")
    data = {"programme": programme.pk, "person": person.pk, "title": "Expert Trainer", "granted_on": "2016-11-04"}
    answer = client.post("/accreditation/roster/new/", data)
    assert answer.status_code == 422 and "Expert Trainer" in answer.content.decode()
    assert client.post("/accreditation/roster/new/", data | {"letter": "16.RL-0412"}).status_code == 302
    trainer = person.accreditations.get()
    client.post(f"/accreditations/{trainer.code}/suspension/", {"reason": "Complaint."})
    page = client.get(f"/accreditations/{trainer.code}/").content.decode()
    assert "Suspended" in page and "Complaint." in page and "Reinstate" in page


def test_papers_of_higher_floors_stand_on_the_page_of_a_trainer(walk, client_of, monkeypatch):
    from accreditation.models import Accreditation
    from programmes import slots

    walk.to("accredited")
    monkeypatch.setattr(
        slots, "_loaders", slots._loaders | {
            "accreditation.acts": [(1, lambda actor, trainer: [slots.Paper("Issue it", "", "/issue/", post=True)])]
        },
    )  # fmt: skip
    page = client_of(walk.administrator).get(f"/accreditations/{Accreditation.objects.get().code}/").content.decode()
    assert 'action="/issue/"' in page and "Issue it" in page
