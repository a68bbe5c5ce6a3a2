"""The way the STCE programme makes its trainers, from the workshop to the roster, through the actions alone."""

from accreditation.models import Accreditation, Candidacy, CaseParty
from accreditation.rules import steps
from programmes.models import History, Outbox

S = Candidacy.State


def test_a_participant_is_assessed_passes_goes_on_a_mission_and_is_accredited(walk):
    assert walk.to("assessed").state == S.ENROLLED
    assert walk.to("passed").state == S.PASSED
    assert walk.to("mission_planned").state == S.MISSION_PLANNED
    assert walk.to("mission_evaluated").state == S.MISSION_EVALUATED
    candidacy = walk.to("accredited")
    trainer = Accreditation.objects.get()
    assert (candidacy.state, trainer.person, trainer.title) == (S.ACCREDITED, candidacy.person, "STCE Expert Trainer")
    assert trainer.is_in_force and trainer.granted_on == trainer.decision.decided_on
    assert [step.state for step in steps.steps(candidacy)] == ["done"] * 5


def test_everyone_in_the_case_stands_on_one_side(walk):
    candidacy = walk.to("accredited")
    sides = {party.person.family_name: party.side for party in candidacy.parties.all()}
    assert sorted(sides.values()) == ["assessor", "assessor", "bench", "candidate", "lead"]
    assert sides["Hasan"] == CaseParty.Side.CANDIDATE and sides["Mensah"] == CaseParty.Side.LEAD


def test_history_tells_the_whole_way_and_who_went_it(walk):
    candidacy = walk.to("accredited")
    acts = list(History.objects.about(candidacy).order_by("pk").values_list("act", flat=True))
    assert acts == [
        "candidacies.open",
        "assessments.sign",
        "assessments.sign",
        "candidacies.pass",
        "missions.add_co_trainer",
        "missions.record_release",
        "mission_evaluations.evaluate",
        "decisions.accredit",
    ]


def test_the_floors_above_hear_of_a_new_trainer(walk):
    walk.to("accredited")
    assert Outbox.objects.get(event__startswith="accreditation.").object_pk == Accreditation.objects.get().pk


def test_each_step_names_the_one_thing_that_is_missing(walk):
    wanted = {
        "enrolled": "assessment",
        "assessed": "pass",
        "passed": "mission",
        "mission_planned": "release",
        "confirmed": "evaluation",
        "mission_evaluated": "decision",
    }
    found = {}
    for stage in wanted:
        found[stage] = steps.missing(walk.to(stage)).key
    assert found == wanted
    assert steps.missing(walk.to("accredited")) is None
