import io

import pikepdf
import pypdf
import pytest
from PIL import Image

from reports.documents.group_report import render_group_report
from tests.reports.documents.reading import letters_of, page_count, picture_of, text_of
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


def jpeg(width=60, height=80, colour=(200, 30, 30)):
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "JPEG")
    return made.getvalue()


PHOTOS = {"a" * 64: jpeg(600, 800), "b" * 64: jpeg(800, 600), "c" * 64: jpeg(800, 600)}
NAMED = [{"code": key[:10], "sha256": key, "name": f"Chart <{key[0]}>.jpg"} for key in PHOTOS]


def test_photos_stand_on_annex_pages_with_a_text_for_those_who_cannot_see_them():
    pdf = render_group_report(report(photos=NAMED), PHOTOS)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    # The high one has a page, the two wide ones share one.
    assert [page.get_contents().get_data().count(b" Do\n") for page in pages] == [0, 1, 2]
    text = text_of(pdf)
    assert "Annex: photos handed in with the report" in text and "Photo 2 of 3. Chart <b>.jpg" in text
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        spoken = [str(one.Alt) for one in paper.objects if _is_figure(one)]
    assert spoken == [f"Photo {n} of 3: Chart <{letter}>.jpg" for n, letter in enumerate("abc", 1)]


def _is_figure(one):
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"


def test_a_report_with_photos_gives_the_same_bytes_twice():
    assert render_group_report(report(photos=NAMED), PHOTOS) == render_group_report(report(photos=NAMED), PHOTOS)


def test_bytes_that_are_no_jpeg_are_named_and_not_drawn():
    broken = dict.fromkeys(PHOTOS, b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>")
    broken["b" * 64] = b"\xff\xd8\xff nothing"
    pdf = render_group_report(report(photos=NAMED), broken)
    assert page_count(pdf) == 1 and "Handed in with the report: Chart <a>.jpg, Chart <b>.jpg" in text_of(pdf)


def test_a_training_plan_is_a_table_of_questions_and_answers(text):
    plan = [{"question": "How many officers?", "answer": "120"}, {"question": "Who is told?", "answer": " "}]
    found = letters_of(render_group_report(report(plan=plan)))
    assert "The plan of training" in found and "How many officers? 120" in found and "Who is told?" not in found
    assert "The plan of training" not in text


def test_the_closing_sentence_stands_below_the_table():
    words = "Three recommendations of Group B were adopted, one was merged and one deferred."
    found = text_of(render_group_report(report(summary_text=words)))
    assert f"struck words removed. {words}" in found


def test_long_words_and_many_recommendations_stay_inside_the_page():
    rows = [
        {
            "label": f"B{n}", "text": "W" * 500 if n == 3 else "Report <b>every</b> seizure & more. " * 4,
            "responsible": "Customs", "decision": "Accepted", "adopted_as": n,
        }
        for n in range(1, 61)
    ]  # fmt: skip
    pdf = render_group_report(report(recommendations=rows, discussion=["All of it. " * 280]))
    found = letters_of(pdf)
    assert "Adopted as 60" in found and found.replace(" ", "").count("Report<b>every</b>seizure&more.") == 59 * 4
    assert max(_right_edges(pdf)) <= 210 - 15


def _right_edges(pdf):
    """Where ink ends on each page, in millimetres from the left."""
    for number in range(1, page_count(pdf) + 1):
        picture = picture_of(pdf, dpi=50, page=number).convert("L").point(lambda dot: dot < 128 and 255)
        yield picture.getbbox()[2] / picture.width * 210
