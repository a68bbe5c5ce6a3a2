import signal
import threading
import time
from datetime import timedelta

from celery import current_app
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from programmes.actions import outbox
from programmes.rules import clock

# Seconds between looks at a broker that has nothing to carry.
LOOK = 2
# What waited there when it went, or was in work, was sent no longer ago than this; the sweeps find the rest.
BEFORE = timedelta(minutes=10)


class Command(BaseCommand):
    help = "Carry what the Outbox holds to the workers, until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Send what waits now, then end.")
        parser.add_argument("--pause", type=float, default=0.3, help="Seconds between looks (default 0.3).")

    def handle(self, *args, once, pause, **options):
        self.stopped = threading.Event()
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        self.away, self.seen, self.looked = False, clock.now(), 0
        wait = pause
        while not self.stopped.is_set():
            close_old_connections()
            try:
                if not once:
                    self.look()
                sent = outbox.relay(send)
                wait = pause
            except Exception as error:
                # The broker is away: the rows wait in the database, and so do we, a little longer each time.
                self.stderr.write(f"The broker does not answer ({type(error).__name__}); trying again.")
                self.away, self.looked = True, 0
                sent, wait = 0, min(wait * 2, 10)
            if once:
                break
            if not sent:
                self.stopped.wait(wait)

    def look(self):
        """See whether the broker is there and remembers. What it lost is sent again at once, not when a sweep asks."""
        if time.monotonic() - self.looked < LOOK and self.looked:
            return
        if forgot() or self.away:
            again = outbox.send_again(self.seen - BEFORE)
            self.stderr.write(f"The broker is back, or has forgotten; {again} messages of late are sent again.")
        self.away, self.seen, self.looked = False, clock.now(), time.monotonic()

    def stop(self, *_):
        self.stopped.set()


def send(task, pk):
    current_app.send_task(task, args=[pk], retry=False)


def forgot():
    """True when the mark we left with the broker is gone: it was emptied, or began anew. Raises when it is away."""
    with current_app.connection_for_write() as connection:
        channel = connection.channel()
        if not hasattr(channel, "conn_or_acquire"):
            return False  # no Redis: nothing that could be asked
        with channel.conn_or_acquire() as client:
            return bool(client.set(f"{current_app.conf.task_default_queue}:relay", 1, nx=True))
