from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed
from workshops.models import ClashAgreement, Participation
from workshops.rules import clash as clash_rules


def agree(*, person, first, second, by, note=""):
    """Everybody knows that this trainer is promised twice: the clash leaves the list, and stays countable."""
    if not clash_rules.can_agree(by, first, second):
        raise NotAllowed(_("Only organisers of one of the two activities mark a clash as agreed."))
    pair = clash_rules.clash_of(first, second)
    teaches = Participation.objects.present().filter(
        person=person, kind__in=clash_rules.TRAINERS, workshop__in=(first, second)
    )
    if not pair or teaches.count() < 2:
        raise Conflict(_("These dates do not clash any more. Look at the plan again."))
    with refusals():
        agreement = ClashAgreement(person=person, first=pair[0], second=pair[1], note=note, agreed_at=clock.now())
        agreement.full_clean(exclude=["code"])
        agreement.save()
        history.record(
            "clash_agreements.agree", agreement, by=by, programme=pair[0].programme, reason=note, second=pair[1].code
        )
        return agreement
