"""Say that something happened (in the act's own transaction); the relay tells the workers."""

from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q

from programmes.models import Outbox
from programmes.rules import clock

# A relay that died between claiming and sending gives its rows back after this time.
LEASE = timedelta(seconds=30)


def write(event, thing):
    return Outbox.objects.create(event=event, object_pk=thing.pk, created_at=clock.now())


def relay(send, limit=100):
    """Send what waits, oldest first. `send(task_name, pk)` talks to the broker and may raise: the row then waits on.

    A row is claimed by one conditional UPDATE, so several relays share the work on both databases, and no network
    call happens inside a transaction. At least once: a crash between sending and marking sends again, so every task
    must bear to run twice. Returns the number of rows sent.
    """
    sent = 0
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=clock.now() - LEASE)
    for row in Outbox.objects.waiting().filter(free)[:limit]:
        claimed = (
            Outbox.objects.filter(pk=row.pk, sent_at__isnull=True)
            .filter(free)
            .update(claimed_at=clock.now(), attempts=F("attempts") + 1)
        )
        if not claimed:
            continue
        try:
            for task in settings.OUTBOX_REACTIONS.get(row.event, []):
                send(task, row.object_pk)
        except Exception:
            Outbox.objects.filter(pk=row.pk).update(claimed_at=None)
            raise
        Outbox.objects.filter(pk=row.pk).update(sent_at=clock.now())
        sent += 1
    return sent


def send_again(since):
    """Carry once more what was carried since then: the broker lost it, and every task bears to run twice."""
    return Outbox.objects.filter(sent_at__gte=since).update(sent_at=None, claimed_at=None)
