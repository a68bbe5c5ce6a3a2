"""Promise 9: SIGKILL of the workers, of one child, of the relay or of the database's connections loses no certificate.

None is missing, none is made twice, no number is left out, whoever dies in the middle of the job. PROMISES=all kills
two hundred times, and once while real papers are drawn.
"""

import math
import random
import time
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from programmes.models import History
from reports.actions import certificate as certificates
from reports.models import Certificate, Document
from tests.chaos.crew import Crew, sweep, wait_for
from tests.tenth import ALL
from workshops.models import Participation

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="its workers share a PostgreSQL"),
]
# A worker takes seconds to come back, so only two of the four are killed in every run.
RUNS, EACH, SEED = (200, 40, 9) if ALL else (2, 14, 9)
PATIENCE = 120


@pytest.fixture
def issue(workshop, make_person, administrator):
    """issue(number) -> that many certificates asked for"""

    def make(number):
        begin = Participation.objects.count()
        people = [make_person(f"Officer {begin + n}") for n in range(number)]
        rows = [
            Participation(workshop=workshop, person=one, listed_as=str(one), number=number)
            for number, one in enumerate(people, begin + 1)
        ]
        Participation.objects.bulk_create(rows)
        return [certificates.issue(participation=one, by=administrator).pk for one in rows]

    return make


def left():
    return Certificate.objects.filter(state=Certificate.State.PENDING).count()


def finished():
    return left() == 0


def faults():
    """[sentence] about everything that is missing, doubled or left out in the whole register."""
    found = []
    numbers = sorted(int(number.rpartition("-")[2]) for number in Certificate.objects.values_list("number", flat=True))
    if numbers != list(range(1, len(numbers) + 1)):
        found.append(f"numbers are {numbers}")
    for document in Document.objects.all():
        with default_storage.open(document.file.name) as file:
            if sha256(file.read()).hexdigest() != document.file_sha256:
                found.append(f"{document} holds other bytes than it says")
    kept = set(Document.objects.values_list("file", flat=True))
    lying = [name for name in default_storage.listdir("documents")[1] if f"documents/{name}" not in kept]
    if lying:
        found.append(f"files nobody knows of: {lying}")
    rendered = list(History.objects.filter(act="certificates.rendered").values_list("subject_pk", flat=True))
    if len(rendered) != len(set(rendered)) or len(rendered) != len(numbers):
        found.append(f"{len(rendered)} printings of {len(set(rendered))} in history, {len(numbers)} certificates")
    return found


def hurt(crew, target):
    if target == "child":
        return crew.kill_child()
    if target == "connections":
        return crew.cut_database()
    return crew.kill(target)


def test_whoever_is_killed_no_certificate_is_lost(issue, tmp_path, capsys):
    chance, after, stuck, killed = random.Random(SEED), [], {}, {}
    targets = ("worker", "child", "relay", "connections")
    with Crew(tmp_path) as crew:
        issue(2)
        wait_for(finished, PATIENCE)
        assert finished(), crew.children["worker"].last_words()
        for run in range(RUNS):
            target = targets[run % len(targets)]
            issue(EACH)
            # In the middle of the job: some are made, some are not.
            some = EACH - chance.randrange(1, EACH // 2)
            wait_for(lambda some=some: left() <= some, PATIENCE)
            hurt(crew, target)
            killed[target] = killed.get(target, 0) + 1
            wait_for(finished, PATIENCE, quiet=4, count=left)
            # The control: what the broker alone would have left for an hour.
            stuck[target] = stuck.get(target, 0) + left()
            begun = time.monotonic()
            while not finished() and time.monotonic() - begun < PATIENCE:
                sweep()
                wait_for(finished, 10, quiet=6, count=left)
            after.append(time.monotonic() - begun)
            assert finished(), f"{left()} left after {target}: {crew.children['worker'].last_words()}"
    total, wrong = Certificate.objects.count(), faults()
    p95 = sorted(after)[math.ceil(0.95 * len(after)) - 1]
    with capsys.disabled():
        print(
            f"\npromise 9: {RUNS} kills ({', '.join(f'{n} {who}' for who, n in killed.items())}; seed {SEED}), "
            f"{total} certificates: 0 missing, {len(wrong)} faults; after the sweep p95 {p95:.1f} s; "
            f"control, without the sweep: {stuck} stuck"
        )
    assert wrong == []
    assert stuck["worker"] > 0, "nothing was in work when the workers were killed, so nothing is proved"


@pytest.mark.skipif(not ALL, reason="real papers, with PROMISES=all")
def test_killed_while_five_hundred_real_papers_are_drawn(issue, tmp_path):
    with Crew(tmp_path, real_papers=True) as crew:
        issue(500)
        for some in (450, 300, 100):
            wait_for(lambda some=some: left() <= some, 900)
            crew.kill("worker")
            sweep()
        wait_for(finished, 900, quiet=20, count=left)
        sweep()
        wait_for(finished, 300)
    assert finished() and faults() == []
