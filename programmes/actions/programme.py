from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Grant, Programme, Series
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import NotAllowed


def found(*, by, partners=(), languages=(), **fields):
    """Found a programme. Fields are those of Programme."""
    if not (by.is_system or by.is_system_administrator):
        raise NotAllowed(_("The system administrator founds programmes."))
    with refusals():
        programme = Programme(**fields)
        programme.full_clean(exclude=["code"])
        programme.save()
        programme.partners.set(partners)
        programme.languages.set(languages)
        history.record("programmes.found", programme, by=by, programme=programme)
        return programme


def add_series(*, programme, by, **fields):
    if not programme_rules.can_organise(by, programme):
        raise NotAllowed(_("Only organisers of the programme add a series."))
    with refusals():
        series = Series(programme=programme, **fields)
        series.full_clean(exclude=["code"])
        series.save()
        history.record("programmes.add_series", series, by=by)
        return series


def add_grant(*, programme, by, **fields):
    if not programme_rules.can_administer(by, programme):
        raise NotAllowed(_("Only the programme administrator records a grant."))
    with refusals():
        grant = Grant(programme=programme, **fields)
        grant.full_clean(exclude=["code"])
        grant.save()
        history.record("programmes.add_grant", grant, by=by)
        return grant
