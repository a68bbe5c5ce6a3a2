"""Promise 13: whoever checks a certificate gets the right one of four words, and a file changed by one byte is unknown.

The words by the public page, the file by the log in the sealed history, with the portal and without it.
"""

import hashlib
import os
import random
import re
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accreditation.models import Accreditation
from programmes.rules import clock, history_chain
from reports.actions import certificate as certificates
from reports.models import Certificate
from reports.rules import issuance, verification
from tests.reports.conftest import accreditation, work  # noqa: F401
from tests.tenth import ALL

ROOT = Path(__file__).resolve().parents[2]
FLIPS, SEED = (10_000, 13) if ALL else (1_000, 13)
HEADINGS = {"valid": "Valid", "no_longer": "No longer valid", "replaced": "Replaced", "unknown": "Unknown"}
LIVE = ("pending", "issued")
# With a notice an accreditation holds until it is decided on.
IN_FORCE = ("active", "notice")


def expected(state, behind="active", is_over=False):
    if state == "replaced":
        return "replaced"
    return "valid" if state in LIVE and behind in IN_FORCE and not is_over else "no_longer"


def heading(client, token):
    page = client.get(reverse("verification", args=[token])).content.decode()
    return re.sub(r"<svg.*?</svg>", "", re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)[1], flags=re.DOTALL).strip()


@pytest.fixture
def issued(accreditation, add_participant, administrator):  # noqa: F811
    """(of what somebody did, of an accreditation)"""
    return (
        certificates.issue(participation=add_participant("Hasan", "Noora"), by=administrator),
        certificates.issue(accreditation=accreditation, by=administrator),
    )


def test_every_state_has_its_word(issued, accreditation, client, capsys):  # noqa: F811
    of_work, of_accreditation = issued
    asked, wrong, missed = 0, [], 0
    today = clock.today()
    # The control asks the row of the certificate alone.
    row_alone = {**dict.fromkeys(LIVE, "valid"), "replaced": "replaced"}
    grounds = [(of_work, "active", None)] + [
        (of_accreditation, behind, until)
        for behind in Accreditation.State.values
        for until in (None, today, today - timedelta(days=1))
    ]
    for certificate, behind, until in grounds:
        Accreditation.objects.filter(pk=accreditation.pk).update(state=behind, valid_until=until)
        for state in Certificate.State.values:
            over = None if state in LIVE else today
            Certificate.objects.filter(pk=certificate.pk).update(state=state, withdrawn_on=over)
            right, is_work = expected(state, behind, until is not None and until < today), certificate == of_work
            right = expected(state) if is_work else right
            said = heading(client, certificate.token)
            asked += 1
            missed += row_alone.get(state, "no_longer") != right
            if said != HEADINGS[right]:
                wrong.append((state, behind, until, said))
    asked += 1
    assert heading(client, "0" * 32) == "Unknown"
    with capsys.disabled():
        print(f"\npromise 13: {asked} states asked, {len(wrong)} wrong words; control, the row alone: {missed} wrong")
    assert wrong == [] and missed


def paper_of(certificate):
    certificate.refresh_from_db()
    with certificate.document.file.open() as file:
        return file.read()


def careless(original):
    """The control: whoever looks at the size, the number and both ends of a file."""
    seen = (len(original), original[:1024], original[-1024:])
    return lambda content: (len(content), content[:1024], content[-1024:]) == seen


def test_a_file_with_one_byte_changed_is_unknown(issued, work, capsys):  # noqa: F811
    work()
    log, chance = issuance.Log(history_chain.rows()), random.Random(SEED)
    assert log.problems == []
    wrong, missed = 0, 0
    for certificate in issued:
        paper = paper_of(certificate)
        assert log.verdict(paper) == ("valid", certificate.number)
        look = careless(paper)
        for _ in range(FLIPS // 2):
            flipped = bytearray(paper)
            flipped[chance.randrange(len(paper))] ^= 1 << chance.randrange(8)
            wrong += log.verdict(flipped) != ("unknown", "")
            missed += look(flipped)
    forged = paper.replace(b"PDF-1.7", b"PDF-1.6"), paper + b"\n", paper[:-1], b""
    wrong += sum(log.verdict(one) != ("unknown", "") for one in forged)
    with capsys.disabled():
        print(
            f"\npromise 13: {FLIPS} bytes flipped (seed {SEED}), {wrong} taken for the portal's; "
            f"control, size and both ends: {missed} taken"
        )
    assert wrong == 0 and missed > FLIPS // 2


def test_the_public_page_has_what_a_browser_compares(issued, work, client):  # noqa: F811
    work()
    page = client.get(reverse("verification", args=[issued[0].token])).content.decode()
    assert f'data-sha256="{hashlib.sha256(paper_of(issued[0])).hexdigest()}"' in page
    assert "verification.js" in page and len(page.encode()) < 15_000


def alone(*arguments):
    """The check on a machine without Django, from a folder with the source."""
    command = [sys.executable, "-S", "-m", "reports.rules.issuance", *map(str, arguments)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO", "PYTHON"))}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)


def test_a_dump_answers_without_the_portal_and_without_names(issued, work, administrator, tmp_path):  # noqa: F811
    work()
    papers = []
    for number, certificate in enumerate(issued):
        papers.append(tmp_path / f"{number}.pdf")
        papers[-1].write_bytes(paper_of(certificate))
    certificates.withdraw(certificate=issued[0], reason="Issued in error", by=administrator)
    named, bare = tmp_path / "named.jsonl", tmp_path / "bare.jsonl"
    call_command("export_history", str(named), stdout=StringIO())
    call_command("export_history", str(bare), "--without-words", stdout=StringIO())
    assert "Noora" not in bare.read_text() and issued[0].number in bare.read_text()
    for dump in (named, bare):
        done = alone(dump, *papers)
        assert f"0.pdf: no longer valid ({issued[0].number})" in done.stdout, done.stdout + done.stderr
        assert f"1.pdf: valid ({issued[1].number})" in done.stdout and done.returncode == 1
        assert alone(dump, papers[1]).returncode == 0
    papers[1].write_bytes(papers[1].read_bytes()[:-1] + b" ")
    assert "1.pdf: unknown" in alone(bare, papers[1]).stdout
    # Whoever takes an issue out of the dump leaves a gap in the numbers, whatever they do to the seals.
    lines = [line for line in bare.read_text().splitlines() if f'"subject_label": "{issued[0].number}"' not in line]
    bare.write_text("\n".join(lines))
    assert "nobody ever got number 1" in alone(bare).stdout


def test_the_command_says_it_of_the_database(issued, work, tmp_path):  # noqa: F811
    work()
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(paper_of(issued[1]))
    out = StringIO()
    call_command("verify_certificates", str(paper), stdout=out)
    assert "2 certificates issued, 2 printed: 2 valid" in out.getvalue() and "paper.pdf: valid" in out.getvalue()
    paper.write_bytes(b"%PDF-1.7 another")
    with pytest.raises(CommandError, match="Not every file"):
        call_command("verify_certificates", str(paper), stdout=StringIO())
    assert verification.as_number(f" {issued[1].number.lower().replace('-', ' ')}") == issued[1].number
