"""Sealing: in batches, after the fact, with whatever came late; and its head sent to where it is kept."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from programmes.actions import history
from programmes.actions import history_seal as history_seals
from programmes.models import History, HistorySeal
from programmes.rules import chain, clock
from programmes.tasks import history as tasks


@pytest.fixture
def record(programme, organiser):
    def write(number=1, minutes_ago=5):
        with clock.at(clock.now() - timedelta(minutes=minutes_ago)):
            return [history.record("programmes.edit", programme, by=organiser) for _ in range(number)]

    return write


def check():
    out = StringIO()
    call_command("verify_history", stdout=out)
    return out.getvalue()


def test_batches_follow_from_each_other_and_the_youngest_rows_wait(record, monkeypatch):
    monkeypatch.setattr(history_seals, "BATCH", 2)
    record(5)
    waiting = History.objects.filter(at__gt=clock.now() - history_seals.LAG).count()
    assert (history_seals.seal(), history_seals.seal()) == (5, 0)
    first, second, third = HistorySeal.objects.order_by("number")
    assert (first.previous_hash, second.previous_hash) == (chain.NOTHING, first.hash)
    assert (first.count, second.count, third.count) == (2, 2, 1)
    assert f"{waiting} wait for a seal" in check()


def test_a_row_that_was_committed_late_is_sealed_all_the_same(record):
    """A transaction took a number, and committed after its neighbours were sealed without it."""
    one, late = record(2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE programmes_history SET id = %s WHERE id = %s", [late.pk + 10, late.pk])
    history_seals.seal()
    late.salt = one.salt[::-1]
    late.save(force_insert=True)
    waiting = History.objects.filter(at__gt=clock.now() - history_seals.LAG).count()
    assert f"{waiting + 1} wait for a seal" in check()
    assert history_seals.seal() == 1
    assert f"{waiting} wait for a seal" in check()
    assert history_seals.seal() == 0


def test_the_head_goes_once_a_day_to_whoever_keeps_it(record, settings):
    record()
    tasks.seal()
    tasks.mail_head()
    assert mail.outbox == []
    settings.HISTORY_HEAD_TO = ["keeper@elsewhere.example"]
    tasks.mail_head()
    (letter,) = mail.outbox
    assert HistorySeal.objects.get().hash in letter.body
