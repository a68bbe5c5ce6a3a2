"""The five plain steps of a candidacy with their proofs. Pure: asks nothing of the database when with_proofs() did."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Candidacy, MissionEvaluation
from accreditation.rules import evidence, evidence_workshop
from accreditation.rules.missing import Missing
from accreditation.rules.words import days_of, months_between, where_and_when
from programmes.rules import clock

S = Candidacy.State
DONE, NOW, NEXT = "done", "now", "next"
# How far each state has come: the number of steps that are done, of the five.
REACHED = {S.ENROLLED: 1, S.NOT_YET: 1, S.PASSED: 2, S.MISSION_PLANNED: 3, S.MISSION_EVALUATED: 4, S.ACCREDITED: 5}
CLOSED = (S.DECLINED, S.WITHDRAWN)


@dataclass(frozen=True)
class Proof:
    label: str
    text: str
    key: str = ""
    missing: bool = False
    thing: object = None


@dataclass(frozen=True)
class Step:
    key: str
    title: str
    state: str
    when: date | None = None
    proofs: tuple[Proof, ...] = field(default=())
    note: str = ""


def titles():
    return {
        "candidate": _("Candidate"),
        "passed": _("Workshop passed"),
        "planned": _("Mission planned"),
        "evaluated": _("Mission evaluated"),
        "accredited": _("Accredited"),
    }


def keys(route):
    """A route without a mission has three steps; unused ones are absent."""
    asked = bool(route.asks_for("mission"))
    return [key for key in ("candidate", "passed", "planned", "evaluated", "accredited") if asked or key not in MISSION]


MISSION = ("planned", "evaluated")


def reached(candidacy):
    """How many of the five steps are done, whatever became of the case afterwards."""
    if candidacy.state not in CLOSED:
        return REACHED[candidacy.state]
    if evidence.recommending_evaluations(candidacy):
        return 4
    return 2 if candidacy.passed_on else 1


def states(candidacy):
    """{key: done, now or next}, for the ticks and rings of the board."""
    order = list(titles())
    done = {key for key in order[: reached(candidacy)]}
    found, current = {}, candidacy.state not in CLOSED
    for key in keys(candidacy.route):
        if key in done:
            found[key] = DONE
        else:
            found[key], current = (NOW, False) if current else (NEXT, False)
    return found


def missing(candidacy):
    """The one thing that stands between the candidate and the next step; None when nothing is."""
    if candidacy.state in (S.ACCREDITED, *CLOSED):
        return None
    if candidacy.state == S.NOT_YET:
        return Missing("try_again", _("Another try"), _("At the same or at a later workshop."))
    if candidacy.state == S.ENROLLED:
        return evidence.before_pass(candidacy) or Missing(
            "pass", _("Result of the workshop"), _("The proofs are there; an organiser records it.")
        )
    if candidacy.state == S.MISSION_PLANNED:
        found = evidence.mission(candidacy)
        if found and found.key == "evaluation":
            workshop = candidacy.current_mission().mission.workshop
            if workshop.today(clock.now()) < workshop.starts_on:
                return Missing("nothing", _("Nothing"), where_and_when(workshop))
        return found
    return evidence.before_decision(candidacy) or Missing("decision", _("Decision"), _("The proofs are complete."))


def waiting_months(candidacy):
    """Months since the workshop was passed, while no mission is planned; None when nobody waits."""
    if candidacy.state != S.PASSED or not candidacy.route.asks_for("mission"):
        return None
    return months_between(candidacy.passed_on, clock.today())


def steps(candidacy):
    """The steps of the page, in order, with their proofs; the missing one is marked."""
    named, at = titles(), states(candidacy)
    lacking = missing(candidacy)
    build = {
        "candidate": _candidate,
        "passed": _passed,
        "planned": _planned,
        "evaluated": _evaluated,
        "accredited": _accredited,
    }
    found = []
    for key, state in at.items():
        when, proofs = build[key](candidacy)
        if state == NOW and lacking and lacking.key != "nothing":
            proofs = [*proofs, Proof(lacking.label, lacking.detail, key=lacking.key, missing=True)]
        note = due(candidacy) if state == NOW else ""
        found.append(Step(key, named[key], state, when, tuple(proofs), note))
    return found


def due(candidacy):
    """Until when the rest is to be completed; a plain word, after which nothing closes by itself."""
    if candidacy.due_on is None or candidacy.state not in Candidacy.PRE_ACCREDITED:
        return ""
    day = date_format(candidacy.due_on, "j F Y")
    if candidacy.due_on < clock.today():
        return _("Was to be completed by {day}; the date can be extended.").format(day=day)
    return _("To be completed by {day}.").format(day=day)


def evidence_line(candidacy):
    """What there is for a decision, in one line: the workshop, the assessments, the missions."""
    _when, passed = _passed(candidacy)
    _when, evaluated = _evaluated(candidacy)
    return "; ".join(proof.text for proof in (*passed, *evaluated) if proof.text)


def done_count(candidacy):
    at = states(candidacy)
    return sum(state == DONE for state in at.values()), len(at)


def _candidate(candidacy):
    place = candidacy.participation
    proofs = [Proof(_("Workshop"), f"{place.workshop}, {days_of(place.workshop)}", "participation", thing=place)]
    nominator = next((party for party in candidacy.parties.all() if party.side == "nominator"), None)
    if nominator:
        proofs.insert(0, Proof(_("Nominated by"), str(nominator.person)))
    before = ("screening", "prerequisite")
    return candidacy.opened_on, [*proofs, *_standing(candidacy, *before)]


def _standing(candidacy, *kinds):
    """A proof of everything that is there; what is missing the current step names, one thing at a time."""
    return [
        Proof(str(one.requirement), one.said, str(one.requirement.kind), thing=one)
        for one in evidence_workshop.standings(candidacy)
        if one.requirement.kind in kinds and one.missing is None
    ]


def _passed(candidacy):
    proofs = _standing(candidacy, "workshop", "attendance", "test", "demonstration")
    signed = candidacy.current_assessments()
    if signed and candidacy.passed_on:
        proofs.append(Proof(_("Assessment"), _results(signed), "assessments"))
    elif signed:
        # Two assessors judge each for themselves: no figure is shown before the result is recorded.
        words = ngettext("{count} assessor has signed", "{count} assessors have signed", len(signed))
        proofs.append(Proof(_("Assessment"), words.format(count=len(signed)), "assessments"))
    return candidacy.passed_on, proofs


def _results(signed):
    words = ngettext("{count} assessor", "{count} assessors", len(signed)).format(count=len(signed))
    average, decisive = evidence.mean(signed), evidence.mean(signed, only_decisive=True)
    if average is not None:
        words = _("{assessors}, average {mean} of 4").format(assessors=words, mean=round(average, 1))
    if decisive is not None:
        words = _("{results}; technical accuracy {mean}").format(results=words, mean=round(decisive, 1))
    return words


def _planned(candidacy):
    proofs, when = [], None
    for place in candidacy.missions.all():
        proofs.append(Proof(_("Mission"), where_and_when(place.mission.workshop), "mission", thing=place.mission))
        if place.is_released:
            letter = _("{letter}, {day}").format(
                letter=place.release_reference, day=date_format(place.released_on, "j F Y")
            )
            proofs.append(Proof(_("Release"), letter))
        when = place.mission.workshop.starts_on
    return when, proofs


def _evaluated(candidacy):
    proofs, when = [], None
    for place in candidacy.missions.all():
        if not place.is_evaluated:
            continue
        row = place.evaluation
        lessons = ngettext("{count} lesson observed", "{count} lessons observed", row.lessons_observed)
        text = _("{name}: {lessons}. {outcome}").format(
            name=row.evaluator.person,
            lessons=lessons.format(count=row.lessons_observed),
            outcome=MissionEvaluation.Outcome(row.outcome).label,
        )
        proofs.append(Proof(_("Lead expert"), text, "evaluation", thing=place))
        when = row.signed_at.astimezone(place.mission.workshop.zone).date()
    return when, proofs


def _accredited(candidacy):
    proofs, when = [], None
    for decision in candidacy.decisions.all():
        text = _("{outcome}: {who}, {day}").format(
            outcome=decision.get_outcome_display(),
            who=decision.decided_by,
            day=date_format(decision.decided_on, "j F Y"),
        )
        accreditation = getattr(decision, "accreditation", None)
        proofs.append(Proof(_("Decision"), text, "accreditation" if accreditation else "", thing=accreditation))
        if decision.minutes:
            proofs.append(Proof(_("Minutes"), decision.minutes, "panel" if decision.panel_id else "", thing=decision))
        if accreditation:
            when = accreditation.granted_on
            if not accreditation.is_in_force:
                proofs.append(
                    Proof(_("Roster"), accreditation.get_state_display(), "accreditation", thing=accreditation)
                )
    return when, proofs
