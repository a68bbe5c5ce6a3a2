"""The one place that tells the time, so that a demo or a test can live on another day."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_moment = ContextVar("moment", default=None)


def now():
    """Aware UTC datetime."""
    moment = _moment.get()
    return moment() if callable(moment) else moment or datetime.now(UTC)


def today():
    """Today in UTC. A workshop's own day is `workshop.today(clock.now())`."""
    return now().date()


@contextmanager
def at(moment):
    """Everything inside happens at this aware datetime, or at what a function without arguments answers."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
