"""Promise 18: whatever is sent, the portal answers 2xx to 4xx: never 500, never a traceback.

What a page reads is found out by watching it: an empty request, and every name it asks for. Then hypothesis sends each
page what it shows, with some of it replaced by what nobody means well. `make test` sends some hundreds, PROMISES=all
forty for each page and visitor; both are the same in every run.
"""

import logging
import os
import random
from collections import defaultdict
from contextlib import contextmanager
from copy import copy
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.urls import path, reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from programmes.views.loading import json_of
from tests.once import built_once
from tests.promises.pages import pages
from tests.promises.scene import Scene
from ttt_portal import urls
from ttt_portal.permissions import BODY, rows

pytestmark = pytest.mark.django_db
ALL = os.environ.get("PROMISES") == "all"
EACH, SOME = 40, 60
VISITORS = ("admin", "takes", "laptop", "guest-facil", "anonymous")
NASTY = (
    "", " ", "\0", "a\0b", "\x1b[2J", "\u202eevil", "💥", "é" * 300, "x" * 5000, "x" * 200_000,
    "<script>alert(1)</script>", "'; DROP TABLE programmes_person; --",
    "{{ 7*7 }}", "%s%n%x", "../../etc/passwd", "null", "true", "[]", "{}", "[1",
    '{"a": 1}', "0", "-1", "1", "3.5", "1e309", "NaN", "Infinity", "9" * 25, "-" + "9" * 25, "٣", "0x1f", "1_000",
    "2026-02-30", "0001-01-01", "9999-12-31", "10000-01-01", "24:61", "00:00:00.0000001", "2026-11-26T25:00", "on",
    "=cmd|' /C calc'!A0", "a@b", "a@b.example\nBcc: c@d.example", "\r\n", "en\0", "zz-ZZ",
)  # fmt: skip
HEADERS = (
    {},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "\x7f"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_ACCEPT": "*/;q=nonsense,,"},
    {"HTTP_ACCEPT_LANGUAGE": "xx-" + "y" * 600},
    {"HTTP_REFERER": "https://[::1"},
    {"HTTP_IF_MATCH": "W/\"", "HTTP_IDEMPOTENCY_KEY": "k" * 500},
    {"HTTP_COOKIE": "theme=\"; sessionid=none; messages=!!"},
)  # fmt: skip
FILES = (
    b"", b"\0" * 10, b"%PDF-1.7", b"PK\x03\x04broken", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff\xe0", b"a;b\n\"c",
    b"\xff\xfea\x00", "Name\tE-mail\n\u202e\tx".encode(), b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>",
)  # fmt: skip
NAMES = (
    "a.pdf", "a.xlsx", "a.docx", "a.png", "a.jpg", "a.csv", "../a.pdf", "a\0.pdf", "x" * 300 + ".pdf", "\u202ea.exe",
)  # fmt: skip


def falls_over(request):
    """The control: a page that believes in numbers."""
    return HttpResponse(str(int(request.POST.get("number", "1"))))


urlpatterns = [path("falls-over/", falls_over, name="falls_over"), *urls.urlpatterns]


class Fields(HTMLParser):
    """What the forms of a page would send: {name: [values]}."""

    def __init__(self, html):
        super().__init__()
        self.found, self.select = defaultdict(list), None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "select":
            self.select = given.get("name")
        elif tag == "option" and self.select:
            self.found[self.select].append(given.get("value") or "")
        elif tag in ("input", "textarea", "button") and given.get("name"):
            self.found[given["name"]].append(given.get("value") or "")


@contextmanager
def watched():
    """Every name that is looked up in what was sent."""
    asked, real = set(), {name: getattr(QueryDict, name) for name in ("get", "getlist", "__getitem__", "__contains__")}

    def noting(method):
        def look(self, key, *rest, **more):
            asked.add(key)
            return real[method](self, key, *rest, **more)

        return look

    for method in real:
        setattr(QueryDict, method, noting(method))
    try:
        yield asked
    finally:
        for method, original in real.items():
            setattr(QueryDict, method, original) if method in vars(QueryDict) else None
        for method in real:
            if getattr(QueryDict, method) is not real[method]:
                delattr(QueryDict, method)


class Sender:
    def __init__(self, scene):
        self.scene, self.sent, self.wrong = scene, 0, {}
        self.ids = [
            str(value)
            for things in (scene.own, scene.sibling, scene.other)
            for thing in things.values()
            for value in (getattr(thing, "pk", None), getattr(thing, "code", None))
            if value
        ]
        table = rows()
        self.cells = [
            (page, who)
            for page in pages()
            for who in VISITORS
            if page.name not in table or table[page.name].letters.get(who, "W") in "WR"
        ]
        self.known = {}

    def url(self, page):
        return reverse(page.name, kwargs=self.scene.arguments(page, self.scene.own))

    def fields(self, page, who):
        """{name: [values the page itself offers]} of what this page reads, by GET and by POST."""
        if (page.name, who) not in self.known:
            client, url = self.scene.clients[who], self.url(page)
            with rolled_back(), watched() as asked:
                known = copy(client.cookies)
                shown = client.get(url)
                client.post(url, self.scene.body(BODY.get(page.name, {}), self.scene.own))
                client.cookies = known
            html = shown.content.decode(errors="replace") if not shown.streaming else ""
            offered = Fields(html).found if "html" in shown.get("Content-Type", "") else {}
            names = {name for name in {*asked, *offered} if isinstance(name, str) and name != "csrfmiddlewaretoken"}
            self.known[page.name, who] = {name: offered.get(name) or [""] for name in sorted(names)}
        return self.known[page.name, who]

    def send(self, page, who, method, body, headers):
        self.sent += 1
        client = self.scene.clients[who]
        with rolled_back():
            ask, known = client.post if method == "POST" else client.get, copy(client.cookies)
            response = ask(self.url(page), body, **headers)
            # A door may have changed who this browser is; the next request is the same visitor's.
            client.cookies = known
            if response.status_code < 500:
                b"".join(response.streaming_content) if response.streaming else None
                return True
            error = response.exc_info[1] if getattr(response, "exc_info", None) else ""
        line = f"{page.name}: {method} as {who}: {response.status_code}, {type(error).__name__}: {str(error)[:120]}"
        self.wrong.setdefault(line, {name: str(value)[:60] for name, value in body.items()})
        return False


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def bodies(sender, draw, page, who):
    fields = sender.fields(page, who)
    body = {name: draw.choice(values) for name, values in fields.items()}
    names = list(fields)
    for name in draw.sample(names, min(len(names), draw.choice((0, 1, 1, 2, 9)))):
        body[name] = draw.choice((draw.choice(NASTY), draw.choice(sender.ids), [draw.choice(NASTY) for _ in range(3)]))
        if name in ("file", "files", "photo") or draw.random() < 0.03:
            body[name] = SimpleUploadedFile(draw.choice(NAMES) or "a", draw.choice(FILES))
    if draw.random() < 0.1:
        body[draw.choice(NASTY)[:40] or "x"] = draw.choice(NASTY)
    return body


def play(sender, cells, number):
    """Send so many requests, drawn by hypothesis; `sender.wrong` then says what fell over."""

    @settings(
        max_examples=number, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.sampled_from(cells), st.sampled_from(("POST", "POST", "POST", "GET")), st.integers(0, 2**32))
    def once(cell, method, number):
        page, who = cell
        draw = random.Random(number)
        body = bodies(sender, draw, page, who)
        if method == "GET":
            body = {name: value for name, value in body.items() if isinstance(value, str) and len(value) < 9000}
        sender.send(page, who, method, body, draw.choice(HEADERS) if draw.random() < 0.2 else {})

    once()


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with built_once(django_db_blocker, Scene) as scene:
        yield scene


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level(logging.CRITICAL, logger="django")


def test_whatever_is_sent_the_answer_is_no_failure_of_ours(scene, settings, capsys):
    settings.DEMO = False
    sender = Sender(scene)
    if ALL:
        for cell in sender.cells:
            play(sender, [cell], EACH)
    else:
        play(sender, sender.cells, SOME)
    caught = control(sender, settings)
    with capsys.disabled():
        print(f"\npromise 18: {sender.sent} requests to {len(sender.cells)} pages × visitors, {len(sender.wrong)} "
              f"failures of ours, control caught {caught}/1")  # fmt: skip
    assert not sender.wrong, "\n".join(f"{line}  {body}" for line, body in sender.wrong.items())
    assert caught == 1


def control(sender, settings):
    settings.ROOT_URLCONF = "tests.promises.test_18_any_body"
    page = next(page for page in pages() if page.name == "falls_over")
    other = Sender(sender.scene)
    play(other, [(page, "admin")], 30)
    return int(bool(other.wrong))


ROUTES = ("/people/{}/", "/workshops/{}/", "/v/{}/", "/guest/{}/", "/b/{}/", "/calendar/{}.ics")


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("code", ["%00", "a%00b", "%ED%A0%80", "%F0%9F%92%A5", "x" * 3000, "..%2f..%2fetc"])
def test_an_address_that_cannot_be_is_not_found(client, route, code):
    assert client.get(route.format(code)).status_code < 500
    assert client.post(route.format(code)).status_code < 500


JSON = (
    "", "[]", "null", "1", "[" * 5000, '{"epoch": {}}', '{"epoch": "9' + "9" * 400 + '"}', '{"boxes": [1, null, {}]}',
    '{"boxes": {"discussion": {"text": "half an emoji \\ud83d", "base": 0}}, "rows": [{}], "sent": "x"}',
    '{"epoch": 1, "boxes": {"discussion": {"text": "NUL \\u0000", "base": "1e309"}}, "rows": 7}',
    '{"arrivals": [[], 7]}',
    '{"arrivals": [{"id": "x", "at": "2026-13-45", "number": {}}]}', "\xff", '{"epoch": NaN}',
)  # fmt: skip


@pytest.mark.parametrize("name", ["group_report_changes", "check_ins"])
def test_a_script_that_sends_nonsense_gets_an_answer(scene, name):
    page = next(page for page in pages() if page.name == name)
    url = reverse(name, kwargs=scene.arguments(page, scene.own))
    for text in JSON:
        for who in ("admin", "laptop", "guest-facil"):
            with rolled_back():
                sent = scene.clients[who].post(url, text, content_type="application/json")
            assert sent.status_code < 500, (who, text[:80])


def test_half_an_emoji_loses_no_word_around_it(rf):
    sent = rf.post("/", '{"text": "before \\ud83d after\\u0000"}', content_type="application/json")
    assert json_of(sent) == {"text": "before \ufffd after"}
