"""Results of a test that was answered elsewhere, as they are typed or pasted: who, before, after, one person a line."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from programmes.models.base import search_key
from workshops.models import Phase
from workshops.rules import knowledge_test as test_rules

BLANK = ("", "-", "–", "—", "…")
MOST_LINES = 500
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Line:
    """What one line says: of whom (participation, or the code as typed), the results, or why it is refused."""

    number: int
    text: str
    participation: object = None
    code: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    problem: str = ""

    @property
    def shown_name(self):
        return self.participation.list_name if self.participation else self.code


def of_test(text, test, single=Phase.AFTER):
    """[Line] for a test: its participants are known by number or name, and nobody who answered here is written over."""
    rows = test.workshop.participations.trainees().select_related("person")
    people = [row for row in rows if row.state not in row.AWAY]
    here = {(s.phase, s.participation_id or s.private_key) for s in test.sheets.filter(percent__isnull=True)}
    return [_not_over(line, test, here) for line in read(text, test, people, single)]


def _not_over(line, test, here):
    if line.problem:
        return line
    key = line.participation.pk if line.participation else test_rules.sealed(test, line.code)
    given = ((Phase.BEFORE, line.before), (Phase.AFTER, line.after))
    if any(percent is not None and (phase, key) in here for phase, percent in given):
        return Line(line.number, line.text, problem=_("This test was answered here; what was answered stands."))
    return line


def read(text, test, people, single=Phase.AFTER):
    """A Line for each line that holds something. `people` are the participations a result may be of.

    Where a line has one result, it is that of the test `single`.
    """
    is_private, seen, found = test.way == test.Way.PRIVATE, set(), []
    who = None if is_private else People(people)
    for number, line in enumerate(text.splitlines()[:MOST_LINES], 1):
        if not line.strip():
            continue
        read_line = _line(number, line, who, single)
        key = read_line.participation or test_rules.normal_code(read_line.code)
        if not read_line.problem and key in seen:
            read_line = Line(number, line, problem=_("This stands in an earlier line already."))
        seen.add(key)
        found.append(read_line)
    return found


def _line(number, line, who, single):
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) < 2:
        # Typed by hand: whoever it is, then one or two results.
        words = re.match(r"(.*?)[\s;]+(\S+?%?)(?:[\s;]+(\S+?%?))?\s*$", line.strip())
        cells = [cell for cell in words.groups() if cell is not None] if words else cells
        while len(cells) == 3 and not _is_result(cells[1]) and _is_result(cells[2]):
            cells = [f"{cells[0]} {cells[1]}", cells[2]]
    # A number and a name beside it: the number says who it is.
    if len(cells) > 2 and cells[1] not in BLANK and not _is_result(cells[1]) and _digits(cells[0]):
        cells = [cells[0], *cells[2:]]
    if len(cells) == 2:
        cells = [cells[0], "", cells[1]] if single == Phase.AFTER else cells
    name, results = cells[0], [*cells[1:3], "", ""][:2]
    try:
        before, after = (percent(cell) for cell in results)
    except ValueError as wrong:
        return Line(number, line, problem=str(wrong))
    if before is None and after is None:
        return Line(number, line, problem=_("No result stands in this line."))
    if who is None:
        if len(test_rules.normal_code(name)) < test_rules.SHORTEST_CODE:
            return Line(number, line, problem=_("A private code has at least four letters or digits."))
        return Line(number, line, code=name, before=before, after=after)
    participation, problem = who.find(name)
    return Line(number, line, participation=participation, before=before, after=after, problem=problem)


def _digits(text):
    return "".join(str(unicodedata.digit(c)) for c in text if unicodedata.digit(c, None) is not None)


def _is_result(cell):
    try:
        percent(cell)
    except ValueError:
        return False
    return True


def percent(cell):
    """72, 72,5, 72 %, 14/20, in digits of any script: a percentage with one decimal. None for an empty cell."""
    text = "".join(str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in cell)
    text = text.replace("٪", "").replace("%", "").replace("٫", ".").replace(",", ".").strip()
    if text in BLANK:
        return None
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,4})?)(?:\s*/\s*(\d{1,6}))?", text)
    if not found:
        raise ValueError(_("“{cell}” is no result: write 72 or 14/20.").format(cell=cell[:40]))
    value, of = Decimal(found[1]), found[2]
    if of is not None:
        if int(of) == 0:
            raise ValueError(_("“{cell}” is no result: write 72 or 14/20.").format(cell=cell[:40]))
        value = 100 * value / int(of)
    if value > 100:
        raise ValueError(_("“{cell}” is more than everything: a result goes from 0 to 100.").format(cell=cell[:40]))
    return value.quantize(TENTH, ROUND_HALF_UP)


class People:
    """Finds a participant by the number on the badge, or by a name only one of them has."""

    def __init__(self, people):
        self.by_number, self.by_name = {}, {}
        for one in people:
            self.by_number[str(one.number)] = one
            # HASAN Noora and Noora Hasan are the same words.
            for name in {_words(search_key(one.shown_name)), _words(search_key(one.list_name))}:
                self.by_name.setdefault(name, []).append(one)

    def find(self, text):
        """(participation or None, why not)"""
        digits = _digits(text)
        if digits and not any(c.isalpha() for c in text):
            found = self.by_number.get(digits)
            return found, "" if found else _("Nobody on the list has number {number}.").format(number=digits[:12])
        found = self.by_name.get(_words(search_key(text)), [])
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, _("Two people on the list are called {name}: write the number.").format(name=text[:80])
        return None, _("Nobody on the list is called {name}.").format(name=text[:80])


def _words(name):
    """A name whose words may stand in another order: Noora Hasan, HASAN Noora, Hasan, Noora."""
    return tuple(sorted(re.findall(r"\w+", name)))
