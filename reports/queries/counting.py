"""How people and places are counted: people once, places as sets, each with the rows whose amounts add up to it."""

from collections import Counter, defaultdict
from functools import cache, lru_cache, partial

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from programmes.models import AgencyKind, Qualifier, SourceStatement
from reports.queries.definitions import AGENCIES, BODIES, PEOPLE
from reports.queries.figure import Figure, Line, difference, from_lines, joined
from reports.queries.totals import covers

__all__ = [
    "Figure",
    "Line",
    "agencies",
    "all_sessions",
    "by_country",
    "joined",
    "ordinal",
    "people",
    "places",
    "seats",
    "sessions",
]


def people(name, rows, statements):
    """Each person where they first came, with the service and sex of that day, and heads declared without names."""
    # Where those who completed are counted, nobody else is read.
    keep = PEOPLE["persons"].keep if name == "completed" else PEOPLE[name].keep
    inside = frozenset(w.pk for w in rows.workshops if any(covers(one, w) for one in statements))
    firsts = rows.firsts(inside, completed=name == "completed")
    lines, added, counted = [of_statement(one) for one in statements], [], []
    keep, already = cache(keep), partial(_already_in, get_language())
    for workshop in rows.workshops:
        here = firsts[workshop.pk]
        new = [(group, number) for group, number in here.groups.items() if keep(group)]
        again = sum(number for group, number in here.groups_again.items() if keep(group))
        counted += new
        if workshop.pk not in inside:
            added += new
        if new:
            names = tuple(sorted(shown for shown, cell in here.names if keep(cell)))
            lines.append(_of_workshop(workshop, new, again and already(again), workshop.pk in inside, names))
        elif again:
            lines.append(Line(0, workshop=workshop, note=already(again)))
    number, all_here = _total(added), _total(counted)
    return Figure(
        name=name,
        value=sum(s.value for s in statements) + number,
        qualifier=joined([s.qualifier for s in statements] + [group.qualifier for group, _n in added]),
        counted=all_here,
        counted_qualifier=joined([group.qualifier for group, _n in counted]),
        lines=tuple(lines),
        why=difference(statements, all_here - number, number) + ((("some_countries", 0),) if rows.is_divided else ()),
        statements=tuple(statements),
    )


def _total(groups):
    return sum(number for _group, number in groups)


def of_statement(statement):
    return Line(statement.value, statement.qualifier, statement=statement, text=statement.source, note=statement.words)


def _of_workshop(workshop, groups, already, is_inside, names):
    number, qualifier = _total(groups), joined([group.qualifier for group, _n in groups])
    if is_inside:
        note = ngettext("{n} on record, inside the total above", "{n} on record, inside the total above", number)
        return Line(0, workshop=workshop, note=note.format(n=number), names=names)
    return Line(number, qualifier, workshop=workshop, note=already or "", names=names)


@lru_cache(maxsize=1000)
def _already_in(_language, number):
    return ngettext("{n} more was counted before", "{n} more were counted before", number).format(n=number)


def seats(rows):
    """Places taken: whoever came to three workshops took three."""
    lines = [Line(rows.taken[w.pk][0], rows.taken[w.pk][1], workshop=w) for w in rows.workshops if w.pk in rows.taken]
    return from_lines("seats", lines, qualifier=joined([line.qualifier for line in lines]))


def places(name, rows, statements):
    """Sets, never sums: what is in two workshops is one."""
    known, later, unclear = set(), set(), False
    for workshop in rows.workshops:
        if any(covers(statement, workshop) for statement in statements):
            known |= rows.places_of(workshop, name)
        else:
            here = rows.places_of(workshop, name)
            later |= here
            unclear = unclear or _is_unclear(name, rows, workshop, here)
    fresh, base = later - known, max((s.value for s in statements), default=0)
    every = known | later
    # Only when the sessions a source counts are all on record is a later country known not to be among them.
    complete = not statements or (len(statements) == 1 and _all_known(statements[0], known))
    added = len(fresh) if complete else max(len(every) - base, 0)
    unsure = len(fresh) if not complete else 0
    doubt = [Qualifier.AT_LEAST] if unclear or unsure or len(statements) > 1 else []
    largest = max(statements, key=lambda one: one.value, default=None)
    lines = [
        Line(s.value if s is largest else 0, s.qualifier, statement=s, text=s.source, note=s.words) for s in statements
    ]
    lines += _place_lines(name, rows, sorted(fresh, key=str), known, added, bool(statements))
    return Figure(
        name=name,
        value=base + added,
        qualifier=joined([s.qualifier for s in statements] + doubt),
        counted=len(every),
        counted_qualifier=Qualifier.AT_LEAST if unclear else Qualifier.EXACT,
        lines=tuple(lines),
        why=difference(statements, len(known), added, unsure - added),
        statements=tuple(statements),
    )


def _is_unclear(name, rows, workshop, here):
    """People came and nobody wrote down from where; or, for administrations, from which of them."""
    cells = [cell for cell in rows.cells.get(workshop.pk, ()) if cell.kind not in BODIES]
    if name == "countries":
        return bool(cells) and not here
    return any(not cell.administrations and cell.kind not in ("donor", "private", "other") for cell in cells)


def _all_known(statement, known):
    return statement.qualifier == Qualifier.EXACT and len(known) == statement.value


def _place_lines(name, rows, fresh, known, added, has_total):
    named = [(_place_name(name, rows, key), key) for key in fresh]
    for position, (text, _key) in enumerate(sorted(named, key=lambda pair: pair[0])):
        note = "" if position < added else _("may already be inside the total above")
        yield Line(1 if position < added else 0, text=text, note=note)
    for text in sorted(_place_name(name, rows, key) for key in known):
        yield Line(0, text=text, note=_("on record, inside the total above") if has_total else "")


def _place_name(name, rows, key):
    if name == "countries":
        return str(rows.designation(key)[0])
    if isinstance(key, tuple):
        return f"{AgencyKind(key[0]).label}, {rows.designation(key[1])[0]}"
    return str(rows.organisations[key])


def agencies(name, rows):
    """Different agencies of one kind on the lists here; the Customs of a country that nobody named is one."""
    found = rows.agencies[AGENCIES[name].keep]
    return from_lines(name, [Line(1, text=text) for text in sorted(_place_name(name, rows, key) for key in found)])


def sessions(workshops, series, totals):
    """How many workshops: those here, or what a number in the series or a source says of those before them."""
    lines = [Line(1, workshop=workshop) for workshop in workshops]
    numbers = [w.series_number or 0 for w in workshops]
    for total in totals:
        if series and total.series_id == series.pk:
            numbers.append(total.through_session or 0)
    number = max(numbers, default=0) if series else 0
    if number > len(workshops):
        lines.insert(0, _earlier(number - len(workshops)))
    base = _stated_sessions(series, totals)
    value = sum(line.amount for line in lines)
    if base:
        outside = [Line(1, workshop=w) for w in workshops if not covers(base, w)]
        if base.value + len(outside) > value:
            lines, value = [of_statement(base), *outside], base.value + len(outside)
    return Figure(
        name="sessions",
        value=value,
        qualifier=base.qualifier if base and lines[0].statement else Qualifier.EXACT,
        counted=len(workshops),
        counted_qualifier=Qualifier.EXACT,
        lines=tuple(lines),
        why=(("numbered", 0),) if number else (),
        statements=(base,) if base else (),
    )


def all_sessions(workshops, totals, as_of):
    """Of many programmes: each as its own sources number it, and beside them the workshops outside those series."""
    parts = []
    for programme in sorted({w.programme_id for w in workshops} | {row.programme_id for row in totals.all}):
        own = totals.of(programme)
        series, held = own.main_series(), [w for w in workshops if w.programme_id == programme]
        inside = [w for w in held if not series or w.series_id == series.pk]
        parts.append(sessions(inside, series, [row for row in own.all if row.as_of <= as_of]))
        outside = [Line(1, workshop=w) for w in held if series and w.series_id != series.pk]
        parts.append(from_lines("sessions", outside))
    return Figure(
        name="sessions",
        value=sum(part.value for part in parts),
        qualifier=joined([part.qualifier for part in parts]),
        counted=len(workshops),
        counted_qualifier=Qualifier.EXACT,
        lines=tuple(line for part in parts for line in part.lines),
        why=(("numbered", 0),) if any(part.why for part in parts) else (),
        statements=tuple(row for part in parts for row in part.statements),
    )


def _earlier(number):
    return Line(number, text=_("Workshops of the series that have no record here"))


def _stated_sessions(series, totals):
    stated = [
        row
        for row in totals
        if row.figure == SourceStatement.Figure.SESSIONS and row.series_id in (None, getattr(series, "pk", None))
    ]
    return max(stated, key=lambda row: row.as_of, default=None)


def ordinal(number, workshops):
    """Which of its series a workshop is: those of the series up to it, and as many as its number says are not here."""
    if not number:
        return from_lines("ordinal", [])
    lines = [Line(1, workshop=workshop) for workshop in workshops]
    missing = [_earlier(number - len(lines))] if number > len(lines) else []
    return from_lines("ordinal", [*missing, *lines[:number]], why=(("numbered", 0),))


def by_country(rows):
    """{country: {"persons", "women", "men", "completed"}} of people where they first came.

    Under None: heads declared for several countries at once, or for none, and officers of bodies; nobody is lost.
    """
    found = defaultdict(lambda: dict.fromkeys(("persons", "women", "men", "completed"), 0))
    for cell, number in _everybody(rows, False).items():
        row, amount = found[_home(cell)], cell.amount * number
        row["persons"] += amount
        for name in ("women", "men"):
            row[name] += amount * PEOPLE[name].keep(cell)
    for cell, number in _everybody(rows, True).items():
        found[_home(cell)]["completed"] += cell.amount * number
    # Where nobody is counted, somebody who was counted elsewhere still came from there.
    for cell in {cell for cells in rows.cells.values() for cell in cells}:
        found[_home(cell)]
    return dict(found)


def _home(cell):
    return next(iter(cell.countries)) if len(cell.countries) == 1 else None


def _everybody(rows, completed):
    """cell -> how many people of all workshops it stands for."""
    found = Counter()
    for here in rows.firsts(frozenset(), completed=completed).values():
        found.update(here.new)
    return found
