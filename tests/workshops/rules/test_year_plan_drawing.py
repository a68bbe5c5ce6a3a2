"""Whatever the dates, no two things of one lane meet, and nothing leaves the paper."""

from datetime import date, timedelta
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from workshops.rules import year_plan_drawing as drawing
from workshops.rules import year_plan_words as words_of

YEAR = date(2028, 1, 1)
activities = st.lists(
    st.tuples(
        st.integers(-20, 365),
        st.integers(1, 400) | st.integers(1, 12),
        st.text("iWm Антана東京", max_size=90),
        st.integers(0, 3),
    ),
    max_size=40,
)


def rows(found):
    scale = drawing.Scale(2028)
    made = []
    for start, days, words, marks in sorted(found):
        first = YEAR + timedelta(days=start)
        last = max(first + timedelta(days=days - 1), YEAR)
        room = drawing.LABEL - 16 - marks * drawing.BADGE
        made.append((*scale.span(first, last), words_of.text_width(words_of.shorten(words, room)), marks))
    return made


@given(activities)
def test_lanes_never_overlap(found):
    lanes = {}
    for lane, place in drawing.into_lanes(rows(found)):
        assert drawing.AXIS <= place.start <= place.bar
        assert place.bar + place.width <= place.end <= drawing.WIDTH
        for other in lanes.setdefault(lane, []):
            assert place.start >= other.end + drawing.GAP or place.end + drawing.GAP <= other.start
        lanes[lane].append(place)


@given(activities)
def test_label_and_marks_lie_within_what_the_lane_keeps_free(found):
    made = rows(found)
    for (_bar, _width, text, marks), (_lane, place) in zip(made, drawing.into_lanes(made), strict=True):
        first = place.label - text if place.anchor == "end" else place.label
        assert place.start <= first and first + text <= place.end
        if marks:
            assert place.start <= place.marks and place.marks + marks * drawing.BADGE <= place.end + drawing.BADGE


@given(st.lists(st.tuples(st.integers(140, 1100), st.integers(6, 90)), max_size=6), st.integers(140, 1118))
def test_a_mark_beside_a_trainer_meets_no_bar_while_there_is_room(bars, start):
    taken = [(x, x + width) for x, width in bars]
    x = drawing.free_from(taken, start)
    assert x + 20 <= drawing.WIDTH
    assert all(x >= end + 3 or x + 23 <= first for first, end in taken)


def test_a_bar_ends_at_the_edge_of_the_year():
    scale = drawing.Scale(2027)
    assert scale.span(date(2026, 12, 29), date(2027, 1, 3)) == (drawing.AXIS, scale.x(date(2027, 1, 4)) - drawing.AXIS)
    x, width = scale.span(date(2027, 12, 31), date(2028, 2, 1))
    assert x + width == drawing.WIDTH and width >= drawing.LEAST


def test_a_meeting_keeps_its_town_when_its_title_is_cut():
    meeting = SimpleNamespace(kind="other", title="A very long title of a conference on many things", city="Vienna")
    meeting.country = None
    words = words_of.short_name(meeting, 200)
    assert words.endswith("…, Vienna") and words_of.text_width(words) <= 200
