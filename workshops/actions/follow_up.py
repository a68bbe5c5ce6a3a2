"""The follow-up of a workshop's recommendations is on while the host agrees: said by whom, and when."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import FollowUp, Workshop
from workshops.rules import follow_up as follow_up_rules


def switch_on(*, workshop, agreed_by, agreed_on, by):
    """The host agrees: record who said so and when. Returns the FollowUp; nobody has been asked anything yet."""
    return _answer(workshop, agreed_by, agreed_on, by, is_on=True)


def decline(*, workshop, agreed_by, agreed_on, by):
    """The host does not agree: `agreed_by` is who said so. Nobody is asked, and the organisers neither."""
    return _answer(workshop, agreed_by, agreed_on, by, is_on=False)


def _answer(workshop, agreed_by, agreed_on, by, *, is_on):
    if not follow_up_rules.can_keep(by, workshop):
        raise NotAllowed(_("Organisers record whether the host agrees."))
    if workshop.state == Workshop.State.CANCELLED:
        raise Conflict(_("This workshop was cancelled; there is nothing to follow up."))
    if not agreed_by.strip():
        raise Invalid(_("Say who answered for the host."), field="agreed_by")
    if agreed_on > max(clock.today(), workshop.today(clock.now())):
        raise Invalid(_("This date is still to come."), field="agreed_on")
    with refusals():
        follow_up = FollowUp.objects.select_for_update().filter(workshop=workshop).first() or FollowUp(
            workshop=workshop, is_on=False
        )
        if follow_up.is_on:
            raise Conflict(_("The follow-up is on already. Switch it off if the host no longer agrees."))
        follow_up.agreed_by, follow_up.agreed_on, follow_up.is_on = agreed_by.strip(), agreed_on, is_on
        follow_up.full_clean(exclude=["code"], validate_unique=False)
        follow_up.save()
        if is_on:
            history.record("follow_ups.switch_on", follow_up, by=by, programme=workshop.programme)
        else:
            history.record("follow_ups.decline", follow_up, by=by, programme=workshop.programme)
        return follow_up


def switch_off(*, follow_up, reason, by):
    """Nobody is asked any more and no link opens; what was reported stays as it was reported."""
    if not follow_up_rules.can_keep(by, follow_up.workshop):
        raise NotAllowed(_("Organisers switch the follow-up off."))
    if not reason.strip():
        raise Invalid(_("Give the reason in a few words."), field="reason")
    with refusals():
        if not FollowUp.objects.filter(pk=follow_up.pk, is_on=True).update(is_on=False):
            raise Conflict(_("The follow-up is off already."))
        follow_up.is_on = False
        history.record(
            "follow_ups.switch_off", follow_up, by=by, programme=follow_up.workshop.programme, reason=reason.strip()
        )
        return follow_up
