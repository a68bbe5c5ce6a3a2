"""What the assessors of one candidate say beside each other. Pure: reads rows that are already loaded."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

GAP = 2


@dataclass(frozen=True)
class Line:
    """One criterion: a Score or None for each assessment, in order; the mean; in words how the assessors differ."""

    criterion: object
    cells: tuple
    mean: Decimal | None
    difference: str


def lines(criteria, assessments):
    """Of the route's criteria, and of others that were scored before the case moved to another version of it."""
    criteria = {criterion.pk: criterion for criterion in criteria}
    for row in (row for one in assessments for row in one.scores.all()):
        criteria.setdefault(row.criterion_id, row.criterion)
    said = [{row.criterion_id: row for row in one.scores.all()} for one in assessments]
    return [_line(criterion, tuple(rows.get(criterion.pk) for rows in said)) for criterion in criteria.values()]


def _line(criterion, cells):
    scores = [cell.score for cell in cells if cell and cell.score]
    mean = round(Decimal(sum(scores)) / len(scores), 1) if scores else None
    difference = ""
    if scores and max(scores) - min(scores) >= GAP:
        difference = (
            _("The assessors differ by two: talk before the result is recorded.")
            if max(scores) - min(scores) == GAP
            else _("The assessors differ by three: talk before the result is recorded.")
        )
    elif {cell.is_met for cell in cells if cell} >= {True, False}:
        difference = _("One says yes, another no: talk before the result is recorded.")
    return Line(criterion, cells, mean, difference)


def differing(candidacy):
    """Lines of the rubric on which the assessors of this attempt are two or more apart."""
    signed = candidacy.current_assessments()
    return [line for line in lines(candidacy.route.criteria.all(), signed) if line.difference]
