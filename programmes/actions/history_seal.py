"""Close History rows into the chain, in batches, after the fact: no request ever waits for a head of the chain."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max

from programmes.models import History, HistorySeal
from programmes.rules import chain, clock
from programmes.rules.history_chain import as_row, as_text

# Younger rows are left alone: their transactions may still be waiting for each other.
LAG = timedelta(minutes=1)
BATCH = 1000


def seal(*, batches=50):
    """Seal what is older than LAG, the lowest primary keys first. Returns how many rows were sealed.

    Two sealers at once are harmless: the number of a seal is unique, so the second one's transaction fails as a whole.
    """
    sealed = _close(_latecomers)
    for _ in range(batches):
        found = _close(_newcomers)
        sealed += found
        if found < BATCH:
            break
    return sealed


@transaction.atomic
def _close(find):
    last = HistorySeal.objects.select_for_update().order_by("-number").first()
    pks = list(find(History.objects.filter(at__lt=clock.now() - LAG).order_by("pk").values_list("pk", flat=True)))
    if not pks:
        return 0
    rows = History.objects.filter(pk__in=pks).order_by("pk")
    link = {
        "number": last.number + 1 if last else 1,
        "first_pk": pks[0],
        "last_pk": pks[-1],
        "rows": chain.as_ranges(pks),
        "count": len(pks),
        "batch_hash": chain.batch_hash(chain.row_hash(as_row(entry)) for entry in rows),
        "previous_hash": last.hash if last else chain.NOTHING,
        "sealed_at": clock.now(),
    }
    HistorySeal.objects.create(**link, hash=chain.seal_hash(link | {"sealed_at": as_text(link["sealed_at"])}))
    return len(pks)


def _highest(seals):
    return seals.aggregate(highest=Max("last_pk"))["highest"] or 0


def _newcomers(pks):
    return pks.filter(pk__gt=_highest(HistorySeal.objects))[:BATCH]


def _latecomers(pks):
    """Rows below what is sealed already: their transaction was still open when their neighbours were sealed.

    What turns up later than chain.LATE is left without a seal, and the check says so.
    """
    since = clock.now() - chain.LATE
    floor, ceiling = _highest(HistorySeal.objects.filter(sealed_at__lt=since)), _highest(HistorySeal.objects)
    recent = HistorySeal.objects.filter(sealed_at__gte=since).values_list("rows", flat=True)
    known = [(max(first, floor + 1), last) for rows in recent for first, last in chain.spans(rows) if last > floor]
    between = pks.filter(pk__gt=floor, pk__lte=ceiling)
    if between.count() == sum(last - first + 1 for first, last in known):
        return []
    sealed = {pk for first, last in known for pk in range(first, last + 1)}
    return [pk for pk in between if pk not in sealed][:BATCH]
