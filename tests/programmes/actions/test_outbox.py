"""The Outbox: written with the act, carried at least once, shared by relays, and patient with a broker that is away."""

from datetime import timedelta

import pytest
from django.db import transaction

from programmes.actions import outbox
from programmes.models import Outbox
from programmes.rules import clock


@pytest.fixture(autouse=True)
def reactions(settings):
    settings.OUTBOX_REACTIONS = {"thing.happened": ["tasks.one", "tasks.two"]}


@pytest.fixture
def things(programme, other_programme):
    return [outbox.write("thing.happened", thing) for thing in (programme, other_programme)]


class Broker:
    """Remembers what it was sent; goes away when told."""

    def __init__(self):
        self.sent, self.away = [], False

    def __call__(self, task, pk):
        if self.away:
            raise ConnectionError
        self.sent.append((task, pk))


def test_each_reaction_gets_the_primary_key_oldest_first(things):
    broker = Broker()
    assert outbox.relay(broker) == 2
    first, second = (row.object_pk for row in things)
    assert broker.sent == [("tasks.one", first), ("tasks.two", first), ("tasks.one", second), ("tasks.two", second)]
    assert outbox.relay(broker) == 0
    assert not Outbox.objects.waiting().exists()


def test_an_act_that_is_undone_tells_nobody(programme):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.write("thing.happened", programme)
        raise ZeroDivisionError
    assert not Outbox.objects.exists()


def test_an_event_nobody_reacts_to_is_carried_all_the_same(programme):
    outbox.write("nobody.cares", programme)
    broker = Broker()
    assert (outbox.relay(broker), broker.sent) == (1, [])


def test_with_the_broker_away_the_row_waits_and_goes_when_it_is_back(things):
    broker = Broker()
    broker.away = True
    for _ in range(3):
        with pytest.raises(ConnectionError):
            outbox.relay(broker)
    row = Outbox.objects.waiting().first()
    assert (row.claimed_at, row.attempts) == (None, 3)
    broker.away = False
    assert outbox.relay(broker) == 2


def test_two_relays_share_and_nothing_is_sent_twice(things):
    """The second relay looks while the first is between claiming and sending."""
    first, second, turns = Broker(), Broker(), []

    def slow(task, pk):
        if not turns:
            turns.append(outbox.relay(second))
        first(task, pk)

    assert outbox.relay(slow) == 1
    assert turns == [1]
    everything = first.sent + second.sent
    assert len(everything) == len(set(everything)) == 4


def test_a_row_claimed_by_a_relay_that_died_is_carried_after_its_lease(things):
    class Killed(BaseException):
        """As SIGKILL: no except clause of the relay sees it."""

    def dies(task, pk):
        raise Killed

    with pytest.raises(Killed):
        outbox.relay(dies)
    broker = Broker()
    assert outbox.relay(broker) == 1, "the row that was claimed is still leased, the other goes"
    with clock.at(clock.now() + outbox.LEASE + timedelta(seconds=1)):
        assert outbox.relay(broker) == 1
    assert {pk for _, pk in broker.sent} == {row.object_pk for row in things}


def test_a_relay_carries_no_more_than_it_is_asked_to(things):
    assert outbox.relay(Broker(), limit=1) == 1
    assert Outbox.objects.waiting().count() == 1


def test_what_a_broker_lost_is_carried_once_more_and_nothing_older(things):
    broker = Broker()
    assert outbox.relay(broker) == 2
    late = clock.now() + timedelta(minutes=1)
    with clock.at(late + timedelta(minutes=5)):
        assert outbox.send_again(late) == 0
        assert outbox.send_again(late - timedelta(minutes=2)) == 2
        assert outbox.relay(broker) == 2 and len(broker.sent) == 8
