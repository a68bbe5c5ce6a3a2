from django.utils.translation import gettext as _

from accreditation.models import CaseParty
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict


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
