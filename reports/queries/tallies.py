"""The figures of large scopes, kept from one count to the next, and never shown as today's once anything has changed.

Every act writes a History row in its own transaction, so a count holds for as long as the newest rows that could matter
are the same. Small scopes are counted each time: that costs less than to ask.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from time import monotonic

from django.core.cache import cache
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import get_language, override

from programmes.models import Country, History, Organisation, Programme, Series
from programmes.rules import clock
from reports.queries import figures
from reports.queries.figure import Figure

# Participations, and workshops, up to which a scope is counted each time it is looked at.
SMALL, SHORT = 1000, 100
# Seconds a count may have taken to be made again while somebody waits.
PATIENCE = 1.0
# A transaction that began early and ends late writes a lower key: so many keys back it is still noticed.
WINDOW = 5000
DAYS = 8 * 24 * 3600
WANTED = "figures:wanted"
# Acts that happen often and change no figure: who sits where, who is in the room, papers and letters.
WITHOUT_FIGURES = (
    "accounts", "agenda_items", "attendance", "certificate", "check_ins", "checklist_items", "course_documents",
    "data_exports", "documents", "doors", "guest_passes", "letter", "memberships", "room_clocks", "topics",
    "trainer_links", "waiting_places",
)  # fmt: skip


@dataclass(frozen=True)
class Count:
    stamp: tuple
    day: date
    counted_at: datetime
    seconds: float
    figures: tuple
    by_country: dict


@dataclass(frozen=True)
class Made:
    stamp: tuple
    day: date
    seconds: float
    answer: object


def kept(catalogue):
    """The same catalogue, with its figures filled in where they have been counted since anything last changed.

    Where they are being counted again, `is_behind` is set and `counted_at` says of when they are.
    """
    scope = catalogue.scope
    if scope.kind == "workshop" or catalogue.names or _is_small(scope):
        return catalogue
    key = _key(catalogue)
    found, now = cache.get(key), stamp(scope)
    catalogue.kept_under = key, now
    if found and found.stamp == now and found.day == catalogue.as_of:
        return _filled(catalogue, found)
    if found and found.seconds > PATIENCE:
        _want(key, _name(catalogue))
        catalogue.is_behind = True
        return _filled(catalogue, found)
    return counted(catalogue, key, now)


def made(catalogue, recipe, about, *arguments):
    """recipe(catalogue, *arguments) of a catalogue from `kept`, kept for as long as its figures are.

    `recipe` is a function of a module, its arguments and its answer can be pickled, and `about` tells those of one
    scope apart. An answer is in the language of whoever asks.
    """
    if not catalogue.kept_under:
        return recipe(catalogue, *arguments)
    (key, now), path = catalogue.kept_under, f"{recipe.__module__}.{recipe.__qualname__}"
    language = get_language()
    key = f"{key}:{sha256(repr((path, about, language)).encode()).hexdigest()}"
    found = cache.get(key)
    if found and found.stamp == now and found.day == catalogue.as_of:
        return found.answer
    if found and found.seconds > PATIENCE and catalogue.is_behind:
        _want(key, _name(catalogue), path, language, arguments)
        return found.answer
    return _make(key, now, catalogue, recipe, arguments)


def _make(key, now, catalogue, recipe, arguments):
    began = monotonic()
    answer = recipe(catalogue, *arguments)
    cache.set(key, Made(now, catalogue.as_of, monotonic() - began, answer), DAYS)
    return answer


def _want(key, name, *more):
    cache.set(WANTED, (cache.get(WANTED) or {}) | {key: (name, *more)}, DAYS)


def _is_small(scope):
    """Two reads that stop as soon as they know."""
    few = scope.participations[: SMALL + 1].count() <= SMALL
    return few and scope.workshops.order_by()[: SHORT + 1].count() <= SHORT


def counted(catalogue, key=None, now=None):
    """Count everything, and keep it. The stamp is taken before: what happens meanwhile makes the count an old one."""
    now, began = now or stamp(catalogue.scope), monotonic()
    found = tuple(_packed(figure) for figure in catalogue)
    by_country = catalogue.by_country
    one = Count(now, catalogue.as_of, clock.now(), monotonic() - began, found, by_country)
    cache.set(key or _key(catalogue), one, DAYS)
    return catalogue


def stamp(scope):
    """What changes whenever an act that may matter is done. Two or three short reads, however long the history."""
    rows = History.objects.exclude(_any(WITHOUT_FIGURES)).order_by("-pk")
    mine = rows
    if scope.programme:
        # What is nobody's programme (an organisation, a country) may be everybody's.
        mine = rows.filter(Q(programme=scope.programme) | Q(programme=None))
        each = (rows.filter(programme=one).values_list("pk", flat=True)[:1] for one in (scope.programme, None))
        newest = [pk for found in each for pk in found]
    else:
        newest = list(rows.values_list("pk", flat=True)[:1])
    newest = max(newest, default=0)
    return newest, mine.filter(pk__gt=newest - WINDOW).count()


def _any(nouns):
    found = Q()
    for noun in nouns:
        found |= Q(act__startswith=noun)
    return found


def _name(catalogue):
    """What finds the scope again: kind, key, programmes, day."""
    scope = catalogue.scope
    subject = scope.series or scope.programme or scope.donor or scope.country
    programmes = ()
    if not scope.programme:
        programmes = tuple(scope.programmes.order_by("pk").values_list("pk", flat=True))
    past = None if catalogue.as_of >= clock.today() else catalogue.as_of
    return scope.kind, subject.pk if subject else None, programmes, past


def _key(catalogue):
    return "figures:" + sha256(repr(_name(catalogue)).encode()).hexdigest()


def _packed(figure):
    return (
        figure.name,
        figure.value,
        str(figure.qualifier),
        figure.counted,
        str(figure.counted_qualifier),
        figure.why,
        tuple(row.pk for row in figure.statements),
        figure.unit,
    )


def _filled(catalogue, count):
    """Without the rows behind them: whoever opens a figure has it counted."""
    statements = {row.pk: row for row in catalogue.totals.all}
    for name, value, qualifier, own, own_qualifier, why, sources, unit in count.figures:
        stated = tuple(statements[pk] for pk in sources if pk in statements)
        catalogue.figures.put(Figure(name, value, qualifier, own, own_qualifier, (), why, stated, unit))
    catalogue.by_country, catalogue.counted_at = count.by_country, count.counted_at
    return catalogue


def recount():
    """Count what somebody has looked at and found behind. Returns how many scopes that were."""
    wanted = cache.get(WANTED) or {}
    cache.set(WANTED, {}, DAYS)
    for key, (name, *more) in wanted.items():
        kind, pk, programmes, past = name
        catalogue = _again(kind, pk, Programme.objects.filter(pk__in=programmes), past)
        if more:
            path, language, arguments = more
            with override(language):
                _make(key, stamp(catalogue.scope), catalogue, import_string(path), arguments)
        else:
            counted(catalogue)
    return len(wanted)


def _again(kind, pk, programmes, past):
    if kind == "portal":
        return figures.of_portal(past, programmes=programmes)
    if kind == "donor":
        return figures.of_donor(Organisation.objects.get(pk=pk), past, programmes=programmes)
    if kind == "country":
        return figures.of_country(Country.objects.get(pk=pk), past, programmes=programmes)
    if kind == "series":
        series = Series.objects.select_related("programme").get(pk=pk)
        return figures.of_programme(series.programme, past, series=series)
    return figures.of_programme(Programme.objects.get(pk=pk), past)
