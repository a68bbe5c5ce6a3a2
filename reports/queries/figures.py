"""The catalogue of figures: one definition each, one way of counting each, and the rows behind each.

A figure starts from what a source published ("170 through session 9"), adds the rows of later workshops, and keeps what
is counted here beside it. `lines` are the rows behind a figure, and `counted_again()` gives its value from them alone.
Figures are counted when they are asked for: a page that shows six does not pay for forty.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from programmes.models import Programme, Qualifier
from programmes.rules import clock
from reports.queries import combined, counting, counting_results, counting_time, counting_trainers, scope
from reports.queries.counting import joined
from reports.queries.definitions import AGENCIES, DEFINITIONS, PEOPLE, PLACES, STATED
from reports.queries.figure import difference
from reports.queries.rows import Rows
from reports.queries.totals import Statements, Totals, published
from workshops.models import Workshop

__all__ = ["Catalogue", "joined", "of_country", "of_donor", "of_portal", "of_programme", "of_workshop"]


class Figures(Mapping):
    """name -> Figure, each counted with those it shares its rows with, when it is first asked for."""

    def __init__(self, groups):
        self._makers = {name: make for names, make in groups for name in names}
        self._made = {}

    def __getitem__(self, name):
        if name not in self._made:
            self._made |= {figure.name: figure for figure in self._makers[name]()}
        return self._made[name]

    def put(self, figure):
        """One that is counted otherwise in this scope."""
        self._makers[figure.name] = None
        self._made[figure.name] = figure

    def __contains__(self, name):
        return name in self._makers

    def __iter__(self):
        return (name for name in DEFINITIONS if name in self._makers)

    def __len__(self):
        return len(self._makers)


class Catalogue:
    """All figures of one scope on one day: catalogue["persons"].value. Iterating gives the Figures in order."""

    def __init__(self, scope, as_of, *, totals=None, names=False, is_now=None, rows=None):
        self.scope, self.as_of, self.names, self._is_now = scope, as_of, names, is_now
        self.programme, self.series, self.workshop = scope.programme, scope.series, scope.workshop
        self.totals = totals or Statements()
        # Set by `tallies`: when these were counted, and whether something has changed since.
        self.counted_at, self.is_behind, self.kept_under = None, False, None
        if rows is not None:
            self.rows = rows
        self.figures = Figures(self._groups())

    def __getitem__(self, name):
        return self.figures[name]

    def __contains__(self, name):
        return name in self.figures

    def __iter__(self):
        return iter(self.figures.values())

    @cached_property
    def rows(self):
        return Rows(
            self.scope.workshops,
            programme=self.programme,
            as_of=self.as_of,
            names=self.names,
            country=self.scope.country,
            is_now=self._is_now,
        )

    @property
    def stated(self):
        """The figures a source may state, where one does."""
        return [self[name] for name in DEFINITIONS if name in STATED and name in self and self[name].statements]

    @cached_property
    def by_country(self):
        return counting.by_country(self.rows)

    @cached_property
    def cases(self):
        return counting_trainers.cases(self.scope, self.as_of, self.names)

    @cached_property
    def grants(self):
        return counting_trainers.grants(self.scope, self.as_of, self.names)

    def _statements_of(self, figure):
        return self.totals.latest(figure, self.as_of, self.series)

    def _groups(self):
        """[(names, what counts them)]"""
        yield (*PEOPLE, *PLACES), lambda: beside(people_and_places(self.rows, self._statements_of), self.workshop)
        for name in AGENCIES:
            yield (name,), lambda name=name: [counting.agencies(name, self.rows)]
        yield (("ordinal",), self._ordinal) if self.workshop else (("sessions",), self._sessions)
        yield ("seats",), lambda: [counting.seats(self.rows)]
        yield ("days",), lambda: [counting_time.days(self.rows)]
        yield ("person_days",), lambda: [counting_time.person_days(self.rows)]
        yield ("planned",), lambda: [counting_time.planned(self.scope, self.rows)]
        yield ("held",), lambda: [counting_time.held(self.rows)]
        yield ("cost_per_participant",), lambda: [counting_time.cost_per_participant(self.rows)]
        yield ("candidates",), lambda: [counting_trainers.candidates(self.cases)]
        yield ("pre_accredited",), lambda: [counting_trainers.pre_accredited(self.cases, self.as_of)]
        yield ("accredited",), self._accredited
        yield ("months_waiting",), lambda: [counting_trainers.months_waiting(self.cases, self.scope, self.as_of)]
        yield ("months_to_accreditation",), lambda: [counting_trainers.months_to_accreditation(self.grants)]
        yield ("gain_points", "gain_relative"), lambda: counting_results.gains(self.rows)
        yield ("satisfaction",), lambda: [counting_results.satisfaction(self.rows)]
        yield (
            ("recommendations_proposed", "recommendations_adopted", "recommendations_done"),
            lambda: counting_results.recommendations(self.rows),
        )
        yield ("officers_reported", "officers_confirmed"), lambda: counting_results.officers(self.scope, self.rows)

    def _accredited(self):
        return [counting_trainers.accredited(self.grants, self.totals.latest_accredited(self.as_of, self.series))]

    def _sessions(self):
        if self.programme is None:
            return [counting.all_sessions(self.rows.workshops, self.totals, self.as_of)]
        known = [row for row in self.totals.all if row.as_of <= self.as_of]
        return [counting.sessions(self.rows.workshops, self.series, known)]

    def _ordinal(self):
        number = self.workshop.series_number if self.rows.workshops else None
        up_to = Workshop.objects.held().filter(series=self.series, series_number__lte=number or 0)
        return [counting.ordinal(number, up_to.select_related("country").order_by("series_number") if number else ())]


def of_workshop(workshop, as_of=None, *, names=False):
    """One workshop counts its own rows. Figures of a workshop that has not begun are nil."""
    is_now, as_of = as_of is None or None, as_of or workshop.today(clock.now())
    return Catalogue(scope.workshop(workshop), as_of, names=names, is_now=is_now)


def of_programme(programme, as_of=None, *, series=None, names=False):
    """A programme, or one series of it, from the latest published totals on. The series its sources count is meant."""
    totals = Totals(programme)
    return Catalogue(
        scope.programme(programme, series or totals.main_series()), as_of or clock.today(), totals=totals, names=names
    )


def of_portal(as_of=None, *, programmes=None, names=False):
    """All programmes, or those of a queryset: what may be seen by whoever asks. Each from its own totals on."""
    programmes = Programme.objects.all() if programmes is None else programmes
    return Catalogue(scope.portal(programmes), as_of or clock.today(), totals=published(programmes), names=names)


def of_donor(organisation, as_of=None, *, programmes=None, names=False):
    """What a donor paid for. No source states it: totals are those of whole programmes."""
    programmes = Programme.objects.all() if programmes is None else programmes
    return Catalogue(scope.donor(organisation, programmes), as_of or clock.today(), names=names)


def of_country(country, as_of=None, *, programmes=None, names=False):
    """What was done with a country and in it; its own people are counted."""
    programmes = Programme.objects.all() if programmes is None else programmes
    return Catalogue(scope.country(country, programmes), as_of or clock.today(), names=names)


def people_and_places(rows, statements_of):
    found = {}
    for name in (*PEOPLE, *PLACES):
        count = counting.people if name in PEOPLE else counting.places
        found[name] = count(name, rows, statements_of(name) if name in STATED else [])
    if rows.programme is None:
        return combined.of_many(found, rows)
    short = any(figure.statements and figure.reported > _inside(figure) for figure in found.values())
    if short:
        # Some of those the sources count have no record here, so what no source states is a lower bound.
        for name in combined.BOUNDED:
            if not found[name].statements:
                found[name] = combined.at_least(found[name])
    if not found["persons"].statements:
        found["persons"] = _from_services(found)
    return found.values()


def beside(figures, workshop):
    """What a source says of one workshop stands beside what is counted there; it adds nothing to it."""
    said = list(workshop.source_statements.all()) if workshop else []
    for figure in figures:
        own = tuple(one for one in said if one.figure == figure.name)
        yield replace(figure, statements=own, why=difference(own, figure.value or 0, 0)) if own else figure


def _inside(figure):
    return figure.counted - sum(line.amount for line in figure.lines if not line.statement)


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
        why=(("services", 0),),
    )
