"""What is asked, how somebody stands towards it, and the one line of reason that completes all the same."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.models import History
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import participation as participations
from workshops.actions import requirement as requirements
from workshops.actions import requirement_result as results
from workshops.models import RequirementResult, Workshop
from workshops.rules import completion as completion_rules
from workshops.rules import requirement as requirement_rules


def fresh(workshop):
    return Workshop.objects.select_related("programme").get(pk=workshop.pk)


def asked(workshop):
    return [str(row) for row in completion_rules.requirements_of(fresh(workshop))]


def test_the_programme_asks_and_a_workshop_asks_its_own(organiser, facilitator, stranger, workshop, programme):
    for actor in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            requirements.set_for_programme(programme=programme, demonstration=True, by=actor)
        with pytest.raises(NotAllowed):
            requirements.set_for_workshop(workshop=workshop, demonstration=True, by=actor)
    requirements.set_for_programme(
        programme=programme, demonstration=True, prerequisites=" Basics \n\nBasics\nHS codes", by=organiser
    )
    assert asked(workshop) == ["Basics", "HS codes", "Teaching demonstration"]
    requirements.set_for_workshop(workshop=workshop, pass_mark=0, prerequisites="HS codes", by=organiser)
    assert asked(workshop) == ["HS codes"] and completion_rules.mark_needed(fresh(workshop)) == 0
    requirements.set_for_programme(programme=programme, by=organiser)
    assert asked(workshop) == ["HS codes"], "the workshop keeps its own"
    with pytest.raises(Invalid) as refused:
        requirements.set_for_workshop(workshop=workshop, attendance_percent=101, by=organiser)
    assert "101" in str(refused.value.sentence) or "percentage" in str(refused.value.sentence)
    with pytest.raises(Invalid) as refused:
        requirements.set_for_programme(programme=programme, prerequisites="x\n" * 3 + "y" * 200, by=organiser)
    assert refused.value.field == "prerequisites"


def test_results_recorded_under_the_programmes_list_count_for_the_workshops_own(
    organiser, facilitator, workshop, programme, add_participant
):
    requirements.set_for_programme(programme=programme, demonstration=True, prerequisites="Basics", by=organiser)
    one = add_participant("Hasan")
    basics, demonstration = completion_rules.requirements_of(fresh(workshop))
    results.record(participation=one, requirement=basics, state="met", by=facilitator)
    requirements.set_for_workshop(workshop=workshop, demonstration=True, prerequisites="Basics", by=organiser)
    found = completion_rules.of_workshop(fresh(workshop))[one.pk]
    assert [item.state for item in found.items if item.requirement] == ["met", "to_come"]


def test_one_tap_records_and_somebody_elses_tap_is_not_overwritten(
    organiser, facilitator, stranger, workshop, add_participant
):
    requirements.set_for_workshop(workshop=workshop, demonstration=True, prerequisites="Basics", by=organiser)
    one = add_participant("Hasan")
    basics, demonstration = completion_rules.requirements_of(fresh(workshop))
    with pytest.raises(NotAllowed):
        results.record(participation=one, requirement=demonstration, state="met", by=stranger)
    first = results.record(participation=one, requirement=demonstration, state="not_yet", seen=0, by=facilitator)
    assert (first.seen_by, first.dated_on) == (facilitator.label, workshop.today(clock.now()))
    with pytest.raises(Conflict):
        results.record(participation=one, requirement=demonstration, state="met", seen=0, by=organiser)
    again = results.record(participation=one, requirement=demonstration, state="not_yet", seen=0, by=organiser)
    assert again.version == 1, "the same said twice is said once"
    passed = results.record(participation=one, requirement=demonstration, state="met", seen=1, by=organiser)
    assert (passed.seen_by, passed.version) == (organiser.label, 2)
    with pytest.raises(Invalid):
        results.record(participation=one, requirement=basics, state="not_yet", by=organiser)
    with pytest.raises(Invalid):
        later = workshop.today(clock.now()) + timedelta(days=2)
        results.record(participation=one, requirement=basics, state="met", dated_on=later, by=organiser)
    file = SimpleUploadedFile("certificate.pdf", b"%PDF-1.7 nothing")
    kept = results.record(
        participation=one, requirement=basics, state="met", reference="14-2/881", file=file, by=organiser
    )
    assert kept.upload.name == "certificate.pdf" and kept in requirement_rules.visible_to(facilitator)
    assert kept not in requirement_rules.visible_to(stranger)
    assert completion_rules.of_workshop(fresh(workshop))[one.pk].is_complete
    with pytest.raises(NotAllowed):
        results.take_back(result=kept, by=stranger)
    results.take_back(result=kept, by=facilitator)
    assert RequirementResult.objects.count() == 1
    assert History.objects.about(one).first().act == "requirement_results.take_back"
    participations.move(participation=one, act="mark_absent", by=organiser)
    with pytest.raises(Conflict, match="not among the participants"):
        results.record(participation=one, requirement=basics, state="met", by=organiser)


def test_who_lacks_something_completes_by_one_line_of_reason(organiser, workshop, add_participant):
    requirements.set_for_workshop(workshop=workshop, demonstration=True, by=organiser)
    whole, lacking = add_participant("Hasan"), add_participant("Rashid")
    (demonstration,) = completion_rules.requirements_of(fresh(workshop))
    results.record(participation=whole, requirement=demonstration, state="met", by=organiser)
    with clock.at(clock.now() + timedelta(days=3)):
        assert participations.complete_all(workshop=fresh(workshop), by=organiser) == 1
    lacking.refresh_from_db()
    assert lacking.state == "expected"
    with pytest.raises(Invalid, match="lacks: demonstration") as refused:
        participations.move(participation=lacking, act="complete", by=organiser)
    assert refused.value.field == "reason"
    done = participations.move(participation=lacking, act="complete", reason=" Taught \n at home ", by=organiser)
    assert (done.state, done.completed_despite) == ("completed", "Taught at home")
    found = completion_rules.of_workshop(fresh(workshop))[lacking.pk]
    assert found.verdict == "Completed, by decision" and not found.is_complete
    assert History.objects.about(done).first().reason.strip()
    back = participations.move(participation=lacking, act="restore", by=organiser)
    assert back.completed_despite == ""


def test_what_was_asked_at_the_first_completion_stays(organiser, workshop, programme, add_participant):
    requirements.set_for_programme(programme=programme, prerequisites="", by=organiser)
    one = add_participant("Hasan")
    participations.move(participation=one, act="complete", by=organiser)
    requirements.set_for_programme(programme=programme, demonstration=True, by=organiser)
    type(programme).objects.update(attendance_percent=100, pass_mark=99)
    assert asked(workshop) == [] and completion_rules.attendance_needed(fresh(workshop)) == 80
    assert completion_rules.of_workshop(fresh(workshop))[one.pk].is_complete
