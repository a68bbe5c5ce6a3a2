"""What a route asks for, and the first thing of it that is missing. Pure: reads rows that are already loaded."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Candidacy, Mission, MissionEvaluation, RouteRequirement
from accreditation.rules import evidence_workshop, mission_evidence
from accreditation.rules.missing import Missing
from accreditation.rules.words import where_and_when
from workshops.rules import completion as completion_rules

Kind = RouteRequirement.Kind


def loaded(candidacies):
    """With everything this file and the steps read; the number of queries does not grow with the rows."""
    return candidacies.with_proofs().prefetch_related(*completion_rules.paths("participation__"))


def mean(assessments, only_decisive=False):
    """Mean of all scores given, 1 to 4; None when nothing was observed."""
    scores = [
        row.score
        for assessment in assessments
        for row in assessment.scores.all()
        if row.score and (row.criterion.is_decisive or not only_decisive)
    ]
    return Decimal(sum(scores)) / len(scores) if scores else None


def lowest(assessments):
    return min((row.score for a in assessments for row in a.scores.all() if row.score), default=None)


def assessment(candidacy):
    asked = candidacy.route.asks_for(Kind.ASSESSMENT)
    if not asked:
        return None
    route, signed = candidacy.route, candidacy.current_assessments()
    if len(signed) < asked.count:
        return Missing(
            "assessment",
            _("Assessment"),
            _("{signed} of {asked} signed.").format(signed=len(signed), asked=asked.count),
        )
    broken = next((row for a in signed for row in a.scores.all() if row.is_met is False), None)
    if broken:
        return Missing(
            "not_negotiable",
            _("What is not negotiable"),
            _("An assessor says no to: {criterion}.").format(criterion=broken.criterion),
        )
    recommending = sum(row.recommends for row in signed)
    if recommending < asked.count:
        return Missing(
            "recommendation",
            _("Recommendation of the assessors"),
            _("{number} of {asked} see the skills of a trainer.").format(number=recommending, asked=asked.count),
        )
    average, least, decisive = mean(signed), lowest(signed), mean(signed, only_decisive=True)
    if average is None:
        return Missing("scores", _("Score"), _("Nothing was observed; at least one criterion needs a score."))
    if average < route.mean_required:
        return Missing(
            "scores",
            _("Required mean"),
            _("It is {mean} and the route asks for {asked}.").format(mean=round(average, 1), asked=route.mean_required),
        )
    if least < route.lowest_allowed:
        return Missing(
            "scores",
            _("Required score"),
            _("One criterion stands at {score}; the route asks for {asked} or more.").format(
                score=least, asked=route.lowest_allowed
            ),
        )
    if decisive is not None and decisive < route.mean_required:
        return Missing(
            "scores",
            _("Required score in the decisive criterion"),
            _("It is {mean} and the route asks for {asked}.").format(
                mean=round(decisive, 1), asked=route.mean_required
            ),
        )
    return None


def recommending_evaluations(candidacy):
    """Evaluations that count: recommended, and later than a decision that asked for another mission."""
    asked_again = max((row.recorded_at for row in candidacy.decisions.all() if row.outcome == "repeat"), default=None)
    return [
        row
        for row in candidacy.evaluations()
        if row.outcome == MissionEvaluation.Outcome.RECOMMEND and (asked_again is None or row.signed_at > asked_again)
    ]


def missions_asked(candidacy, also=None):
    """[(requirement, evaluation or None)], one a mission the route asks for, in order.

    Each accepted mission counts for the first requirement still open whose share of the teaching it reached.
    `also`: an evaluation that is about to be signed.
    """
    left = [*recommending_evaluations(candidacy), *([also] if also else [])]
    left.sort(key=lambda row: row.signed_at)
    found = []
    for asked in candidacy.route.all_asked(Kind.MISSION):
        for _number in range(asked.count):
            took = next((row for row in left if _reaches(row.co_trainer, asked)), None)
            if took:
                left.remove(took)
            found.append((asked, took))
    return found


def next_mission_requirement(candidacy, also=None):
    """What the next mission of this candidate is for, or None when enough are accepted or none is asked for."""
    return next((asked for asked, took in missions_asked(candidacy, also) if took is None), None)


def _reaches(place, asked):
    """By what was put down; until then by what the mission was for, and the teaching is named as missing."""
    if asked.share is None or place.share is None:
        return asked.share is None or place.requirement_id == asked.pk
    return place.share >= asked.share


def mission(candidacy):
    asked = next_mission_requirement(candidacy)
    if asked is None:
        counting = missions_asked(candidacy)
        return next(filter(None, (mission_evidence.missing(row.co_trainer, one) for one, row in counting)), None)
    place = candidacy.current_mission()
    if place is None:
        if candidacy.state == Candidacy.State.MISSION_EVALUATED:
            # Accepted when it was signed; what was put down since says that too little of the teaching was theirs.
            short = filter(None, (mission_evidence.missing(r.co_trainer) for r in recommending_evaluations(candidacy)))
            return next(short, None) or Missing("mission", _("Mission"), _none_planned(candidacy, asked))
        return Missing("mission", _("Mission"), _none_planned(candidacy, asked))
    where = where_and_when(place.mission.workshop)
    if place.mission.lead_id is None:
        return Missing("lead", _("Lead expert"), where)
    if not place.is_released:
        return Missing("release", _("Release letter"), where)
    if place.mission.state in Mission.FORMING:
        return Missing("confirmation", _("Confirmation of the mission"), where)
    return Missing("evaluation", _("Mission evaluation"), where)


def _none_planned(candidacy, asked):
    every = missions_asked(candidacy)
    words = _("None is planned.")
    if len(every) > 1:
        done = sum(took is not None for _asked, took in every)
        words = ngettext("{done} of {asked} is done.", "{done} of {asked} are done.", done)
        words = words.format(done=done, asked=len(every))
    if asked.share:
        share = _("The next one is with {share} % of the teaching.").format(share=asked.share)
        return f"{words} {share}"
    return words


def lacking_before_pass(candidacy):
    """[Missing], everything up to the result of the workshop, in the order of the route."""
    found = [one.missing for one in evidence_workshop.standings(candidacy)]
    return [missing for missing in (*found, assessment(candidacy)) if missing]


def before_pass(candidacy):
    """The one thing that is named first; None when the proofs of the workshop are there."""
    return next(iter(lacking_before_pass(candidacy)), None)


def lacking(candidacy):
    """[Missing], everything between the candidate and a decision."""
    found = lacking_before_pass(candidacy)
    if not found and candidacy.passed_on is None:
        found.append(Missing("pass", _("Result of the workshop"), _("Nobody has recorded it yet.")))
    last = mission(candidacy)
    return [*found, last] if last else found


def before_decision(candidacy):
    return next(iter(lacking(candidacy)), None)
