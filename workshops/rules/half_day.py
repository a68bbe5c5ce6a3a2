"""Half-days: what a sheet is signed for and attendance is counted in. They follow from the agenda, and are not kept."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.rules.refusal import Invalid
from workshops.models import AgendaItem, Half, Part
from workshops.rules.agenda import begins, ends

NOON = 13 * 60
# What runs over its time asks nobody to sign again; what goes on for an hour does.
RUNS_ON = 60


@dataclass(frozen=True)
class HalfDay:
    """`starts_at` and `ends_at` are aware, in the workshop's zone; `minutes` are those of its items, without breaks.

    `spans` are the times of the items, [(begins, ends)] in order, what runs in parallel once.
    """

    day: date
    half: str
    starts_at: datetime
    ends_at: datetime
    minutes: int
    spans: tuple[tuple[datetime, datetime], ...] = ()

    @property
    def key(self):
        return f"{self.day:%Y-%m-%d}-{self.half}"

    @property
    def name(self):
        """Morning or Afternoon, in the reader's language."""
        return Half(self.half).label

    @property
    def words(self):
        return _("{day}, {half}").format(day=date_format(self.day, "l j F"), half=str(self.name).lower())

    @property
    def length(self):
        """Minutes from the beginning to the end, breaks included."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    def attended(self, late=0, left=0):
        """Minutes of its items, for somebody who came so many minutes after the beginning and left before the end."""
        came, went = self.starts_at + timedelta(minutes=late), self.ends_at - timedelta(minutes=left)
        return sum(_minutes(max(begin, came), min(end, went)) for begin, end in self.spans)

    def has_begun(self, now):
        return self.starts_at <= now


def half_days(workshop):
    """[HalfDay] of a workshop, in order: every half-day in which something is held. One query."""
    if not workshop.has_part(Part.AGENDA):
        return []
    return of_items(workshop, workshop.agenda.all())


def of_items(workshop, items):
    """The same, of items that are at hand. A break alone is nothing to sign for."""
    days = defaultdict(list)
    for item in items:
        if item.kind != AgendaItem.Kind.BREAK:
            days[item.day].append(item)
    found = []
    for day, rows in sorted(days.items()):
        halves = {Half.MORNING: [], Half.AFTERNOON: []}
        for item in rows:
            start, end = begins(item), ends(item)
            if start < NOON:
                halves[Half.MORNING].append((start, min(end, NOON) if end >= NOON + RUNS_ON else end))
            if start >= NOON or end >= NOON + RUNS_ON:
                halves[Half.AFTERNOON].append((max(start, NOON), end))
        found += [_half_day(workshop, day, half, spans) for half, spans in halves.items() if spans]
    return found


def _half_day(workshop, day, half, spans):
    midnight = workshop.moment(day, time(0))
    spans = tuple(
        (midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)) for start, end in _joined(spans)
    )
    minutes = sum(_minutes(begin, end) for begin, end in spans)
    return HalfDay(day, half.value, spans[0][0], spans[-1][1], minutes, spans)


def _joined(spans):
    """What overlaps or follows at once becomes one: nobody attends two things at a time."""
    joined = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def _minutes(begin, end):
    return max(int((end - begin).total_seconds()) // 60, 0)


def find(days, key):
    """The half-day with this key, such as 2019-04-09-morning. Raises Invalid when nothing is held then."""
    for one in days:
        if one.key == key:
            return one
    raise Invalid(_("Nothing is on the agenda in this half-day. Look at the page again."), field="half_day")


def current(days, now):
    """The half-day that goes on or was the last to begin; before the first, the first. None without an agenda."""
    begun = [one for one in days if one.has_begun(now)]
    return begun[-1] if begun else next(iter(days), None)


def coming_in(days, at):
    """The half-day somebody comes to who is at the door at this moment: the next of that day to end; None after it."""
    for one in days:
        if one.day == at.astimezone(one.starts_at.tzinfo).date() and at < one.ends_at:
            return one
    return None


def signed_at(half_day, now):
    """When its sheet was signed, as far as anybody can say later: at the end of it, and never in the future."""
    return min(half_day.ends_at, now)
