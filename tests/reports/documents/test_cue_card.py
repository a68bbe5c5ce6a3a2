"""The card in a spokesperson's hand: one page, whatever the group wrote."""

import io

import pikepdf
import pytest

from reports.documents.papers import CannotPrint, render_paper
from tests.reports.documents.reading import letters_of, page_count, text_of
from tests.reports.documents.test_group_report import _right_edges


def card(**changes):
    return {
        "language": "en",
        "workshop_title": "National Train-the-Trainers Workshop",
        "organised_by": "Organised by the United Nations Environment Programme",
        "group": "Group B",
        "topic": "How to enforce the regulations",
        "spokesperson": "Jassim Rashid",
        "minutes_text": "10 minutes",
        "discussion": ["Profiling is done by hand.", "Identifiers are held at one port."],
        "recommendations": [{"label": "B1", "text": "Report every seizure."}, {"label": "B2", "text": "Meet twice."}],
        "created": "2026-11-24",
        "printed_text": "24 November 2026",
    } | changes


def sizes_of(pdf):
    import pypdf

    found = {}

    def visit(text, _cm, matrix, _font, size):
        if text.strip():
            found[text.strip()] = size * abs(matrix[3])

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


def test_it_says_the_group_the_topic_the_minutes_and_every_recommendation():
    text = letters_of(render_paper("cue_card", card()))
    for words in ("Group B", "10 minutes", "Jassim Rashid", "How to enforce", "B1 Report every seizure.", "B2 Meet"):
        assert words in text, words
    assert "Shortened" not in text


def test_a_short_card_is_in_larger_letters_than_a_full_one():
    many = [{"label": f"B{n}", "text": f"Number {n}. Report every seizure to the network."} for n in range(1, 16)]
    short, full = render_paper("cue_card", card()), render_paper("cue_card", card(recommendations=many))
    assert page_count(full) == 1 and "Number 15. Report every seizure to the network." in letters_of(full)
    assert max(sizes_of(short).values()) > max(sizes_of(full).values())


@pytest.mark.parametrize("words", ["Report <b>every</b> seizure & more. ", "W" * 500 + " ", "报告每次查获。"])
def test_sixty_long_recommendations_stay_on_one_page_and_say_that_they_are_shortened(words):
    many = [{"label": f"B{n}", "text": words * (3000 // len(words))} for n in range(1, 61)]
    pdf = render_paper("cue_card", card(recommendations=many, discussion=[words * 20] * 3))
    assert page_count(pdf) == 1
    assert "more in the report" in text_of(pdf) and "Shortened where you see …" in text_of(pdf)
    assert max(_right_edges(pdf)) <= 195


def test_a_group_that_has_written_nothing_has_a_card_too():
    text = text_of(render_paper("cue_card", card(discussion=[], recommendations=[], spokesperson="")))
    assert "The group has written no recommendation yet." in text and "Discussion" not in text


def test_a_topic_longer_than_the_page_is_refused_in_a_sentence():
    with pytest.raises(CannotPrint, match="too long for the card"):
        render_paper("cue_card", card(topic="Regulations " * 600, recommendations=[]))


@pytest.mark.parametrize("language", ["ar", "fr", "ru", "zh-hans"])
def test_it_is_tagged_in_the_language_of_the_workshop_and_the_same_twice(language):
    pdf = render_paper("cue_card", card(language=language))
    assert pdf == render_paper("cue_card", card(language=language))
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert str(paper.Root.Lang).lower() == language and "/StructTreeRoot" in paper.Root
        assert str(paper.docinfo["/Title"]) == "Group B: How to enforce the regulations"
