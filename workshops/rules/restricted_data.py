"""Passport and medical data of one participation: who may open it, and the day on which it is gone."""

from datetime import timedelta

from programmes.models import History
from programmes.rules import clock
from workshops.models import RestrictedData
from workshops.rules import workshop as workshop_rules

FIELDS = ("passport_number", "passport_country", "passport_expires_on", "medical", "diet")
NEVER_BLANK = ("passport_country", "passport_expires_on")


def can_open(actor, participation):
    """The organisers of the programme, and whom it is about; nobody else, whatever their role."""
    if participation.person_id is None or participation.person.erased_at:
        return False
    own = bool(actor.person_id) and actor.person_id == participation.person_id
    return own or workshop_rules.can_organise(actor, participation.workshop)


def visible_to(actor):
    """Asked row by row through `can_open`; this serves whoever counts and whoever asks for their own."""
    if actor.is_system:
        return RestrictedData.objects.all()
    return RestrictedData.objects.filter(participation__person_id=actor.person_id, participation__person__isnull=False)


def gone_on(workshop):
    """The day on which the data is no longer there."""
    return workshop.ends_on + timedelta(days=workshop.programme.restricted_days)


def is_over(workshop):
    return clock.today() >= gone_on(workshop)


def held(participation):
    """The RestrictedData of a participation, or None; what is overdue is as good as gone."""
    rows = RestrictedData.objects.filter(participation=participation).select_related("passport_country")
    return None if is_over(participation.workshop) else rows.first()


def looks(participation):
    """Who looked at it, newest first."""
    return History.objects.about(participation).filter(act="restricted_data.read")
