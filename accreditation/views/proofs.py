"""Steps as the page shows them: the rules know the proofs, this floor's addresses are known here."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import evidence_workshop, own_view, steps
from accreditation.rules import mission as mission_rules
from accreditation.rules import panel as panel_rules
from workshops.rules import attendance as attendance_rules
from workshops.rules import completion as completion_rules
from workshops.rules import participation as participation_rules
from workshops.rules import requirement as requirement_rules


def shown(actor, candidacy):
    """What components/steps.html draws."""
    return [
        {
            "title": step.title,
            "state": step.state,
            "when": date_format(step.when, "j F Y") if step.when else (_("open") if step.state == steps.NOW else ""),
            "proofs": [_proof(actor, candidacy, own_view.proof(actor, candidacy, proof)) for proof in step.proofs],
            "note": step.note,
        }
        for step in steps.steps(candidacy)
    ]


def _proof(actor, candidacy, proof):
    url, act = mend(actor, candidacy, proof.key) if proof.missing else _open(actor, candidacy, proof)
    return {"label": proof.label, "text": proof.text, "missing": proof.missing, "url": url, "act": act}


def _open(actor, candidacy, proof):
    """Where a proof can be read, for those who may."""
    if proof.key == "participation":
        return reverse("workshop", args=[proof.thing.workshop.code]), _("Workshop")
    if proof.key == "assessments" and candidacy_rules.can_read_assessments(actor, candidacy):
        return reverse("candidacy_assessments", args=[candidacy.code]), _("Forms")
    if proof.key == "screening":
        row = evidence_workshop.latest_screening(candidacy)
        if row.upload_id and candidacy_rules.can_manage(actor, candidacy):
            return reverse("screening_file", args=[row.code]), _("File")
        return "", ""
    if proof.key in ("prerequisite", "demonstration") and requirement_rules.can_see_of(actor, candidacy.participation):
        return reverse("requirement_results", args=[candidacy.participation.code]), _("Result")
    if proof.key == "panel" and panel_rules.can_see(actor, candidacy.programme):
        return reverse("panel", args=[proof.thing.panel.code]), _("Panel")
    if proof.key == "mission":
        return reverse("mission", args=[proof.thing.code]), _("Mission")
    if proof.key == "evaluation" and mission_rules.can_read_evaluations(actor, proof.thing.mission):
        return reverse("co_trainer_evaluation", args=[proof.thing.code]), _("Form")
    if proof.key == "accreditation":
        return reverse("accreditation", args=[proof.thing.code]), _("Roster")
    return "", ""


def _results(actor, candidacy, key):
    """Where the result is recorded; where the workshop does not ask for it, where that is said."""
    place = candidacy.participation
    if any(row.kind == key for row in completion_rules.requirements_of(place.workshop)):
        return reverse("requirement_results", args=[place.code]), _("Record it")
    if requirement_rules.can_set(actor, place.workshop):
        return reverse("workshop_requirements", args=[place.workshop.code]), _("Ask for it")
    return "", ""


def mend(actor, candidacy, key):
    """Where the one missing thing is put right, by somebody who may: (address, words), or two empty texts."""
    manages = candidacy_rules.can_manage(actor, candidacy)
    place = candidacy.current_mission()
    workshop = candidacy.participation.workshop
    if key == "workshop" and participation_rules.can_write(actor, candidacy.participation):
        return reverse("participants", args=[workshop.code]), _("Open the list")
    if key == "screening" and candidacy_rules.can_screen(actor, candidacy):
        return reverse("candidacy_screenings", args=[candidacy.code]), _("Record it")
    if key in ("prerequisite", "demonstration") and requirement_rules.can_record(actor, workshop):
        return _results(actor, candidacy, key)
    if key == "attendance" and attendance_rules.can_see(actor, workshop):
        return reverse("attendance", args=[workshop.code]), _("Half-days")
    if key == "test" and requirement_rules.can_see(actor, workshop):
        return reverse("workshop_completion", args=[workshop.code]), _("Completion")
    if key == "assessment" and candidacy_rules.can_assess(actor, candidacy):
        return reverse("candidacy_assessments", args=[candidacy.code]), _("Assess")
    if key == "mission" and manages:
        return reverse("candidacy_missions", args=[candidacy.code]), _("Choose a mission")
    if key == "lead" and manages:
        return reverse("mission_lead", args=[place.mission.code]), _("Match an expert")
    if key == "release" and manages:
        return reverse("co_trainer_release", args=[place.code]), _("Record it")
    if key == "confirmation" and manages:
        return reverse("mission", args=[place.mission.code]), _("Confirm it")
    if key == "evaluation" and mission_rules.can_evaluate_place(actor, place):
        return reverse("co_trainer_evaluation", args=[place.code]), _("Evaluate")
    if key == "try_again" and manages:
        return reverse("candidacy_try_again", args=[candidacy.code]), _("Try again")
    if key == "decision" and candidacy_rules.can_decide(actor, candidacy):
        return "#decision", _("Decide")
    return "", ""
