"""Word papers: every word of the snapshot, on the programme's paper, in the direction of its language."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from reports.documents import papers
from reports.documents.papers import CannotPrint, render_paper
from reports.documents.word import Sheet
from tests.reports.documents.snapshots import report

LIST = {
    "language": "en", "workshop_title": "National workshop", "organised_by": "Organised by UNEP", "hosted_by": "",
    "partners": "", "donors": "Funded by the Fund", "place": "Manama, Bahrain", "venue": "Hotel", "zone_text": "Local",
    "dates_text": "8–10 April 2019", "created": "2019-04-08", "printed_text": "8 April 2019",
    "lists": [
        {
            "title": "Participants",
            "notes": ["2 more officers are expected and not named here."],
            "groups": [
                {
                    "heading": "Bahrain",
                    "people": [
                        {
                            "number": "101", "title": "Ms", "family_name": "HASAN", "given_names": "Noora <b>&",
                            "name": "Noora Hasan", "native_name": "نورة حسن", "post": "=HYPERLINK(1)",
                            "agency": "Customs & Affairs", "country": "Bahrain", "is_body": False, "role": "",
                        }
                    ],
                }
            ],
        }
    ],
}  # fmt: skip
DAYS = LIST | {
    "days": [
        {
            "title": "Monday 8 April 2019",
            "rows": [
                {
                    "time": "09:00–10:00",
                    "title": "Opening",
                    "track": "A",
                    "room": "Hall",
                    "given_by": "Rasmus Aalto",
                    "is_break": False,
                },
                {"time": "10:00–10:15", "title": "Coffee", "track": "", "room": "", "given_by": "", "is_break": True},
            ],
        }
    ]
}
LETTERS = {
    "language": "en", "title": "Invitation", "organised_by": "UNEP", "created": "2019-04-08",
    "letters": [
        {"subject": "Come", "body": "Dear Noora,\n\nOne\nTwo\n"},
        {"subject": "Come too", "body": "Dear Ali,\n"},
    ],
}  # fmt: skip


def opened(content):
    return docx.Document(io.BytesIO(content))


def text_of(content):
    """Every word in the body, in order, a struck one too."""
    body = opened(content).element.body
    return " ".join("".join(node.itertext()) for node in body.iter(qn("w:p")))


def letterhead(**parts):
    """A programme's own paper, with words in its body that must go."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The Secretariat"
    document.sections[0].footer.paragraphs[0].text = "Paris · Manama"
    document.styles["Normal"].font.name = "Gentium"
    document.add_paragraph("Old words")
    document.add_table(1, 1).cell(0, 0).text = "Old cell"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def leaves(value):
    if isinstance(value, dict):
        return [leaf for key, item in value.items() if key not in SILENT for leaf in leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [value] if isinstance(value, str) and value.strip() else []


# Not printed, or printed in another form: the language of the paper, dates of the file, what stands in other words.
SILENT = {"language", "created", "name", "country", "zone_text", "is_body", "key", "title_of_file"}


@pytest.mark.parametrize(
    ("kind", "snapshot"),
    [
        ("group_report", report()),
        ("participants", LIST),
        ("programme_of_work", DAYS | {"lists": []}),
        ("letter", {key: value for key, value in LETTERS.items() if key in ("language", "letters")} | {"title": "T"}),
    ],
)
def test_a_word_paper_holds_every_word_of_its_snapshot(kind, snapshot):
    found = re.sub(r"\s+", " ", text_of(render_paper(kind, snapshot, "docx")))
    for leaf in leaves({key: value for key, value in snapshot.items() if key != "title"}):
        if kind == "group_report" and leaf in ("Which institutions take part?", "Who monitors?"):
            continue
        if any(
            leaf == row.get("amended_text") or leaf == row.get("text") for row in snapshot.get("recommendations", [])
        ):
            words = re.findall(r"\w+", leaf)
            assert all(word in found for word in words), leaf
            continue
        for line in filter(str.strip, leaf.splitlines()):
            assert line in found, line


def test_what_nobody_wrote_is_absent():
    found = text_of(render_paper("group_report", report(), "docx"))
    assert "Who monitors?" not in found and "Spokesperson" not in found and "Points without agreement" not in found
    assert "Which institutions take part?" in found


def test_words_the_plenary_changed_are_underlined_and_struck():
    document = opened(render_paper("group_report", report(), "docx"))
    runs = [
        run
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for p in cell.paragraphs
        for run in p.runs
    ]
    assert "at least twice a year" in "".join(run.text for run in runs if run.font.underline)
    assert "every quarter" in "".join(run.text for run in runs if run.font.strike)


@pytest.mark.parametrize(
    ("kind", "snapshot"), [("group_report", report()), ("participants", LIST), ("letter", LETTERS)]
)
def test_the_programmes_paper_keeps_its_header_footer_and_styles_and_loses_its_words(kind, snapshot):
    document = opened(render_paper(kind, snapshot, "docx", letterhead()))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "The Secretariat"
    assert section.footer.paragraphs[0].text == "Paris · Manama"
    assert document.styles["Normal"].font.name == "Gentium"
    body = "".join(document.element.body.itertext())
    assert "Old words" not in body and "Old cell" not in body


def test_a_header_that_came_from_an_earlier_section_stays():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The Secretariat"
    document.add_section()
    made = io.BytesIO()
    document.save(made)
    after = opened(render_paper("participants", LIST, "docx", made.getvalue()))
    assert len(after.sections) == 1
    assert after.sections[0].header.paragraphs[0].text == "The Secretariat"


def test_paper_without_the_usual_styles_will_do():
    document = docx.Document()
    for style in list(document.styles):
        if style.name.startswith(("Heading", "Table")):
            style.element.getparent().remove(style.element)
    for section in document.sections:
        section._sectPr.getparent().remove(section._sectPr)
    made = io.BytesIO()
    document.save(made)
    content = render_paper("participants", LIST, "docx", made.getvalue())
    assert "HASAN" in text_of(content) and "w:tblBorders" in inside(content)


def inside(content, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_formulas_and_markup_in_names_are_plain_text():
    content = render_paper("participants", LIST, "docx")
    xml = inside(content)
    assert "Noora &lt;b&gt;&amp;" in xml and "=HYPERLINK(1)" in text_of(content)
    assert "instrText" not in xml and "fldSimple" not in xml


def test_characters_that_xml_cannot_hold_are_left_out():
    content = render_paper(
        "letter", LETTERS | {"letters": [{"subject": "A\x00B\x0b", "body": "C\ufffe\ud800D"}]}, "docx"
    )
    assert "AB" in text_of(content) and "CD" in text_of(content)


def test_a_paper_in_arabic_runs_from_right_to_left():
    xml = inside(render_paper("participants", LIST | {"language": "ar", "workshop_title": "ورشة عمل"}, "docx"))
    assert "<w:bidiVisual" in xml and '<w:bidi w:val="1"/>' in xml and '<w:rtl w:val="1"/>' in xml
    assert 'w:bidi="ar-SA"' in xml
    assert "w:bidiVisual" not in inside(render_paper("participants", LIST, "docx"))
    sheet = Sheet("ar")
    for text, ways in (("Bahrain.", (False, "RIGHT (2)")), ("ورشة.", (True, "None")), ("101", (True, "None"))):
        paragraph = sheet.paragraph(text)
        assert ("w:bidi " in paragraph._p.xml, str(paragraph.alignment)) == ways


def test_one_letter_stands_on_each_page():
    document = opened(render_paper("letter", LETTERS, "docx"))
    starts = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert starts == ["Come too"]
    assert [p.text for p in document.paragraphs][:3] == ["Come", "Dear Noora,", "One\nTwo"]


def test_photos_are_in_the_report_with_a_text_and_no_larger_than_the_page():
    from tests.reports.documents.test_group_report import NAMED, PHOTOS

    content = render_paper("group_report", report(photos=NAMED), "docx", None, PHOTOS)
    document = opened(content)
    assert len(document.inline_shapes) == 3
    assert all(shape.width.mm <= 161 and shape.height.mm <= 216 for shape in document.inline_shapes)
    assert 'descr="Photo 1 of 3. Chart &lt;a&gt;.jpg"' in inside(content)
    assert content == render_paper("group_report", report(photos=NAMED), "docx", None, PHOTOS)


def test_the_training_plan_the_reason_and_the_mended_wording_are_in_the_report():
    row = {"label": "B1", "text": "Report it.", "mended_text": "Report them.", "reason": "Nobody does.", "note": "To X"}
    plan = [{"question": "How many officers?", "answer": "120"}]
    found = text_of(render_paper("group_report", report(plan=plan, recommendations=[row]), "docx"))
    assert "How many officers?" in found and "120" in found
    assert "Report it." in found and "† Report them." in found and "Reason: Nobody does." in found and "To X" in found


def test_the_same_words_are_the_same_bytes():
    assert render_paper("group_report", report(), "docx") == render_paper("group_report", report(), "docx")


def test_a_template_that_cannot_be_opened_is_a_sentence():
    with pytest.raises(CannotPrint):
        render_paper("participants", LIST, "docx", b"nonsense")


def test_the_properties_of_the_xml_stand_in_the_order_word_wants():
    xml = inside(render_paper("participants", LIST | {"language": "ar"}, "docx", letterhead()))
    table = re.search(r"<w:tblPr>.*?</w:tblPr>", xml, re.DOTALL)[0]
    order = [name for name in re.findall(r"<w:(\w+)", table) if name in ("tblStyle", "bidiVisual", "tblW", "tblLook")]
    assert order == [name for name in ("tblStyle", "bidiVisual", "tblW", "tblLook") if name in order]
    for run in re.findall(r"<w:rPr>.*?</w:rPr>", xml, re.DOTALL):
        names = [name for name in re.findall(r"<w:(\w+)", run) if name != "rPr"]
        known = ["b", "bCs", "i", "iCs", "strike", "sz", "u", "rtl", "lang"]
        assert names == sorted(names, key=known.index), run


def test_every_kind_that_can_be_word_has_its_function():
    word = {"group_report", "participants", "programme_of_work", "letter", "adopted_list", "outcome", "roster"}
    word |= {"donor_report", "news_item"}
    # A draft of a news item is there to be edited: it has no other form.
    assert set(papers.WORD) == word and word - {"news_item"} <= set(papers.PAPERS)
    assert Sheet("ar").rtl and not Sheet("en").rtl


def test_a_column_is_as_wide_as_its_longest_word_and_all_of_them_fill_the_page():
    sheet = Sheet("en")
    heads = ["Activity", "Recommendations", "n", "n"]
    table = sheet.table(heads, [["A long title of many words " * 9, "4", "1", "2"], "across"], [9, 1, 1, 1], [1, 2, 3])
    widths = [column.width.mm for column in table.columns]
    assert 160 < sum(widths) <= 166.1 and widths[0] > 50
    assert widths[1] > 38, "fifteen bold letters need that"
    assert table.cell(1, 1).width == table.columns[1].width
    assert [str(cell.paragraphs[0].alignment) for cell in table.rows[1].cells] == ["None", *["RIGHT (2)"] * 3]
    # Six columns of long words do not fit: they share what there is.
    crowded = sheet.table(["Representatives"] * 6, [], [1] * 6)
    assert sum(column.width.mm for column in crowded.columns) <= 166.1
