"""What each kind of requirement reads, and that one missing thing is named until nothing is missing."""

from datetime import time, timedelta

import pytest

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import mission as missions
from accreditation.actions import mission_evaluation as mission_evaluations
from accreditation.actions import route as routes
from accreditation.models import Candidacy, CoTrainer, RouteRequirement
from accreditation.rules import evidence, steps
from programmes.rules import clock
from tests.accreditation.actions.test_route import as_written
from workshops.actions import agenda_item as agenda_items
from workshops.actions import requirement as requirements
from workshops.actions import requirement_result as requirement_results
from workshops.models import Attendance, KnowledgeSheet, KnowledgeTest


def fresh():
    return evidence.loaded(Candidacy.objects.all()).get()


def missing():
    """(key, detail) of the one thing that is named."""
    found = evidence.before_pass(fresh())
    return found and (found.key, found.detail)


@pytest.fixture
def candidacy(programme, route, participation, administrator, organiser):
    written = as_written(route)
    kinds = ["prerequisite", "attendance", "test", "demonstration"]
    written["requirements"] = [
        *({"kind": kind} for kind in kinds), {"kind": "assessment"}, {"kind": "decision"},
    ]  # fmt: skip
    written["requirements"][0]["title"] = {"en": "CLiKC! course", "fr": "Cours CLiKC!"}
    written["requirements"][1]["percent"] = 90
    written["requirements"][2]["percent"] = 70
    routes.change(programme=programme, by=administrator, **written)
    return candidacies.open(participation=participation, by=organiser)


def test_every_proof_of_the_workshop_is_named_while_it_is_missing_and_shown_when_it_is_there(candidacy, by):
    """The route has percentages of its own: what the workshop itself asks is less."""
    place = candidacy.participation
    workshop = place.workshop
    assert missing() == ("prerequisite", "It is not among what the workshop asks for; add it there.")
    requirements.set_for_workshop(
        workshop=workshop, demonstration=True, prerequisites="Cours CLiKC!", attendance_percent=50, pass_mark=50, by=by
    )
    certificate, demonstration = workshop.requirements.all()
    assert missing() == ("prerequisite", "Nothing has been recorded yet.")
    requirement_results.record(participation=place, requirement=certificate, state="met", reference="77", by=by)
    assert missing() == ("attendance", "No half-day of the workshop has been counted yet.")
    for day in workshop.days[:5]:
        agenda_items.add(workshop=workshop, day=day, starts_at=time(9), title="Module", minutes=120, by=by)
    Attendance.objects.create(
        participation=place, day=workshop.days[0], half="morning", state="absent", recorded_at=clock.now()
    )
    assert missing() == ("attendance", "4 of 5 half-days; 90 % is asked for.")
    Attendance.objects.all().delete()
    assert missing() == ("test", "The workshop has no test.")
    test = KnowledgeTest.objects.create(workshop=workshop, state="closed", way="private")
    assert missing()[1].startswith("It is answered under a private code")
    KnowledgeTest.objects.update(way="named")
    assert missing() == ("test", "No result has been recorded yet.")
    sheet = KnowledgeSheet.objects.create(test=test, phase="after", participation=place, percent=69)
    assert missing() == ("test", "test 69 %; 70 % is asked for.")
    KnowledgeSheet.objects.filter(pk=sheet.pk).update(percent=70)
    assert missing() == ("demonstration", "Nothing has been recorded yet.")
    requirement_results.record(participation=place, requirement=demonstration, state="not_yet", by=by)
    assert missing() == ("demonstration", "Not yet")
    requirement_results.record(participation=place, requirement=demonstration, state="met", by=by)
    assert missing()[0] == "assessment"
    told = [proof.text for step in steps.steps(fresh())[:2] for proof in step.proofs]
    for words in ("77", "5 of 5 half-days", "test 70 %"):
        assert any(words in text for text in told), told


def test_a_list_of_everything_lacking_and_the_number_of_queries_of_a_board(candidacy, django_assert_num_queries):
    assert [one.key for one in evidence.lacking(fresh())] == [
        "prerequisite", "attendance", "test", "demonstration", "assessment",
    ]  # fmt: skip
    row = fresh()
    with django_assert_num_queries(0):
        steps.steps(row)
        evidence.lacking(row)


def accepted(walk, mission, share, outcome="recommend"):
    """A mission taught with that share of it, and evaluated."""
    place = missions.add_co_trainer(mission=mission, candidacy=fresh(), by=walk.organiser)
    CoTrainer.objects.filter(pk=place.pk).update(share=share)
    missions.record_release(co_trainer=place, reference="1", released_on=clock.today(), by=walk.organiser)
    missions.match(mission=mission, lead=walk.expert.person, by=walk.organiser)
    missions.record_lead_release(mission=mission, reference="2", released_on=clock.today(), by=walk.organiser)
    missions.confirm(mission=mission, by=walk.organiser)
    mission_evaluations.sign(
        co_trainer=CoTrainer.objects.get(pk=place.pk), by=walk.expert, lessons_observed=2, strengths="Sure",
        to_develop="Pace", independence="alone", outcome=outcome,
    )  # fmt: skip


def test_a_national_trainer_delivers_half_and_then_the_whole(walk, programme, administrator, mission_of, scores):
    routes.give(programme=programme, key="unodc", by=administrator)
    candidacies.change_version(candidacy=walk.candidacy, by=walk.organiser, reason="New scheme")
    assessments.sign(candidacy=fresh(), by=walk.assessors[0], scores=scores(fresh()), recommends=True)
    candidacies.record_pass(candidacy=fresh(), by=walk.organiser)
    asked = [evidence.next_mission_requirement(fresh()).share]
    assert evidence.mission(fresh()).detail == "0 of 2 are done. The next one is with 50 % of the teaching."
    for weeks, share, state in ((0, 50, "passed"), (2, 50, "passed"), (4, 100, "mission_evaluated")):
        with clock.at(clock.now() + timedelta(weeks=weeks)):
            accepted(walk, mission_of(walk.organiser), share)
        asked.append(getattr(evidence.next_mission_requirement(fresh()), "share", None))
        assert fresh().state == state
    assert asked == [50, 100, 100, None], "a second half is no whole"
    assert evidence.before_decision(fresh()) is None


@pytest.mark.parametrize("kind", RouteRequirement.Kind.values)
def test_every_kind_that_is_not_there_stops_the_decision(walk, programme, administrator, kind):
    """Nothing a route can ask for is passed over: alone in a route, it is the one thing that is missing."""
    rows = [{"kind": kind}] if kind == "decision" else [{"kind": kind}, {"kind": "decision"}]
    routes.change(programme=programme, by=administrator, **(as_written(walk.candidacy.route) | {"requirements": rows}))
    candidacy = candidacies.change_version(candidacy=walk.candidacy, by=walk.organiser, reason="So")
    type(candidacy.participation).objects.update(state="expected")
    Candidacy.objects.update(passed_on=clock.today(), state="passed")
    found = evidence.before_decision(fresh())
    assert (found and found.key) == (None if kind == "decision" else kind)
