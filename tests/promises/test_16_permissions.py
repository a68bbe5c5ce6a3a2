"""Promise 16: nobody reads or writes another programme's data. Every URL × method × who × whose is tried.

`make test` tries a tenth of the cells, the same in every run; PROMISES=all tries all, PAGES=agenda,agenda_item all of
these two pages.
"""

import logging
import os
from collections import Counter
from contextlib import contextmanager
from copy import copy
from zlib import crc32

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.shortcuts import resolve_url
from django.urls import reverse

from tests.once import built_once
from tests.promises.pages import pages
from tests.promises.scene import Scene
from ttt_portal.permissions import (
    BODY,
    BY_CONSENT,
    BY_DOOR,
    BY_PASS,
    NEEDS_ACCOUNT,
    PUBLIC,
    STILL_OPEN,
    WHO,
    rows,
    words,
)

ALL, PAGES = os.environ.get("PROMISES") == "all", os.environ.get("PAGES", "").split(",")
ALLOWED = {"GET": {200, 302, 409}, "POST": {200, 201, 202, 204, 302, 409, 422}}
OF_A_WORKSHOP = (
    "workshops", "participations", "headcounts", "agenda-items", "breakouts", "topics", "groups", "memberships",
    "group-reports", "recommendations", "imports", "import-rows", "requirement-results", "knowledge-tests",
    "knowledge-items", "evaluations",
)  # fmt: skip
OTHER_METHODS = ("PUT", "PATCH", "DELETE")
DOORS, GUESTS = ("badge", "laptop"), ("guest-facil", "guest-assess", "guest-donor")

OPEN_DOORS = """
url            methods   system admin organiser facil assessor donor particip takes
open_workshop  GET       -      R     R         R     R        R     -        R
talkative_list GET       R      R     R         R     R        R     R        R
writes_first   POST      N      N     N         N     N        N     N        N
no_sign_in     GET       R      R     R         R     R        R     R        R
"""


class Prober:
    """Tries cells, and keeps what did not answer as the table says."""

    def __init__(self, scene, all_cells=ALL):
        self.scene, self.all_cells, self.cells, self.leaks = scene, all_cells, 0, []
        # Every cell is rolled back, so one look at the rows serves them all.
        self.before = fingerprint()

    def page(self, page, row):
        for who in (*WHO, *DOORS, *GUESTS, "anonymous"):
            for whose in self._whose(page, who):
                things = getattr(self.scene, whose)
                url = reverse(page.name, kwargs=self.scene.arguments(page, things))
                form = self.scene.body(BODY.get(page.name, {}), things)
                letter = self._letter(page, row, who, whose)
                for method in ("GET", "POST"):
                    self._cell(page, row, who, whose, url, method, letter, form)
                if who == "admin" and whose == "own":
                    for method in OTHER_METHODS:
                        if method not in row.methods:
                            self._cell(page, row, who, whose, url, method, letter, form)

    def closed(self, page, row):
        """On a workshop closed long ago whoever could write is told that it is closed, and changes nothing."""
        for who in ("admin", "organiser", "facil", "takes"):
            if row.letters[who] == "W" and "POST" in row.methods:
                things = self.scene.closed
                url = reverse(page.name, kwargs=self.scene.arguments(page, things))
                form = self.scene.body(BODY.get(page.name, {}), things)
                self._cell(page, row, who, "closed", url, "POST", "closed", form)

    def _whose(self, page, who):
        if not page.parameters:
            return ("own",)
        is_inside = who in ("takes", *DOORS, *GUESTS[:2]) and "slug" not in page.parameters
        return ("own", "sibling", "other") if is_inside else ("own", "other")

    def _letter(self, page, row, who, whose):
        if page.name in PUBLIC:
            return "-" if whose == "other" and page.name in BY_CONSENT else "public"
        if who == "anonymous" or (who in DOORS and page.name not in BY_DOOR):
            return "sign in"
        if who in DOORS:
            return BY_DOOR[page.name][DOORS.index(who)] if whose == "own" else "-"
        if who in GUESTS[:2]:
            return BY_PASS.get(page.name, "xx")[GUESTS.index(who)] if whose == "own" else "x"
        if who in GUESTS and page.name in NEEDS_ACCOUNT:
            return "x"
        if who in GUESTS:
            return row.letters["donor"] if whose == "own" else "-"
        if whose == "own" or who == "system":
            return row.letters[who]
        return "-"

    def _is_tried(self, page, *cell):
        """A tenth of the cells, the same in every run."""
        return self.all_cells or page.name in PAGES or crc32(" ".join((page.name, *cell)).encode()) % 10 == 0

    def _cell(self, page, row, who, whose, url, method, letter, form):
        if not self._is_tried(page, who, whose, method):
            return
        self.cells += 1
        with transaction.atomic():
            with writes() as written:
                response = self._ask(who, method, url, form)
            problem = self._problem(row, who, method, letter, response)
            may_write = method == "POST" and (letter == "W" or (letter == "public" and "POST" in row.methods))
            if not problem and written and not may_write and self.before != fingerprint():
                problem = "something changed"
            if not problem and method == "GET" and response.status_code == 200:
                seen = [word.decode() for word in self.scene.forbidden(who) if word in body(response)]
                problem = f"shows {', '.join(seen)}" if seen and whose == "own" else ""
            transaction.set_rollback(True)
        if problem:
            self.leaks.append(f"{page.name}: {who}, {method} of {whose}: {problem} (table: {letter})")

    def _ask(self, who, method, url, form):
        client = self.scene.clients[who]
        known = copy(client.cookies)
        response = client.post(url, form) if method == "POST" else client.generic(method, url)
        # A door may have changed who this browser is; the next cell is tried by the same visitor.
        client.cookies = known
        return response

    def _problem(self, row, who, method, letter, response):
        status = response.status_code
        if letter == "sign in":
            doors = (resolve_url(settings.LOGIN_URL), *([reverse("join")] if row.name in BY_DOOR else []))
            signs_in = status == 302 and response.url.startswith(doors)
            return "" if signs_in else f"answered {status}, not the sign-in page"
        if method not in row.methods:
            return "" if status in (405, 404) else f"answered {status} to a method it does not have"
        if letter == "closed":
            return "" if status in (403, 404, 409, 422) else f"answered {status} on a closed workshop"
        if letter == "public" or letter == "W" or (letter == "R" and method == "GET"):
            if status not in ALLOWED[method]:
                return f"answered {status} to somebody who may"
            away = status == 302 and response.url.startswith((resolve_url(settings.LOGIN_URL), reverse("join")))
            return "sent to the sign-in page" if away and letter != "public" else ""
        if letter == "x":
            return "" if status in (403, 404) else f"answered {status} to a guest"
        wanted = 404 if letter == "-" else 403
        return "" if status == wanted else f"answered {status}, not {wanted}"


@contextmanager
def writes():
    """Statements that change rows; the visitor's own session is theirs."""
    found = []

    def watch(execute, sql, params, many, context):
        if sql.split(None, 1)[0] in ("INSERT", "UPDATE", "DELETE") and "django_session" not in sql:
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def fingerprint():
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model._meta.app_label in ("programmes", "workshops", "accreditation", "reports", "account", "mfa")
    }


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_url_is_in_the_table_and_every_line_has_its_url():
    named = Counter(page.name for page in pages())
    assert [name for name, number in named.items() if number > 1] == []
    assert sorted(set(named) - set(rows())) == [], "these URLs have no line in ttt_portal/permissions/"
    assert sorted(set(rows()) - set(named)) == [], "these lines have no URL any more"
    phrased = Counter(name for *_words, names in words.lines() for name in names) + Counter(words.NOT_WORK.split())
    assert sorted(set(rows()) - set(phrased)) == [], "say in ttt_portal/permissions/words.py what these pages are about"
    assert [name for name, number in phrased.items() if number > 1 or name not in named] == []
    assert {*PUBLIC, *STILL_OPEN, *BODY, *BY_DOOR, *BY_PASS} <= set(rows())


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """(scene, where its files are)"""
    with built_once(django_db_blocker, lambda: (Scene(), settings.STORAGES)) as built:
        yield built


@pytest.fixture
def scene(built, db, settings):
    scene, settings.STORAGES = built
    return scene


def test_nobody_opens_what_the_table_does_not_give_them(scene, settings, capsys, caplog):
    settings.DEMO = False
    caplog.set_level(logging.CRITICAL, logger="django")  # thousands of refusals are what is wanted here
    table, probe = rows(), Prober(scene)
    for page in pages():
        if page.name in table:
            probe.page(page, table[page.name])
            if page.parameters and page.route.split("/")[0] in OF_A_WORKSHOP and page.name not in STILL_OPEN:
                probe.closed(page, table[page.name])
    caught = doors_found(probe.scene, settings)
    with capsys.disabled():
        print(f"\npromise 16: {probe.cells} cells tried, {len(probe.leaks)} leaks, control caught {len(caught)}/5")
    assert not probe.leaks, "\n" + "\n".join(probe.leaks)
    assert len(caught) == 5


def doors_found(scene, settings):
    """The control: open doors in a urlconf of their own. Returns the names of those the prober caught."""
    settings.ROOT_URLCONF = "tests.promises.open_urls"
    doors, caught = rows((OPEN_DOORS,)), set()
    for page in pages():
        if page.name in doors:
            probe = Prober(scene, all_cells=True)
            probe.page(page, doors[page.name])
            caught |= {page.name} if probe.leaks else set()
    if set(doors) <= {page.name for page in pages()} - set(rows()):
        caught.add("unlisted")
    return caught


@pytest.mark.parametrize("name", ["person", "person_details"])
def test_everybody_opens_their_own_page(scene, name):
    code = scene.own["workshops"].participations.get(person__family_name="Takes-Part").person.code
    assert scene.clients["takes"].get(reverse(name, args=[code])).status_code == 200
