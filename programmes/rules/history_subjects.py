"""The objects of the ground floor whose history can be read."""

from django.urls import reverse

from programmes.models import Grant, Person
from programmes.rules import grant as grant_rules
from programmes.rules import history
from programmes.rules import person as person_rules


def is_own(actor, person):
    return bool(actor.person_id) and actor.person_id == person.pk


def _may_read(actor, person):
    """Whoever keeps the person's data; and whom it is about, who sees who did what with it."""
    return person_rules.can_see_history(actor)


history.register(
    "people",
    Person,
    visible_to=person_rules.visible_to,
    may=_may_read,
    page=lambda person: reverse("person", args=[person.code]),
    is_own=is_own,
)
history.register(
    "grants",
    Grant,
    visible_to=grant_rules.visible_to,
    may=grant_rules.can_report,
    page=lambda grant: reverse("grant", args=[grant.code]),
)
