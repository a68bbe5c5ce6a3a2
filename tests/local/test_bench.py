"""`manage.py bench joins`: true numbers, one line for a machine, and an exit code that says a promise was broken."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ttt_portal.benches import accreditation, databases, joins
from ttt_portal.benches.hands import Died, Hands
from ttt_portal.management.commands import bench

ROOT = Path(__file__).resolve().parents[2]


def test_forty_who_want_ten_seats_on_the_database_of_these_tests():
    asked = ["--quick", "--joiners=40", f"--database={connection.vendor}", "--json"]
    done = subprocess.run(
        [sys.executable, "manage.py", "bench", "joins", *asked],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    lines = done.stdout.splitlines()
    told = json.loads(lines[-1])
    [result] = told["results"]
    assert (result["database"], result["joiners"], result["capacity"]) == (connection.vendor, 40, 10)
    assert (result["admitted_min"], result["admitted_max"], result["errors"], result["runs"]) == (10, 10, 0, 1), lines
    assert result["p95_ms"] > 0 and result["bare_p95_ms"] > 0 and result["ratio_to_bare_sql"] > 0
    control = told["control"][connection.vendor]
    assert control["runs"] == len(control["let_in"]) == 1
    assert done.returncode == (0 if control["caught"] or connection.vendor == "sqlite" else 1), done.stderr
    assert len(lines) == 4


class Scripted:
    """Hands that do not work: each rush answers, and leaves so many rows, as it was told."""

    def __init__(self, **rushes):
        self.rushes = rushes

    def together(self, work, items):
        self.now = self.rushes[work.partition(":")[2]]
        return [(0.0, 0.001 * (n + 1), outcome) for n, outcome in enumerate(self.now["outcomes"])]

    def ask(self, work, *_arguments):
        return {"rows": self.now["rows"], "taken": self.now.get("taken", self.now["rows"])} if "count" in work else None


def rush(admitted, refused=30, rows=None, errors=(), **more):
    outcomes = [joins.IN] * admitted + [joins.FULL] * refused + [f"error: {error}" for error in errors]
    return {"outcomes": outcomes, "rows": admitted if rows is None else rows, **more}


def played(database="postgresql", join=None, bare=None, naive=None):
    result = joins.Result(database, joiners=40, capacity=10, connections=20)
    hands = Scripted(join=join or rush(10), bare=bare or rush(10), naive=naive or rush(13))
    joins.run(hands, result, {"group": 1, "breakout": 1, "people": list(range(40))})
    return result


def test_ten_of_forty_and_a_control_that_is_caught_are_fine():
    result = played()
    assert result.is_fine and result.is_caught
    assert result.control() == {"runs": 1, "let_in": [13], "over_capacity": 1, "caught": True}
    assert result.summary()["p95_ms"] == 38 and result.summary()["ratio_to_bare_sql"] == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"join": rush(11)},
        {"join": rush(9)},
        {"join": rush(10, errors=["OperationalError: database is locked"])},
        {"join": rush(10, rows=11)},
        {"join": rush(10, taken=9)},
        {"bare": rush(11)},
    ],
)
def test_one_too_many_one_too_few_an_error_and_a_false_count_are_not(broken):
    assert not played(**broken).is_fine


@pytest.mark.parametrize(
    "result, code",
    [
        ({}, 0),
        ({"join": rush(11)}, 1),
        ({"naive": rush(10)}, 1),
        ({"naive": rush(10), "database": "sqlite"}, 0),
        ({"join": rush(10, errors=["OperationalError: database is locked"]), "database": "sqlite"}, 1),
    ],
)
def test_the_exit_code_says_it(monkeypatch, capsys, result, code):
    monkeypatch.setattr(bench.Command, "joins_on", lambda *_args: played(**result))
    try:
        call_command("bench", "joins", "--json", "--database=sqlite")
        ended = 0
    except SystemExit as stopped:
        ended = stopped.code
    assert ended == code
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["results"][0]["joiners"] == 40


def test_nonsense_is_refused_in_a_sentence():
    with pytest.raises(CommandError, match="at least 1"):
        call_command("bench", "joins", "--capacity=0")


@pytest.mark.parametrize("share, value", [(0.95, 95), (0.5, 50), (1, 100), (0.001, 1)])
def test_the_value_that_so_many_in_a_hundred_do_not_exceed(share, value):
    assert joins.nearest_rank(list(range(100, 0, -1)), share) == value


def test_a_database_in_a_file_is_gone_afterwards():
    with databases.fresh(databases.SQLITE) as url:
        folder = Path(url.removeprefix("sqlite:///")).parent
        assert folder.is_dir()
    assert not folder.exists()


def test_a_process_that_dies_is_said_so_and_none_stays_behind():
    with databases.fresh(databases.SQLITE) as url:
        hands = Hands(url, processes=1, threads=1)
        with hands, pytest.raises(Died, match="has not answered"):
            hands.ask("os:_exit", 3)
    assert not any(child.is_alive() for child in hands.children)


def test_the_board_and_the_roster_are_measured_over_candidates_at_every_step():
    asked = ["--people=150", "--progress=120", f"--database={connection.vendor}", "--json"]
    done = subprocess.run(
        [sys.executable, "manage.py", "bench", "accreditation", *asked],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    [rows] = told["results"].values()
    assert {row["page"] for row in rows} >= {"/accreditation/", "/accreditation/roster/"}
    # What a page costs does not grow with the people on it: see MOST in the bench.
    assert told["most_queries"] <= accreditation.MOST
