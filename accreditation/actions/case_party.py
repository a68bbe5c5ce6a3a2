from django.utils.translation import gettext as _

from accreditation.models import Candidacy, CaseParty
from accreditation.rules import candidacy as candidacy_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


def stand(*, candidacy, person, side):
    """Put a person on a side of the case, once. Part of the act that makes them stand there; that act is recorded.

    The rule says it in a sentence; the constraint case_party_one_side stands behind it when two acts race.
    """
    party = CaseParty.objects.filter(candidacy=candidacy, person=person).first()
    if party and party.side != side:
        raise Conflict(
            _("{name} already stands on another side of this case: {side}.").format(
                name=person, side=party.get_side_display()
            )
        )
    if party:
        return party
    with refusals():
        return CaseParty.objects.create(candidacy=candidacy, person=person, side=side)


def nominate(*, candidacy, person, by):
    """Say who nominated the candidate, or put it right. Whoever did takes no part in the decision, unless the route
    lets them."""
    if not candidacy_rules.can_manage(by, candidacy):
        raise NotAllowed(_("Organisers of the programme say who nominated a candidate; nobody for themselves."))
    with refusals():
        candidacy = Candidacy.objects.select_for_update(of=("self",)).get(pk=candidacy.pk)
        if not candidacy.is_open:
            raise Conflict(_("This case is closed; its decision stands."))
        if not person.programmes.filter(pk=candidacy.programme_id).exists():
            raise Invalid(_("This person is not known to the programme."), field="person")
        before = CaseParty.objects.filter(candidacy=candidacy, side=CaseParty.Side.NOMINATOR).exclude(person=person)
        if before.filter(decisions__isnull=False).exists():
            raise Conflict(_("The nominator has recorded a decision of this case and stays on it."))
        before.delete()
        party = stand(candidacy=candidacy, person=person, side=CaseParty.Side.NOMINATOR)
        history.record("case_parties.nominate", candidacy, by=by, nominator=str(person))
        return party
