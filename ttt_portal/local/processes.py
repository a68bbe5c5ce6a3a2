"""Child processes that never outlive us: not after Ctrl-C or SIGTERM nor, on Linux, after SIGKILL."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1
GRACE = 8
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Stop(BaseException):
    """Somebody asked us to stop; no `except Exception` on the way may swallow it."""


def on_signals(handler):
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, handler)


def ignore_signals():
    """Impatient second Ctrl-Cs must not interrupt the stopping itself."""
    on_signals(signal.SIG_IGN)


def stop_on_signals():
    def stop(signum, frame):
        ignore_signals()
        raise Stop

    on_signals(stop)
    if os.environ.get("MAKELEVEL"):
        # kill -9 of make itself; started by a script of its own, the portal may outlive that script
        die_with(os.getppid())


def die_with(parent, signum=signal.SIGTERM):
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, signum)
        if os.getppid() != parent:
            os._exit(1)


class Child:
    def __init__(self, name, command, *, log=None, stop_signal=signal.SIGTERM, **kwargs):
        self.name, self.log, self.stop_signal = name, log, stop_signal
        parent = os.getpid()
        if log:
            with open(log, "wb") as output:
                kwargs.update(stdout=output, stderr=subprocess.STDOUT)
                self.process = self._start(command, parent, kwargs)
        else:
            self.process = self._start(command, parent, kwargs)

    def _start(self, command, parent, kwargs):
        # Its own session: the terminal's Ctrl-C reaches us alone, and we stop the children in order.
        return subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: die_with(parent, self.stop_signal),
            **kwargs,
        )

    @property
    def ended(self):
        return self.process.poll() is not None

    def ask_to_stop(self):
        if not self.ended:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(self.stop_signal)

    def kill_group(self):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def last_words(self, count=15):
        lines = Path(self.log).read_text(errors="replace").splitlines() if self.log else []
        return "\n".join("    " + line for line in lines[-count:])


def stop_all(*groups):
    """Stop the groups one after the other, the members of each at once, all within the same grace."""
    deadline = time.monotonic() + GRACE
    for group in groups:
        for child in group:
            child.ask_to_stop()
        while time.monotonic() < deadline and not all(child.ended for child in group):
            time.sleep(0.05)
        for child in group:
            child.kill_group()
