"""Grants: the programme's staff see them all; a donor sees those of their own organisation."""

from dataclasses import dataclass
from datetime import date

from programmes.models import Grant, RoleKind
from programmes.rules import clock
from programmes.rules import programme as programme_rules


@dataclass(frozen=True)
class Period:
    """What a report is about, both days included. `first` is None where the grant has no first day: from the start."""

    first: date | None
    last: date


def visible_to(actor):
    """A guest who comes as a donor has the grants of the organisation they come from, and no others."""
    if actor.is_system:
        return Grant.objects.all()
    kept = Grant.objects.filter(programme_id__in=actor.programme_ids(*programme_rules.STAFF))
    home = actor.party.organisation_id if actor.party else None
    if home is None:
        return kept
    own = Grant.objects.filter(programme_id__in=actor.programme_ids(RoleKind.DONOR), donor_id=home)
    return (kept | own).distinct()


def can_list(actor, programme):
    return actor.holds(*programme_rules.STAFF, RoleKind.DONOR, programme_id=programme.pk)


def can_record(actor, programme):
    """Money, credit line and disclaimer are what was signed with the donor."""
    return programme_rules.can_administer(actor, programme)


def period(grant, first=None, last=None):
    """The days asked for, kept inside the grant; without any, all of it up to today."""
    first = max(filter(None, [first, grant.starts_on]), default=None)
    last = min(filter(None, [last or clock.today(), grant.ends_on]))
    return Period(min(first, last) if first else None, last)


def can_report(actor, grant):
    """Keep its indicators: those who write the report."""
    return programme_rules.can_organise(actor, grant.programme)
