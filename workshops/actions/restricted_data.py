"""Passport and medical data: put down, looked at, deleted. Every look is an act, and stands in History.

History never holds the data itself, only which of it was given.
"""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock, second_factor
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import Participation, RestrictedData
from workshops.rules import restricted_data as rules


def put_down(*, participation, by, **fields):
    """Record or replace it. Fields are those of rules.FIELDS; an empty one holds nothing."""
    _open(participation, by)
    with refusals():
        Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
        data = RestrictedData.objects.filter(participation=participation).first()
        data = data or RestrictedData(participation=participation)
        for name in rules.FIELDS:
            setattr(data, name, fields.get(name) or (None if name in rules.NEVER_BLANK else ""))
        given = [name for name in rules.FIELDS if getattr(data, name)]
        if not given:
            raise Invalid(_("Give at least one of these, or delete what is held."))
        data.full_clean()
        data.save()
        programme = participation.workshop.programme
        history.record("restricted_data.put_down", participation, by=by, programme=programme, given=given)
        return data


def read(*, participation, by):
    """What is held, to somebody who may see it: who looked, and when, stays in History."""
    _open(participation, by)
    if by.person_id != participation.person_id:
        second_factor.must(by, _("Open passport and medical data"))
    with refusals():
        data = rules.held(participation)
        if data is None:
            raise Conflict(_("Nothing is held of this person for this workshop."))
        history.record("restricted_data.read", participation, by=by, programme=participation.workshop.programme)
        return data


def remove(*, participation, by):
    """Before its day: asked for by the person, or no longer needed."""
    _open(participation, by)
    with refusals():
        number, _rows = RestrictedData.objects.filter(participation=participation).delete()
        if not number:
            raise Conflict(_("Nothing is held of this person for this workshop."))
        history.record("restricted_data.remove", participation, by=by, programme=participation.workshop.programme)


def delete_overdue():
    """What the clock does: everything whose day has come goes, in the same act. Returns how many went."""
    overdue = RestrictedData.objects.overdue(clock.today()).values_list("pk", flat=True)
    return sum(_delete(pk) for pk in list(overdue))


def _delete(pk):
    with refusals():
        data = RestrictedData.objects.select_related("participation__workshop__programme").filter(pk=pk).first()
        if data is None or not data.delete()[0]:
            return 0
        participation = data.participation
        history.record("restricted_data.expire", participation, by=SYSTEM, programme=participation.workshop.programme)
        return 1


def _open(participation, by):
    """The one door to this data, for reading and for writing."""
    if not rules.can_open(by, participation):
        raise NotAllowed(_("Passport and medical data are for the organisers and for the person themselves."))
    if rules.is_over(participation.workshop):
        raise Conflict(_("The days for which this data may be kept are over. It is deleted, and no more is taken."))
