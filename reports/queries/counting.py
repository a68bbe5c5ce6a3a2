"""How figures are counted: people once, places as sets, and each with the rows whose amounts add up to it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import AgencyKind, Qualifier, SourceStatement
from reports.queries.definitions import BODIES, DEFINITIONS, PEOPLE
from reports.queries.rows import accreditations, covers
from workshops.models import Workshop


@dataclass(frozen=True)
class Line:
    """One row behind a figure, with what it adds."""

    amount: int
    qualifier: str = Qualifier.EXACT
    statement: SourceStatement | None = None
    workshop: Workshop | None = None
    text: str = ""
    note: str = ""
    names: tuple = ()


@dataclass(frozen=True)
class Figure:
    name: str
    value: int
    qualifier: str
    counted: int
    counted_qualifier: str
    lines: tuple
    explanation: str
    statements: tuple = ()

    @property
    def definition(self):
        return DEFINITIONS[self.name].words

    @property
    def label(self):
        return DEFINITIONS[self.name].label

    @property
    def reported(self):
        """What the sources report, before anything is added; None where they are silent."""
        return sum(row.value for row in self.statements) if self.statements else None

    @property
    def adds(self):
        """Does the figure differ from both what is counted and what is reported?"""
        return self.value not in (self.counted, self.reported)


def joined(qualifiers):
    """How exact a sum is. "Some 20" and 3 are some 23; "more than 50" and 3 are more than 53."""
    loose = {q for q in qualifiers if q != Qualifier.EXACT}
    if not loose:
        return Qualifier.EXACT
    if len(loose) == 1:
        return loose.pop()
    # A strict lower bound stays strict when another lower bound is added to it; all else is only about right.
    return Qualifier.MORE_THAN if loose == {Qualifier.MORE_THAN, Qualifier.AT_LEAST} else Qualifier.ABOUT


def people(name, rows, statements):
    keep = PEOPLE[name].keep
    # Completing is an event of its own; service and sex are those of the day a person first came.
    heads = [head for head in rows.heads if keep(head)] if name == "completed" else rows.heads
    inside = {w.pk for w in rows.workshops if any(covers(statement, w) for statement in statements)}
    heads = sorted(heads, key=lambda h: (h.workshop.pk not in inside, h.workshop.starts_on, h.workshop.pk))
    seen, here, again = set(), [], defaultdict(int)
    for head in heads:
        if head.person_id and head.person_id in seen:
            again[head.workshop.pk] += keep(head)
            continue
        seen.add(head.person_id)
        if keep(head):
            here.append(head)
    by_workshop = defaultdict(list)
    for head in here:
        by_workshop[head.workshop.pk].append(head)
    later = [head for head in here if head.workshop.pk not in inside]
    lines = [_of_statement(statement) for statement in statements]
    for workshop in rows.workshops:
        if found := by_workshop[workshop.pk]:
            lines.append(_of_workshop(workshop, found, again[workshop.pk], workshop.pk in inside))
        elif again[workshop.pk]:
            lines.append(Line(0, workshop=workshop, note=_already(again[workshop.pk])))
    added, counted = sum(head.amount for head in later), sum(head.amount for head in here)
    return Figure(
        name=name,
        value=sum(s.value for s in statements) + added,
        qualifier=joined([s.qualifier for s in statements] + [head.qualifier for head in later]),
        counted=counted,
        counted_qualifier=joined([head.qualifier for head in here]),
        lines=tuple(lines),
        explanation=explanation(statements, counted - added, added),
        statements=tuple(statements),
    )


def _of_statement(statement):
    return Line(statement.value, statement.qualifier, statement=statement, text=statement.source, note=statement.words)


def _of_workshop(workshop, heads, again, is_inside):
    number = sum(head.amount for head in heads)
    names = tuple(sorted(head.name for head in heads if head.name))
    qualifier = joined([head.qualifier for head in heads])
    if is_inside:
        note = ngettext("{n} on record, inside the total above", "{n} on record, inside the total above", number)
        return Line(0, workshop=workshop, note=note.format(n=number), names=names)
    return Line(number, qualifier, workshop=workshop, note=_already(again) if again else "", names=names)


def _already(number):
    return ngettext("{n} more was counted before", "{n} more were counted before", number).format(n=number)


def places(name, rows, statements):
    """Sets, never sums: what is in two workshops is one."""
    by_workshop = defaultdict(set)
    for head in rows.heads:
        keys = getattr(head, name)
        by_workshop[head.workshop.pk] |= (
            {rows.administration_of(key) for key in keys} if name == "administrations" else keys
        )
    known, later, unclear = set(), set(), False
    for workshop in rows.workshops:
        if any(covers(statement, workshop) for statement in statements):
            known |= by_workshop[workshop.pk]
        else:
            later |= by_workshop[workshop.pk]
            unclear = unclear or _is_unclear(name, rows, workshop, by_workshop)
    fresh, base = later - known, max((s.value for s in statements), default=0)
    every = known | later
    # Only when the sessions a source counts are all on record is a later country known not to be among them.
    complete = not statements or (len(statements) == 1 and _all_known(statements[0], known))
    added = len(fresh) if complete else max(len(every) - base, 0)
    unsure = len(fresh) if not complete else 0
    doubt = [Qualifier.AT_LEAST] if unclear or unsure or len(statements) > 1 else []
    lines = [
        Line(
            s.value if s.value == base and s is max(statements, key=_value) else 0,
            s.qualifier,
            s,
            None,
            s.source,
            s.words,
        )
        for s in statements
    ]
    lines += _place_lines(name, rows, sorted(fresh, key=str), known, added, bool(statements))
    return Figure(
        name=name,
        value=base + added,
        qualifier=joined([s.qualifier for s in statements] + doubt),
        counted=len(every),
        counted_qualifier=Qualifier.AT_LEAST if unclear else Qualifier.EXACT,
        lines=tuple(lines),
        explanation=explanation(statements, len(known), added, unsure - added),
        statements=tuple(statements),
    )


def _value(statement):
    return statement.value


def _is_unclear(name, rows, workshop, by_workshop):
    """People came and nobody wrote down from where; or, for administrations, from which of them."""
    heads = [head for head in rows.heads if head.workshop.pk == workshop.pk and head.kind not in BODIES]
    if name == "countries":
        return bool(heads) and not by_workshop[workshop.pk]
    return any(not head.administrations and head.kind not in ("donor", "private", "other") for head in heads)


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


def accredited(catalogue, statements, names):
    since = statements[0].as_of if statements else date.min
    grants = accreditations(catalogue.programme, catalogue.as_of, names=names)
    known = {grant.person_id for grant in grants if grant.day <= since}
    active = {grant.person_id: grant for grant in grants if not grant.is_withdrawn}
    later = [grant for grant in active.values() if grant.person_id not in known]
    lines = [_of_statement(statement) for statement in statements]
    inside = len(active) - len(later)
    if inside:
        note = _("{n} on record, inside the total above").format(n=inside)
        lines.append(Line(0, text=_("Accredited up to then"), note=note, names=_names(active, known)))
    by_year = defaultdict(list)
    for grant in later:
        by_year[grant.day.year].append(grant)
    for year, found in sorted(by_year.items()):
        shown = tuple(grant.name for grant in found if grant.name)
        lines.append(Line(len(found), text=_("Accredited in {year}").format(year=year), names=shown))
    return Figure(
        name="accredited",
        value=sum(s.value for s in statements) + len(later),
        qualifier=joined([s.qualifier for s in statements]),
        counted=len(active),
        counted_qualifier=Qualifier.EXACT,
        lines=tuple(lines),
        explanation=explanation(statements, inside, len(later)),
        statements=tuple(statements),
    )


def _names(active, known):
    return tuple(grant.name for grant in active.values() if grant.person_id in known and grant.name)


def sessions(catalogue, totals):
    """How many workshops: those here, or what a number in the series or a source says of those before them."""
    workshops, series = catalogue.rows.workshops, catalogue.series
    lines = [Line(1, workshop=workshop) for workshop in workshops]
    numbers = [w.series_number or 0 for w in workshops]
    for total in totals:
        if series and total.series_id == series.pk:
            numbers.append(total.through_session or 0)
    number = max(numbers, default=0) if series else 0
    if number > len(workshops):
        earlier = number - len(workshops)
        lines.insert(0, Line(earlier, text=_("Workshops of the series that have no record here")))
    stated = [
        row
        for row in totals
        if row.figure == SourceStatement.Figure.SESSIONS and row.series_id in (None, getattr(series, "pk", None))
    ]
    base = max(stated, key=lambda row: row.as_of, default=None)
    value = sum(line.amount for line in lines)
    if base:
        outside = [Line(1, workshop=w) for w in workshops if not covers(base, w)]
        if base.value + len(outside) > value:
            lines, value = [_of_statement(base), *outside], base.value + len(outside)
    return Figure(
        name="sessions",
        value=value,
        qualifier=base.qualifier if base and lines[0].statement else Qualifier.EXACT,
        counted=len(workshops),
        counted_qualifier=Qualifier.EXACT,
        lines=tuple(lines),
        explanation=_("Numbered as the series is.") if number else "",
        statements=(base,) if base else (),
    )


def explanation(statements, inside, added, unsure=0):
    """One sentence or two on why what is counted here and what was reported are not the same number."""
    if not statements:
        return _("Counted from the lists here; no source reports a total.")
    missing = sum(s.value for s in statements) - inside
    if missing > 0:
        parts = [
            ngettext(
                "{n} of those reported has no record here.", "{n} of those reported have no record here.", missing
            ).format(n=missing)
        ]
    elif missing < 0:
        parts = [_("The lists hold {n} more than the source reports.").format(n=-missing)]
    else:
        parts = [_("The two agree.")]
    if added:
        parts.append(ngettext("{n} is added since.", "{n} are added since.", added).format(n=added))
    if unsure > 0:
        parts.append(
            ngettext(
                "{n} that came since may already be among them, so the total is a lower bound.",
                "{n} that came since may already be among them, so the total is a lower bound.",
                unsure,
            ).format(n=unsure)
        )
    return " ".join(parts)
