"""`make test`: every check and every test, on both databases and in a browser, with servers of its own."""

import contextlib
import os
import secrets
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from ttt_portal.local.processes import Child, Stop, ignore_signals, stop_all, stop_on_signals
from ttt_portal.local.services import Failed, postgresql, socket_folder, valkey

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAMS = Path(sys.executable).parent
# What a developer's or a server's environment says about a portal must not change how the tests end.
OURS = (
    "DEBUG",
    "DEMO",
    "SECRET_KEY",
    "SITE_URL",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "FROM_EMAIL",
    "TRUSTED_PROXIES",
)
PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "SITE_URL": "https://portal.example.org",
    "ALLOWED_HOSTS": "portal.example.org",
}


# Ten minutes on two cores do not hold every test twice. What writes, decides or counts is tried on PostgreSQL, which
# production runs; pages by the test client, papers, commands and our own house on SQLite, which newcomers run. Pages
# call the actions, and the journeys open every page on PostgreSQL. FULL=1 tries all of it on both.
ON_SQLITE = (
    "tests/house",
    "tests/local",
    "tests/reports/documents",
    "tests/*/views",
    "tests/promises/test_07*",
    "tests/promises/test_1[13-9]*",
    "tests/promises/test_2*",
)
ON_POSTGRESQL = (
    "tests/*/actions",
    "tests/*/rules",
    "tests/*/queries",
    "tests/promises/test_0[589]*",
    "tests/promises/test_1[02]*",
)
# Named alone, these are tried on PostgreSQL: several processes or threads share the database.
SHARED = ("races", "journeys", "test_09", "test_10", "test_12")


def without(paths):
    return [] if os.environ.get("FULL") else [f"--ignore-glob={path}" for path in paths]


class Steps:
    def __init__(self, work, environment):
        self.work, self.environment = work, environment
        self.results, self.child = [], None

    def run(self, name, *command, **environment):
        print(f"\n-- {name}: {' '.join(str(part) for part in command)}", flush=True)
        started = time.monotonic()
        self.child = Child(name, [PROGRAMS / command[0], *command[1:]], cwd=ROOT, env=self.environment | environment)
        code = self.child.process.wait()
        self.child.kill_group()
        self.results.append((name, code == 0, time.monotonic() - started, ""))

    def manage(self, name, *arguments, **environment):
        self.run(name, "django-admin", *arguments, **environment)

    def pytest(self, name, *arguments, **environment):
        report = self.work / f"{len(self.results)}.xml"
        self.run(name, "pytest", *arguments, f"--junitxml={report}", "-o", "junit_logging=no", **environment)
        self.results[-1] = (*self.results[-1][:3], counted(report))

    def summary(self):
        print("\n-- make test")
        for name, fine, seconds, detail in self.results:
            print(f"{'  ok  ' if fine else 'FAILED'} {seconds:7.1f} s  {name:24} {detail}".rstrip())
        return all(fine for _, fine, _, _ in self.results)


def counted(report):
    try:
        suites = ElementTree.parse(report).getroot().iter("testsuite")
    except (OSError, ElementTree.ParseError):
        return ""
    total = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for suite in suites:
        for key in total:
            total[key] += int(suite.get(key, 0))
    total["passed"] = total.pop("tests") - sum(total.values())
    shown = {"passed": "passed", "failures": "failed", "errors": "errors", "skipped": "skipped"}
    return ", ".join(f"{total[key]} {word}" for key, word in shown.items() if total[key])


@contextlib.contextmanager
def broker(work):
    if os.environ.get("REDIS_URL"):
        yield os.environ["REDIS_URL"]
        return
    with socket_folder(work) as folder:
        child = valkey(folder, work / "valkey.log")
        try:
            yield child.url
        finally:
            stop_all([child])


@contextlib.contextmanager
def database():
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    with postgresql() as url:
        yield url


def everything(steps, sqlite, postgres):
    sqlite, postgres = {"DATABASE_URL": sqlite}, {"DATABASE_URL": postgres}
    steps.run("ruff", "ruff", "check", "--output-format=concise")
    steps.run("import rules", "lint-imports")
    steps.manage("check", "check", **sqlite)
    steps.manage("migrations", "makemigrations", "--check", "--dry-run", **sqlite)
    steps.manage("check, as deployed", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, **postgres)
    # Every process makes a database of its own: from the models, as `makemigrations --check` above says they agree with
    # the migrations. The journeys run on databases that are migrated.
    apart = ("tests", "-n", "2", "--nomigrations", "--ignore=tests/journeys")
    steps.pytest("pytest on SQLite", *apart, "--ignore=tests/races", *without(ON_POSTGRESQL), **sqlite)
    # The races come last and one after the other: handed out in pairs they do not all wait for the same process.
    pairs = "--maxschedchunk=2"
    steps.pytest("pytest on PostgreSQL", *apart, pairs, *without(ON_SQLITE), **postgres)
    steps.pytest("journeys on PostgreSQL", "tests/journeys", "-m", "not sqlite", **postgres)
    steps.pytest("journeys on SQLite", "tests/journeys", "-m", "sqlite", **sqlite)


def run(arguments):
    with contextlib.ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ttt-test-")))
        environment = {key: value for key, value in os.environ.items() if key not in OURS} | {
            "DJANGO_SETTINGS_MODULE": "ttt_portal.settings",
            "PYTHONPATH": str(ROOT),
            "SECRET_KEY": "for-the-tests-only",
            "DATA_DIR": str(work / "data"),
            "REDIS_URL": stack.enter_context(broker(work)),
        }
        # WhiteNoise warns in each test about a folder it misses
        (work / "data" / "static").mkdir(parents=True)
        # without one, some tools warn about it in the middle of the results
        environment.setdefault("XDG_RUNTIME_DIR", str(work))
        steps = Steps(work, environment)
        sqlite = f"sqlite:///{work / 'portal.sqlite3'}"
        try:
            if arguments and not any(word in part for part in arguments for word in SHARED):
                steps.pytest("pytest on SQLite", *arguments, DATABASE_URL=sqlite)
            elif arguments:
                steps.pytest("pytest on PostgreSQL", *arguments, DATABASE_URL=stack.enter_context(database()))
            else:
                everything(steps, sqlite, stack.enter_context(database()))
            return steps.summary()
        finally:
            if steps.child and not steps.child.ended:
                ignore_signals()
                stop_all([steps.child])


def main(arguments):
    stop_on_signals()
    try:
        sys.exit(0 if run(arguments) else 1)
    except Failed as failure:
        sys.exit(str(failure))
    except Stop:
        print("\nStopped.")
        sys.exit(130)


if __name__ == "__main__":
    main(sys.argv[1:])
