"""What a test says: of the whole room, of each question, of each person. In points, exact until it is printed.

A result is a percentage of questions answered right. A gain is the difference of two results, in points of that
percentage; never a percentage of a percentage.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean, median

from programmes.models.base import search_key
from workshops.models import KnowledgeChoice, Phase
from workshops.rules import knowledge_test as test_rules
from workshops.rules import masking


@dataclass(frozen=True)
class Figures:
    """`n` people; their results in percent, None where they are too few to be shown."""

    n: int
    mean: Fraction | None
    median: Fraction | None


@dataclass(frozen=True)
class Gain:
    """Of those who answered both: means before and after, the gain in points, and the share who improved in percent."""

    n: int
    before: Fraction | None
    after: Fraction | None
    mean: Fraction | None
    median: Fraction | None
    improved: Fraction | None


@dataclass(frozen=True)
class ItemRow:
    """One question: how many answered it, and the share in percent who did so right."""

    item: object
    before_n: int
    before: Fraction | None
    after_n: int
    after: Fraction | None

    @property
    def gain(self):
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class PersonRow:
    participation: object
    before: Fraction | None
    after: Fraction | None

    @property
    def gain(self):
        return None if self.before is None or self.after is None else self.after - self.before


def figures(results):
    """`results` are percentages."""
    if masking.is_masked(len(results)):
        return Figures(len(results), None, None)
    return Figures(len(results), mean(results), median(results))


def gain(pairs):
    """`pairs` are (before, after) of one person each."""
    if masking.is_masked(len(pairs)):
        return Gain(len(pairs), None, None, None, None, None)
    points = [after - before for before, after in pairs]
    return Gain(
        len(pairs),
        mean([before for before, _after in pairs]),
        mean([after for _before, after in pairs]),
        mean(points),
        median(points),
        Fraction(100 * sum(point > 0 for point in points), len(points)),
    )


class Results:
    """Everything a test says, in six queries however many answered.

    `is_running` says that answers still come in; of such a phase nothing but the number is shown, to anybody who does
    not see the results person by person anyway: the next total less the last is one person's result.
    """

    def __init__(self, test, is_shown=None):
        self.test = test
        self.items = test_rules.questions(test)
        self.sheets = list(test.sheets.select_related("participation__person"))
        chosen = KnowledgeChoice.objects.filter(sheet__test=test).values_list("sheet_id", "option_id")
        self.right = _right_items(self.items, chosen)
        self.percents = {sheet.pk: _percent(sheet, self.right, len(self.items)) for sheet in self.sheets}
        self.shown = {phase: is_shown or test_rules.is_over(test, phase) for phase in Phase}

    def of(self, phase, answered_here=False):
        """{participation or private key: percent}"""
        return {
            sheet.participation_id or sheet.private_key: self.percents[sheet.pk]
            for sheet in self.sheets
            if sheet.phase == phase and not (answered_here and sheet.percent is not None)
        }

    @property
    def before(self):
        return self._figures(Phase.BEFORE)

    @property
    def after(self):
        return self._figures(Phase.AFTER)

    def _figures(self, phase):
        results = list(self.of(phase).values())
        return figures(results) if self.shown[phase] else Figures(len(results), None, None)

    @property
    def paired(self):
        before, after = self.of(Phase.BEFORE), self.of(Phase.AFTER)
        pairs = [(before[key], after[key]) for key in before.keys() & after.keys()]
        return gain(pairs) if all(self.shown.values()) else Gain(len(pairs), None, None, None, None, None)

    @property
    def rows(self):
        """One for each question, in the order of the test."""
        asked = {
            phase: [s.pk for s in self.sheets if s.phase == phase and s.percent is None] if self.shown[phase] else []
            for phase in Phase
        }
        found = []
        for item in self.items:
            cells = []
            for phase in (Phase.BEFORE, Phase.AFTER):
                n = len(asked[phase])
                right = sum(item.pk in self.right[pk] for pk in asked[phase])
                cells += [n, None if masking.is_masked(n) else Fraction(100 * right, n)]
            found.append(ItemRow(item, *cells))
        return found

    @property
    def people(self):
        """Those who answered by name, in the order of the alphabet and in no other."""
        named = {sheet.participation_id: sheet.participation for sheet in self.sheets if sheet.participation_id}
        before, after = self.of(Phase.BEFORE), self.of(Phase.AFTER)
        rows = [PersonRow(one, before.get(pk), after.get(pk)) for pk, one in named.items()]
        return sorted(rows, key=lambda row: (search_key(row.participation.list_name), row.participation.number))

    @property
    def sources(self):
        return sorted({sheet.source for sheet in self.sheets if sheet.source})


def _right_items(items, chosen):
    """sheet -> the questions it answered right: every right option ticked, and no other."""
    item_of = {option.pk: item.pk for item in items for option in item.options.all()}
    ticked = defaultdict(lambda: defaultdict(set))
    for sheet, option in chosen:
        if option in item_of:
            ticked[sheet][item_of[option]].add(option)
    right = defaultdict(set)
    for sheet, answers in ticked.items():
        right[sheet] = {item.pk for item in items if answers.get(item.pk) == item.rights}
    return right


def _percent(sheet, right, number):
    if sheet.percent is not None:
        return Fraction(sheet.percent)
    return Fraction(100 * len(right[sheet.pk]), number) if number else Fraction(0)


def percent_of(sheet, items):
    """The result of one sheet in percent. Reads prefetched rows: its choices, and the items with their options."""
    if sheet.percent is not None:
        return Fraction(sheet.percent)
    chosen = [(sheet.pk, choice.option_id) for choice in sheet.choices.all()]
    return _percent(sheet, _right_items(items, chosen), len(items))


def percents(sheets, items, chosen):
    """{sheet: percent} of many tests at once. `sheets` are (pk, test, percent or None), `chosen` (sheet, option)."""
    items = list(items)
    number = Counter(item.test_id for item in items)
    right = _right_items(items, chosen)
    return {
        pk: Fraction(percent)
        if percent is not None
        else (Fraction(100 * len(right[pk]), number[test]) if number[test] else Fraction(0))
        for pk, test, percent in sheets
    }
