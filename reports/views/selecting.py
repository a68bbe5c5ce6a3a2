"""What a page of figures is asked for, by its address: a programme or all one may see, and which part of it."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.models import Country
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid
from programmes.views.loading import visible_or_404
from reports.queries import dashboard, figures
from reports.queries.rows import as_date
from reports.queries.selection import REGIONS, Selection
from workshops.models import Workshop

PARAMETERS = {"figure": ["figure"], "figures_table": ["table", "format"], "figure_table": ["figure", "format"]}


class Asked:
    """`catalogue` is what the whole is counted from, `rest` what narrows it further, `link` where a number leads."""

    def __init__(self, request, slug=None):
        self.actor = request.actor
        self.programmes = programme_rules.visible_to(request.actor)
        self.programme = visible_or_404(self.programmes, slug=slug) if slug else None
        self.selection = _selection(request.GET, self.programme, self.programmes)

    @property
    def rest(self):
        chosen = replace(self.selection, donor=None)
        return chosen if self.programme or self.selection.donor else replace(chosen, country=None)

    @property
    def sees_names(self):
        return bool(self.programme) and programme_rules.can_organise(self.actor, self.programme)

    def catalogue(self, names=False):
        chosen = self.selection
        if self.programme:
            return figures.of_programme(self.programme, chosen.as_of, series=chosen.series, names=names)
        if chosen.donor:
            return figures.of_donor(chosen.donor, chosen.as_of, programmes=self.programmes)
        if chosen.country:
            return figures.of_country(chosen.country, chosen.as_of, programmes=self.programmes)
        return figures.of_portal(chosen.as_of, programmes=self.programmes)

    def url(self, name, *arguments, **changes):
        """The address of one of these pages, with the filters of this one."""
        if self.programme:
            return reverse(name, args=[self.programme.slug, *arguments]) + self.selection.query(**changes)
        # Of no object there is nothing to name in the address: which figure and which table stand in its query.
        asked = urlencode(dict(zip(PARAMETERS.get(name, ()), arguments, strict=True)))
        query = "&".join(filter(None, (asked, self.selection.query(**changes)[1:])))
        return reverse(f"portal_{name}") + (f"?{query}" if query else "")

    def link(self, name, **changes):
        """The records behind a figure."""
        return self.url("figure", name, **changes)

    def files(self, table):
        """[(name of the format, address)] of a table as a file."""
        return [(format.upper(), self.url("figures_table", table, format)) for format in ("csv", "xlsx")]


def _selection(given, programme, programmes):
    """Raises Invalid where a day is none, and 404 where what is asked for is not there."""
    series, country, donor = (given.get(name, "") for name in ("series", "country", "donor"))
    return Selection(
        as_of=_day(given.get("as_of", "")),
        since=_day(given.get("since", "")),
        series=visible_or_404(programme.series, slug=series) if series and programme else None,
        country=get_object_or_404(Country, iso2=country.upper()) if country else None,
        region=_one_of(given.get("region", ""), REGIONS),
        kind=_one_of(given.get("kind", ""), Workshop.Kind.values),
        here=_one_of(given.get("here", ""), ("1",)),
        donor=get_object_or_404(dashboard.donors_of(programmes), code=donor) if donor and not programme else None,
    )


def _day(text):
    day = as_date(text)
    if text and not day:
        raise Invalid(_("“{text}” is not a day. Write it as year, month, day: 2017-10-31.").format(text=text))
    return day


def _one_of(text, values):
    if text and text not in values:
        raise Http404
    return text
