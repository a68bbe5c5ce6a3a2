"""The figures of large scopes, kept from one count to the next, and never shown as today's once anything has changed.

Every act writes a History row in its own transaction, so a count holds for as long as the newest rows that could matter
are the same. Small scopes are counted each time: that costs less than to ask. Nobody waits for a count of a large one:
a worker makes it (`recounting`), and what is shown of one scope together comes from one count.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from time import monotonic

from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import get_language

from programmes.models import History
from programmes.rules import clock
from reports.queries.figure import Figure

# Participations, and workshops, up to which a scope is counted each time it is looked at.
SMALL, SHORT = 1000, 100
# Those up to which somebody waits for the first count: about a second.
LARGE, LONG = 5000, 500
# Seconds a count may have taken to be made again while somebody waits.
PATIENCE = 1.0
# A transaction that began early and ends late writes a lower key: so many keys back it is still noticed.
WINDOW = 5000
DAYS = 8 * 24 * 3600
WANTED = "figures:wanted"
# Parts of pages that are made with each count of a scope, the latest asked for.
NEEDS = 20
# Acts that happen often and change no figure: who sits where, who is in the room, papers and letters.
WITHOUT_FIGURES = (
    "accounts", "agenda_items", "attendance", "certificate", "check_ins", "checklist_items", "course_documents",
    "data_exports", "documents", "doors", "guest_passes", "letter", "memberships", "room_clocks", "topics",
    "trainer_links", "waiting_places",
)  # fmt: skip


class BeingCounted(Exception):
    """Nobody has counted this yet, and it is too much to wait for: a worker has been asked.

    `progress`: (steps done, steps) or None where no worker has begun.
    """

    def __init__(self, key):
        super().__init__(key)
        self.progress = cache.get(f"{key}:progress")


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
    answer: object


def kept(catalogue, *needs):
    """The same catalogue, with its figures filled in where they have been counted since anything last changed.

    Where they are being counted again, `is_behind` is set and `counted_at` says of when they are. `needs`: what `made`
    will be asked for, as (recipe, about, *arguments), so that it is made with the same count. Raises BeingCounted.
    """
    scope = catalogue.scope
    if scope.kind == "workshop" or catalogue.names or is_small(scope):
        return catalogue
    key = key_of(catalogue)
    found, now = cache.get(key), stamp(scope)
    is_current = found and found.stamp == now and found.day == catalogue.as_of
    if not is_current and (found.seconds > PATIENCE if found else is_large(scope)):
        for need in needs:
            _need(key, *need)
        want(key, name_of(catalogue))
        if not found:
            raise BeingCounted(key)
        catalogue.is_behind = True
    if found and (is_current or catalogue.is_behind):
        catalogue.kept_under = key, found.stamp, found.day
        return _filled(catalogue, found)
    catalogue.kept_under = key, now, catalogue.as_of
    return counted(catalogue, key, now)


def made(catalogue, recipe, about, *arguments):
    """recipe(catalogue, *arguments) of a catalogue from `kept`, kept for as long as its figures are.

    `recipe` is a function of a module, its arguments and its answer can be pickled, and `about` tells those of one
    scope apart. An answer is in the language of whoever asks, and of the count the figures are of. Raises BeingCounted.
    """
    if not catalogue.kept_under:
        return recipe(catalogue, *arguments)
    key, at, day = catalogue.kept_under
    under = under_key(key, recipe, about)
    found = cache.get(under)
    if found and (found.stamp, found.day) == (at, day):
        return found.answer
    _need(key, recipe, about, *arguments)
    if catalogue.counted_at and (catalogue.is_behind or is_large(catalogue.scope)):
        # Read anew, it could say something else than the figures beside it.
        want(key, name_of(catalogue))
        raise BeingCounted(key)
    answer = recipe(catalogue, *arguments)
    cache.set(under, Made(at, day, answer), DAYS)
    return answer


def under_key(key, recipe, about, language=None):
    told = (f"{recipe.__module__}.{recipe.__qualname__}", about, language or get_language())
    return f"{key}:{sha256(repr(told).encode()).hexdigest()}"


def _need(key, recipe, about, *arguments):
    """Have this made with every count of the scope, for as long as somebody asks for it."""
    all_needs = f"{key}:needs"
    found, under = cache.get(all_needs) or {}, under_key(key, recipe, about)
    # The latest is the last, so that the first is the one nobody asks for any more.
    found.pop(under, None)
    found[under] = f"{recipe.__module__}.{recipe.__qualname__}", about, get_language(), arguments
    cache.set(all_needs, dict(list(found.items())[-NEEDS:]), DAYS)


def want(key, name):
    """Have a worker count the scope, as soon as one looks."""
    found = cache.get(WANTED) or {}
    if key not in found:
        cache.set(WANTED, found | {key: name}, DAYS)


def is_large(scope):
    return _is_more(scope, LARGE, LONG)


def is_small(scope):
    return not _is_more(scope, SMALL, SHORT)


def _is_more(scope, participations, workshops):
    """Two reads that stop as soon as they know."""
    many = scope.participations[: participations + 1].count() > participations
    return many or scope.workshops.order_by()[: workshops + 1].count() > workshops


def counted(catalogue, key=None, now=None, began=None, step=lambda: None):
    """Count everything, and keep it. The stamp is taken before: what happens meanwhile makes the count an old one."""
    now, began = now or stamp(catalogue.scope), began or monotonic()
    found = []
    for figure in catalogue:
        found.append(_packed(figure))
        step()
    one = Count(now, catalogue.as_of, clock.now(), monotonic() - began, tuple(found), catalogue.by_country)
    cache.set(key or key_of(catalogue), one, DAYS)
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


def name_of(catalogue):
    """What finds the scope again: kind, key, programmes, day."""
    scope = catalogue.scope
    subject = scope.series or scope.programme or scope.donor or scope.country
    programmes = ()
    if not scope.programme:
        programmes = tuple(scope.programmes.order_by("pk").values_list("pk", flat=True))
    past = None if catalogue.as_of >= clock.today() else catalogue.as_of
    return scope.kind, subject.pk if subject else None, programmes, past


def key_of(catalogue):
    return "figures:" + sha256(repr(name_of(catalogue)).encode()).hexdigest()


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
