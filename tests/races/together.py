"""Real threads on real connections, let go at one moment."""

import threading

from django.db import connection, connections


def together(*lists):
    """Run each list of calls in a thread of its own, all at once. Returns one list of outcomes a thread, in order.

    An outcome is what the call returned, or the exception it raised.
    """
    barrier = threading.Barrier(len(lists))
    outcomes = [[] for _ in lists]

    def run(number, calls):
        try:
            # Connecting takes longer than what is raced here, so it happens before.
            connection.ensure_connection()
            barrier.wait()
            for call in calls:
                outcomes[number].append(attempt(call))
        except BaseException:
            barrier.abort()
            raise
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(lists)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(len(got) == len(calls) for got, calls in zip(outcomes, lists, strict=True)), "a thread died"
    return outcomes


def attempt(call):
    try:
        return call()
    except Exception as error:
        return error


def flat(outcomes):
    return [outcome for thread in outcomes for outcome in thread]
