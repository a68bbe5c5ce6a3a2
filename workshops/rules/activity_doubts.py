"""The doubts of an archive, sorted by what they are about: a page of many warnings says first how many of each."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

ABOUT = {
    "twice": _("The same activity?"),
    "days": _("Days"),
    "sessions": _("Several sessions in a row"),
    "places": _("Places and countries"),
    "people": _("Numbers of people"),
    "totals": _("Series and totals"),
    "names": _("Names kept as words"),
}
CODES = {
    "twice": "known_activity linked same_activity same_line row_twice stays other_programme programmes_several",
    "days": "no_last_day no_first_day year_of_the_other long dateline length",
    "sessions": "split several_sessions people_of_all_sessions",
    "places": "places_do_not_pair no_country city_cut countries_apart country_twice countries_contradict",
    "people": "total_unread nobody not_people vague range total_contradicts parts_exceed parts_short women_contradict "
    "women_apart",
    "totals": "total_unclear total_of_nothing certified_contradicts certified_unread certified_unclear series_taken",
    "names": "country_unknown countries_unknown kind_unknown no_kind language_unknown organisations_unknown title_cut",
}
OF_CODE = {code: about for about, codes in CODES.items() for code in codes.split()}
# A question about words is asked once: beside it, the warning that repeats them is left out.
SAID_BY = {
    "organisers": ("organisations_unknown",),
    "country": ("country_unknown",),
    "participant_countries": ("countries_unknown",),
    "activity_kind": ("kind_unknown",),
    "city": ("known_activity",),
    "title": ("same_activity",),
    "line_no": ("same_line",),
}


def about(remarks):
    """What the doubts of one row are about, each once."""
    return {OF_CODE.get(one["code"], "names") for one in remarks}


def counted(rows):
    """{about: how many of these rows}, of [remarks], in the order of ABOUT."""
    found = Counter(name for remarks in rows for name in about(remarks))
    return {name: found[name] for name in ABOUT if found[name]}


def unsaid(row):
    """The remarks of a row that no question beside it says already."""
    said = {code for field in row.problems for code in SAID_BY.get(field, ())}
    return [one for one in row.remarks if one["code"] not in said]
