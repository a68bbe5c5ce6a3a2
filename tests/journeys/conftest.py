"""The portal as people meet it: real processes over a database of their own, and one browser for everybody."""

import contextlib
import os
import re
import secrets
from urllib.parse import urlsplit

import psycopg2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from ttt_portal import settings as portal_settings
from ttt_portal.demo.scene import PASSWORD
from ttt_portal.local import bootstrap
from ttt_portal.local.demo import Demo, listen, settings
from ttt_portal.local.processes import stop_all
from ttt_portal.local.services import Failed, socket_folder, valkey
from ttt_portal.local.tests import OURS

expect.set_options(timeout=10_000)
PHONE = {"width": 390, "height": 844}
# What a text says that ran instead of being shown (promise 19).
STORED_MARK = "stored text ran"
DESK = {"width": 1280, "height": 900}
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-proxy-server"]
# the browser writes every refusal of ours into its console, too; a missing file of ours is still a mistake
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


@contextlib.contextmanager
def fresh_database(folder):
    """A database of DATABASE_URL's server that nobody else uses, or a file."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{folder / 'portal.sqlite3'}"
        return
    name = f"journeys_{secrets.token_hex(4)}"
    server = portal_settings.database(given)
    keys = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    connection = psycopg2.connect(**{key: server[value] for key, value in keys.items() if server[value]})
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
            try:
                yield urlsplit(given)._replace(path=f"/{name}").geturl()
            finally:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        connection.close()


@contextlib.contextmanager
def broker(folder):
    if os.environ.get("REDIS_URL"):
        yield os.environ["REDIS_URL"]
        return
    with socket_folder(folder) as sockets:
        child = valkey(sockets, folder / "valkey.log")
        try:
            yield child.url
        finally:
            stop_all([child])


class Portal:
    """What the tests need to know of the running portal."""

    def __init__(self, url, logs, database):
        self.url, self.logs, self.database = url, logs, database
        self.cookies = {}  # of those who have signed in once
        self.linked = {}  # the pages each role finds by following links


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """Web server, relay and worker, as `make demo` starts them, over the demonstration's data."""
    folder = tmp_path_factory.mktemp("portal")
    environment = {key: value for key, value in os.environ.items() if key not in (*OURS, "PORT", "BIND")}
    with fresh_database(folder) as database, broker(folder) as redis:
        demo = Demo(folder, environment)
        demo.logs.mkdir()
        (folder / "static").mkdir()
        port, listeners = listen(0)
        # another portal's worker on the same broker must not take our tasks
        queue = f"journeys-{secrets.token_hex(4)}"
        demo.env = settings(folder, port, environment | {"DATABASE_URL": database})
        demo.env |= {"REDIS_URL": redis, "CELERY_QUEUE": queue}
        try:
            demo.prepare()
            demo.serve(port, listeners)
            demo.work()
            yield Portal(demo.env["SITE_URL"], demo.logs, database)
            demo.check()
        finally:
            stop_all(demo.portal)
    for log in demo.logs.glob("*.log"):
        words = log.read_text(errors="replace")
        assert "Traceback" not in words, f"{log.name}:\n{words[words.index('Traceback') :][:3000]}"


@pytest.fixture(scope="session")
def chromium():
    path = bootstrap.browser()
    if not path:
        raise Failed("The journeys need a browser: set CHROMIUM to its path, or run them with `make test`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


class Visitors:
    """People with a browser each. What their browsers complain about is written down."""

    def __init__(self, chromium, portal):
        self.chromium, self.portal = chromium, portal
        self.contexts, self.pages, self.complaints = [], [], []
        self.network_fails = False

    def arrive(self, *, at=DESK, **how):
        """Somebody nobody knows yet, at the portal's door."""
        context = self.chromium.new_context(base_url=self.portal.url, viewport=at, **how)
        context.set_default_timeout(30_000)
        context.on("console", self.listen)
        context.on("weberror", lambda problem: self.complaints.append(str(problem.error)))
        context.on("response", self.answered)
        context.on("dialog", self.asked)
        self.contexts.append(context)
        page = context.new_page()
        self.pages.append(page)
        return page

    def enter(self, address, **how):
        """Somebody with a password. They sign in by the form once; their browser then remembers them."""
        known = self.portal.cookies.get(address)
        page = self.arrive(**how, **({"storage_state": known} if known else {}))
        if known:
            page.goto("/")
        else:
            page.goto("/accounts/login/")
            page.get_by_label("Email", exact=True).fill(address)
            page.get_by_label("Password", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Sign in", exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text("What needs you now")
            self.portal.cookies[address] = page.context.storage_state()
        return page

    def enter_by_code(self, address, reader, **how):
        """Somebody without a password: the code comes by mail, which in the demonstration is a page."""
        page = self.arrive(**how)
        page.goto("/accounts/login/code/")
        page.get_by_label("Email", exact=True).fill(address)
        page.get_by_role("button", name="Send the code").click()
        page.get_by_label("Code", exact=True).wait_for()
        reader.goto("/mail/")
        letter = reader.locator("section.sec").filter(has=reader.locator("p.note", has_text=address)).first
        code = re.search(r"^\s*([A-Z0-9]{4}-[A-Z0-9]{4})\s*$", letter.inner_text(), re.MULTILINE)
        assert code, f"no code in:\n{letter.inner_text()}"
        page.get_by_label("Code", exact=True).fill(code[1])
        page.get_by_role("button", name="Confirm").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("What needs you now")
        return page

    @contextlib.contextmanager
    def without_network(self, page):
        """This browser is cut off meanwhile; that its requests fail is what is wanted."""
        self.network_fails = True
        page.context.set_offline(True)
        yield
        page.context.set_offline(False)

    def listen(self, message):
        if message.type != "error":
            return
        where = message.location.get("url", "")
        if self.network_fails and "ERR_INTERNET_DISCONNECTED" in message.text:
            return
        if not REFUSED.match(message.text) or "/static/" in where:
            self.complaints.append(f"{message.text} ({where})")

    def asked(self, dialog):
        # ours asks before somebody leaves a page with words that are not saved; a stored text asks with its mark
        if STORED_MARK in dialog.message:
            self.complaints.append(f"a stored text ran: {dialog.message}")
        dialog.accept()

    def answered(self, response):
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")

    def photograph(self, folder):
        for number, page in enumerate(self.pages):
            with contextlib.suppress(Exception):
                page.screenshot(path=folder / f"{number}.png", full_page=True)
        return sorted(str(path) for path in folder.glob("*.png"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report
    return report


FAILED = pytest.StashKey()


@pytest.fixture
def visitors(chromium, portal, request, tmp_path):
    made = Visitors(chromium, portal)
    yield made
    complaints = list(made.complaints)
    report = request.node.stash.get(FAILED, None)
    if report is None or report.failed or complaints:
        print("\n".join(["The pages as they stood:", *made.photograph(tmp_path)]))
    for context in made.contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def axe():
    """axe(page) -> what a page does wrong, in words; empty where all is well."""

    def run(page):
        found = Axe().run(page)
        return [
            f"{page.url} {one['id']}: {one['help']}: " + "; ".join(node["html"][:160] for node in one["nodes"][:3])
            for one in found.response["violations"]
        ]

    return run
