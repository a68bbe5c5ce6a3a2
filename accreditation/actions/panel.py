from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accreditation.actions import case_party as case_parties
from accreditation.actions import decision as decisions
from accreditation.models import CaseParty, Panel
from accreditation.rules import panel as panel_rules
from programmes.actions import history
from programmes.actions import upload as uploads
from programmes.actions.refusals import refusals
from programmes.rules import clock, second_factor
from programmes.rules.refusal import Invalid, NotAllowed, Refused


def record(*, programme, cases, decided_by, decided_on, minutes, by, members=(), file=None):
    """Write down what one sitting decided on many cases: [(candidacy, outcome, reason)]. All of them, or none.

    Each case is a decision of its own, with its History and the places of recorder and members on its bench.
    Raises RowsRefused with a sentence a case that stands in the way.
    """
    if not panel_rules.can_record(by, programme):
        raise NotAllowed(_("A programme administrator records the decisions of a panel, in person."))
    second_factor.must(by, _("Record the decisions"))
    if decided_on > clock.today() + timedelta(days=1):
        raise Invalid(_("A decision is recorded once it has been taken."), field="decided_on")
    if not cases:
        raise Invalid(_("Choose the outcome of at least one case."))
    with refusals():
        panel = Panel(
            programme=programme,
            decided_by=decided_by.strip(),
            decided_on=decided_on,
            minutes=minutes.strip(),
            recorded_by=by.person,
            recorded_at=clock.now(),
        )
        panel.full_clean(exclude=["code"])
        panel.save()
        panel.members.set(members)
        refused = {}
        # In one order for everybody, so that two sittings never wait for each other.
        for candidacy, outcome, reason in sorted(cases, key=lambda case: case[0].pk):
            try:
                with transaction.atomic():
                    _decide(panel, candidacy, outcome, reason, members, by)
            except Refused as refusal:
                refused[candidacy.pk] = str(refusal.sentence)
        if refused:
            raise panel_rules.RowsRefused(refused)
        if file:
            panel.upload = uploads.keep(programme=programme, file=file, by=by)
            panel.save(update_fields=["upload"])
        history.record("panels.record", panel, by=by, decided_by=panel.decided_by, cases=len(cases))
        return panel


def _decide(panel, candidacy, outcome, reason, members, by):
    if candidacy.programme_id != panel.programme_id:
        raise Invalid(_("This case belongs to another programme."))
    for member in members:
        side = panel_rules.side_in_the_way(member, candidacy)
        if side:
            raise NotAllowed(
                _("{name} sits on this panel and stands on another side of the case: {side}.").format(
                    name=member, side=CaseParty.Side(side).label
                )
            )
    decisions.record(
        candidacy=candidacy,
        outcome=outcome,
        decided_by=panel.decided_by,
        decided_on=panel.decided_on,
        minutes=panel.minutes,
        reason=reason,
        panel=panel,
        by=by,
    )
    for member in members:
        if not candidacy.parties.filter(person=member).exists():
            case_parties.stand(candidacy=candidacy, person=member, side=CaseParty.Side.BENCH)
