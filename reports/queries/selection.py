"""What a page of figures is asked for: a day, a series, and the part of it somebody wants to look at."""

from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.models import Country, Organisation, Series, WcoRegion
from workshops.models import Workshop

# What is of no region, and who is of no single country, are asked for by these words.
NO_REGION, NO_COUNTRY = "none", "several"
REGIONS = (*WcoRegion.values, NO_REGION, NO_COUNTRY)


@dataclass(frozen=True)
class Selection:
    """Sources report whole programmes and series, so what is narrowed further is counted from the lists here alone."""

    as_of: date | None = None
    series: Series | None = None
    since: date | None = None
    region: str = ""
    country: Country | None = None
    kind: str = ""
    donor: Organisation | None = None
    # "1": what is counted here of the whole, without the totals of sources.
    here: str = ""

    @property
    def is_narrowed(self):
        return bool(self.since or self.region or self.country or self.kind or self.here)

    @property
    def is_set(self):
        return self.is_narrowed or bool(self.as_of or self.series or self.donor)

    def query(self, **changes):
        """ "?as_of=2017-10-31&region=EUR", or "" where nothing is chosen."""
        chosen = replace(self, **changes)
        found = {field.name: _plain(getattr(chosen, field.name)) for field in fields(chosen)}
        found = {name: text for name, text in found.items() if text}
        return f"?{urlencode(found)}" if found else ""

    def includes(self, workshop):
        return not (self.since and workshop.starts_on < self.since) and self.kind in ("", workshop.kind)

    def holds(self, country):
        """Is this country, or None for people of no single one, among those asked for?"""
        if self.country:
            return country is not None and country.pk == self.country.pk
        if self.region == NO_COUNTRY:
            return country is None
        if self.region:
            return country is not None and (country.wco_region or NO_REGION) == self.region
        return True

    @property
    def words(self):
        """[(what is chosen, the query without it)], as a reader would say it."""
        found = []
        if self.as_of:
            found.append((_("as of {day}").format(day=date_format(self.as_of, "j F Y")), self.query(as_of=None)))
        if self.since:
            day = date_format(self.since, "j F Y")
            found.append((_("from {day} on").format(day=day), self.query(since=None)))
        if self.series:
            found.append((str(self.series), self.query(series=None)))
        if self.kind:
            found.append((str(Workshop.Kind(self.kind).label), self.query(kind="")))
        if self.region:
            found.append((region_name(self.region), self.query(region="")))
        if self.donor:
            found.append((_("paid for by {donor}").format(donor=self.donor), self.query(donor=None)))
        if self.country:
            found.append((str(self.country), self.query(country=None)))
        if self.here:
            found.append((_("what is counted here"), self.query(here="")))
        return found


def region_name(code):
    if code == NO_COUNTRY:
        return _("Of no single country")
    return str(WcoRegion(code).label) if code in WcoRegion.values else _("No WCO region")


def _plain(value):
    if isinstance(value, Series):
        return value.slug
    if isinstance(value, Country):
        return value.iso2
    if isinstance(value, Organisation):
        return value.code
    return value.isoformat() if isinstance(value, date) else value
