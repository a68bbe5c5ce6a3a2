"""Everything one page of figures shows, from one catalogue and its breakdown."""

from dataclasses import dataclass, replace
from statistics import median

from programmes.models import Organisation, WcoRegion
from reports.queries import brief, outcomes, tallies
from reports.queries.breakdown import Breakdown, Part
from reports.queries.charts import world_map
from reports.queries.selection import NO_REGION, Selection, region_name
from workshops.models import Workshop

SEXES = ("women", "men", "sex_other", "sex_not_recorded")
# What the strip of a part shows: nobody reports parts, so these are counted here alone.
NARROW = ("persons", "countries", "pre_accredited", "accredited")


@dataclass(frozen=True)
class Parts:
    """What the page reads of a breakdown, without the rows: so much is kept of a large one."""

    total: Part
    by_region: list
    by_country: list
    # [(year, how many, median months, shortest, longest)]
    years: list
    # Name of a figure: the figure, without the lines behind it.
    figures: dict
    # [(iso2, name)] and kinds of workshops that filters offer
    countries: list
    kinds: tuple
    # Name of a group: its years. Nothing where more is asked for than a day and a series.
    outcomes: dict


def parts(catalogue, rest):
    breakdown = Breakdown(catalogue, rest)
    return Parts(
        breakdown.total,
        breakdown.by_region,
        breakdown.by_country,
        years_to_accreditation(breakdown),
        {name: replace(breakdown.figure(name), lines=()) for name in (*SEXES, *NARROW)},
        sorted(((c.iso2, str(c)) for c in breakdown.countries.values()), key=lambda pair: pair[1]),
        tuple({workshop.kind for workshop in catalogue.rows.workshops}),
        {} if rest.is_narrowed else outcomes.years_of(catalogue),
    )


def needs(rest):
    """What the page reads beside the figures, for `tallies.kept`."""
    return parts, rest.query(), rest


WHOLE = needs(Selection())


def of(catalogue, rest, link):
    """`rest`: the selection beyond what the catalogue counts; `link(name, **changes)`: where a number leads."""
    found = tallies.made(catalogue, *needs(rest))
    total, regions, years = found.total, found.by_region, found.years
    return {
        "catalogue": catalogue,
        "parts_of_it": found,
        "strip": _strip(found, link) if rest.is_narrowed else brief.strip(catalogue, link),
        "map": world_map(found.by_country),
        "number_of_countries": total["countries"],
        "regions": [_region(part, link) for part in regions],
        "sum": _region(total, link),
        "largest": max((part["persons"] for part in regions), default=0),
        "sexes": [(figure, link(name, here="1")) for name in SEXES if (figure := found.figures[name]).value],
        "share_of_women": _share(total["women"], total["women"] + total["men"] + total["sex_other"]),
        "years": years,
        "slowest": max((middle for _year, _number, middle, _least, _most in years), default=0),
        "accredited_url": link("accredited", here="1"),
        "outcomes": [] if rest.is_narrowed else list(_outcomes(catalogue, found.outcomes, link)),
    }


def _outcomes(catalogue, years, link):
    """[(Years, [(figure, address)])] of what is recorded; the catalogue leaves results of fewer than five out."""
    for group in years.values():
        rows = [(catalogue[name], link(name)) for name in group.names if catalogue[name].value is not None]
        if any(figure.value for figure, _address in rows):
            yield group, rows


def _share(part, whole):
    return round(100 * part / whole) if whole else None


def _strip(found, link):
    return [(figure, link(name)) for name in NARROW if (figure := found.figures[name]).value]


def _region(part, link):
    changes = {"region": part.key} if part.key else {"here": "1"}
    names = ("countries", "persons", "women", "men", "pre_accredited", "accredited")
    return {
        "label": part.label,
        "qualifier": part.qualifier,
        **{name: part[name] for name in names},
        "links": {name: link(name, **changes) for name in names},
    }


def country_rows(parts, link):
    """The same for countries, on the page that lists them."""
    names = ("persons", "women", "men", "pre_accredited", "accredited")
    for part in parts:
        changes = {"country": part.country} if part.country else {"region": part.key} if part.key else {"here": "1"}
        yield {
            "part": part,
            **{name: part[name] for name in names},
            "links": {name: link(name, **changes) for name in names},
        }


def years_to_accreditation(breakdown):
    """[(year, how many, median months, shortest, longest)] from the workshop passed to the roster, of who has both."""
    found = {}
    for step in breakdown.steps:
        if step.months is not None:
            found.setdefault(step.day.year, []).append(step.months)
    return [(year, len(rows), round(median(rows)), min(rows), max(rows)) for year, rows in sorted(found.items())]


def choices(catalogue, found):
    """What the filters offer: only what there is something of."""
    return {
        "kinds": [(kind.value, kind.label) for kind in Workshop.Kind if kind.value in found.kinds],
        "regions": [(code, region_name(code)) for code in (*sorted(WcoRegion.values, key=region_name), NO_REGION)],
        "series": catalogue.programme.series.all() if catalogue.programme else [],
        "countries": found.countries,
    }


def donors_of(programmes):
    """Organisations that pay for something in these programmes."""
    return Organisation.objects.filter(workshops_funded__programme__in=programmes).distinct()
