"""Promise 19: stored text never runs. It is written into every text field there is, and looked for everywhere it goes.

Pages, spreadsheets, letters and the paper before it is drawn: nothing of it may become a tag, an attribute, an address,
a formula or a header. `make test` takes one text, one visitor and a third of the pages; PROMISES=all takes all.
"""

import csv
import io
import logging
import os
from html.parser import HTMLParser
from zlib import crc32

import pytest
from django.apps import apps
from django.core.mail.message import BadHeaderError
from django.db import DatabaseError, models, transaction
from django.urls import reverse

from programmes.rules import clock
from reports.documents import engine
from reports.documents.papers import render_paper
from reports.models import Document
from tests.once import built_once
from tests.promises.pages import pages
from tests.promises.scene import Scene
from tests.promises.test_18_any_body import rolled_back
from ttt_portal.permissions import rows
from workshops.mail import follow_up as follow_up_mail
from workshops.mail import guest_pass as guest_pass_mail
from workshops.mail import letter as letter_mail
from workshops.models import FollowUpContact, GuestPass, Letter

pytestmark = pytest.mark.django_db
ALL = os.environ.get("PROMISES") == "all"
# Every one carries the mark in each place where it could run;.
TEXTS = (
    "'\"></textarea></title></script><xss19 onxss19=1>{{7*191919}}",
    "<xss19>",
    "<svg/onload=xss19><xss19>",
    "<img src=x onxss19=1>",
    "' onxss19=1 x='",
    '" onxss19=1 x="',
    "javascript:xss19//",
    "data:text/html,<xss19>",
    "</script><xss19>",
    "<!--><xss19>-->",
    "&lt;xss19&gt;<xss19",
    "\x3cxss19\x3e",
    "＜xss19＞<xss19>",
    "{% if 1 %}<xss19>{% endif %}",
    "</style><xss19>",
    "=cmd|'/C xss19'!A0",
    "+xss19",
    "-xss19",
    "@xss19",
    "\t=xss19",
    "xss19\r\nBcc: xss19@evil.example",
)
VISITORS = ("admin", "organiser", "facil", "takes", "guest-facil", "donor") if ALL else ("organiser",)
# What is no text of people: names of things in the code, addresses, digests.
NOT_TYPED = {
    "code", "slug", "email", "act", "subject_type", "actor_kind", "from_state", "to_state", "details", "file", "sha256",
    "content_type", "join_code", "time_zone", "tag", "iso2", "iso3", "key", "opener", "password", "event", "format",
    "language", "word", "certificate_prefix", "number", "letter", "url", "hash", "digest", "languages",
    "snapshot_sha256",
}  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")
PAPERS = (
    "adopted_list", "cue_card_paper", "blank_report", "blank_reports", "badges", "outcome", "participant_list",
    "programme_of_work", "group_report_documents",
)  # fmt: skip


def fields():
    for model in apps.get_models():
        if model._meta.app_label not in ("programmes", "workshops", "accreditation", "reports"):
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            is_name = field.choices or field.unique or field.name in NOT_TYPED
            if is_text and not is_name and not isinstance(field, models.EmailField):
                yield model, field


def write_everywhere(text):
    """Returns how many fields hold it now; one whose constraint refuses it keeps what it has."""
    written = 0
    for model, field in fields():
        most = field.max_length or len(text)
        try:
            with transaction.atomic():
                written += bool(model._base_manager.update(**{field.name: text[:most]}))
        except (DatabaseError, TypeError, ValueError):
            continue
    return written


class Running(HTMLParser):
    """What of the text has become more than text."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if "xss19" in tag:
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            leads = (value or "").strip().lower()
            if "xss19" in name or name.startswith("on"):
                self.found.append(f"{name}=")
            elif name in ("href", "src", "action", "formaction") and leads.startswith(("javascript:", "data:text")):
                self.found.append(f"{name}={leads[:30]}")


def of_html(html):
    return Running(html).found + (["a template was run"] if str(7 * 191919) in html else [])


def of_csv(text):
    return [cell[:20] for row in csv.reader(io.StringIO(text)) for cell in row if cell.startswith(FORMULA)]


def of_pages(scene, visitors):
    """Returns (number of pages, what ran where)."""
    table, read, found = rows(), 0, []
    for page in pages():
        if not ALL and crc32(page.name.encode()) % 3:
            continue
        for who in visitors:
            row = table[page.name]
            if "GET" not in row.methods or row.letters.get(who, "R") not in "WR":
                continue
            with rolled_back():
                response = scene.clients[who].get(reverse(page.name, kwargs=scene.arguments(page, scene.own)))
                content = b"" if response.streaming else response.content
            read += response.status_code == 200
            kind, text = response.get("Content-Type", ""), content.decode(errors="replace")
            ran = of_html(text) if "html" in kind else of_csv(text) if "csv" in kind else []
            found += [f"{page.name}, {who}: {what}" for what in ran]
            if response.status_code >= 500:
                found.append(f"{page.name}, {who}: {response.status_code}")
    return read, found


def of_letters():
    number, found = 0, []
    letters = [(one, letter_mail) for one in Letter.objects.all()[:3]]
    letters += [(one, guest_pass_mail) for one in GuestPass.objects.select_related("workshop__language")[:2]]
    letters += [(one, follow_up_mail) for one in FollowUpContact.objects.all()[:2]]
    for one, mail in letters:
        for when in ("asked_at", "letter_asked_at"):
            if hasattr(one, when):
                setattr(one, when, clock.now())
        try:
            message = mail.compose(one).message()
        except BadHeaderError:
            continue  # refused, and the organiser is told that it did not leave
        number += 1
        found += [f"letter: {name}" for name in message if name.lower() in ("bcc", "cc")]
    return number, found


class Drawn(Exception):
    pass


def of_papers(scene, monkeypatch):
    """The text of each paper, as it goes into the PDF engine."""
    written, found = [], []

    class Stop:
        def __init__(self, string="", **_more):
            written.append(string)
            raise Drawn

    monkeypatch.setattr(engine._weasyprint()[0], "HTML", Stop)
    with rolled_back():
        for page in pages():
            if page.name in PAPERS:
                url = reverse(page.name, kwargs=scene.arguments(page, scene.own))
                scene.clients["organiser"].post(url, scene.body({}, scene.own))
        for document in Document.objects.filter(format="pdf"):
            try:
                render_paper(document.kind, document.snapshot)
            except Drawn:
                pass
            found += [f"{document.kind}: {what}" for what in of_html(written[-1] if written else "")]
    return len(written), found


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with built_once(django_db_blocker, Scene) as scene:
        yield scene


def test_stored_text_is_text_wherever_it_goes(scene, monkeypatch, settings, capsys, caplog):
    settings.DEMO = False
    caplog.set_level(logging.CRITICAL, logger="django")
    seen = {"fields": 0, "pages": 0, "letters": 0, "papers": 0}
    found = []
    for text in TEXTS if ALL else (TEXTS[0], TEXTS[-1]):
        with rolled_back():
            seen["fields"] = max(seen["fields"], write_everywhere(text))
            results = {"letters": of_letters()}
            if ALL or text == TEXTS[0]:
                results |= {"pages": of_pages(scene, VISITORS), "papers": of_papers(scene, monkeypatch)}
            for name, (number, ran) in results.items():
                seen[name] += number
                found += [f"{text!r}: {line}" for line in ran]
    caught = control()
    with capsys.disabled():
        print(f"\npromise 19: {seen['fields']} fields, {seen['pages']} pages, {seen['letters']} letters, "
              f"{seen['papers']} papers, {len(found)} executions, control caught {caught}/{len(TEXTS)}")  # fmt: skip
    assert not found, "\n".join(found[:40])
    assert seen["fields"] > 60 and seen["pages"] > 30 and seen["papers"] > 5


def control():
    """The same texts where nobody escapes: each is seen as a tag, an attribute, an address, a formula or a header."""
    caught = 0
    for text in TEXTS:
        unescaped = (f"<p>{text}</p>", f"<a href='{text}'>", f'<a href="{text}" x>', f"<p {text}>")
        caught += bool(any(map(of_html, unescaped)) or of_csv(text.lstrip("\r\n")) or "\nBcc:" in text)
    return caught


def test_a_list_of_recommendations_runs_no_formula_in_a_spreadsheet(scene):
    with rolled_back():
        write_everywhere("=cmd|'/C calc'!A0")
        url = reverse("recommendations_csv", args=[scene.own["programmes"].slug])
        text = scene.clients["organiser"].get(url).content.decode("utf-8-sig")
    assert "cmd|" in text and of_csv(text) == []
