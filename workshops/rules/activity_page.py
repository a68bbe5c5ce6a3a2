"""What the page of an archive shows: its rows as they will be added, what waits, and the words nobody knows."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import Country, ImportRow
from programmes.rules import import_words
from workshops.models import Activity, Kind
from workshops.rules import activity_words
from workshops.rules.activity_columns import FIELDS

S = ImportRow.State
SORTS = {
    "country": "country",
    "participant_countries": "country",
    "organisers": "organisation",
    "activity_kind": "kind",
}
FILTERS = ("open", "new", "changed", "here", "doubt")


@dataclass
class Line:
    row: ImportRow
    title: str
    kind: str
    state: str
    sessions: list = field(default_factory=list)
    people: list = field(default_factory=list)
    cells: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


@dataclass
class Cell:
    field: str
    label: str
    text: str
    problem: str
    question: str
    may_stay: bool
    is_word: bool
    name: str


def rows_of(batch, show=""):
    """The rows behind one filter: to settle, new, changed, here already, with a doubt."""
    rows = batch.rows.order_by("number")
    if show == "open":
        return rows.filter(state=S.TO_FIX)
    if show in ("new", "changed"):
        return rows.filter(state=S.READY, match_reason=show)
    if show == "here":
        return rows.filter(state__in=(S.LEFT_OUT, S.ADDED))
    if show == "doubt":
        return rows.exclude(remarks=[])
    return rows


def numbers(batch):
    """{filter: how many rows}, with "all", "ready" and "added"."""
    found = Counter()
    for state, reason, remarks in batch.rows.order_by().values_list("state", "match_reason", "remarks"):
        found["all"] += 1
        found["doubt"] += bool(remarks)
        found["added"] += state == S.ADDED
        found["open"] += state == S.TO_FIX
        found["here"] += state in (S.ADDED, S.LEFT_OUT)
        if state == S.READY:
            found["ready"] += 1
            found["changed" if reason == "changed" else "new"] += 1
    return {name: found[name] for name in ("all", "ready", "added", *FILTERS)}


def summary(number):
    said = [ngettext("{n} row was read.", "{n} rows were read.", number["all"]).format(n=number["all"])]
    for name, one, many in (
        ("new", _("{n} is new."), _("{n} are new.")),
        ("changed", _("{n} says something else than before."), _("{n} say something else than before.")),
        ("here", _("{n} is in the portal."), _("{n} are in the portal.")),
        ("open", _("{n} waits for you."), _("{n} wait for you.")),
    ):
        if n := number[name]:
            said.append((one if n == 1 else many).format(n=n))
    return " ".join(said)


def lines(rows):
    """The rows of one page."""
    rows = list(rows)
    wanted = {part["country"] for row in rows for part in row.values["read"]["sessions"]} - {None}
    countries = Country.objects.in_bulk(wanted)
    return [_line(row, countries) for row in rows]


def _line(row, countries):
    read = row.values["read"]
    kind = Activity(read["activity"]).label if read["activity"] else row.values["text"].get("activity_kind", "")
    line = Line(row, read["title"], str(kind or Kind(read["kind"]).label), state_of(row))
    for part in read["sessions"]:
        place = ", ".join(filter(None, (part["city"], str(countries.get(part["country"], "")))))
        line.sessions.append((date.fromisoformat(part["first"]), date.fromisoformat(part["last"]), place))
    line.people = [head["words"] or str(head["number"]) for head in read["heads"]]
    line.cells = [_cell(row, name, problem) for name, problem in row.problems.items()]
    line.warnings = [activity_words.warning(one) for one in row.remarks]
    return line


def state_of(row):
    if row.state == S.TO_FIX:
        return _("waits")
    if row.state == S.ADDED:
        return _("in the portal")
    if row.state == S.LEFT_OUT:
        return _("here already") if row.match_reason == "unchanged" else _("twice in this file")
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
        name=f"{row.code}-{name}",
    )


def unknown_words(batch):
    """[(sort, words, how many rows)] of the words of this archive nobody knows, those of most rows first."""
    found = Counter()
    for unknown in batch.rows.order_by().values_list("values__unknown", flat=True):
        for name, words in (unknown or {}).items():
            for word in set(words):
                found[SORTS[name], word] += 1
    return [(sort, words, n) for (sort, words), n in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]
