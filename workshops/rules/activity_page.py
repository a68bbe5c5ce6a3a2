"""What the page of an archive shows: its rows as they will be added, what waits, and the words nobody knows."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import Country, ImportRow, Qualifier
from programmes.rules import import_words
from workshops.models import Activity, ActivitySession, Kind
from workshops.rules import activity_doubts, activity_match, activity_words
from workshops.rules import activity_import as import_rules
from workshops.rules import workshop as workshop_rules
from workshops.rules.activity_columns import FIELDS

S = ImportRow.State
SORTS = {
    "country": "country",
    "participant_countries": "country",
    "organisers": "organisation",
    "activity_kind": "kind",
}
FILTERS = ("open", "cells", "new", "changed", "here", "doubt")
REASONS = {"new": ("new", "linked"), "changed": ("changed",)}
CHOSEN = ("organisation_word", "kind_word")
# Rows on one page, and rows named beside a task.
PAGE, SHOWN = 25, 5


@dataclass
class Line:
    row: ImportRow
    title: str
    kind: str
    state: str
    # What is in the portal already: its activities, as far as whoever looks may see them.
    codes: list = field(default_factory=list)
    sessions: list = field(default_factory=list)
    people: list = field(default_factory=list)
    cells: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    # The code of the activity it looks like, where whoever looks may say that it is this one.
    known: str = ""

    @property
    def can_be_linked(self):
        return import_rules.can_be_linked(self.row)

    @property
    def is_linked(self):
        return bool(self.row.values.get("linked"))

    @property
    def is_wrong(self):
        """Does it wait for more than the meaning of a word?"""
        return any(not cell.is_word for cell in self.cells)


@dataclass
class Cell:
    field: str
    label: str
    text: str
    problem: str
    question: str
    may_stay: bool
    is_word: bool
    # A misspelt country is put right in its cell; which organisation or kind a word means is chosen elsewhere, once.
    is_typed: bool
    name: str
    words: str = ""


def rows_of(batch, show="", about=""):
    """The rows behind one filter: to settle (of these, with a cell to correct), new, changed, here already, in doubt.

    `about` narrows those in doubt to one of activity_doubts.ABOUT.
    """
    rows = batch.rows.order_by("number")
    if show == "open":
        return rows.filter(state=S.TO_FIX)
    if show == "cells":
        return rows.filter(number__in=[number for number, _problems, _text in _to_correct(batch)])
    if show in ("new", "changed"):
        return rows.filter(state=S.READY, match_reason__in=REASONS[show])
    if show == "here":
        return rows.filter(state__in=(S.LEFT_OUT, S.ADDED))
    if show == "doubt" and about in activity_doubts.ABOUT:
        found = batch.rows.order_by().values_list("number", "remarks")
        return rows.filter(number__in=[n for n, remarks in found if about in activity_doubts.about(remarks)])
    if show == "doubt":
        return rows.exclude(remarks=[])
    return rows


def _to_correct(batch):
    """(number, problems, text) of the rows that wait for more than the meaning of a word."""
    waiting = batch.rows.order_by("number").filter(state=S.TO_FIX).values_list("number", "problems", "values__text")
    return [row for row in waiting if set(row[1].values()) - set(activity_words.STAY)]


def to_correct(batch):
    """[(number, line, what is wrong, title)] of the first rows with a cell to correct."""
    numbers = [number for number, _problems, _text in _to_correct(batch)[:SHOWN]]
    found = []
    for row in batch.rows.filter(number__in=numbers).order_by("number"):
        wrong = [str(import_words.short(p)) for p in row.problems.values() if p not in activity_words.STAY]
        found.append(
            (row.number, activity_words.line_of(row), get_text_list(wrong, _("and")), row.values["read"]["title"])
        )
    return found


def numbers(batch):
    """{filter: how many rows}, with "all", "ready", "added", and "about": {what doubts are about: rows}."""
    found, remarks_of = Counter(), []
    rows = batch.rows.order_by().values_list("state", "match_reason", "remarks", "problems")
    for state, reason, remarks, problems in rows:
        found["all"] += 1
        found["doubt"] += bool(remarks)
        found["added"] += state == S.ADDED
        found["open"] += state == S.TO_FIX
        found["cells"] += state == S.TO_FIX and bool(set(problems.values()) - set(activity_words.STAY))
        found["here"] += state in (S.ADDED, S.LEFT_OUT)
        remarks_of.append(remarks)
        if state == S.READY:
            found["ready"] += 1
            found["changed" if reason == "changed" else "new"] += 1
    about = activity_doubts.counted(remarks_of)
    return {name: found[name] for name in ("all", "ready", "added", *FILTERS)} | {"about": about}


def summary(number, is_open=True):
    """What was read, what is ready, what waits for what."""
    words = number["open"] - number["cells"]
    said = [
        (number["all"], ngettext("{n} row was read.", "{n} rows were read.", number["all"])),
        (number["here"], ngettext("{n} is in the portal.", "{n} are in the portal.", number["here"])),
    ]
    if is_open:
        n = number["changed"]
        said += [
            (number["new"], ngettext("{n} is ready to be added.", "{n} are ready to be added.", number["new"])),
            (n, ngettext("{n} says something else than before.", "{n} say something else than before.", n)),
            (
                number["cells"],
                ngettext("{n} waits for you to decide.", "{n} wait for you to decide.", number["cells"]),
            ),
            (
                words,
                ngettext(
                    "{n} waits only for names nobody knows here: say what they mean, or keep them as words.",
                    "{n} wait only for names nobody knows here: say what they mean, or keep them as words.",
                    words,
                ),
            ),
        ]
    return " ".join(sentence.format(n=n) for n, sentence in said if n)


def lines(rows, actor):
    """The rows of one page."""
    rows = list(rows)
    wanted = {part["country"] for row in rows for part in row.values["read"]["sessions"]} - {None}
    countries, codes = Country.objects.prefetch_related("designations").in_bulk(wanted), _codes(rows, actor)
    shown = [_line(row, countries, codes.get(_record_of(row), [])) for row in rows]
    looks_like = {line.row.pk: _looks_like(line.row) for line in shown if line.can_be_linked and not line.is_linked}
    wanted = set(looks_like.values()) - {""}
    own = set(activity_match.open_to(actor).filter(code__in=wanted).values_list("code", flat=True)) if wanted else ()
    for line in shown:
        line.known = looks_like.get(line.row.pk, "") if looks_like.get(line.row.pk) in own else ""
    return shown


def _looks_like(row):
    return next((one.get("at", "") for one in row.remarks if one["code"] == "known_activity"), "")


def _record_of(row):
    return row.result_pk if row.state == S.ADDED else row.values["record"] if row.state == S.LEFT_OUT else None


def _codes(rows, actor):
    """{record: [codes of its activities that this actor may open]}"""
    records, found = {_record_of(row) for row in rows} - {None}, {}
    seen = workshop_rules.visible_to(actor).filter(activity_session__record__in=records).values("pk")
    sessions = ActivitySession.objects.filter(record__in=records, workshop__in=seen).order_by("number")
    for record, code in sessions.values_list("record_id", "workshop__code") if records else ():
        found.setdefault(record, []).append(code)
    return found


def _line(row, countries, codes):
    read = row.values["read"]
    kind = Activity(read["activity"]).label if read["activity"] else row.values["text"].get("activity_kind", "")
    line = Line(row, read["title"], str(kind or Kind(read["kind"]).label), state_of(row), codes)
    for number, part in enumerate(read["sessions"]):
        first, country = date.fromisoformat(part["first"]), countries.get(part["country"])
        called = str(country.called(first, row.batch.programme_id).name) if country else ""
        place = ", ".join(filter(None, (part["city"], called)))
        code = codes[number] if 1 < len(codes) == len(read["sessions"]) else ""
        line.sessions.append((first, date.fromisoformat(part["last"]), place, code))
    line.people = [(_how_many(head), head["words"]) for head in read["heads"]]
    if row.state == S.TO_FIX:
        line.cells = [_cell(row, name, problem) for name, problem in row.problems.items()]
    line.warnings = [activity_words.warning(one) for one in activity_doubts.unsaid(row)]
    return line


def _how_many(head):
    """What will be counted: "at least 15"."""
    exact = head["qualifier"] == Qualifier.EXACT
    return str(head["number"]) if exact else f"{Qualifier(head['qualifier']).label} {head['number']}"


def state_of(row):
    if row.state == S.TO_FIX:
        return _("waits")
    if row.state == S.ADDED:
        return _("in the portal")
    if row.state == S.LEFT_OUT:
        return _("here already") if row.match_reason == "unchanged" else _("twice in this file")
    if row.match_reason == "linked":
        return _("known here")
    return _("changed") if row.match_reason == "changed" else _("new")


def _cell(row, name, problem):
    may_stay = problem in import_words.MAY_STAY
    return Cell(
        field=name,
        label=str(FIELDS[name]),
        text=row.values["text"].get(name, ""),
        problem=str(import_words.sentence(problem)),
        question=import_words.question(name, problem, row.proposals),
        may_stay=may_stay,
        is_word=problem in activity_words.STAY,
        is_typed=problem not in (*CHOSEN, "known_activity", "same_activity"),
        name=f"{row.code}-{name}",
        words=_words(row, name, problem),
    )


def _words(row, name, problem):
    """The words nobody knows; or the activity or row this one looks like, in the sentence that names it."""
    if problem in activity_words.STAY:
        return "; ".join(row.values.get("unknown", {}).get(name, []))
    codes = activity_doubts.SAID_BY.get(name, ())
    return " ".join(activity_words.warning(one) for one in row.remarks if one["code"] in codes)


def unknown_words(batch):
    """[(sort, words, how many rows)] of the words of this archive nobody knows, those of most rows first."""
    found = Counter()
    for unknown in batch.rows.order_by().values_list("values__unknown", flat=True):
        for name, words in (unknown or {}).items():
            for word in set(words):
                found[SORTS[name], word] += 1
    return [(sort, words, n) for (sort, words), n in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]
