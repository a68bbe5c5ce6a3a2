"""A year's worth of further activities, all invented, so that the plan of the year has something to plan.

They bring no trainees and stand in no series: no figure that a source states changes by them.
"""

from datetime import date, timedelta

from programmes.rules import clock
from ttt_portal.demo import scene
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops

# month and day of the year asked for, days, programme, kind, title, city, country, time zone, venue, who teaches
EVERY_YEAR = [
    (1, 14, 2, "iwt", "other", "Donor meeting", "Brussels", "BE", "Europe/Brussels", "WCO headquarters", ()),
    (3, 2, 5, "stce", "other", "Refresher", "Brussels", "BE", "Europe/Brussels", "WCO headquarters",
     ("lead", "second_assessor")),
    (5, 25, 3, "iwt", "other", "Conference on wildlife crime", "Johannesburg", "ZA", "Africa/Johannesburg", "",
     ("assessor",)),
    (6, 8, 2, "ods", "other", "Network meeting", "Nairobi", "KE", "Africa/Nairobi", "UN Office",
     ("facilitator",)),
    (9, 14, 3, "stce", "other", "Curriculum meeting", "Vienna", "AT", "Europe/Vienna", "",
     ("lead", "assessor")),
]  # fmt: skip
NEXT_YEAR = [
    (2, 8, 3, "ods", "national", "National workshop on ozone-depleting substances", "Banjul", "GM", "Africa/Banjul",
     "Customs Academy", ("facilitator",)),
    (4, 12, 5, "ods", "national", "National workshop on ozone-depleting substances", "Lilongwe", "MW",
     "Africa/Blantyre", "", ()),
]  # fmt: skip


def build(stce, iwt, ods, cast):
    programmes = {"stce": stce, "iwt": iwt, "ods": ods}
    year = clock.today().year
    for number, rows in ((year, EVERY_YEAR), (year + 1, [*EVERY_YEAR, *NEXT_YEAR])):
        for month, day, *row in rows:
            _activity(programmes, cast, _monday(date(number, month, day)), *row)
    _promised_twice(programmes, cast)


def _promised_twice(programmes, cast):
    """Two trainers whose calendars ask for a word: one in two places in one week, one with no day to travel."""
    week = _monday(clock.today() + timedelta(days=16))
    title = "National workshop on ozone-depleting substances"
    _activity(programmes, cast, week, 3, "ods", "national", title, "Lomé", "TG", "Africa/Lome", "", ("facilitator",))
    _activity(
        programmes, cast, week + timedelta(days=1), 3, "ods", "other", "Regional network meeting", "Nairobi",
        "KE", "Africa/Nairobi", "UN Office", ("facilitator", "second_assessor"),
    )  # fmt: skip
    _activity(
        programmes, cast, week + timedelta(days=4), 1, "stce", "other", "Planning day", "Brussels",
        "BE", "Europe/Brussels", "WCO headquarters", ("second_assessor", "lead"),
    )  # fmt: skip


def _monday(day):
    """The first Monday from this day on: nothing begins at a weekend."""
    return day + timedelta(days=-day.weekday() % 7)


def _activity(programmes, cast, starts_on, days, programme, kind, title, city, iso2, zone, venue, teachers):
    with scene.on(min(starts_on - timedelta(days=60), clock.today() - timedelta(days=1))):
        organiser = scene.actor(cast["organiser"])
        workshop = workshops.schedule(
            programme=programmes[programme],
            kind=kind,
            title=title,
            city=city,
            country=scene.country(iso2),
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=days - 1),
            time_zone=zone,
            language=scene.language("en"),
            venue=venue,
            by=organiser,
        )
        for key in teachers:
            participations.add(workshop=workshop, person=cast[key], kind="resource_person", by=organiser)
