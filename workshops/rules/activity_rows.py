"""What becomes of each row of an archive: new, changed, here already, or waiting for somebody. Nothing is written here.

States: READY is new or changed; LEFT_OUT is here already, or stands twice in the file; TO_FIX waits. A problem of
MAY_STAY is a question: the row can go in with the words as they are.
"""

from collections import Counter

from programmes.models import ImportRow
from programmes.models.base import search_key
from programmes.rules.import_rows import texts_of
from workshops.models import ActivityRecord, ActivityWord, Workshop
from workshops.rules import activity_dates, activity_reading
from workshops.rules import activity_import as import_rules
from workshops.rules.activity_names import Names

S = ImportRow.State
DECIDED = ("typed", "kept", "linked", "made", "before")
# Warnings that only putting the row in tells.
WHEN_WRITTEN = ("series_taken", "total_of_nothing")
# field -> the question asked where a word of it is unknown
QUESTIONS = {
    "country": "country_word",
    "participant_countries": "countries_word",
    "organisers": "organisation_word",
    "activity_kind": "kind_word",
}


def chosen_words():
    """{(sort, key): primary key or Activity}: what somebody has said words mean."""
    return {
        (word.sort, word.key): word.country_id or word.organisation_id or word.activity
        for word in ActivityWord.objects.all()
    }


def original_of(batch, row):
    """[[heading, text]] of every column, with what somebody typed beside it."""
    found = []
    for column in batch.headings:
        cell = row.cells[column["column"]] if column["column"] < len(row.cells) else ""
        found.append([column["field"] or column["heading"] or f"#{column['column'] + 1}", cell])
    typed = row.values.get("typed", {})
    return found + [[f"{name} (typed)", text] for name, text in sorted(typed.items())]


class ActivitySheet:
    """One archive beside what is here; a handful of queries, however many rows."""

    def __init__(self, batch):
        self.batch = batch
        self.names = Names(chosen_words())
        self.follows_rows = import_rules.follows_rows(batch)

    def check(self, rows):
        """Reads every row anew; answers those of which something changed."""
        rows = list(rows)
        before = [_state_of(row) for row in rows]
        texts = [texts_of(self.batch, row) for row in rows]
        self.order = activity_dates.order_of(
            cell for text in texts for cell in (text.get("start_date", ""), text.get("end_date", ""))
        )
        keys = [activity_reading.key_of(text) for text in texts]
        contents = [activity_reading.content_key(text) for text in texts]
        found = ActivityRecord.objects.only("pk", "key", "content_key", "digest", "warnings")
        self.by_key = {one.key: one for one in found.filter(key__in={*keys, *contents} - {""})}
        self.by_content = {one.content_key: one for one in found.filter(content_key__in=set(contents))}
        self.in_file, self.contents_in_file = {}, {}
        self.standing = _standing(texts)
        self.linked, self.linked_in_file = _linked(rows), set()
        for row, text, key, content in zip(rows, texts, keys, contents, strict=True):
            self._check(row, text, key, content)
        return [row for row, was in zip(rows, before, strict=True) if _state_of(row) != was]

    def _check(self, row, text, key, content):
        original = original_of(self.batch, row)
        digest = activity_reading.digest_of(original)
        record = self.by_key.get(key or content) or (self.by_content.get(content) if not key else None)
        own = record.key if record else key or content
        if row.state == S.ADDED and record and record.digest == digest and own not in self.in_file:
            self.in_file[own] = (row.line or row.number, digest)
            self.contents_in_file.setdefault(content, row.line or row.number)
            return
        reading = activity_reading.read(text, self.names, self.order)
        row.match_id, row.match_reason = None, ""
        row.problems, row.proposals = dict(reading.problems), reading.proposals
        row.remarks = reading.warnings
        if not self.follows_rows and reading.read["programme"] not in (None, self.batch.programme_id):
            row.remarks.append({"code": "other_programme", "words": reading.read["programme_words"][:300]})
        kept = row.values.get("kept", [])
        row.values = {k: row.values[k] for k in DECIDED if k in row.values} | {
            "text": text,
            "read": reading.read,
            "unknown": reading.unknown,
            "key": own,
            "content_key": content,
            "digest": digest,
            "record": record.pk if record else None,
        }
        if self._extra_cells(row):
            row.problems.setdefault("title", "cells_moved")
        for field in reading.unknown:
            if field not in kept:
                row.problems.setdefault(field, QUESTIONS[field])
        twice = self._twice(row, own, digest, content, record)
        if twice:
            return
        if record and record.digest == digest:
            row.problems, row.proposals = {}, {}
            row.remarks = row.remarks + [one for one in record.warnings if one["code"] in WHEN_WRITTEN]
            if row.state != S.ADDED:
                row.state, row.match_reason = S.LEFT_OUT, "unchanged"
            return
        if not record and (pk := row.values.get("linked")):
            self._link(row, pk)
            return
        if not record and "city" not in kept and (other := self._stands_here(reading.read)):
            row.problems["city"] = "known_activity"
            row.remarks = [*row.remarks, {"code": "known_activity", "words": str(other[1])[:200], "at": other[0]}]
        row.match_reason = "changed" if record else "new"
        row.state = S.TO_FIX if row.problems else S.READY

    def _link(self, row, pk):
        """Somebody has said which activity of the portal the row speaks of: nothing else of it is asked."""
        workshop = self.linked.get(pk)
        if workshop is None or pk in self.linked_in_file:
            row.problems, row.proposals, row.state = {"title": "linked_taken"}, {}, S.TO_FIX
            return
        self.linked_in_file.add(pk)
        row.problems, row.proposals, row.match_reason, row.state = {}, {}, "linked", S.READY
        row.remarks = [*row.remarks, {"code": "linked", "words": str(workshop)[:200], "at": workshop.code}]

    def _twice(self, row, key, digest, content, record):
        """A second row with the same source and line, or with the same words: never two activities unasked."""
        first = self.in_file.get(key)
        if first is None:
            self.in_file[key] = (row.line or row.number, digest)
        if first is None and content in self.contents_in_file and not record:
            other = self.contents_in_file[content]
            if "title" not in row.values.get("kept", []):
                row.problems["title"] = "same_activity"
                row.remarks = [*row.remarks, {"code": "same_activity", "n": other}]
        self.contents_in_file.setdefault(content, row.line or row.number)
        if first is None:
            return False
        row.problems, row.proposals = {}, {}
        same = first[1] == digest
        row.match_reason = f"row {first[0]}" if same else f"key {first[0]}"
        if same:
            row.state = S.LEFT_OUT
        else:
            row.problems, row.state = {"line_no": "same_line"}, S.TO_FIX
        row.remarks = [*row.remarks, {"code": "row_twice" if same else "same_line", "n": first[0]}]
        return True

    def _extra_cells(self, row):
        """Text beyond the last heading: a mark inside a cell has pushed the others along."""
        headed = [column["column"] for column in self.batch.headings if column["heading"]]
        return any(cell.strip() for cell in row.cells[max(headed, default=len(row.cells)) + 1 :])

    def _stands_here(self, read):
        """An activity somebody entered in the portal, with these days and this city."""
        for part in read["sessions"]:
            if found := self.standing.get((part["first"], part["last"], search_key(part["city"]))):
                return found
        return None


def _standing(texts):
    """{(first, last, city): (code, title)} of the portal's own activities in the cities of the file."""
    cities = {search_key(part) for text in texts for part in text.get("city", "").split(";")} - {""}
    rows = import_rules.own_activities().exclude(city="")
    found = rows.values_list("starts_on", "ends_on", "city", "code", "title").order_by("pk")
    return {
        (first.isoformat(), last.isoformat(), search_key(city)): (code, title)
        for first, last, city, code, title in found.iterator()
        if search_key(city) in cities
    }


def _linked(rows):
    """{primary key: workshop} of the activities these rows were said to be, but for those another row speaks of."""
    wanted = {row.values.get("linked") for row in rows} - {None}
    return Workshop.objects.filter(activity_session__isnull=True).in_bulk(wanted) if wanted else {}


def counts(rows):
    """Counter of what became of them: new, changed, unchanged, waiting, twice."""
    found = Counter()
    for row in rows:
        if row.state == S.READY:
            found["changed" if row.match_reason == "changed" else "new"] += 1
        elif row.state == S.TO_FIX:
            found["waiting"] += 1
        else:
            found["unchanged"] += 1
    return found


def _state_of(row):
    return (row.state, row.match_reason, row.problems, row.proposals, row.remarks, row.values)
