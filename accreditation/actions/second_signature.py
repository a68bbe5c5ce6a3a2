from django.utils.translation import gettext as _

from accreditation.actions import case_party as case_parties
from accreditation.models import CaseParty, MissionEvaluation, SecondSignature
from accreditation.rules import mission_record as record_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed


def sign(*, co_trainer, by, remark=""):
    """Sign the lead's form too, in person. Whoever stands on no side of the case stands on this one from now on."""
    if not record_rules.may_countersign(by, co_trainer):
        raise NotAllowed(_("Somebody of the team signs, in person, who is neither the candidate nor the lead expert."))
    if not record_rules.asks_second_signature(co_trainer):
        raise Conflict(_("The route asks for no second sign-off of this mission."))
    with refusals():
        evaluation = (
            MissionEvaluation.objects.select_for_update(of=("self",))
            .select_related("co_trainer__candidacy", "co_trainer__mission")
            .filter(co_trainer=co_trainer)
            .first()
        )
        if evaluation is None:
            raise Conflict(_("The lead expert has not signed yet."))
        if SecondSignature.objects.filter(evaluation=evaluation).exists():
            raise Conflict(_("It has been signed by a second person already."))
        if record_rules.is_decided(evaluation.co_trainer):
            raise Conflict(_("A decision has been recorded since: the evaluation stands as it was signed."))
        candidacy = evaluation.co_trainer.candidacy
        party = CaseParty.objects.filter(candidacy=candidacy, person=by.person).first()
        party = party or case_parties.stand(candidacy=candidacy, person=by.person, side=CaseParty.Side.SECOND)
        signature = SecondSignature.objects.create(
            evaluation=evaluation, party=party, remark=remark.strip(), signed_at=clock.now()
        )
        history.record("second_signatures.sign", evaluation.co_trainer.mission, by=by, co_trainer=str(candidacy))
        return signature
