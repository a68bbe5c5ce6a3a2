from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import NotAllowed
from workshops.models import Headcount
from workshops.rules import workshop as workshop_rules


def declare(*, workshop, by, countries=(), **fields):
    """Count people whose names were never recorded. Fields are those of Headcount."""
    if not workshop_rules.can_write(by, workshop):
        raise NotAllowed(_("Only organisers declare headcounts, and only while the workshop is open for writing."))
    with refusals():
        headcount = Headcount(workshop=workshop, **fields)
        headcount.full_clean(exclude=["code"])
        headcount.save()
        headcount.countries.set(countries)
        history.record("headcounts.declare", headcount, by=by, programme=workshop.programme)
        return headcount


def remove(*, headcount, by):
    """Take a declared headcount back; what it said stays in History."""
    if not workshop_rules.can_write(by, headcount.workshop):
        raise NotAllowed(_("Only organisers declare headcounts, and only while the workshop is open for writing."))
    with refusals():
        history.record(
            "headcounts.remove",
            headcount,
            by=by,
            programme=headcount.workshop.programme,
            number=headcount.number,
            qualifier=headcount.qualifier,
            agency_kind=headcount.agency_kind,
            source=headcount.source,
        )
        headcount.delete()
