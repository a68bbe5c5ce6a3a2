"""Many hands at once: processes of their own with threads of their own, each with its own connection.

Nothing of Django is imported before a process knows its database.
"""

import contextlib
import importlib
import multiprocessing
import os
import threading
import time
from queue import SimpleQueue

PATIENCE = 600
SETTINGS = "DJANGO_SETTINGS_MODULE"


class Died(Exception):
    """A process ended before it had answered."""


class Hands:
    """`with Hands(url, processes=8, threads=25) as hands:` starts them; they stay until the end.

    Work is named as "module:function". What runs in a process is a function of a module, because it is spawned.
    """

    def __init__(self, url, *, processes, threads, patience=PATIENCE):
        self.url, self.processes, self.threads, self.patience = url, processes, threads, patience

    def __enter__(self):
        spawn = multiprocessing.get_context("spawn")
        # Kept: the system forgets a barrier whose first owner has let go of it.
        self.barrier = spawn.Barrier(self.processes * self.threads)
        self.children, self.pipes = [], []
        with _environment(DATABASE_URL=self.url, **{SETTINGS: os.environ.get(SETTINGS, "ttt_portal.settings")}):
            for _ in range(self.processes):
                ours, theirs = spawn.Pipe()
                child = spawn.Process(target=_child, args=(theirs, self.barrier, self.threads), daemon=True)
                child.start()
                theirs.close()
                self.children.append(child)
                self.pipes.append(ours)
        return self

    def __exit__(self, *_error):
        for pipe in self.pipes:
            with contextlib.suppress(OSError):
                pipe.send(None)
        for child in self.children:
            child.join(10)
            if child.is_alive():
                child.kill()
                child.join()

    def ask(self, work, *arguments):
        """Let one process do this, and return what it returns."""
        self.pipes[0].send(("ask", work, arguments))
        return self._answer(0)

    def together(self, work, items):
        """Let everybody do this at one moment: `work(item)` makes each call ready, then all calls are made.

        Returns [(begun, ended, outcome)], one for each item; times in seconds of one clock for all, an outcome is a
        word, or "error: …".
        """
        for number, pipe in enumerate(self.pipes):
            pipe.send(("together", work, items[number :: self.processes]))
        return [row for number in range(self.processes) for row in self._answer(number)]

    def _answer(self, number):
        try:
            if self.pipes[number].poll(self.patience):
                return self.pipes[number].recv()
        except (EOFError, ConnectionError):
            pass
        raise Died(f"Process {number} of the bench has not answered. Its last words stand above.")


@contextlib.contextmanager
def _environment(**values):
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _child(pipe, barrier, threads):
    import django

    django.setup()
    threads = [_Hand(barrier) for _ in range(threads)]
    while command := pipe.recv():
        how, work, what = command
        if how == "ask":
            pipe.send(_named(work)(*what))
            continue
        for number, hand in enumerate(threads):
            hand.work.put((_named(work), what[number :: len(threads)]))
        pipe.send([row for hand in threads for row in hand.done.get()])


def _named(work):
    module, _colon, name = work.partition(":")
    return getattr(importlib.import_module(module), name)


class _Hand:
    """A thread with a connection that stays open, as a web worker's does."""

    def __init__(self, barrier):
        self.barrier, self.work, self.done = barrier, SimpleQueue(), SimpleQueue()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        while True:
            work, items = self.work.get()
            calls = [work(item) for item in items]
            self.barrier.wait(PATIENCE)
            self.done.put([_timed(call) for call in calls])


def _timed(call):
    begun = time.monotonic()
    try:
        outcome = call()
    except Exception as error:
        outcome = f"error: {type(error).__name__}: {error}"
    return begun, time.monotonic(), outcome
