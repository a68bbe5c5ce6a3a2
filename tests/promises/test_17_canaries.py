"""Promise 17: nothing inside an allowed page, file, paper or letter tells of another programme's people.

The other programme's people bear names no text would hold by chance. Whoever holds a role here follows every link,
opens every page of their own programme, searches for half a name, asks for every paper; the bytes of all of it are
read, Office files unpacked and PDFs as text. PROMISES=all does so for everybody; a build for a tenth.
"""

import logging
import os
import random
import re
import zipfile
from html import unescape
from io import BytesIO
from urllib.parse import urljoin, urlsplit

from django.core import mail
from django.urls import reverse
from django.utils.module_loading import import_string

from programmes.actions import outbox
from programmes.models import Person
from programmes.rules import person as person_rules
from reports.models import Document
from reports.tasks import document as document_tasks
from tests.promises.pages import pages
from tests.promises.scene import Scene
from tests.reports.documents.reading import text_of
from ttt_portal.permissions import rows

ALL, SEED = os.environ.get("PROMISES") == "all", 20261126
WHO = ("admin", "organiser", "facil", "assessor", "donor", "particip", "takes", "system", "badge", "guest-donor")
LINK = re.compile(rb'(?:href|src|action|data-live|hx-get)="([^"#]+)')
# Half a canary: a search that echoes what was typed holds none, a search that finds somebody does.
SEARCHES = ("q=Serin", "q=Kanarien", "name=Serin", "search=Serin")
SKIPPED = ("/static/", "/accounts/", "/i18n/", "/door-departure", "/admin/")


class Crawler:
    def __init__(self, scene, who, chance, limit):
        self.scene, self.who, self.chance, self.limit = scene, who, chance, limit
        self.client, self.seen, self.read, self.bytes, self.found = scene.clients[who], set(), 0, 0, []
        # Lists print family names in capitals.
        self.words = [word.lower() for word in scene.forbidden(who)]

    def crawl(self):
        """From the own pages of the table, the home page and every link on the way."""
        waiting = ["/", *self._own_pages()]
        waiting += [f"{url}?{search}" for url in ("/", reverse("people"), reverse("workshops")) for search in SEARCHES]
        self.chance.shuffle(waiting)
        while waiting and self.read < self.limit:
            url = waiting.pop()
            if url in self.seen or url.startswith(SKIPPED):
                continue
            self.seen.add(url)
            waiting += [link for link in self.look(url) if link not in self.seen]
        return self

    def _own_pages(self):
        table = rows()
        for page in pages():
            if page.name in table and "GET" in table[page.name].methods:
                yield reverse(page.name, kwargs=self.scene.arguments(page, self.scene.own))

    def look(self, url):
        """Read one answer; its links."""
        response = self.client.get(url)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        self.read += 1
        self.bytes += len(content)
        kind = response.get("Content-Type", "")
        self.search(url, content)
        if "html" not in kind:
            return []
        links = (urljoin(url, unescape(link.decode())) for link in LINK.findall(content))
        return [urlsplit(link)._replace(fragment="").geturl() for link in links if urlsplit(link).netloc == ""]

    def search(self, where, content):
        text = readable(content).lower()
        self.found += [f"{self.who}: {word.decode()} in {where}" for word in self.words if word in text]

    def papers(self, names):
        """Ask for papers as this person may, and read each as its reader does."""
        before = set(Document.objects.values_list("pk", flat=True))
        asked = 0
        for page in pages():
            if page.name in names:
                url = reverse(page.name, kwargs=self.scene.arguments(page, self.scene.own))
                asked += self.client.post(url).status_code == 302
        for document in Document.objects.exclude(pk__in=before):
            document_tasks.render(document.pk)
            response = self.client.get(reverse("document_file", args=[document.code]))
            if response.status_code == 200:
                self.search(f"{document.kind}.{document.format}", b"".join(response.streaming_content))
        return asked


def readable(content):
    if content.startswith(b"%PDF") and len(content) > 200:
        return content + text_of(content).encode()
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return content + b" ".join(archive.read(name) for name in archive.namelist())
    return content


def send_letters(scene):
    """Letters an organiser asks for; what the relay would carry to the workers, papers left out, is done here."""
    for page in pages():
        if page.name in ("guest_pass_letters", "follow_up_contact_letters"):
            scene.clients["organiser"].post(reverse(page.name, kwargs=scene.arguments(page, scene.own)))
    while outbox.relay(lambda task, pk: None if "document" in task else import_string(task)(pk), limit=500):
        pass


PAPERS = {
    "participant_list", "programme_of_work", "field_pack", "badges", "outcome", "adopted_list", "adopted_list_word",
    "outcome_word", "participants_word", "agenda_word", "group_report_documents", "blank_reports", "cue_card_paper",
    "letters_pdf", "own_exports", "workshop_certificates_issue",
}  # fmt: skip


def test_no_byte_tells_of_another_programmes_people(db, settings, capsys, caplog, monkeypatch):
    settings.DEMO = False
    caplog.set_level(logging.CRITICAL, logger="django")
    scene, chance = Scene(), random.Random(SEED)
    limit = 10_000 if ALL else 40
    asked, crawlers = 0, [Crawler(scene, who, chance, limit) for who in (WHO if ALL else chance.sample(WHO, 2))]
    for crawler in crawlers:
        crawler.crawl()
        if ALL and crawler.who in ("organiser", "facil", "takes", "donor"):
            asked += crawler.papers(PAPERS)
    if not ALL:
        organiser = Crawler(scene, "organiser", chance, 0)
        asked, crawlers = organiser.papers({"participants_word"}), [*crawlers, organiser]
    send_letters(scene)
    for letter in mail.outbox:
        if "serinus" not in " ".join(letter.to):
            crawlers[0].search(f"letter to {letter.to}", letter.message().as_bytes())
    found = [line for crawler in crawlers for line in crawler.found]
    # The control: one door left open. Everybody who lists people sees all of them.
    monkeypatch.setattr(person_rules, "visible_to", lambda actor: Person.objects.all())
    control = Crawler(scene, "organiser", chance, 1)
    control.look(f"{reverse('people')}?{SEARCHES[0]}")
    with capsys.disabled():
        print(
            f"\npromise 17: {len(crawlers)} people, {sum(one.read for one in crawlers)} answers, "
            f"{sum(one.bytes for one in crawlers) / 1e6:.1f} MB, {asked} papers, {len(mail.outbox)} letters read: "
            f"{len(found)} canaries (seed {SEED}); control: {len(control.found)} through one open door"
        )
    assert not found, "\n" + "\n".join(found[:40])
    assert sum(one.read for one in crawlers) > 70 and control.found
