"""What a candidate reads of their own case: that a step is done or under way, and no score before it is told to them.

A score read too early is taken for the decision. What is held stays in the file of one's own data.
"""

from dataclasses import replace

from django.utils.translation import gettext as _

from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import mission_record as record_rules
from accreditation.rules.missing import Missing

# What the assessors found, as the evidence names it when it is not enough.
OF_ASSESSORS = ("not_negotiable", "recommendation", "scores")
# What was counted at the workshop.
COUNTED = ("workshop", "attendance", "test", "demonstration")


def missing(actor, candidacy, found):
    """The one thing missing, as this actor may read it."""
    if found is None or not candidacy_rules.is_own(actor, candidacy):
        return found
    if found.key == "teaching":
        return Missing("teaching", _("Who taught what"), _("The lead expert and the organisers look at it."))
    if candidacy.has_result:
        return found
    if found.key in (*OF_ASSESSORS, "pass"):
        return Missing("pass", _("Result of the workshop"), _("It is under way; you are told when it is recorded."))
    if found.key in (*COUNTED, "assessment"):
        return Missing(found.key, found.label, _("Under way."))
    return found


def proof(actor, candidacy, one):
    """One proof of a step, as this actor may read it."""
    if not candidacy_rules.is_own(actor, candidacy):
        return one
    if one.missing:
        seen = missing(actor, candidacy, Missing(one.key, one.label, one.text))
        return replace(one, label=seen.label, text=seen.detail, key=seen.key)
    if one.key == "evaluation" and not record_rules.is_decided(one.thing):
        name = one.thing.evaluation.evaluator.person
        return replace(one, text=_("{name} has signed the evaluation; the decision is still open.").format(name=name))
    if not candidacy.has_result and one.key in (*COUNTED, "assessments"):
        return replace(one, text=_("Under way.") if one.key == "assessments" else _("Recorded."))
    return one


def reads_shares(actor, mission):
    """A co-trainer reads whose share of the teaching was enough when the case is decided; minutes at any time."""
    return not any(
        candidacy_rules.is_own(actor, place.candidacy) and not record_rules.is_decided(place)
        for place in mission.co_trainers.all()
    )
