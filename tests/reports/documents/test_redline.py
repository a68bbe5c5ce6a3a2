import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.rules.redline import ADDED, REMOVED, SAME, redline


def _without(parts, kind):
    return "".join(text for part, text in parts if part != kind)


@given(st.text(alphabet="ab c,.王小ำ\n", max_size=40), st.text(alphabet="ab c,.王小ำ\n", max_size=40))
def test_the_parts_join_to_the_two_texts_they_came_from(before, after):
    parts = redline(before, after)
    assert _without(parts, ADDED) == before
    assert _without(parts, REMOVED) == after
    assert all(text for _, text in parts)


def test_an_unchanged_text_has_no_marks():
    assert redline("Report every seizure.", "Report every seizure.") == [(SAME, "Report every seizure.")]


def test_a_replaced_phrase_is_one_phrase_and_not_alternating_words():
    parts = redline("meeting every quarter.", "meeting at least twice a year.")
    assert parts == [
        (SAME, "meeting "),
        (REMOVED, "every quarter"),
        (ADDED, "at least twice a year"),
        (SAME, "."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [("海关应当每年报告一次。", "海关应当每季度报告一次。", "年", "季度")],
)
def test_one_letter_in_a_script_without_spaces_strikes_one_letter(before, after, removed, added):
    parts = redline(before, after)
    assert (REMOVED, removed) in parts
    assert (ADDED, added) in parts
