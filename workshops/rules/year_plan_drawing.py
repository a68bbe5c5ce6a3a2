"""Where everything stands in the drawing of the year: whole numbers for a server-drawn SVG, mirrored where one reads
from the right. Nothing here asks the database."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from workshops.models import Workshop
from workshops.rules.year_plan_words import short_dates, short_name, short_person, shorten, text_width

Kind = Workshop.Kind

WIDTH, AXIS = 1118, 140
HEAD, LANE, ROW, BAR, GAP = 26, 36, 32, 18, 12
BADGE, LEAST = 25, 6
# A label with its marks is never wider: whatever finds no room beside its bar then finds it inside.
LABEL = 320
TRAINERS = 60


@dataclass
class Bar:
    x: int
    y: int
    width: int
    css: str
    url: str = ""
    title: str = ""
    height: int = BAR


@dataclass
class Text:
    x: int
    y: int
    words: str
    dates: str = ""
    anchor: str = "start"
    css: str = ""
    url: str = ""


@dataclass
class Mark:
    x: int
    y: int
    number: int


@dataclass
class Drawing:
    width: int = WIDTH
    height: int = 0
    axis: int = AXIS
    months: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    bars: list = field(default_factory=list)
    texts: list = field(default_factory=list)
    marks: list = field(default_factory=list)
    clashes: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    today: Text | None = None
    today_line: int = 0
    bottom: int = 0
    trainers_y: int = 0
    left_out: int = 0


@dataclass
class Place:
    """One activity in its lane: the bar, the label beside it, and how far both reach."""

    start: int
    end: int
    bar: int
    width: int
    label: int
    anchor: str
    marks: int
    css: str = ""


class Scale:
    def __init__(self, year):
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        self.days = (self.last - self.first).days + 1

    def x(self, day):
        inside = min(max((day - self.first).days, 0), self.days)
        return AXIS + round(inside * (WIDTH - AXIS) / self.days)

    def span(self, first, last):
        """(x, width) of these days; what reaches into another year ends at the edge."""
        x = self.x(first)
        width = max(self.x(last + timedelta(days=1)) - x, LEAST)
        return min(x, WIDTH - width), width


def places_for(bar, width, text, marks):
    """Where the label may stand, best first: after the bar, before it, before it with its marks, inside it."""
    beyond = marks * BADGE
    after = Place(bar, bar + width + 8 + text + beyond, bar, width, bar + width + 8, "start", bar + width + 12 + text)
    before = Place(bar - 8 - text, bar + width + beyond, bar, width, bar - 8, "end", bar + width + 4)
    both = Place(bar - 12 - text - beyond, bar + width, bar, width, bar - 12 - beyond, "end", bar - 4 - beyond)
    inside = Place(bar, bar + width, bar, width, bar + 4, "start", bar + 8 + text, "inside")
    found = [one for one in (after, before, both) if one.start >= AXIS and one.end <= WIDTH]
    return found or [inside]


def into_lanes(rows):
    """rows: [(bar, width, text, marks)] in order of time -> [(lane, Place)]; in a lane nothing meets."""
    lanes, found = [], []
    for row in rows:
        choice = places_for(*row)
        # A label before its bar is for filling a lane that stands already; a fresh lane reads better without.
        for n, taken in enumerate(lanes):
            free = next((one for one in choice if _is_free(taken, one)), None)
            if free:
                taken.append(free)
                found.append((n, free))
                break
        else:
            lanes.append([choice[0]])
            found.append((len(lanes) - 1, choice[0]))
    return found


def _is_free(taken, place):
    return all(place.start >= one.end + GAP or place.end + GAP <= one.start for one in taken)


def draw(plan, url_of):
    scale, drawing = Scale(plan.year), Drawing()
    y = _bands(drawing, scale, plan, url_of)
    if plan.trainers:
        y = _trainers(drawing, scale, plan, y)
    drawing.height = y + 6
    for month in range(1, 13):
        first = date(plan.year, month, 1)
        drawing.months.append((scale.x(first), Text(scale.x(first) + 5, 16, date_format(first, "M"))))
    if plan.today.year == plan.year:
        words = date_format(plan.today, "j F")
        middle = scale.x(plan.today) + 1
        half = text_width(words) // 2 + 2
        drawing.today = Text(min(max(middle, half), WIDTH - half), y + 18, words)
        drawing.today_line = middle
        drawing.height += 20
    drawing.bottom = y
    if get_language_bidi():
        _mirror(drawing)
    return drawing


def bands_of(activities):
    """[(name, activities)]: one band a programme, and one for the meetings that are no training."""
    bands = {}
    for activity in activities:
        if activity.workshop.kind != Kind.OTHER:
            bands.setdefault(str(activity.workshop.programme.acronym or activity.workshop.programme), []).append(
                activity
            )
    found = sorted(bands.items())
    other = [activity for activity in activities if activity.workshop.kind == Kind.OTHER]
    return [*found, (_("Other activities"), other)] if other else found


def _bands(drawing, scale, plan, url_of):
    y = HEAD + 4
    for name, activities in bands_of(plan.activities):
        rows, words = [], []
        for activity in activities:
            workshop = activity.workshop
            numbers = [clash.number for clash in activity.clashes][:3]
            dates = "\u2066" + short_dates(workshop.starts_on, workshop.ends_on) + "\u2069"
            room = LABEL - 16 - len(numbers) * BADGE - text_width(dates)
            label = "\u2068" + short_name(workshop, room) + "\u2069"
            span = scale.span(workshop.starts_on, workshop.ends_on)
            rows.append((*span, text_width(label) + 8 + text_width(dates), len(numbers)))
            words.append((label, dates, numbers))
        lanes = into_lanes(rows)
        drawing.heads.append(Text(0, y + 26, shorten(name, AXIS - 14)))
        for activity, (lane, place), (label, dates, numbers) in zip(activities, lanes, words, strict=True):
            middle = y + 22 + lane * LANE
            url = url_of(activity.workshop)
            drawing.bars.append(
                Bar(place.bar, middle - BAR // 2, place.width, activity.css, url, str(activity.workshop))
            )
            css = f"{place.css} {'soft' if activity.is_over else ''}".strip()
            drawing.texts.append(Text(place.label, middle + 5, label, dates, place.anchor, css, url))
            for n, number in enumerate(numbers):
                drawing.marks.append(Mark(place.marks + n * BADGE + 10, middle, number))
        y += 22 + max(lane for lane, _place in lanes) * LANE + 26
        drawing.lines.append(y)
        y += 2
    return y


def _trainers(drawing, scale, plan, y):
    drawing.trainers_y = y + 38
    y += 50
    clashing = {clash.person.pk for clash in plan.clashes}
    rows = plan.trainers
    if len(rows) > TRAINERS:
        kept = sorted(rows, key=lambda row: (row[0].pk not in clashing, -len(row[1])))[:TRAINERS]
        drawing.left_out, rows = len(rows) - TRAINERS, [row for row in rows if row in kept]
    for person, workshops in rows:
        middle = y + ROW // 2
        drawing.rows.append((Text(0, middle + 5, short_person(person, AXIS - 12)), y + ROW))
        taken = []
        for workshop in workshops:
            x, width = scale.span(workshop.starts_on, workshop.ends_on)
            taken.append((x, x + width))
            drawing.bars.append(Bar(x, middle - 8, width, "trainer", title=str(workshop), height=16))
        for clash in plan.clashes:
            if clash.person.pk == person.pk:
                x, width = scale.span(clash.starts_on, clash.ends_on)
                drawing.clashes.append(Bar(x, middle - 11, width, "clash", height=22))
                end = max(sum(scale.span(one.starts_on, one.ends_on)) for one in (clash.first, clash.second))
                start = free_from(taken, end + 5)
                taken.append((start, start + 20))
                drawing.marks.append(Mark(start + 10, middle, clash.number))
        y += ROW
    return y


def free_from(taken, start, size=20):
    """The next place to the right where a mark of this size meets nothing; at the edge, the next to the left."""
    x = start
    while x + size <= WIDTH:
        met = [end for first, end in taken if x < end + 3 and first < x + size + 3]
        if not met:
            return x
        x = max(met) + 5
    x = start - size
    while x > AXIS:
        met = [first for first, end in taken if x < end + 3 and first < x + size + 3]
        if not met:
            return x
        x = min(met) - size - 5
    return WIDTH - size


def _mirror(drawing):
    """Text keeps its anchor: in a page read from the right `start` is the right-hand side already."""
    drawing.axis = WIDTH - drawing.axis
    for bar in (*drawing.bars, *drawing.clashes):
        bar.x = WIDTH - bar.x - bar.width
    for text in (*drawing.texts, *drawing.heads, *(row[0] for row in drawing.rows)):
        text.x = WIDTH - text.x
    for mark in drawing.marks:
        mark.x = WIDTH - mark.x
    drawing.months = [(WIDTH - x, Text(WIDTH - text.x, text.y, text.words)) for x, text in drawing.months]
    if drawing.today:
        drawing.today.x, drawing.today_line = WIDTH - drawing.today.x, WIDTH - drawing.today_line
