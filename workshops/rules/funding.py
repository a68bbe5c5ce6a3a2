"""Who pays: the workshop's default, and what differs from it for one participation."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from programmes.models import Grant
from workshops.models import Funding, Participation, Workshop
from workshops.rules import workshop as workshop_rules

Source = Funding.Source


@dataclass(frozen=True)
class Share:
    """So many percent from one source; `grant` where the source is one."""

    source: str
    percent: int
    grant: Grant | None = None


def can_set(actor, workshop):
    """Who paid is often settled long after the workshop, when its grant is reported on."""
    return workshop_rules.can_organise(actor, workshop)


def grants_for(workshop):
    """Those of its programme that run at the time, or have no dates."""
    return Grant.objects.filter(
        Q(starts_on__isnull=True) | Q(starts_on__lte=workshop.ends_on),
        Q(ends_on__isnull=True) | Q(ends_on__gte=workshop.starts_on),
        programme_id=workshop.programme_id,
    ).order_by("title", "pk")


def of_workshop(workshop):
    return list(workshop.fundings.select_related("grant"))


def of_participation(participation):
    """What holds for this participation: its own rows, or those of its workshop."""
    return list(participation.fundings.select_related("grant")) or of_workshop(participation.workshop)


def words(rows):
    return "; ".join(str(row) for row in rows) or _("not recorded")


# -- what a grant pays for


def participations(grant):
    """Participations this grant pays for, whole or in part."""
    mine = Funding.objects.filter(participation=OuterRef("pk"))
    default = Funding.objects.filter(workshop=OuterRef("workshop_id"), grant=grant)
    return Participation.objects.filter(Exists(mine.filter(grant=grant)) | (~Exists(mine) & Exists(default)))


def workshops_by_default(grant):
    """Workshops whose default this grant is: those whose declared heads it pays for."""
    return Workshop.objects.filter(fundings__grant=grant)


def workshops(grant):
    """Workshops this grant pays for, or somebody at them."""
    own = Funding.objects.filter(participation__workshop=OuterRef("pk"), grant=grant)
    default = Funding.objects.filter(workshop=OuterRef("pk"), grant=grant)
    return Workshop.objects.filter(Exists(own) | Exists(default))


class Shares:
    """The percentages of one grant, read in two queries."""

    def __init__(self, grant):
        rows = Funding.objects.filter(grant=grant)
        self.of_workshops = dict(rows.filter(workshop__isnull=False).values_list("workshop_id", "percent"))
        self.of_participations = dict(
            rows.filter(participation__isnull=False).values_list("participation_id", "percent")
        )

    def of(self, workshop_id, participation_id=None):
        """The share in percent of one participation that the grant pays for; of declared heads without one."""
        return self.of_participations.get(participation_id) or self.of_workshops.get(workshop_id, 0)


def others(grant, workshops):
    """{workshop pk: [Funding]} of who else pays for workshops this grant shares in."""
    found = defaultdict(list)
    rows = Funding.objects.filter(workshop__in=workshops).exclude(grant=grant).select_related("grant__donor")
    for row in rows:
        found[row.workshop_id].append(row)
    return found
