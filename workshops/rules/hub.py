"""What the workshop's own page says: the moment, the days, the people, in a bounded number of queries."""

from collections import Counter, defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import Sex
from programmes.rules import clock
from workshops.models import Part, Participation
from workshops.rules import workshop as workshop_rules


def with_states(workshops):
    """[(workshop, slug, word)] for a list."""
    now = clock.now()
    return [(workshop, *workshop.shown_state(now)) for workshop in workshops]


def grouped(reminders):
    """Reminders in the order of when they matter; the last group is what is done."""
    words = {
        "today": _("Today"),
        "before": _("Before the workshop ends"),
        "after": _("Afterwards"),
        "done": _("Done"),
    }
    found = defaultdict(list)
    for reminder in reminders:
        found[reminder.group].append(reminder)
    return [(word, found[key], key == "done") for key, word in words.items() if found[key]]


def page(workshop, actor):
    now = clock.now()
    slug, word = workshop.shown_state(now)
    names = workshop_rules.can_see_names(actor, workshop)
    trainees = list(workshop.participations.counted().select_related("organisation", "country"))
    headcounts = list(workshop.headcounts.all())
    items = list(workshop.agenda.all()) if workshop.has_part(Part.AGENDA) else []
    local = now.astimezone(workshop.zone)
    current = _current(items, local) if slug == "running" else None
    return {
        "state_slug": slug,
        "state_word": word
        if slug != "running"
        else _("Running, day {day} of {days}").format(day=workshop.day_number(now), days=len(workshop.days)),
        "days": _days(workshop, items, local, current),
        "current": current,
        "upcoming": next((i for i in items if (i.day, i.starts_at) > (local.date(), local.time())), None),
        "agencies": Counter(str(p.organisation or p.country or _("not recorded")) for p in trainees).most_common(),
        "people_words": people_words(trainees, headcounts),
        "sexes": _sexes(trainees),
        "headcounts": headcounts,
        "can_see_names": names,
        "facilitators": workshop.participations.present().exclude(kind=Participation.Kind.PARTICIPANT).count(),
    }


def people_words(trainees, headcounts):
    total = len(trainees) + sum(h.number for h in headcounts)
    if not total:
        return _("no names yet")
    kinds = Counter(p.organisation.get_kind_display() if p.organisation else "" for p in trainees)
    for headcount in headcounts:
        kinds[headcount.get_agency_kind_display()] += headcount.number
    parts = [f"{number} {kind}" for kind, number in kinds.most_common(2) if kind]
    rest = total - sum(number for kind, number in kinds.most_common(2) if kind)
    if rest:
        parts.append(_("{number} other").format(number=rest))
    return f"{total}: " + ", ".join(parts) if len(parts) > 1 or rest else str(total)


def _sexes(trainees):
    sexes = Counter(p.sex for p in trainees)
    women, men = sexes[Sex.FEMALE], sexes[Sex.MALE]
    unknown = len(trainees) - women - men
    parts = [
        ngettext("{n} woman", "{n} women", women).format(n=women),
        ngettext("{n} man", "{n} men", men).format(n=men),
    ]
    if unknown:
        parts.append(_("{n} not recorded").format(n=unknown))
    return ", ".join(parts)


def _current(items, local):
    return next((i for i in items if i.day == local.date() and i.starts_at <= local.time() < i.ends_at), None)


def _days(workshop, items, local, current):
    by_day = defaultdict(list)
    for item in items:
        past = (item.day, item.ends_at) <= (local.date(), local.time())
        by_day[item.day].append({"item": item, "past": past, "now": item == current})
    return [
        {"day": day, "rows": by_day[day], "today": day == local.date(), "past": day < local.date()}
        for day in workshop.days
        if by_day[day]
    ]
