"""The contracts in pyproject.toml are green, and each of them is seen red once, on a broken copy of the house."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.code import APPS, ROOT

LINT = Path(sys.executable).with_name("lint-imports")
PACKAGES = ("ttt_portal", *APPS)
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
FLOORS = "Floors: each app imports only what stands below it"

# (file the line is written into, the line, the contract that must name it)
BREAKS = [
    ("programmes/rules/programme.py", "from workshops.models import Workshop", FLOORS),
    ("programmes/views/programme.py", "from workshops.models import Workshop", FLOORS),
    ("workshops/models/workshop.py", "import accreditation.models", FLOORS),
    ("workshops/slots.py", "from reports.models import Certificate", FLOORS),
    ("accreditation/rules/broken.py", "import reports.models", FLOORS),
    ("reports/actions/broken.py", "import ttt_portal.context", FLOORS),
    ("programmes/tasks/broken.py", "from ttt_portal import celery_app", FLOORS),
    ("programmes/actions/person.py", "from programmes.views import person", "Rooms of programmes"),
    ("programmes/models/person.py", "from programmes.actions import history", "Rooms of programmes"),
    ("programmes/rules/person.py", "from programmes.forms import person", "Rooms of programmes"),
    ("workshops/actions/workshop.py", "from workshops.views import workshop", "Rooms of workshops"),
    ("workshops/models/workshop.py", "from workshops.actions import workshop", "Rooms of workshops"),
    ("workshops/views/broken.py", "import workshops.urls", "Rooms of workshops"),
    ("accreditation/actions/broken.py", "import accreditation.views", "Rooms of accreditation"),
    ("accreditation/models/broken.py", "import accreditation.actions", "Rooms of accreditation"),
    ("reports/documents/broken.py", "import reports.actions", "Rooms of reports"),
    ("reports/models/broken.py", "import reports.actions", "Rooms of reports"),
    ("reports/queries/broken.py", "import reports.documents", "Rooms of reports"),
    (
        "workshops/actions/broken.py",
        "import programmes.tasks",
        "Upward, rooms of a higher floor may not be entered through tasks",
    ),
]


def lint(folder):
    return subprocess.run([LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the packages, to be broken."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "locale"))
    return copy


def test_the_contracts_are_kept():
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_every_contract_is_broken_once_below():
    assert {name for *_, name in BREAKS} == set(CONTRACTS)


@pytest.mark.parametrize(("file", "line", "contract"), BREAKS, ids=[f"{file}: {line}" for file, line, _ in BREAKS])
def test_a_broken_house_is_seen(house, file, line, contract):
    target = house / file
    before = target.read_text(encoding="utf-8") if target.exists() else None
    target.write_text(f"{line}\n{before or ''}", encoding="utf-8")
    try:
        result = lint(house)
    finally:
        target.write_text(before, encoding="utf-8") if before is not None else target.unlink()
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout


def test_the_copy_itself_is_whole(house):
    assert lint(house).returncode == 0
