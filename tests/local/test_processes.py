"""Nothing outlives the supervisor, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ttt_portal.local.processes import Child, stop_all

PARENT = """
import sys, time
from ttt_portal.local.processes import Child
print(Child("child", [sys.executable, "-c", "import time; time.sleep(60)"]).process.pid, flush=True)
time.sleep(60)
"""
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"


def running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid, seconds=5):
    deadline = time.monotonic() + seconds
    while running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not running(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_a_killed_supervisor_takes_its_children_along():
    root = Path(__file__).resolve().parent.parent.parent
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, cwd=root)
    child = int(parent.stdout.readline())
    assert running(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(child)


def test_who_does_not_stop_when_asked_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr("ttt_portal.local.processes.GRACE", 0.2)
    child = Child("stubborn", [sys.executable, "-c", STUBBORN], log=tmp_path / "log")
    while not (tmp_path / "log").read_text():
        time.sleep(0.02)
    stop_all([child])
    assert child.process.returncode == -signal.SIGKILL


def test_grandchildren_end_with_their_parent(tmp_path):
    command = f"{sys.executable} -c '{STUBBORN}' & echo $!; wait"
    child = Child("shell", ["sh", "-c", command], log=tmp_path / "log")
    while "up" not in (tmp_path / "log").read_text():
        time.sleep(0.02)
    grandchild = int((tmp_path / "log").read_text().replace("up", "").split()[0])
    stop_all([child])
    assert gone(grandchild)


def test_children_do_not_hear_the_terminals_ctrl_c():
    child = Child("sleeper", [sys.executable, "-c", "import time; time.sleep(60)"])
    assert os.getsid(child.process.pid) == child.process.pid != os.getsid(0)
    stop_all([child])
