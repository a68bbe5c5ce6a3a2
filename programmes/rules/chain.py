"""The chain over History: what a row digests to, how batches are linked, and how all of it is checked.

Python's standard library and nothing else, so that a file written by `manage.py export_history` can be checked on a
machine without the portal:

    python programmes/rules/chain.py history.jsonl --head 3f9a…

A row is a dict: pk, at, actor_kind, actor_person, programme, subject_type, subject_pk, act, from_state, to_state, the
four personal columns of WORDS, salt and proof. A seal is a dict: number, first_pk, last_pk, rows ("1-400,402-500"),
count, batch_hash, previous_hash, hash, sealed_at. Times are ISO texts in UTC with microseconds.
"""

import argparse
import hashlib
import json
import sys
import time
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime, timedelta

PLAIN = (
    "pk", "at", "actor_kind", "actor_person", "programme", "subject_type", "subject_pk", "act", "from_state",
    "to_state",
)  # fmt: skip
WORDS = ("actor_label", "subject_label", "reason", "details")
ERASED = "[erased]"
WITHHELD = "[withheld]"
ERASURE = "erasures.carry_out"
# Numbers and digests of certificates name nobody: a file without words still answers whether one is good.
TOLD = {
    "certificates.issue": ["subject_label"],
    "certificates.rendered": ["subject_label", "details"],
    "documents.ask": ["details"],
    ERASURE: ["details"],
}
NOTHING = "0" * 64
# A transaction that began earlier may commit later: a row may be sealed after higher numbers, for this long.
LATE = timedelta(hours=1)


# Made once: json.dumps with these settings makes it anew for every row, which doubles the time for a million.
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def _json(value):
    return _encode(value).encode("utf-8", "surrogatepass")


def salt_of(row, column):
    """The salt of one column, from the row's: one column can then be erased without opening the others to guessing."""
    if row["salt"]:
        return hashlib.sha256(f"{row['salt']} {column}".encode()).hexdigest()
    return _proof(row).get("salts", {}).get(column, "")


def digest_of(row, column):
    """The digest by which a personal column enters the chain; of a column that was erased, the one that was kept."""
    kept = _proof(row).get("digests", {}).get(column) if row["proof"] else None
    if kept is not None:
        return kept
    return hashlib.sha256(f"{salt_of(row, column)} {row[column]}".encode("utf-8", "surrogatepass")).hexdigest()


def _proof(row):
    if not row["proof"]:
        return {}
    try:
        proof = json.loads(row["proof"])
    except ValueError:
        return {}
    return proof if isinstance(proof, dict) else {}


def withheld_columns(row):
    return _proof(row).get("withheld", []) if row["proof"] else []


def erased_columns(row):
    return sorted(set(_proof(row).get("digests", {})) - set(withheld_columns(row))) if row["proof"] else []


def without(row, columns):
    """{column: new value} for a row of which these columns are to be erased; what was erased before stays so."""
    before = _proof(row).get("digests", {})
    digests = before | {name: digest_of(row, name) for name in columns if name not in before}
    salts = {name: salt_of(row, name) for name in WORDS if name not in digests}
    proof = json.dumps({"digests": digests, "salts": salts}, sort_keys=True, separators=(",", ":"))
    return {name: ERASED for name in columns} | {"salt": "", "proof": proof}


def withheld(row):
    """The row for a file that names nobody: digests in place of words; what an erasure emptied must still be read."""
    open_columns = [name for name in TOLD.get(row["act"], ()) if name not in erased_columns(row)]
    hidden = [name for name in WORDS if name not in erased_columns(row) and name not in open_columns]
    proof = {
        "digests": {name: digest_of(row, name) for name in WORDS if name not in open_columns},
        "salts": {name: salt_of(row, name) for name in open_columns},
        "withheld": hidden,
    }
    return row | {name: WITHHELD for name in hidden} | {"salt": "", "proof": json.dumps(proof, sort_keys=True)}


def row_hash(row):
    return hashlib.sha256(_json([row[name] for name in PLAIN] + [digest_of(row, name) for name in WORDS])).digest()


def batch_hash(row_hashes):
    """Of the hashes of a batch's rows, in the order of their primary keys."""
    return hashlib.sha256(b"".join(row_hashes)).hexdigest()


def seal_hash(seal):
    names = ("number", "first_pk", "last_pk", "rows", "count", "batch_hash", "previous_hash", "sealed_at")
    return hashlib.sha256(_json([seal[name] for name in names])).hexdigest()


def as_ranges(pks):
    """[1, 2, 3, 5] -> "1-3,5"."""
    found = []
    for pk in sorted(pks):
        if found and pk == found[-1][1] + 1:
            found[-1][1] = pk
        else:
            found.append([pk, pk])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def spans(text):
    """From "1-3,5" to [(1, 3), (5, 5)]. Raises ValueError for anything else."""
    parts = (part.partition("-") for part in filter(None, str(text).split(",")))
    return [(int(first), int(last or first)) for first, _dash, last in parts]


def from_ranges(text):
    """From "1-3,5" to [1, 2, 3, 5]. Raises ValueError for anything else."""
    return [pk for first, last in spans(text) for pk in range(first, last + 1)]


@dataclass
class Report:
    """What a check found. `problems` are sentences, in English: they are for whoever runs the machine."""

    rows: int = 0
    sealed: int = 0
    waiting: int = 0
    redacted: int = 0
    erasures: int = 0
    withheld: int = 0
    seals: int = 0
    head: str = NOTHING
    head_found: str = ""
    seconds: float = 0
    problems: list = field(default_factory=list)

    @property
    def is_whole(self):
        return not self.problems

    def lines(self):
        yield f"{self.rows:,} rows, {self.sealed:,} sealed in {self.seals:,} batches, {self.waiting:,} wait for a seal."
        yield f"{self.redacted:,} rows hold words that were erased; {self.erasures:,} erasures stand in history."
        if self.withheld:
            yield f"Of {self.withheld:,} rows the words were withheld from this file; their digests were checked."
        yield f"Head: {self.head}"
        yield self.head_found or (
            "Rows cut off at the end are found only with --head, a head that was kept elsewhere. Keep this one."
        )
        speed = self.seconds / self.rows * 1_000_000 if self.rows else 0
        yield f"Checked in {self.seconds:.1f} s ({speed:.0f} s for a million rows)."
        for sentence in self.problems[:50]:
            yield f"NOT WHOLE: {sentence}"
        if len(self.problems) > 50:
            yield f"… and {len(self.problems) - 50} more."


def verify(rows, seals, head="", *, may_withhold=False, linked=True):
    """Check rows (in any order) against seals (in the order of their numbers). Answers a Report.

    `may_withhold`: the rows are those of a file, which may hold digests in place of words; a database may not.
    `linked=False` leaves the previous hash out; it is there to show in a test what the link is good for.
    """
    begun, report, seals = time.perf_counter(), Report(), list(seals)
    book = _Book(seals, may_withhold)
    for row in rows:
        book.enter(row, report)
    report.rows = len(book.hashes)
    covered = _check_seals(seals, book, report, head, linked)
    _check_the_rest(book, covered, report)
    _check_redactions(book, report)
    report.seconds = time.perf_counter() - begun
    return report


class _Book:
    """What must be known of all rows at once: 32 bytes each, which were erased, and when those without a seal began."""

    def __init__(self, seals, may_withhold):
        self.may_withhold = may_withhold
        self.hashes, self.at, self.redacted, self.allowed = {}, {}, {}, {}
        self.steps = []  # (highest key sealed so far, when)
        self.members = {pk for seal in seals for pk in _members(seal)}

    def enter(self, row, report):
        pk = row["pk"]
        if pk in self.hashes:
            report.problems.append(f"Row {pk} is there twice.")
        self.hashes[pk] = row_hash(row)
        if pk not in self.members:
            self.at[pk] = row["at"]
        if row["proof"]:
            self._look_at_digests(row, report)
        elif len(row["salt"]) != 32:
            report.problems.append(f"Row {pk}: its salt is not one that the portal gave.")
        if row["act"] == ERASURE:
            report.erasures += 1
            for place in _erased_by(row):
                self.allowed[place] = max(pk, self.allowed.get(place, 0))

    def _look_at_digests(self, row, report):
        """A digest may stand for a word only where nothing else is said in its place."""
        pk, erased, hidden = row["pk"], erased_columns(row), withheld_columns(row)
        if erased:
            self.redacted[pk] = erased
        report.withheld += bool(hidden)
        said = {name: ERASED for name in erased} | {name: WITHHELD for name in hidden}
        if any(row.get(name) != word for name, word in said.items()):
            report.problems.append(f"Row {pk}: words that were erased say something else now.")
        if not said or row["salt"] or (hidden and not self.may_withhold):
            report.problems.append(f"Row {pk}: digests stand in place of words, and nobody erased them.")


def _erased_by(row):
    """(primary key, column) of everything an erasure says it has emptied."""
    try:
        places = json.loads(row["details"])["erased"].items()
        return [(pk, column) for column, text in places for pk in from_ranges(text)]
    except (ValueError, AttributeError, KeyError, TypeError):
        return []


def _check_seals(seals, book, report, head, linked):
    """Walk the chain from its beginning. Answers the primary keys that are sealed."""
    covered, previous, number, highest, known = set(), NOTHING, 0, 0, set()
    for seal in seals:
        number += 1
        report.seals += 1
        name = f"Seal {seal['number']}"
        if seal["number"] != number:
            report.problems.append(f"{name} stands where seal {number} should.")
            number = seal["number"]
        if linked and seal["previous_hash"] != previous:
            report.problems.append(f"{name} does not follow from the one before it.")
        if seal_hash(seal) != seal["hash"]:
            report.problems.append(f"{name} has been changed.")
        previous = seal["hash"]
        known.add(seal["hash"])
        pks = _members(seal)
        if len(pks) != seal["count"] or not pks or (pks[0], pks[-1]) != (seal["first_pk"], seal["last_pk"]):
            report.problems.append(f"{name} does not say which rows are its own.")
        gone = [pk for pk in pks if pk not in book.hashes]
        if gone:
            report.problems.append(f"{name}: row {as_ranges(gone)} is gone.")
        elif batch_hash(book.hashes[pk] for pk in pks) != seal["batch_hash"]:
            report.problems.append(f"{name}: one of rows {seal['rows']} has been changed.")
        for pk in pks:
            if pk in covered:
                report.problems.append(f"{name}: row {pk} is sealed already.")
            covered.add(pk)
            report.sealed += pk in book.hashes
        late = [pk for pk in pks if pk < highest and _too_late(book, pk, seal["sealed_at"])]
        if late:
            report.problems.append(f"{name}: row {as_ranges(late)} came long after its neighbours were sealed.")
        if pks and max(pks) > highest:
            highest = max(pks)
            book.steps.append((highest, seal["sealed_at"]))
    report.head = previous
    if head:
        if head.strip().lower() in known:
            report.head_found = "The head that was kept is in this chain."
        else:
            report.head_found = "The head that was kept is NOT in this chain."
            report.problems.append("The head that was kept is not in this chain: its end was cut off or written anew.")
    return covered


def _members(seal):
    try:
        return from_ranges(seal["rows"])
    except ValueError:
        return []


def _passed_at(book, pk):
    """When the numbers above this one were first sealed without it."""
    place = bisect_right(book.steps, (pk, "~"))
    return book.steps[place][1] if place < len(book.steps) else None


def _too_late(book, pk, when):
    passed = _passed_at(book, pk)
    return passed is not None and _time(when) - _time(passed) > LATE


def _time(text):
    return datetime.fromisoformat(text)


def _check_the_rest(book, covered, report):
    """Rows without a seal: at the end they wait for one; in the middle only a slow transaction explains them."""
    newest = max((when for _highest, when in book.steps), default="")
    strangers = []
    for pk in book.hashes.keys() - covered:
        passed = _passed_at(book, pk)
        if passed and (_time(newest) - _time(passed) > LATE or not _near(book.at[pk], passed)):
            strangers.append(pk)
        else:
            report.waiting += 1
    if strangers:
        report.problems.append(f"Row {as_ranges(strangers)} stands among sealed rows, and no seal knows it.")


def _near(at, passed):
    """Was it written about when its neighbours were?"""
    try:
        return abs(_time(at) - _time(passed)) <= LATE
    except (ValueError, TypeError):
        return False


def _check_redactions(book, report):
    report.redacted = len(book.redacted)
    bare = {pk for pk, columns in book.redacted.items() for name in columns if book.allowed.get((pk, name), 0) <= pk}
    if bare:
        report.problems.append(f"Row {as_ranges(bare)}: words are gone, and no erasure stands behind it.")


def read(lines):
    """(rows, seals) of a file of `manage.py export_history`: one JSON object a line."""
    rows, seals = [], []
    for line in lines:
        if line.strip():
            entry = json.loads(line)
            if "row" in entry:
                rows.append(entry["row"])
            elif "seal" in entry:
                seals.append(entry["seal"])
    return rows, sorted(seals, key=lambda seal: seal["number"])


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Check a history written by `manage.py export_history`.")
    parser.add_argument("file")
    parser.add_argument("--head", default="", help="A head that was kept elsewhere.")
    chosen = parser.parse_args(arguments)
    with open(chosen.file, encoding="utf-8", errors="surrogatepass") as lines:
        report = verify(*read(lines), head=chosen.head, may_withhold=True)
    print("\n".join(report.lines()))
    return 0 if report.is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
