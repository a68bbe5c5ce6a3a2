"""Several programmes side by side, each counted as its own page counts it, from rows that were read once."""

from copy import copy
from dataclasses import dataclass, replace

from programmes.models import Programme
from reports.queries import counting_trainers, figures, tallies
from reports.queries.figure import Figure


@dataclass(frozen=True)
class ProgrammeLine:
    programme: Programme
    workshops: int
    persons: Figure
    countries: Figure
    accredited: Figure


def lines(catalogue, programmes):
    """One ProgrammeLine each. No query of its own: the catalogue has read everything, or kept what it came to."""
    return tallies.made(catalogue, *needs(programmes))


def needs(programmes):
    """For `tallies.kept`."""
    return read, tuple(one.pk for one in programmes), programmes


def read(catalogue, programmes):
    return [_line(catalogue, programme) for programme in programmes]


def _line(catalogue, programme):
    totals = catalogue.totals.of(programme.pk)
    series = totals.main_series()
    rows = _part(catalogue.rows, programme, series)
    # The same functions in the same order as for the programme alone.
    found = figures.people_and_places(rows, lambda name: totals.latest(name, catalogue.as_of, series))
    found = {figure.name: figure for figure in found}
    grants = [one for one in catalogue.grants if one.programme_id == programme.pk]
    accredited = counting_trainers.accredited(grants, totals.latest_accredited(catalogue.as_of, series))
    shown = (replace(one, lines=(), statements=()) for one in (found["persons"], found["countries"], accredited))
    return ProgrammeLine(programme, len(rows.workshops), *shown)


def _part(rows, programme, series):
    part = copy(rows)
    for kept in ("heads", "cells", "_named"):
        part.__dict__.pop(kept, None)
    part.programme, part._firsts = programme, {}
    part.workshops = [
        one
        for one in rows.workshops
        if one.programme_id == programme.pk and (series is None or one.series_id == series.pk)
    ]
    part.seats = {one.pk: rows.seats[one.pk] for one in part.workshops if one.pk in rows.seats}
    return part
