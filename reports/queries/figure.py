"""What a figure is: a value with how exact it is, and the rows behind it, from which anybody can count it again."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import Qualifier, SourceStatement
from reports.queries.definitions import DEFINITIONS
from workshops.models import Workshop


@dataclass(frozen=True)
class Line:
    """One row behind a figure, with what it adds. `parts` are the numbers a ratio is made of: see COUNTED_AGAIN."""

    amount: int
    qualifier: str = Qualifier.EXACT
    statement: SourceStatement | None = None
    workshop: Workshop | None = None
    text: str = ""
    note: str = ""
    names: tuple = ()
    parts: tuple = ()
    # Of what is no workshop and has a day.
    day: date | None = None


def _whole(number):
    """To the nearest whole number, halves up, as people round."""
    return (Fraction(number) + Fraction(1, 2)) // 1 if number >= 0 else -_whole(-number)


def _sums(lines):
    return [sum(column) for column in zip(*(line.parts for line in lines), strict=True)]


def share(agree, answers):
    """Rounded down, so that it never says more than was answered."""
    return 100 * agree // answers if answers else None


def points(before, after, number):
    return _whole(Fraction(after - before) / number) if number else None


def relative(before, after, _number):
    return _whole(100 * Fraction(after - before) / Fraction(before)) if before else None


def per_head(money, heads):
    return _whole(Fraction(money) / heads) if heads else None


# How a figure follows from its lines, by `Definition.how`. Sums add the amounts; ratios are made of the parts.
COUNTED_AGAIN = {
    "sum": lambda lines: sum(line.amount for line in lines),
    "median": lambda lines: _whole(median(line.amount for line in lines)) if lines else None,
    "share": lambda lines: share(*_sums(lines)) if lines else None,
    "points": lambda lines: points(*_sums(lines)) if lines else None,
    "relative": lambda lines: relative(*_sums(lines)) if lines else None,
    "per_head": lambda lines: per_head(*_sums(lines)) if lines else None,
}


@dataclass(frozen=True)
class Figure:
    """`value` is None where nothing is recorded that could be counted, or where it is masked.

    `why` is [(key of WORDS, number)]: what explains the difference, told in the language of whoever reads it.
    """

    name: str
    value: int | None
    qualifier: str
    counted: int | None
    counted_qualifier: str
    lines: tuple
    why: tuple = ()
    statements: tuple = ()
    unit: str = ""

    @property
    def definition(self):
        return DEFINITIONS[self.name].words

    @property
    def label(self):
        return DEFINITIONS[self.name].label

    @property
    def how(self):
        return DEFINITIONS[self.name].how

    @property
    def explanation(self):
        return " ".join(WORDS[key](number) for key, number in self.why)

    @property
    def reported(self):
        """What the sources report, before anything is added; None where they are silent."""
        return sum(row.value for row in self.statements) if self.statements else None

    @property
    def adds(self):
        """Does the figure differ from both what is counted and what is reported?"""
        return self.value not in (self.counted, self.reported)

    @property
    def shown_unit(self):
        """What stands after the number: %, months, days, points, a currency; nothing after people and places."""
        return self.unit or str(DEFINITIONS[self.name].unit)

    def counted_again(self):
        """The value once more, from the rows behind it and nothing else."""
        return COUNTED_AGAIN[self.how](self.lines)


def from_lines(name, lines, *, why=(), qualifier=Qualifier.EXACT, unit=""):
    """A figure that no source states: it is what its lines give. None where a ratio has no line."""
    lines = tuple(lines)
    value = COUNTED_AGAIN[DEFINITIONS[name].how](lines)
    return Figure(name, value, qualifier, value, qualifier, lines, tuple(why), (), unit)


def joined(qualifiers):
    """How exact a sum is. "Some 20" and 3 are some 23; "more than 50" and 3 are more than 53."""
    loose = {q for q in qualifiers if q != Qualifier.EXACT}
    if not loose:
        return Qualifier.EXACT
    if len(loose) == 1:
        return loose.pop()
    # A strict lower bound stays strict when another lower bound is added to it; all else is only about right.
    return Qualifier.MORE_THAN if loose == {Qualifier.MORE_THAN, Qualifier.AT_LEAST} else Qualifier.ABOUT


def difference(statements, inside, added, unsure=0):
    """Why what is counted here and what was reported are not the same number."""
    if not statements:
        return (("no_source", 0),)
    missing = sum(s.value for s in statements) - inside
    found = [("missing", missing) if missing > 0 else ("more", -missing) if missing < 0 else ("agree", 0)]
    if added:
        found.append(("added", added))
    if unsure > 0:
        found.append(("unsure", unsure))
    return tuple(found)


WORDS = {
    "no_source": lambda _n: _("Counted from the lists here; no source reports a total."),
    "agree": lambda _n: _("The two agree."),
    "missing": lambda n: ngettext(
        "{n} of those reported has no record here.", "{n} of those reported have no record here.", n
    ).format(n=n),
    "more": lambda n: _("The lists hold {n} more than the source reports.").format(n=n),
    "added": lambda n: ngettext("{n} is added since.", "{n} are added since.", n).format(n=n),
    "unsure": lambda n: ngettext(
        "{n} that came since may already be among them, so the total is a lower bound.",
        "{n} that came since may already be among them, so the total is a lower bound.",
        n,
    ).format(n=n),
    "short": lambda _n: _("Counted from the lists here, which do not hold everybody the sources report."),
    "services": lambda _n: _("No source reports all of them; the services it reports are added up."),
    "numbered": lambda _n: _("Numbered as the series is."),
    "masked": lambda n: ngettext(
        "{n} workshop with fewer than five results is left out.",
        "{n} workshops with fewer than five results are left out.",
        n,
    ).format(n=n),
    "no_cost": lambda n: ngettext(
        "{n} workshop without a recorded cost is left out.", "{n} workshops without a recorded cost are left out.", n
    ).format(n=n),
    "currencies": lambda _n: _("The costs are recorded in several currencies and cannot be added up."),
    "called_off": lambda n: ngettext(
        "{n} of them was postponed or called off.", "{n} of them were postponed or called off.", n
    ).format(n=n),
    "some_countries": lambda _n: _("How many of a declared number came from this country is not always known."),
}
