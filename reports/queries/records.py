"""The records behind one figure of a large scope, kept with its count: a page reads those it shows and no others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.queries.breakdown import NAMES, Breakdown
from reports.queries.figure import Line
from workshops.models import Workshop

# Of a file, so many workshops are read together.
TOGETHER = 1000


@dataclass(frozen=True)
class Packed:
    """`figure` has no lines; `rows` are the fields of its Lines, a workshop by its key."""

    figure: object
    rows: tuple


class Lines(Sequence):
    """Lines that read their workshops when they are looked at."""

    def __init__(self, rows):
        self._rows = rows

    def __len__(self):
        return len(self._rows)

    def __getitem__(self, part):
        return self._read(self._rows[part]) if isinstance(part, slice) else self._read([self._rows[part]])[0]

    def __iter__(self):
        for start in range(0, len(self), TOGETHER):
            yield from self[start : start + TOGETHER]

    def _read(self, rows):
        found = Workshop.objects.select_related("series", "country", "language")
        found = found.in_bulk({row[2] for row in rows} - {None})
        return [
            Line(amount, qualifier, statement, found.get(pk), text, note, (), parts)
            for amount, qualifier, pk, statement, text, note, parts in rows
        ]


def needs(rest, name):
    """For `tallies.kept` and `tallies.made`."""
    return packed, (name, rest.query()), rest, name


def packed(catalogue, rest, name):
    """A figure as its page shows it, of what is asked for. Without names: many read what is kept."""
    narrowed = rest.is_narrowed and name in NAMES
    figure = Breakdown(catalogue, rest).figure(name) if narrowed else catalogue[name]
    return Packed(replace(figure, lines=()), tuple(_row(line) for line in figure.lines))


def _row(line):
    workshop = line.workshop and line.workshop.pk
    return line.amount, line.qualifier, workshop, line.statement, line.text, line.note, line.parts


def opened(found):
    """The figure of a Packed, its lines to be read a page at a time."""
    return replace(found.figure, lines=Lines(found.rows))
