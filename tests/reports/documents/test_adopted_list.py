"""The adopted list, read back as it comes out of the printer and out of Word."""

import io

import docx
import pikepdf
import pytest

from reports.documents.papers import CannotPrint, render_paper
from tests.reports.documents.reading import joined, letters_of, page_count, text_of
from tests.reports.documents.test_group_report import _right_edges


def row(number, text="Report every seizure.", **fields):
    return {
        "number": number, "text": text, "source": f"B{number}", "label": f"B{number}", "is_amended": False,
        "is_mended": False, "responsible": "Customs", "lead": "", "by_when": "June 2027", "priority": "High",
        "deferred_to": "",
    } | fields  # fmt: skip


def adopted(**changes):
    return {
        "language": "en",
        "workshop_title": "National Train-the-Trainers Workshop",
        "organised_by": "Organised by the United Nations Environment Programme",
        "place": "Manama, Bahrain",
        "dates_text": "22–26 November 2026",
        "session_line": "Working session, Tuesday 24 November 2026",
        "state_text": "",
        "decided_text": "Decisions up to 24 November 2026, 11:41",
        "adopted": [row(1), row(2, is_mended=True)],
        "deferred": [row(None, label="B5", source="B5", deferred_to="The regional meeting")],
        "not_accepted_text": "2 recommendations were not accepted.",
        "groups": ["Group B: How to enforce the regulations"],
        "created": "2026-11-24",
        "printed_text": "24 November 2026",
    } | changes


def test_it_is_tagged_titled_and_the_same_twice():
    pdf = render_paper("adopted_list", adopted())
    assert pdf == render_paper("adopted_list", adopted())
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert paper.Root.MarkInfo.Marked and "/StructTreeRoot" in paper.Root
        assert str(paper.docinfo["/Title"]) == "Adopted recommendations, National Train-the-Trainers Workshop"


def test_a_column_nobody_has_an_entry_for_is_left_out():
    bare = text_of(render_paper("adopted_list", adopted(adopted=[row(1, by_when="", priority="", responsible="")])))
    for words in ("Addressed to", "By the end of", "Priority"):
        assert words not in bare, words
    assert "Deferred to" in bare and "Deferred to" not in text_of(render_paper("adopted_list", adopted(deferred=[])))


def test_sixty_recommendations_with_long_and_hostile_words_stay_whole_and_inside_the_page():
    hostile = "<b>Report</b> & {{ settings.SECRET_KEY }}"
    rows = [row(n, f"{hostile} number {n}." + " And more words." * 30) for n in range(1, 60)]
    pdf = render_paper("adopted_list", adopted(adopted=[*rows, row(60, "W" * 500)]))
    found = letters_of(pdf)
    assert found.replace(" ", "").count(hostile.replace(" ", "")) == 59 and "Page 2 of" in found
    assert found.replace(" ", "").count("W" * 20) and max(_right_edges(pdf)) <= 195
    assert page_count(pdf) > 5 and text_of(pdf).count("Addressed to") >= page_count(pdf) - 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "إبلاغ الشبكة بكل مضبوطات"), ("fr", "Déclarer chaque saisie"), ("zh-hans", "报告每次查获。")],
)
def test_it_is_set_in_the_language_of_the_workshop(language, words):
    pdf = render_paper("adopted_list", adopted(language=language, adopted=[row(1, words)]))
    assert words in letters_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert str(paper.Root.Lang).lower() == language


def test_a_character_no_font_can_draw_is_refused_in_a_sentence():
    with pytest.raises(CannotPrint, match="No installed font"):
        render_paper("adopted_list", adopted(adopted=[row(1, "\ue000")]))


def test_word_holds_the_same_words_and_can_be_edited():
    content = render_paper(
        "adopted_list", adopted(state_text="Not complete: 3 recommendations are still open."), "docx"
    )
    document = docx.Document(io.BytesIO(content))
    words = [p.text for p in document.paragraphs]
    assert "Not complete: 3 recommendations are still open." in words and "Deferred" in words
    cells = [[joined(cell.text) for cell in line.cells] for line in document.tables[0].rows]
    assert cells == [
        ["No.", "Recommendation", "Addressed to", "By the end of", "Priority"],
        ["1", "Report every seizure. B1", "Customs", "June 2027", "High"],
        ["2", "Report every seizure. † B2", "Customs", "June 2027", "High"],
    ]
    assert content == render_paper(
        "adopted_list", adopted(state_text="Not complete: 3 recommendations are still open."), "docx"
    )
