"""The catalogue of figures: one definition each, one way of counting each, and the rows behind each.

A figure starts from what a source published ("170 through session 9"), adds the rows of later workshops, and keeps what
is counted here beside it. `lines` are the rows behind a figure; their amounts add up to its value, always.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from programmes.models import Programme, Qualifier, Series
from programmes.rules import clock
from reports.queries import counting
from reports.queries.counting import joined
from reports.queries.definitions import PEOPLE, PLACES, STATED
from reports.queries.rows import Rows, Totals
from workshops.models import Workshop


@dataclass
class Catalogue:
    """All figures of one scope on one day: catalogue["persons"].value."""

    programme: Programme
    as_of: date
    rows: Rows
    series: Series | None = None
    workshop: Workshop | None = None
    figures: dict = field(default_factory=dict)

    def __getitem__(self, name):
        return self.figures[name]

    def __iter__(self):
        return iter(self.figures.values())


def of_workshop(workshop, as_of=None, *, names=False):
    """One workshop counts its own rows. Figures of a workshop that has not begun are nil."""
    as_of = as_of or workshop.today(clock.now())
    scope = Workshop.objects.filter(pk=workshop.pk)
    rows = Rows(scope, programme=workshop.programme, as_of=as_of, names=names)
    catalogue = Catalogue(workshop.programme, as_of, rows, workshop.series, workshop)
    _count(catalogue, lambda figure: [])
    return catalogue


def of_programme(programme, as_of=None, *, series=None, names=False):
    """A programme, or one series of it, from the latest published totals on. The series its sources count is meant."""
    as_of, totals = as_of or clock.today(), Totals(programme)
    series = series or totals.main_series()
    scope = series.workshops.filter(programme=programme) if series else programme.workshops.all()
    rows = Rows(scope, programme=programme, as_of=as_of, names=names)
    catalogue = Catalogue(programme, as_of, rows, series)
    _count(catalogue, lambda figure: totals.latest(figure, as_of, series))
    catalogue.figures["accredited"] = counting.accredited(catalogue, totals.latest_accredited(as_of), names)
    catalogue.figures["sessions"] = counting.sessions(catalogue, [row for row in totals.all if row.as_of <= as_of])
    return catalogue


def _count(catalogue, statements_of):
    found = {}
    for name in (*PEOPLE, *PLACES):
        count = counting.people if name in PEOPLE else counting.places
        found[name] = count(name, catalogue.rows, statements_of(name) if name in STATED else [])
    short = any(figure.statements and figure.reported > _inside(figure) for figure in found.values())
    if short:
        # Some of those the sources count have no record here, so what no source states is a lower bound.
        for name in ("customs", "police", "administrations", "countries", "persons"):
            if not found[name].statements:
                found[name] = _at_least(found[name])
    if not found["persons"].statements:
        found["persons"] = _from_services(found)
    catalogue.figures = found


def _inside(figure):
    return figure.counted - sum(line.amount for line in figure.lines if not line.statement)


def _at_least(figure):
    sentence = _("Counted from the lists here, which do not hold everybody the sources report.")
    return replace(figure, qualifier=joined([figure.qualifier, Qualifier.AT_LEAST]), explanation=sentence)


def _from_services(found):
    """Nobody published how many people in all: then the services are added up, so that the parts fit into the whole."""
    persons, parts = found["persons"], [found[name] for name in ("customs", "police", "bodies", "others")]
    total = sum(part.value for part in parts)
    if not any(part.statements for part in parts) or total <= persons.value:
        return persons
    return replace(
        persons,
        value=total,
        qualifier=joined([Qualifier.AT_LEAST, *(part.qualifier for part in parts)]),
        lines=tuple(line for part in parts for line in part.lines),
        explanation=_("No source reports all of them; the services it reports are added up."),
    )
