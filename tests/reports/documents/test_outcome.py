"""The outcome document, read back from the printer and from Word: the order of a workshop report, nothing made up."""

import io

import docx
import pikepdf
import pytest

from reports.documents.papers import CannotPrint, render_paper
from tests.reports.documents.pack_snapshots import block, pack, person, row
from tests.reports.documents.reading import joined, letters_of, page_count, text_of
from tests.reports.documents.test_adopted_list import row as adopted_row
from tests.reports.documents.test_group_report import _right_edges
from tests.reports.documents.test_word import letterhead

HEAD = (
    *("workshop_title", "organised_by", "hosted_by", "partners", "donors", "place", "venue", "dates_text"),
    *("zone_text", "created", "printed_text", "days"),
)
SENTENCE = "Twenty-nine officers attended the workshop in Manama, Bahrain, from 22 to 26 November 2026."


def group(letter, **fields):
    decided = {
        "label": f"{letter}1", "text": "Meet every quarter.", "amended_text": "Meet twice a year.", "mended_text": "",
        "reason": "", "responsible": "Customs", "lead": "", "by_when": "by June 2027", "priority": "",
        "decision": "Accepted as amended", "adopted_as": 1, "note": "",
    }  # fmt: skip
    return {
        "heading": f"Group {letter}: How to enforce the regulations",
        "note": "",
        "discussion": ["Profiling is done by hand."],
        "plan": [],
        "adopted": [{"number": 1, "text": "Meet twice a year."}],
        "recommendations": [decided],
    } | fields


def breakout(**fields):
    return {
        "title": "Working session",
        "session_line": "Working session, Tuesday 24 November 2026",
        "state_text": "",
        "decided_text": "Decisions up to 24 November 2026, 11:41",
        "adopted": [adopted_row(1, "Meet twice a year.", is_amended=True)],
        "deferred": [],
        "not_accepted_text": "",
        "groups": [group("A")],
    } | fields


def outcome(**changes):
    return {
        "language": "en",
        **{key: pack()[key] for key in HEAD},
        "kind": "National workshop",
        "programme": "Customs training on ozone-depleting substances",
        "state_text": "",
        "sentence": SENTENCE,
        "sentence_language": "en",
        "footnotes": [],
        "summary": ["One recommendation was adopted."],
        "background": ["Because of the protocol."],
        "counts": {
            "columns": ["Women", "Men", "Total"],
            "rows": [["Customs Affairs", "10", "11", "21"], ["Police", "2", "6", "8"]],
            "total": ["Total", "12", "17", "29"],
        },
        "methodology": {
            "text": ["The agenda of 3 days held 6 presentations or lessons (7 h)."],
            "breakouts": [{"text": ["Three groups."], "purpose": ["Find ways."], "instructions": ["Name a leader."]}],
        },
        "contents": [{"day": "Sunday 22 November 2026", "items": ["Harmonized codes"]}],
        "breakouts": [breakout()],
        "lists": [
            block("Participants", [person(101, "Hasan", "Noora")], notes=["2 officers are counted without a name."])
        ],
        "trainers": [block("Facilitators", [person(103, "Lindqvist", "Ruth", role="Facilitator")], heading="")],
    } | changes


BARE = {
    "sentence": "", "summary": [], "background": [], "counts": {"columns": [], "rows": [], "total": []},
    "methodology": {"text": [], "breakouts": []}, "contents": [], "breakouts": [], "lists": [], "trainers": [],
    "days": [],
}  # fmt: skip
SECTIONS = [
    "Executive summary",
    "Background",
    "Participants and speakers",
    "Methodology",
    "Contents of the workshop",
    "Results and lessons",
    "Follow-up action plan",
]
ANNEXES = [
    "Annex 1. Agenda",
    "Annex 2. List of participants",
    "Annex 3. Trainers and facilitators",
    "Annex 4. Recommendations of the groups",
]


def words_of(content):
    """Every paragraph of a Word file with the name of its style, tables included."""
    document = docx.Document(io.BytesIO(content))
    cells = [p for table in document.tables for line in table.rows for cell in line.cells for p in cell.paragraphs]
    return [(p.style.name, p.text) for p in [*document.paragraphs, *cells]]


def test_the_sections_stand_in_the_order_of_a_workshop_report():
    text = letters_of(render_paper("outcome", outcome()))
    # Once in the contents, once at its place; each after the one before.
    places = [text.rindex(words) for words in SECTIONS] + [text.rindex(f"{words} ") for words in ANNEXES]
    assert places == sorted(places) and all(text.count(words) >= 2 for words in SECTIONS + ANNEXES)
    assert "VII. Follow-up action plan" in text and SENTENCE in text
    assert "Customs Affairs 10 11 21 Police 2 6 8 Total 12 17 29" in text


def test_what_nobody_wrote_is_absent_from_the_pdf():
    text = text_of(render_paper("outcome", outcome()))
    for words in ("Objectives", "Expected results", "Evaluation", "To be written"):
        assert words not in text, words


def test_a_workshop_of_which_nothing_is_known_has_a_cover_and_no_empty_section():
    pdf = render_paper("outcome", outcome(**BARE))
    text = text_of(pdf)
    assert page_count(pdf) <= 2 and "National Train-the-Trainers Workshop" in text
    assert not any(words in text for words in SECTIONS + ["Annex"])
    assert render_paper("outcome", outcome(**BARE), "docx")


def test_as_long_as_something_is_open_cover_and_plan_say_so():
    words = "Not complete: 3 recommendations are still open."
    changes = {"state_text": words, "breakouts": [breakout(state_text=words)]}
    assert letters_of(render_paper("outcome", outcome(**changes))).count(words) == 2
    assert [text for _style, text in words_of(render_paper("outcome", outcome(**changes), "docx"))].count(words) == 2


def test_the_decisions_of_every_group_stand_in_an_annex_with_their_marks():
    text = letters_of(render_paper("outcome", outcome()))
    assert "Accepted as amended Adopted as 1" in text and "every quarter" in text
    assert "Underlined words were added by the plenary" in text


def test_a_group_that_has_not_presented_says_so_and_shows_no_draft():
    note = "Group B had not presented when this document was made."
    silent = group("B", note=note, discussion=[], adopted=[], recommendations=[])
    text = letters_of(render_paper("outcome", outcome(breakouts=[breakout(groups=[group("A"), silent])])))
    assert note in text


def test_two_break_outs_are_told_apart():
    second = breakout(session_line="Second session", decided_text="Decisions up to 25 November 2026, 10:00")
    text = letters_of(render_paper("outcome", outcome(breakouts=[breakout(), second])))
    assert text.count("Second session") == 2


def test_word_marks_the_places_where_people_still_have_to_write():
    document = docx.Document(io.BytesIO(render_paper("outcome", outcome(background=[]), "docx")))
    marked = [p.text for p in document.paragraphs if any(run.font.highlight_color for run in p.runs)]
    assert len(marked) == 4 and all(text.startswith("[To be written: ") and text.endswith("]") for text in marked)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[1:10] == [
        "1. Executive summary",
        "2. Background",
        "3. Objectives",
        "4. Expected results",
        "5. Participants and speakers",
        "6. Methodology",
        "7. Contents of the workshop",
        "8. Results and lessons",
        "9. Follow-up action plan",
    ]
    assert headings[10:] == ANNEXES
    assert "Evaluation" not in " ".join(headings)


def test_word_is_on_the_programmes_own_paper_and_the_same_twice():
    content = render_paper("outcome", outcome(), "docx", letterhead())
    assert docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text == "The Secretariat"
    assert content == render_paper("outcome", outcome(), "docx", letterhead())


def test_word_holds_every_word_of_the_pdf():
    found = " ".join(text for _style, text in words_of(render_paper("outcome", outcome(), "docx")))
    for words in (SENTENCE, "Harmonized codes", "HASAN Noora", "2 officers are counted without a name.", "Find ways."):
        assert words in found, words
    for words in ("1. Name a leader.", "Profiling is done by hand.", "* Accepted as amended by the plenary."):
        assert words in found, words


def test_the_columns_of_a_word_table_share_the_width_of_the_page():
    document = docx.Document(io.BytesIO(render_paper("outcome", outcome(), "docx")))
    adopted = next(table for table in document.tables if table.rows[0].cells[0].text == "No.")
    number, text, *_rest = [cell.width.mm for cell in adopted.rows[1].cells]
    assert number < 15 and text > 60
    assert sum(cell.width.mm for cell in adopted.rows[1].cells) == pytest.approx(166, abs=2)


def test_sixty_recommendations_and_a_long_discussion_stay_whole_and_inside_the_page():
    hostile = "<b>Report</b> & {{ settings.SECRET_KEY }}"
    rows = [adopted_row(n, f"{hostile} number {n}.") for n in range(1, 61)]
    long = group("A", discussion=["Something was said. " * 150, "W" * 500], adopted=[{"number": 1, "text": hostile}])
    pdf = render_paper("outcome", outcome(breakouts=[breakout(adopted=rows, groups=[long])]))
    found = letters_of(pdf).replace(" ", "")
    assert found.count(hostile.replace(" ", "")) == 61 and max(_right_edges(pdf)) <= 195
    assert found.count("Somethingwassaid.") == 150


@pytest.mark.parametrize("language", ["ar", "fr", "ru", "zh-hans"])
def test_it_is_tagged_in_the_language_of_the_workshop_and_the_same_twice(language):
    pdf = render_paper("outcome", outcome(language=language))
    assert pdf == render_paper("outcome", outcome(language=language))
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert str(paper.Root.Lang).lower() == language and "/StructTreeRoot" in paper.Root
        assert str(paper.docinfo["/Title"]).startswith("Outcome document, National Train-the-Trainers")


def test_the_contents_give_the_page_of_every_section():
    import pypdf

    pages = [
        joined(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(render_paper("outcome", outcome()))).pages
    ]
    for title in ANNEXES:
        printed = int(pages[0].split(title)[1].split()[0])
        assert title in pages[printed - 1], title


def test_a_character_no_font_can_draw_is_refused_in_a_sentence():
    with pytest.raises(CannotPrint, match="No installed font"):
        render_paper("outcome", outcome(background=["\ue000"]))


def test_breaks_stay_in_the_agenda():
    days = [{"title": "Sunday", "rows": [row("10:00–10:15", "Coffee", is_break=True)]}]
    assert "Coffee" in text_of(render_paper("outcome", outcome(days=days)))
