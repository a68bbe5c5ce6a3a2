import signal
import threading

from celery import current_app
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from programmes.actions import outbox


class Command(BaseCommand):
    help = "Carry what the Outbox holds to the workers, until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Send what waits now, then end.")
        parser.add_argument("--pause", type=float, default=0.3, help="Seconds between looks (default 0.3).")

    def handle(self, *args, once, pause, **options):
        self.stopped = threading.Event()
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        wait = pause
        while not self.stopped.is_set():
            close_old_connections()
            try:
                sent = outbox.relay(send)
                wait = pause
            except Exception as error:
                # The broker is away: the rows wait in the database, and so do we, a little longer each time.
                self.stderr.write(f"The broker does not answer ({type(error).__name__}); trying again.")
                sent, wait = 0, min(wait * 2, 10)
            if once:
                break
            if not sent:
                self.stopped.wait(wait)

    def stop(self, *_):
        self.stopped.set()


def send(task, pk):
    current_app.send_task(task, args=[pk], retry=False)
