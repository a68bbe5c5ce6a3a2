"""Published totals of several programmes side by side: each states other figures, and holds other people."""

from dataclasses import replace

from django.utils.translation import gettext as _

from programmes.models import Qualifier
from reports.queries.definitions import PEOPLE
from reports.queries.figure import Line, joined
from reports.queries.totals import covers

# What is a lower bound where a source counts people or places that have no record here.
BOUNDED = ("customs", "police", "administrations", "countries", "persons")


def at_least(figure):
    return replace(figure, qualifier=joined([figure.qualifier, Qualifier.AT_LEAST]), why=(("short", 0),))


def of_many(found, rows):
    """Lower bounds where a programme's sources are silent on one figure and tell more than the lists on another."""
    missing = {}
    for figure in found.values():
        for statement in figure.statements:
            missing[statement] = max(statement.value - _on_record(figure.name, rows, statement), 0)
    for name in BOUNDED:
        stating = {statement.programme_id for statement in found[name].statements}
        if any(number and one.programme_id not in stating for one, number in missing.items()):
            why = found[name].why if found[name].statements else ()
            found[name] = replace(at_least(found[name]), why=(*why, ("short", 0)))
    found["persons"] = _with_services(found, missing)
    return found.values()


def _on_record(name, rows, statement):
    """How many of a total are on the lists here."""
    inside = [w for w in rows.workshops if covers(statement, w)]
    if name not in PEOPLE:
        return len({key for workshop in inside for key in rows.places_of(workshop, name)})
    firsts = rows.firsts(frozenset(workshop.pk for workshop in inside))
    groups = [pair for workshop in inside for pair in firsts[workshop.pk].groups.items()]
    return sum(number for group, number in groups if PEOPLE[name].keep(group))


def _with_services(found, missing):
    """Where a programme published its services and not how many in all, those without a record here are added."""
    persons = found["persons"]
    stating = {statement.programme_id for statement in persons.statements}
    lines = [
        Line(number, Qualifier.AT_LEAST, statement=one, text=one.source, note=_("of these have no record here"))
        for name in ("customs", "police")
        for one in found[name].statements
        if (number := missing[one]) and one.programme_id not in stating
    ]
    if not lines:
        return persons
    return replace(
        persons,
        value=persons.value + sum(line.amount for line in lines),
        qualifier=joined([persons.qualifier, Qualifier.AT_LEAST]),
        lines=(*persons.lines, *lines),
    )
