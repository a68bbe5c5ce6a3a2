from django.utils.translation import gettext as _

from accreditation.actions import case_party as case_parties
from accreditation.models import Assessment, Candidacy, CaseParty, Score, Sheet
from accreditation.rules import candidacy as candidacy_rules
from accreditation.rules import sheet as sheet_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


class Incomplete(Invalid):
    """`missing` is {key of the box on the sheet: what to do}, in the order of the sheet."""

    def __init__(self, missing):
        self.missing = missing
        field, sentence = next(iter(missing.items()))
        if len(missing) > 1:
            sentence = _("Not signed yet: every criterion is answered, and 1, 4 and “no” come with a comment.")
        super().__init__(sentence, field=field)


def sign(*, candidacy, by, scores, recommends, remarks="", lessons="", paper=None):
    """Sign one assessor's view. `scores` is {criterion: (value, comment)}: 1 to 4, or True or False where the rubric
    asks yes or no; None for not observed, which is an answer. `paper` is the Sheet an organiser has typed in."""
    if paper:
        if not sheet_rules.can_hold(by, paper):
            raise NotAllowed(_("Organisers who do not assess this candidate themselves type a paper in."))
    elif not candidacy_rules.may_assess(by, candidacy):
        raise NotAllowed(
            _("Assessors of the programme, and those who taught the workshop, sign an assessment; never their own.")
        )
    assessor = paper.assessor if paper else by.party
    with refusals():
        candidacy = Candidacy.objects.select_for_update(of=("self",)).get(pk=candidacy.pk)
        if candidacy.state != Candidacy.State.ENROLLED:
            raise Conflict(
                _("The candidate stands at “{state}”; there is nothing to assess now.").format(
                    state=candidacy.get_state_display()
                )
            )
        if missing := sheet_rules.lacking(candidacy.route.criteria.all(), scores):
            raise Incomplete(missing)
        party = case_parties.stand(candidacy=candidacy, person=assessor, side=CaseParty.Side.ASSESSOR)
        assessment = Assessment(
            candidacy=candidacy,
            assessor=party,
            attempt=candidacy.attempt,
            recommends=recommends,
            remarks=remarks,
            lessons=lessons,
            signed_at=clock.now(),
            filled_on=paper.filled_on if paper else None,
            typed_in_by=by.person if paper else None,
        )
        assessment.validate_constraints()
        assessment.save()
        for criterion, (value, comment) in scores.items():
            said = {"is_met" if criterion.is_yes_no else "score": value}
            Score.objects.create(assessment=assessment, criterion=criterion, comment=comment.strip(), **said)
        _sheets(assessment).update(state=Sheet.State.SIGNED)
        typed_in = {"typed_in_for": str(assessor), "filled_on": paper.filled_on} if paper else {}
        history.record(
            "assessments.sign", candidacy, by=by, recommends=recommends, attempt=candidacy.attempt, **typed_in
        )
        return assessment


def withdraw(*, assessment, by, reason):
    """Take a signature back, to correct the sheet and sign again; what was signed stays in History."""
    if not sheet_rules.can_withdraw(by, assessment):
        raise NotAllowed(
            _("Whoever signed withdraws a signature, and only until the result of the workshop is recorded.")
        )
    if not reason.strip():
        raise Invalid(_("Give the reason in a few words."), field="reason")
    with refusals():
        candidacy = Candidacy.objects.select_for_update(of=("self",)).get(pk=assessment.candidacy_id)
        found = Assessment.objects.select_related("assessor").filter(pk=assessment.pk).first()
        if found is None or candidacy.state != Candidacy.State.ENROLLED or found.attempt != candidacy.attempt:
            raise Conflict(_("The result was recorded in the meantime; the assessment stays as it is."))
        sheet = _sheet_of(found)
        said = {row.criterion.position: [row.word, row.comment] for row in found.scores.select_related("criterion")}
        history.record(
            "assessments.withdraw",
            candidacy,
            by=by,
            reason=reason,
            attempt=found.attempt,
            scores=said,
            recommends=found.recommends,
            remarks=found.remarks,
        )
        found.delete()
        return sheet


def _sheets(assessment):
    return Sheet.objects.filter(
        candidacy=assessment.candidacy, attempt=assessment.attempt, assessor_id=assessment.assessor.person_id
    )


def _sheet_of(assessment):
    """The sheet this was signed on, a draft again; made from what was signed where there was none."""
    sheet = _sheets(assessment).first()
    if sheet is None:
        sheet = Sheet(
            candidacy=assessment.candidacy,
            attempt=assessment.attempt,
            assessor=assessment.assessor.person,
            begun_at=assessment.signed_at,
        )
        sheet.save()
        for key, text in sheet_rules.texts(assessment).items():
            sheet.answers.create(key=key, text=text, version=1)
    _sheets(assessment).update(state=Sheet.State.DRAFT)
    sheet.state = Sheet.State.DRAFT
    return sheet
