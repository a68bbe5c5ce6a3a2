from django.utils.translation import gettext as _

from accreditation.actions import case_party as case_parties
from accreditation.models import Assessment, Candidacy, CaseParty, Score
from accreditation.rules import candidacy as candidacy_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


def sign(*, candidacy, by, scores, recommends, remarks=""):
    """Sign one assessor's view. `scores` is {criterion: (score or None, comment)}; not observed is an answer."""
    if not candidacy_rules.may_assess(by, candidacy):
        raise NotAllowed(
            _("Assessors of the programme, and those who taught the workshop, sign an assessment; never their own.")
        )
    with refusals():
        candidacy = Candidacy.objects.select_for_update(of=("self",)).get(pk=candidacy.pk)
        if candidacy.state != Candidacy.State.ENROLLED:
            raise Conflict(
                _("The candidate stands at “{state}”; there is nothing to assess now.").format(
                    state=candidacy.get_state_display()
                )
            )
        _check(candidacy, scores)
        party = case_parties.stand(candidacy=candidacy, person=by.party, side=CaseParty.Side.ASSESSOR)
        assessment = Assessment(
            candidacy=candidacy,
            assessor=party,
            attempt=candidacy.attempt,
            recommends=recommends,
            remarks=remarks,
            signed_at=clock.now(),
        )
        assessment.validate_constraints()
        assessment.save()
        for criterion, (score, comment) in scores.items():
            Score.objects.create(assessment=assessment, criterion=criterion, score=score, comment=comment.strip())
        history.record("assessments.sign", candidacy, by=by, recommends=recommends, attempt=candidacy.attempt)
        return assessment


def _check(candidacy, scores):
    criteria = set(candidacy.route.criteria.all())
    if set(scores) != criteria:
        raise Invalid(_("Give every criterion a score, or say that it was not observed."))
    for criterion, (score, comment) in scores.items():
        if score is not None and score not in (1, 2, 3, 4):
            raise Invalid(_("A score is 1 to 4, or not observed."), field=f"score_{criterion.pk}")
        if score in (1, 4) and not comment.strip():
            raise Invalid(
                _("{criterion}: a score of 1 or 4 needs a comment.").format(criterion=criterion),
                field=f"comment_{criterion.pk}",
            )
