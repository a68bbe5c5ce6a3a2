"""`manage.py bench figures`: two small sizes on the database of these tests, and what it makes of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

from ttt_portal.benches import figures

ROOT = Path(__file__).resolve().parents[2]
DASHBOARDS = {
    "workshop", "series", "programme", "portal", "donor", "country", "programme page", "figures page", "records page",
    "records file", "workshop page",
}  # fmt: skip


def test_two_sizes_and_by_how_much_each_dashboard_grew():
    asked = ["--times", "50", "100", "--people=120", "--workshops=60", "--participations=400", "--json"]
    done = subprocess.run(
        [sys.executable, "manage.py", "bench", "figures", f"--database={connection.vendor}", *asked],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert [one["made"]["participations"] for one in told["sizes"]] == [200, 400]
    assert set(told["growth"]) == DASHBOARDS
    for one in told["sizes"]:
        assert {row["dashboard"] for row in one["dashboards"]} == DASHBOARDS
        assert all(row["queries"] <= figures.MOST and row["kept_ms"] > 0 for row in one["dashboards"])


def test_queries_that_grow_and_pages_that_fail_are_a_broken_promise():
    def sizes(queries=(9, 9), **more):
        return [
            [{"dashboard": "portal", "first_ms": 9, "kept_ms": 2, "counted_ms": 9, "queries": n, "rows": 4} | more]
            for n in queries
        ]

    assert figures.is_fine(sizes())
    assert not figures.is_fine(sizes((9, 18)))
    assert not figures.is_fine(sizes((figures.MOST + 1, 1)))
    assert not figures.is_fine(sizes(status=500))
    assert figures.growth(sizes((10, 15)))["portal"] == {
        "first": [1.0], "kept": [1.0], "counted": [1.0], "rows": [1.0], "queries": [1.5],
    }  # fmt: skip
