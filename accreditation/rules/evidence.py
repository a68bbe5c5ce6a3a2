"""What a route asks for, and the first thing of it that is missing. Pure: reads rows that are already loaded."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accreditation.models import Mission, MissionEvaluation, RouteRequirement
from accreditation.rules.words import where_and_when
from workshops.models import Participation
from workshops.rules import completion as completion_rules

Kind = RouteRequirement.Kind


@dataclass(frozen=True)
class Missing:
    """One thing: a key for the page to link by, its name, and how it stands."""

    key: str
    label: str
    detail: str = ""


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


def workshop(candidacy):
    asked = candidacy.route.asks_for(Kind.WORKSHOP)
    if asked and candidacy.participation.state != Participation.State.COMPLETED:
        return Missing(
            "workshop",
            _("Workshop"),
            _("The list of participants says “{state}”, not completed.").format(
                state=candidacy.participation.get_state_display()
            ),
        )
    # What is computed, and not what somebody decided: an override on the list opens nothing here.
    found = completion_rules.of(candidacy.participation) if asked else None
    if found and not found.is_complete:
        return Missing(
            "workshop", _("Workshop"), _("Of the workshop is lacking: {things}.").format(things=found.lacking)
        )
    return None


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


def mission(candidacy):
    asked = candidacy.route.number_asked(Kind.MISSION)
    done = len(recommending_evaluations(candidacy)) if asked else 0
    if not asked or done >= asked:
        return None
    place = candidacy.current_mission()
    if place is None:
        if asked > 1:
            return Missing(
                "mission",
                _("Mission"),
                ngettext("{done} of {asked} is done.", "{done} of {asked} are done.", done).format(
                    done=done, asked=asked
                ),
            )
        return Missing("mission", _("Mission"), _("None is planned."))
    where = where_and_when(place.mission.workshop)
    if place.mission.lead_id is None:
        return Missing("lead", _("Lead expert"), where)
    if not place.is_released:
        return Missing("release", _("Release letter"), where)
    if place.mission.state in Mission.FORMING:
        return Missing("confirmation", _("Confirmation of the mission"), where)
    return Missing("evaluation", _("Mission evaluation"), where)


def before_pass(candidacy):
    return workshop(candidacy) or assessment(candidacy)


def before_decision(candidacy):
    found = before_pass(candidacy)
    if found is None and candidacy.passed_on is None:
        found = Missing("pass", _("Result of the workshop"), _("Nobody has recorded it yet."))
    return found or mission(candidacy)
