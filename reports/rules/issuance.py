"""The log of certificates, read out of the sealed history: what was issued, what was printed, what ceased to stand.

Python's standard library and nothing else, like `chain`, so that a file written by `manage.py export_history` answers
on a machine without the portal, from the folder of the portal's source:

    python -m reports.rules.issuance history.jsonl --head 3f9a… certificate.pdf …

A certificate is a row `certificates.issue` with its number; `documents.ask` holds the SHA-256 of the words it was to
print, `certificates.rendered` that of the file. Its state is that of the last act that gave it one.
"""

import argparse
import hashlib
import json
import sys
from dataclasses import dataclass, field

from programmes.rules import chain

CERTIFICATE, ACCREDITATION = "reports.certificate", "accreditation.accreditation"
VALID, NO_LONGER, REPLACED, UNKNOWN = WORDS = "valid", "no longer valid", "replaced", "unknown"
LIVE = ("pending", "issued")
IN_FORCE = ("active", "notice")


@dataclass
class Entry:
    """One certificate, as the log tells it. `papers` are the SHA-256 of every file that was made of it."""

    pk: int
    number: str = ""
    state: str = ""
    snapshot: str = ""
    accreditation: int | None = None
    papers: list = field(default_factory=list)


class Log:
    """Built from rows of history, in any order; `problems` are sentences for whoever runs the machine."""

    def __init__(self, rows):
        self.entries, self.states, self.problems = {}, {}, []
        for row in sorted(rows, key=lambda row: row["pk"]):
            if row["subject_type"] in (CERTIFICATE, ACCREDITATION) and row["to_state"]:
                self.states[row["subject_type"], row["subject_pk"]] = row["to_state"]
            if row["act"] == "documents.ask" or row["subject_type"] == CERTIFICATE:
                self._enter(row, _details(row))
        for entry in self.entries.values():
            entry.state = self.states.get((CERTIFICATE, entry.pk), "")
        self.of_paper = {sha: entry for entry in self.entries.values() for sha in entry.papers}
        self._check()

    def _enter(self, row, details):
        if row["act"] == "documents.ask":
            if details.get("kind") == "certificate" and details.get("about"):
                self._entry(details["about"]).snapshot = details.get("sha256", "")
            return
        entry = self._entry(row["subject_pk"])
        if row["act"] == "certificates.issue":
            if entry.number:
                self.problems.append(f"{entry.number} was issued twice.")
            entry.number = row["subject_label"]
        elif row["act"] == "certificates.rendered":
            if details.get("sha256"):
                entry.papers.append(details["sha256"])
            entry.accreditation = details.get("accreditation")
            if entry.snapshot and details.get("snapshot_sha256", entry.snapshot) != entry.snapshot:
                self.problems.append(f"{entry.number} was printed with other words than it was issued with.")

    def _entry(self, pk):
        return self.entries.setdefault(pk, Entry(pk))

    def _check(self):
        series = {}
        for entry in self.entries.values():
            if not entry.number:
                self.problems.append(
                    f"Something was printed or changed that was never issued (certificate {entry.pk})."
                )
                continue
            name, _dash, last = entry.number.rpartition("-")
            if last.isdigit():
                series.setdefault(name, []).append(int(last))
        for name, numbers in sorted(series.items()):
            found = set(numbers)
            if len(found) != len(numbers):
                self.problems.append(f"{name}: a number was given twice.")
            missing = sorted(set(range(1, max(found) + 1)) - found)
            if missing:
                self.problems.append(f"{name}: nobody ever got number {chain.as_ranges(missing)}.")

    def word(self, entry):
        """One of WORDS for a certificate of this log, or for None."""
        if entry is None:
            return UNKNOWN
        if entry.state == "replaced":
            return REPLACED
        behind = self.states.get((ACCREDITATION, entry.accreditation), "active")
        return VALID if entry.state in LIVE and behind in IN_FORCE else NO_LONGER

    def verdict(self, content):
        """(word, number) for the bytes of a file: only exactly what the portal made is known."""
        entry = self.of_paper.get(hashlib.sha256(content).hexdigest())
        return self.word(entry), entry.number if entry else ""

    def lines(self):
        printed = sum(bool(entry.papers) for entry in self.entries.values())
        told = [self.word(entry) for entry in self.entries.values()]
        counts = ", ".join(f"{told.count(word):,} {word}" for word in WORDS[:3])
        yield f"{len(self.entries):,} certificates issued, {printed:,} printed: {counts}."
        for sentence in self.problems[:50]:
            yield f"NOT IN ORDER: {sentence}"


def _details(row):
    try:
        return json.loads(row["details"])
    except ValueError:
        return {}  # withheld or erased


def check(log, names, say):
    """Say the verdict on each file. True when all are valid."""
    words = []
    for name in names:
        with open(name, "rb") as file:
            word, number = log.verdict(file.read())
        words.append(word)
        say(f"{name}: {word}{f' ({number})' if number else ''}")
    return all(word == VALID for word in words)


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Check certificates against a history written by export_history.")
    parser.add_argument("history")
    parser.add_argument("files", nargs="*", help="PDF files of certificates.")
    parser.add_argument("--head", default="", help="A head that was kept elsewhere.")
    chosen = parser.parse_args(arguments)
    with open(chosen.history, encoding="utf-8", errors="surrogatepass") as lines:
        rows, seals = chain.read(lines)
    whole = chain.verify(rows, seals, head=chosen.head, may_withhold=True)
    log = Log(rows)
    print("\n".join([*whole.lines(), *log.lines()]))
    fine = check(log, chosen.files, print)
    return 0 if whole.is_whole and not log.problems and fine else 1


if __name__ == "__main__":
    sys.exit(main())
