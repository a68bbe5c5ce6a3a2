from datetime import timedelta

from django.utils.translation import gettext as _

from accreditation.actions import accreditation as accreditations
from accreditation.actions import case_party as case_parties
from accreditation.models import CaseParty, Decision
from accreditation.rules import candidacy as candidacy_rules
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules import clock, second_factor
from programmes.rules.refusal import Invalid

Outcome = Decision.Outcome


def record(*, candidacy, outcome, decided_by, decided_on, by, minutes="", reason="", panel=None):
    """Write down what was decided. The recorder is a programme administrator who stands on no other side."""
    candidacy_rules.must_decide(by, candidacy)
    second_factor.must(by, _("Record the decision"))
    if decided_on > clock.today() + timedelta(days=1):
        raise Invalid(_("A decision is recorded once it has been taken."), field="decided_on")
    if not decided_by.strip():
        raise Invalid(_("Say who decided."), field="decided_by")
    if outcome == Outcome.ACCREDIT and candidacy.is_open:
        # Asked before the state is: "release letter is missing" helps more than "it stands at mission planned".
        candidacy_rules.ready_for_decision(candidacy)
    with refusals():
        candidacy = perform(
            candidacy_rules.MOVES, candidacy, str(outcome), by=by, history_act=f"decisions.{outcome}", reason=reason
        )
        decision = Decision(
            candidacy=candidacy,
            outcome=outcome,
            decided_by=decided_by.strip(),
            decided_on=decided_on,
            minutes=minutes.strip(),
            panel=panel,
            reason=reason,
            recorded_at=clock.now(),
            recorded_by=_seat(candidacy, by),
        )
        decision.full_clean(exclude=["code"])
        decision.save()
        if outcome == Outcome.ACCREDIT:
            accreditations.grant(decision=decision, by=by)
        return decision


def _seat(candidacy, by):
    """The recorder's place on the bench; a nominator or lead whom the route lets decide keeps the one they have."""
    held = candidacy.parties.filter(person=by.person).first()
    if held and candidacy_rules.may_decide_from(held.side, candidacy.route):
        return held
    return case_parties.stand(candidacy=candidacy, person=by.person, side=CaseParty.Side.BENCH)
