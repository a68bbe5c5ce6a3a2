"""A workshop of which the half-days are known: Monday to Friday of a week, and the Monday after, in Manama."""

from datetime import UTC, date, datetime, time

from programmes.rules import clock
from workshops.actions import agenda_item as agenda_items
from workshops.actions import workshop as workshops

MONDAY, TUESDAY, NEXT_MONDAY, LAST_DAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9), date(2026, 3, 13)
MORNING, AFTERNOON, NEXT = "2026-03-02-morning", "2026-03-02-afternoon", "2026-03-09-morning"
# Day, beginning (local), minutes, title, kind.
ITEMS = [
    (MONDAY, "09:00", 90, "Opening", "ceremony"),
    (MONDAY, "10:30", 15, "Coffee", "break"),
    (MONDAY, "10:45", 75, "Licensing", "teaching"),
    (MONDAY, "14:00", 60, "Codes, track one", "teaching"),
    (MONDAY, "14:30", 90, "Codes, track two", "teaching"),
    (NEXT_MONDAY, "09:00", 120, "Joint operations", "exercise"),
]


def two_weeks(programme, country, language, by):
    workshop = workshops.schedule(
        programme=programme,
        title="Two weeks",
        kind="regional",
        city="Manama",
        country=country,
        starts_on=MONDAY,
        ends_on=LAST_DAY,
        time_zone="Asia/Bahrain",
        language=language,
        by=by,
    )
    for day, starts_at, minutes, title, kind in ITEMS:
        agenda_items.add(
            workshop=workshop, day=day, starts_at=time.fromisoformat(starts_at), minutes=minutes, title=title,
            kind=kind, by=by,
        )  # fmt: skip
    return workshop


def at(day, hour, minute=0):
    """The clock of the workshop's place, three hours before UTC, shows this."""
    return clock.at(moment(day, hour, minute))


def moment(day, hour, minute=0):
    return datetime.combine(day, time(hour - 3, minute), tzinfo=UTC)
