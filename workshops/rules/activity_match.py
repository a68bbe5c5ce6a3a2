"""Which activity of the portal a row of an archive may be: proposals for somebody to choose from, never a guess."""

from datetime import date, timedelta
from difflib import SequenceMatcher

from django.db.models import Q

from programmes.models.base import search_key
from workshops.models import Workshop
from workshops.rules import activity_import as import_rules

AROUND = timedelta(days=45)
LOOKED_AT, SHOWN = 300, 8


def open_to(actor):
    """Activities that a row may be said to be, of the programmes this actor administers: no archive brought them, and
    no row speaks of them. What is said of one goes to its own programme."""
    return Workshop.objects.filter(programme__in=import_rules.administered_by(actor), activity_session__isnull=True)


def proposals(row, actor, words=""):
    """The likeliest first: days that meet, the same city, a title like it. `words`: those of that title or place."""
    rows = open_to(actor).select_related("programme", "country")
    for word in search_key(words).split():
        rows = rows.filter(search_key__contains=word)
    days, city = _days(row), search_key(row.values["text"].get("city", ""))
    if not words:
        near = Q(search_key__contains=city) if city else Q(pk__in=[])
        if days:
            near |= Q(starts_on__lte=days[1] + AROUND, ends_on__gte=days[0] - AROUND)
        rows = rows.filter(near) if days or city else rows
    rows = list(rows.order_by("-starts_on", "-pk")[:LOOKED_AT])
    title = search_key(row.values["read"]["title"])
    return sorted(rows, key=lambda one: (-_likeness(one, days, city, title), one.starts_on, one.pk))[:SHOWN]


def _days(row):
    parts = row.values["read"]["sessions"]
    if not parts:
        return None
    return date.fromisoformat(parts[0]["first"]), date.fromisoformat(parts[-1]["last"])


def _likeness(workshop, days, city, title):
    meets = bool(days) and workshop.starts_on <= days[1] and days[0] <= workshop.ends_on
    same_city = bool(city) and search_key(workshop.city) == city
    return 2 * meets + same_city + 2 * SequenceMatcher(None, title, search_key(workshop.title)).ratio()
