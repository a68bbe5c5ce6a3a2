"""Promise 10: with Redis refusing, hanging or emptied every act succeeds, says that its paper waits, and is done after.

Real workers and a real relay behind a bad line; the acts are those of an administrator in the browser. Nobody sweeps:
within sixty seconds of the return of the line everything is issued and printed. PROMISES=all takes fifty of each.
"""

import random
import re
import time

import pytest
from django.db import connection
from django.urls import reverse

from programmes.models import Outbox
from reports.models import Certificate, CertificateBatch, Document
from tests.chaos.crew import Crew, wait_for
from tests.tenth import ALL
from workshops.models import Participation

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="its workers share a PostgreSQL"),
]
MODES = ("refuse", "hang", "flush")
EACH, SEED, LONGEST = 50 if ALL else 1, 10, 60
PEOPLE = 8
WAITS = "The paper waits its turn"


@pytest.fixture
def listed(workshop, make_person):
    """listed() -> eight more participants who get a certificate"""

    def more():
        begin = Participation.objects.count()
        people = [make_person(f"Officer {begin + n}") for n in range(PEOPLE)]
        Participation.objects.bulk_create(
            Participation(workshop=workshop, person=one, listed_as=str(one), number=number)
            for number, one in enumerate(people, begin + 1)
        )

    return more


def open_ones():
    """How many certificates and papers are not made yet, and messages that wait."""
    return (
        CertificateBatch.objects.filter(state=CertificateBatch.State.RUNNING).count()
        + Certificate.objects.filter(state=Certificate.State.PENDING).count()
        + Document.objects.exclude(job__state="done").count()
    )


def finished():
    return open_ones() == 0


class Person:
    """Who clicks: every answer is timed, and must be a page of the portal and no error."""

    def __init__(self, browser, workshop):
        self.browser, self.workshop, self.took, self.failed, self.queued = browser, workshop, [], [], []

    def does(self, method, url, **more):
        begun = time.monotonic()
        answer = getattr(self.browser, method)(url, **more)
        self.took.append(time.monotonic() - begun)
        if answer.status_code not in (200, 302):
            self.failed.append((url, answer.status_code))
        return answer

    def acts(self):
        """Certificates for all who have none, the list as a paper: asked for, and the page that says how far it is."""
        code = self.workshop.code
        form = {"kind": "participation", "template": "own", "issued_on": self.workshop.ends_on.isoformat()}
        batch = self.does("post", reverse("workshop_certificates_issue", args=[code]), data=form)
        said = self.does("get", batch.url).content.decode()
        self.queued.append(bool(re.search(rf"\b0 of {PEOPLE} issued, 0 printed", said)))
        paper = self.does("post", reverse("participant_list", args=[code]))
        self.queued.append(WAITS in self.does("get", paper.url).content.decode())
        self.does("get", reverse("workshop", args=[code]))


def spoil(crew, mode, listed, person):
    """The broker goes, somebody acts, it comes back. Answers what waited at that moment."""
    if mode == "flush":
        person.acts()
        # In the middle: some are made, the messages of the others wait in the broker.
        wait_for(lambda: Certificate.objects.filter(state=Certificate.State.PENDING).exists(), 30)
        crew.redis.flushall()
        return open_ones()
    setattr(crew.line, mode, True)
    crew.line.drop()
    person.acts()
    time.sleep(2)
    waits = open_ones()
    crew.line.refuse = crew.line.hang = False
    return waits


def test_whatever_redis_does_people_go_on_and_papers_come_after(
    workshop, listed, administrator, client_of, tmp_path, capsys
):
    chance, drained, waited = random.Random(SEED), {}, {}
    person = Person(client_of(administrator), workshop)
    with Crew(tmp_path) as crew:
        # Once in fair weather, so that the workers stand.
        listed()
        person.acts()
        wait_for(finished, 120)
        assert finished(), crew.children["worker"].last_words()
        person.took.clear()
        person.queued.clear()
        runs = [mode for mode in MODES for _ in range(EACH)]
        chance.shuffle(runs)
        for mode in runs:
            listed()
            waited[mode] = waited.get(mode, 0) + spoil(crew, mode, listed, person)
            drained.setdefault(mode, []).append(wait_for(finished, LONGEST + 60))
            assert finished(), f"{open_ones()} left after {mode}: {crew.children['relay'].last_words()}"
    total = Certificate.objects.count()
    numbers = sorted(int(one.rpartition("-")[2]) for one in Certificate.objects.values_list("number", flat=True))
    slow = sorted(person.took)[int(0.95 * (len(person.took) - 1))]
    worst = ", ".join(f"{mode} {max(seconds):.1f} s" for mode, seconds in drained.items())
    with capsys.disabled():
        print(
            f"\npromise 10: {len(runs)} times Redis away (seed {SEED}), {len(person.took)} acts: {len(person.failed)} "
            f"failed, p95 {slow * 1000:.0f} ms; {total} certificates, 0 lost; longest until all was made: {worst}; "
            f"control, what waited when it came back: {waited}"
        )
    assert person.failed == [] and numbers == list(range(1, total + 1))
    assert total == PEOPLE * (len(runs) + 1)
    assert max(max(seconds) for seconds in drained.values()) <= LONGEST
    assert all(waited.values()), "nothing waited, so nothing is proved"
    assert Outbox.objects.waiting().count() == 0
