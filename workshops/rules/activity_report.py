"""What became of each row of an archive: for a command, a page and a file to take along."""

from programmes.models import ImportRow
from programmes.rules import import_words
from workshops.models import ActivitySession
from workshops.rules import activity_page, activity_words

S = ImportRow.State


def report(batch, created=0, updated=0):
    """{"rows", "created", "updated", "unchanged", "refused", "warnings", "activities"}; lists of {"line", "reason"}.

    What keeps a row out stands among the warnings too: a missing year is both.
    """
    rows = list(batch.rows.order_by("number"))
    refused = [_said(row, activity_words.reason(row)) for row in rows if row.state == S.TO_FIX]
    added = [row.result_pk for row in rows if row.state == S.ADDED]
    return {
        "rows": len(rows),
        "created": created,
        "updated": updated,
        "unchanged": len(rows) - created - updated - len(refused),
        "refused": refused,
        "warnings": [
            *({"line": note.get("n", 1), "reason": said} for note in batch.notes if (said := import_words.note(note))),
            *(_said(row, sentence) for row in rows for sentence in warnings_of(row)),
        ],
        "activities": ActivitySession.objects.filter(record__in=added).count(),
    }


def warnings_of(row):
    """The doubts of one row, in sentences."""
    kept_out = [activity_words.reason(row)] if row.state == S.TO_FIX else []
    said = [sentence for sentence in kept_out if sentence]
    return said + [activity_words.warning(one) for one in row.remarks]


def _said(row, sentence):
    return {"line": activity_words.line_of(row), "reason": activity_words.named(row, sentence)}


def nothing(reason):
    """The same for a file that holds no archive."""
    empty = {"rows": 0, "created": 0, "updated": 0, "unchanged": 0}
    return empty | {"refused": [{"line": 1, "reason": reason}], "warnings": [], "activities": 0}


def table(batch):
    """(line, source, title, what became of it, remark) of every row; a row with several remarks has several lines."""
    for row in batch.rows.order_by("number").iterator():
        key = row.values.get("key", "")
        source = "" if key.startswith("text:") else key
        for remark in warnings_of(row) or [""]:
            title = row.values["text"].get("title", "")
            yield [activity_words.line_of(row), source, title, activity_page.state_of(row), remark]
