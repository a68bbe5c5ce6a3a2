import io

import pikepdf
import pytest

from reports.documents.group_report import render_group_report
from tests.reports.documents.reading import letters_of, page_count, text_of
from tests.reports.documents.snapshots import report


@pytest.fixture(scope="module")
def text():
    return text_of(render_group_report(report()))


def test_the_report_reads_as_a_meeting_document(text):
    assert "I. Discussion" in text
    assert "1. Profiling is done by hand." in text
    assert "II. Answers to the guide questions" in text
    assert "3. Which institutions take part?" in text
    assert "III. Recommendations to the plenary" in text
    assert "Page 1 of 1" in text


def test_the_decision_stands_in_the_row_of_its_recommendation(text):
    assert "Accepted as amended" in text
    assert "Adopted as 6" in text


def test_both_wordings_stay_and_the_marks_are_explained(text):
    assert "every quarter" in text
    assert "at least twice a year" in text
    assert "Underlined words were added by the plenary" in text


def test_an_unanswered_question_is_not_printed(text):
    assert "Who monitors" not in text


def test_what_nobody_wrote_has_no_heading(text):
    assert "Points without agreement" not in text
    assert "Issues raised" not in text
    assert "Spokesperson" not in text


def test_a_report_without_recommendations_has_no_table():
    assert "Recommendation" not in text_of(render_group_report(report(recommendations=[])))


def test_a_draft_is_called_a_draft_in_plain_words():
    assert "Draft. Working session" in text_of(render_group_report(report(draft=True)))
    assert "Draft" not in text_of(render_group_report(report()))


def test_before_the_plenary_there_is_no_column_of_decisions():
    fresh = [{"label": "B1", "text": "Report every seizure.", "amended_text": None}]
    assert "Decision of the plenary" not in text_of(render_group_report(report(recommendations=fresh)))


def test_a_long_table_repeats_its_head_and_counts_its_pages():
    rows = [
        {"label": f"B{i}", "text": "Report every seizure to the network. " * 6, "responsible": "Customs"}
        for i in range(40)
    ]
    pdf = render_group_report(report(recommendations=rows))
    pages = page_count(pdf)
    assert pages >= 3
    text = text_of(pdf)
    assert text.count("Responsible") >= pages - 1
    assert f"Page {pages} of {pages}" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "L’identification des réfrigérants est faite à la main."),
        ("es", "La identificación se hace a mano."),
        ("ru", "Проверка выполняется вручную."),
        ("ar", "يتم تحديد شحنات المبردات يدويا"),
        ("zh-hans", "风险分析仍由人工完成。"),
    ],
)
def test_it_is_set_in_the_language_of_the_workshop(language, words):
    pdf = render_group_report(report(language=language, discussion=[words]))
    assert words in letters_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert str(paper.Root.Lang).lower() == language


def test_it_is_tagged_and_titled():
    with pikepdf.open(io.BytesIO(render_group_report(report()))) as paper:
        assert paper.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in paper.Root
        assert str(paper.docinfo["/Title"]) == "How to effectively enforce ODS legislation"


def test_the_same_snapshot_gives_the_same_bytes():
    assert render_group_report(report()) == render_group_report(report())
