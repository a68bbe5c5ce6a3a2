"""Trainers promised to two places, and venues promised twice. A clash is a reminder: it stops nothing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from programmes.rules import acts
from programmes.rules.programme import TEAM
from workshops.models import ClashAgreement, Participation, Workshop
from workshops.rules import workshop as workshop_rules

acts.add({"clash_agreements.agree": gettext_lazy("clash of dates marked as agreed")})

K = Participation.Kind
TRAINERS = (K.FACILITATOR, K.RESOURCE_PERSON, K.LEAD_EXPERT, K.CO_TRAINER)
# How far outside a year a workshop may lie and still be too close to one inside.
MARGIN = timedelta(days=2)


@dataclass(eq=False)
class Clash:
    """One person at two workshops, the earlier first. `number` is the mark in the drawing and in the list."""

    person: object
    first: Workshop
    second: Workshop
    agreement: ClashAgreement | None = None
    number: int = 0

    @property
    def overlaps(self):
        return self.second.starts_on <= self.first.ends_on

    @property
    def starts_on(self):
        return self.second.starts_on if self.overlaps else self.first.ends_on

    @property
    def ends_on(self):
        return min(self.first.ends_on, self.second.ends_on) if self.overlaps else self.second.starts_on

    @property
    def days(self):
        return (self.ends_on - self.starts_on).days + 1

    @property
    def sentence(self):
        if not self.overlaps:
            return _("no free day between. Possible, but tell them")
        if place(self.first) == place(self.second):
            words = ngettext("{n} day in two activities", "{n} days in two activities", self.days)
        else:
            words = ngettext("{n} day in two places", "{n} days in two places", self.days)
        return words.format(n=in_words(self.days))


WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip


def in_words(number):
    # Numbers agree with their noun in other languages: there they stand in figures.
    if (get_language() or "en").startswith("en") and number < len(WORDS):
        return WORDS[number]
    return str(number)


def place(workshop):
    """What makes two workshops stand in the same town; empty while the town is not known."""
    return (_plain(workshop.city), workshop.country_id) if _plain(workshop.city) else None


def _plain(words):
    return " ".join(words.casefold().split())


def clash_of(one, other):
    """Do these two workshops ask too much of one person? Returns (first, second) or None."""
    first, second = sorted((one, other), key=lambda w: (w.starts_on, w.ends_on, w.pk))
    if second.starts_on <= first.ends_on:
        return first, second
    free_days = (second.starts_on - first.ends_on).days - 1
    known = place(first) and place(second)
    if known and place(first) != place(second) and free_days < 1:
        return first, second
    return None


def teaching(actor, first_day, last_day):
    """Who teaches where between two days, as far as this actor may see names: [Participation]."""
    named = workshop_rules.visible_by_name_to(actor).held()
    return list(
        Participation.objects.present()
        .filter(
            kind__in=TRAINERS,
            person__isnull=False,
            workshop__in=named,
            workshop__starts_on__lte=last_day,
            workshop__ends_on__gte=first_day,
        )
        .select_related("person__organisation", "workshop__programme", "workshop__country")
        .order_by("workshop__starts_on", "workshop__ends_on", "workshop_id", "person_id")
    )


def clashes(places):
    """The clashes among these participations: (open and numbered in order of date, agreed)."""
    by_person = defaultdict(list)
    for one in places:
        by_person[one.person].append(one.workshop)
    found = [
        Clash(person, *pair)
        for person, workshops in by_person.items()
        for pair in (clash_of(*two) for two in combinations(workshops, 2))
        if pair
    ]
    if found:
        agreed = {
            (one.person_id, frozenset((one.first_id, one.second_id))): one
            for one in ClashAgreement.objects.filter(person__in={clash.person for clash in found})
        }
        for clash in found:
            clash.agreement = agreed.get((clash.person.pk, frozenset((clash.first.pk, clash.second.pk))))
    found.sort(key=lambda clash: (clash.starts_on, clash.ends_on, clash.person.family_name, clash.second.pk))
    return number([c for c in found if not c.agreement]), [c for c in found if c.agreement]


def number(found):
    for n, clash in enumerate(found, 1):
        clash.number = n
    return found


def venues_twice(workshops):
    """[(first, second)]: the same venue in the same town on the same days."""
    by_venue = defaultdict(list)
    for workshop in workshops:
        if _plain(workshop.venue) and place(workshop):
            by_venue[_plain(workshop.venue), place(workshop)].append(workshop)
    found = [
        tuple(sorted(two, key=lambda w: (w.starts_on, w.pk)))
        for rows in by_venue.values()
        for two in combinations(rows, 2)
        if two[0].starts_on <= two[1].ends_on and two[1].starts_on <= two[0].ends_on
    ]
    return sorted(found, key=lambda two: (two[1].starts_on, two[0].pk))


def can_agree(actor, first, second):
    """Organisers of one of the two; whoever may not know both by name cannot have asked everybody."""
    return any(workshop_rules.can_organise(actor, one) for one in (first, second)) and all(
        workshop_rules.can_see_names(actor, one) for one in (first, second)
    )


def sees_trainers(actor):
    """Is the plan drawn with trainers at all? Donors see it without."""
    return (
        actor.is_system
        or bool(actor.programme_ids(*TEAM))
        or bool(actor.person_id and Participation.objects.filter(person_id=actor.person_id).exists())
    )
