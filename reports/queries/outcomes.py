"""What was learned, recommended and taught at home, year by year: a chart and a table each, from the same records.

A year of a workshop is that of its first day. Results of fewer than five are left out workshop by workshop, as they are
of the figure, so that nobody finds them as a difference.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.queries import counting_results
from reports.queries.definitions import DEFINITIONS
from reports.queries.figure import COUNTED_AGAIN


def _titles():
    return {
        "learned": _("What was learned"),
        "recommendations": _("Recommendations"),
        "national_training": _("National training"),
    }


# Over a column of a group, whose title says the rest.
SHORT = {
    "gain_relative": gettext_lazy("Increase"),
    "satisfaction": gettext_lazy("Satisfaction"),
    "gain_points": gettext_lazy("Gain"),
    "recommendations_proposed": gettext_lazy("Proposed"),
    "recommendations_adopted": gettext_lazy("Adopted"),
    "recommendations_done": gettext_lazy("Reported as done"),
    "officers_reported": gettext_lazy("Reported"),
    "officers_confirmed": gettext_lazy("Confirmed"),
}
# The last of each is what bars are drawn of.
GROUPS = {
    "learned": ("gain_relative", "satisfaction", "gain_points"),
    "recommendations": ("recommendations_proposed", "recommendations_adopted", "recommendations_done"),
    "national_training": ("officers_reported", "officers_confirmed"),
}
COUNTS = {
    "learned": lambda catalogue: (
        *counting_results.gains(catalogue.rows),
        counting_results.satisfaction(catalogue.rows),
    ),
    "recommendations": lambda catalogue: counting_results.recommendations(catalogue.rows),
    "national_training": lambda catalogue: counting_results.officers(catalogue.scope, catalogue.rows),
}


@dataclass(frozen=True)
class Years:
    """`rows`: [(year, [value or None])], `total`: [value or None], in the order of `names`; empty without a record."""

    group: str
    names: tuple
    rows: list
    total: list

    @property
    def title(self):
        return _titles()[self.group]

    @property
    def headings(self):
        """[(label, unit)]"""
        return [(str(SHORT[name]), str(DEFINITIONS[name].unit)) for name in self.names]

    @property
    def largest(self):
        """Of what bars are drawn of."""
        return max((values[-1] or 0 for _year, values in self.rows), default=0)


def years_of(catalogue):
    """{group: Years}. A catalogue that was filled has no records behind its figures: then they are read again."""
    found = {}
    for group, names in GROUPS.items():
        if catalogue.counted_at:
            figures = {figure.name: figure for figure in COUNTS[group](catalogue)}
        else:
            figures = {name: catalogue[name] for name in names if name in catalogue}
        found[group] = _years(group, [figures[name] for name in names if name in figures])
    return found


def _years(group, figures):
    years = defaultdict(lambda: [()] * len(figures))
    for position, figure in enumerate(figures):
        for line in figure.lines:
            day = line.workshop.starts_on if line.workshop else line.day
            years[day.year][position] += (line,)
    # Where nothing is recorded a count is nil, and a ratio is none.
    rows = [
        (year, [COUNTED_AGAIN[figure.how](lines) for figure, lines in zip(figures, found, strict=True)])
        for year, found in sorted(years.items())
    ]
    total = [figure.value for figure in figures]
    return Years(group, tuple(figure.name for figure in figures), rows if any(total) else [], total)
