"""The programme of work as a page: days, parallel tracks, what waits for what, and where two things collide."""

from collections import defaultdict
from datetime import time
from itertools import combinations, groupby

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.rules.dates import range_words
from workshops.models import ClashAgreement, Participation
from workshops.rules import breakout as breakout_rules
from workshops.rules import clash as clash_rules
from workshops.rules import workshop as workshop_rules

MIDNIGHT = 24 * 60


def can_run(actor, workshop):
    """The day slips in the room, so those who run the room make it longer; what is on the agenda organisers write."""
    return breakout_rules.can_set_up(actor, workshop)


def begins(item):
    """Minutes since midnight: times alone do not add up."""
    return item.starts_at.hour * 60 + item.starts_at.minute


def ends(item):
    return begins(item) + item.minutes


def clock_time(minutes):
    return time(*divmod(minutes, 60))


def rest_of_day(item, items):
    """What waits when this item runs late: everything later that day in its track or for all.

    Another track goes its own way until the day comes together again; after an item for all that waits, all wait.
    """
    waiting, together = [], not item.track
    later = [one for one in items if one.day == item.day and begins(one) > begins(item)]
    for one in sorted(later, key=lambda one: (begins(one), one.pk)):
        together = together or not one.track
        if together or one.track == item.track:
            waiting.append(one)
    return waiting


def days(workshop, items, now):
    """One column a day, also while it is empty, and also for what stands on a day that is no longer one."""
    local = now.astimezone(workshop.zone)
    by_day = defaultdict(list)
    for item in items:
        by_day[item.day].append(item)
    return [
        {
            "day": day,
            "blocks": _blocks(by_day[day], local),
            "is_wide": any(item.track for item in by_day[day]),
            "is_today": day == local.date(),
            "is_past": day < local.date(),
            "is_outside": not workshop.starts_on <= day <= workshop.ends_on,
        }
        for day in sorted({*workshop.days, *by_day})
    ]


def _blocks(items, local):
    """[[(track, rows)]]: what is for all stands alone, parallel tracks stand side by side."""
    blocks = []
    for parallel, run in groupby(items, key=lambda item: bool(item.track)):
        tracks = defaultdict(list)
        for item in run:
            tracks[item.track if parallel else ""].append(_row(item, local))
        blocks.append(sorted(tracks.items()))
    return blocks


def _row(item, local):
    today, minute = item.day == local.date(), local.hour * 60 + local.minute
    return {
        "item": item,
        "is_now": today and begins(item) <= minute < ends(item),
        "is_past": item.day < local.date() or (today and ends(item) <= minute),
    }


def overlaps(items):
    """Pairs that take place at the same time for the same people. Something for all is in every track."""
    by_day = defaultdict(list)
    for item in items:
        by_day[item.day].append(item)
    return [
        (first, second)
        for there in by_day.values()
        for first, second in combinations(there, 2)
        if _at_once(first, second) and (first.track == second.track or not (first.track and second.track))
    ]


def _at_once(first, second):
    return first.day == second.day and begins(first) < ends(second) and begins(second) < ends(first)


def overlap_words(items):
    return [
        _("{day}: “{first}” and “{second}” overlap.").format(
            day=date_format(first.day, "l j F"), first=first, second=second
        )
        for first, second in overlaps(items)
    ]


def clashes(workshop, items, actor):
    """Trainers who cannot be where the agenda puts them, in words. Warnings: they stop nothing.

    `items` have their taught_by prefetched. Two more queries, however long the agenda.
    """
    found = []
    for first, second in combinations(items, 2):
        if _at_once(first, second):
            for one in set(first.taught_by.all()) & set(second.taught_by.all()):
                found.append(
                    _("{name} gives “{first}” and “{second}” at the same time, on {day}.").format(
                        name=one.shown_name, first=first, second=second, day=date_format(first.day, "l j F")
                    )
                )
    return sorted(found) + _elsewhere(workshop, actor)


def _elsewhere(workshop, actor):
    """Whoever teaches here and at another workshop on the same days, unless everybody concerned has agreed."""
    gives = Q(kind__in=clash_rules.TRAINERS) | Q(agenda_items__isnull=False)
    here = workshop.participations.present().filter(gives, person__isnull=False)
    others = (
        Participation.objects.present()
        .filter(kind__in=clash_rules.TRAINERS, person_id__in=here.values("person_id"))
        .filter(workshop__in=workshop_rules.visible_by_name_to(actor).held())
        .filter(workshop__starts_on__lte=workshop.ends_on, workshop__ends_on__gte=workshop.starts_on)
        .exclude(workshop=workshop)
        .select_related("person", "workshop")
        .order_by("person__family_name", "workshop__starts_on", "pk")
    )
    agreed = {
        (person, other)
        for person, first, second in ClashAgreement.objects.filter(Q(first=workshop) | Q(second=workshop)).values_list(
            "person_id", "first_id", "second_id"
        )
        for other in (first, second)
    }
    return [
        _("{name} is at “{workshop}” on {dates}, too.").format(
            name=one.shown_name,
            workshop=one.workshop,
            dates=range_words(one.workshop.starts_on, one.workshop.ends_on, True),
        )
        for one in others
        if (one.person_id, one.workshop_id) not in agreed
    ]


def zone_words(workshop):
    """Asia/Bahrain (UTC+3). A workshop over the night when the clocks change has two distances."""
    noons = [workshop.moment(day, time(12)) for day in (workshop.starts_on, workshop.ends_on)]
    return f"{workshop.time_zone} ({' / '.join(dict.fromkeys(_distance(noon) for noon in noons))})"


def _distance(moment):
    minutes = int(moment.utcoffset().total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
