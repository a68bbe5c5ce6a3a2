"""The tables of the pages of figures, as they are taken away: the same rows, the same numbers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from programmes.models import Qualifier
from reports.queries.definitions import DEFINITIONS

COLUMNS = ("countries", "persons", "women", "men", "sex_other", "sex_not_recorded", "pre_accredited", "accredited")


@dataclass(frozen=True)
class Table:
    title: str
    headings: list
    rows: list


def regions(breakdown):
    return _parts(_("By WCO region"), _("WCO region"), breakdown.by_region, breakdown.total)


def countries(breakdown):
    return _parts(_("By country"), _("Country or area"), breakdown.by_country, breakdown.total, code=True)


def _parts(title, first, parts, total, code=False):
    names = [name for name in COLUMNS if not (code and name == "countries")]
    headings = [first, *([_("ISO code")] if code else []), *(str(DEFINITIONS[name].label) for name in names)]
    rows = [
        [part.label, *([part.country.iso2 if part.country else ""] if code else []), *(part[name] for name in names)]
        for part in parts
    ]
    rows.append([_("Total"), *([""] if code else []), *(total[name] for name in names)])
    return Table(title, headings, rows)


def years(found):
    headings = [_("Year"), _("Accredited trainers"), _("Median months"), _("Shortest"), _("Longest")]
    return Table(_("Time to accreditation"), headings, [list(row) for row in found])


def outcome(years):
    """One group of `outcomes`, year by year; nothing recorded is an empty cell."""
    headings = [_("Year"), *(f"{label} ({unit})" if unit else label for label, unit in years.headings)]
    rows = [[year, *map(_cell, values)] for year, values in years.rows]
    return Table(years.title, headings, [*rows, [_("Together"), *map(_cell, years.total)]])


def catalogue(found):
    headings = [
        _("Figure"),
        _("Number"),
        _("How exact"),
        _("Counted here"),
        _("Reported"),
        _("What it means"),
        _("Note"),
    ]
    rows = [
        [
            str(figure.label),
            _cell(figure.value),
            figure.shown_unit,
            str(Qualifier(figure.qualifier).label),
            _cell(figure.counted),
            _cell(figure.reported),
            str(figure.definition),
            figure.explanation,
        ]
        for figure in found
    ]
    return Table(_("All figures"), headings, rows)


def lines(figure):
    """The records behind one figure, without names."""
    headings = [_("Record"), _("First day"), _("Number"), _("How exact"), _("Note")]
    rows = [
        [
            str(line.workshop) if line.workshop else line.text,
            line.workshop.starts_on.isoformat() if line.workshop else "",
            _cell(line.amount),
            str(Qualifier(line.qualifier).label),
            line.note,
        ]
        for line in figure.lines
    ]
    return Table(str(figure.label), headings, [*rows, [_("Total"), "", _cell(figure.value), "", ""]])


def _cell(value):
    return "" if value is None else int(value)
