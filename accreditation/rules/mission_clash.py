"""Nobody teaches in two places: what else those of a mission do on its days, in words this actor may read."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from programmes.rules.dates import range_words
from workshops.models import ClashAgreement, Participation
from workshops.rules import workshop as workshop_rules

# Whoever is only invited may still say no: that is shown, and refuses nothing.
FIRM = (Participation.State.EXPECTED, Participation.State.COMPLETED)


@dataclass(frozen=True)
class Elsewhere:
    sentence: str
    is_firm: bool


def of(actor, people, workshop, days=None):
    """{primary key of a person: [Elsewhere]} for these people on the days of the workshop, or on (first, last).

    Three queries, however many people. Activities this actor does not see are not named.
    """
    first, last = days or (workshop.starts_on, workshop.ends_on)
    there = (
        Participation.objects.present()
        .filter(person__in=people, workshop__starts_on__lte=last, workshop__ends_on__gte=first)
        .filter(Q(expected_from=None) | Q(expected_from__lte=last))
        .filter(Q(expected_until=None) | Q(expected_until__gte=first))
        .filter(workshop__state__in=("scheduled", "reported"))
        .exclude(workshop=workshop)
        .select_related("person", "workshop")
        .order_by("workshop__starts_on", "pk")
    )
    rows = list(there)
    if not rows:
        return {}
    seen = set(
        workshop_rules.visible_to(actor).filter(pk__in=[row.workshop_id for row in rows]).values_list("pk", flat=True)
    )
    found = defaultdict(list)
    agreed = _agreed(workshop)
    for row in rows:
        if (row.person_id, row.workshop_id) not in agreed:
            found[row.person_id].append(Elsewhere(_words(row, row.workshop_id in seen), row.state in FIRM))
    return dict(found)


def firm(actor, person, workshop, days=None):
    """The sentence of the first firm clash of one person, or ""."""
    return next((one.sentence for one in of(actor, [person], workshop, days).get(person.pk, []) if one.is_firm), "")


def _agreed(workshop):
    """Clashes that all concerned have agreed to, on the plan of the year."""
    pairs = ClashAgreement.objects.filter(Q(first=workshop) | Q(second=workshop))
    return {
        (person, other)
        for person, first, second in pairs.values_list("person_id", "first_id", "second_id")
        for other in (first, second)
    }


def _words(row, is_seen):
    days = range_words(row.workshop.starts_on, row.workshop.ends_on, True)
    if not is_seen:
        return _("{name} is at another activity on {dates}.").format(name=row.person, dates=days)
    sentence = _("{name} is at “{activity}” on {dates}.")
    if row.state not in FIRM:
        sentence = _("{name} is invited to “{activity}” on {dates}.")
    return sentence.format(name=row.person, activity=row.workshop, dates=days)
