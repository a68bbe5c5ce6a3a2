"""The papers of a workshop, read back as they come out of the printer."""

import io
import re

import pikepdf
import pytest
import zxingcpp

from reports.documents.field_pack import render_field_pack, render_participant_list, render_programme_of_work
from reports.documents.papers import CannotPrint, render_paper
from tests.reports.documents.pack_snapshots import SCRIPTS, block, pack, people_pack, person
from tests.reports.documents.reading import joined, letters_of, page_count, picture_of, text_of

PARTS = [
    "Contents",
    "Programme of work",
    "List of participants",
    "Sign-in sheet",
    "Manama, Bahrain, 22–26 November 2026",  # badges
    "Room 12",
    "What did the group discuss?",
    "Evaluation of the workshop",
]


def pages_of(pdf):
    import pypdf

    return [joined(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module")
def pdf():
    return render_field_pack(pack())


@pytest.fixture(scope="module")
def pages(pdf):
    return pages_of(pdf)


def first(pages, words, after=0):
    return next((number for number, text in enumerate(pages[after:], after) if words in text), None)


def test_the_parts_stand_in_order_each_on_a_new_page(pages):
    found, after = [], 0
    for words in PARTS:
        at = first(pages, words, after)
        assert at is not None, words
        found.append(at)
        after = at + 1
    assert found == sorted(set(found))


def test_the_contents_give_the_page_of_every_part(pages):
    for title, words in (
        ("Programme of work", "All times are local"),
        ("Sign-in sheets", "Sign-in sheet "),
        ("Evaluation", "One cross in each line"),
    ):
        printed = re.search(rf"{title} .*?(\d+)(?= [A-Z]|$)", pages[0])[1]
        assert int(printed) - 1 == first(pages, words, 1), title


def test_what_a_workshop_does_not_use_is_absent():
    bare = pages_of(render_field_pack(pack(days=[], lists=[], sheets=[], doors=[], blank_reports=[])))
    assert len(bare) == 2
    for words in ("Programme of work", "List of participants", "Sign-in", "Badges", "Name tents", "Door", "Group"):
        assert words not in " ".join(bare), words
    assert "Evaluation of the workshop" in bare[1]


def test_the_list_gives_title_family_name_given_names_post_and_administration(pages):
    text = pages[first(pages, "List of participants", 1)]
    assert "Ms HASAN Noora Inspector Customs Affairs" in text
    assert text.index("Bahrain Ms HASAN") < text.index("Facilitators")
    assert "2 officers are counted without a name." in text


def test_without_any_post_there_is_no_column_of_posts():
    assert "Post" not in text_of(render_participant_list(people_pack([person(101, "Hasan", post="")])))


def test_there_is_one_sheet_for_each_half_day_with_a_box_for_every_name(pages):
    sheets = [text for text in pages[1:] if text.startswith("Sign-in sheet ")]
    assert [re.search(r"(Morning|Afternoon), (\S+) No\.", text).groups() for text in sheets] == [
        ("Morning", "09:00–09:45"),
        ("Afternoon", "13:30–15:00"),
    ]
    for text in sheets:
        assert "101 HASAN NOORA Customs Affairs" in text and "Signature" in text


def test_there_are_as_many_badges_and_tents_as_people_eight_badges_on_a_page():
    people = [person(100 + n, f"Family{n:02}", "Given") for n in range(1, 18)]
    pages = pages_of(render_field_pack(people_pack(people, blank_reports=[], doors=[], sheets=[], days=[])))
    badges = [text for text in pages if re.search(r"Bahrain 1\d\d\b", text)]
    assert len(badges) == 3
    numbers = [number for text in badges for number in re.findall(r"Bahrain (1\d\d)\b", text)]
    assert numbers == [one["number"] for one in people]
    # A tent says its name twice, on a page of its own.
    assert [text.count("Given Family") for text in pages if text.count("Given Family") == 2] == [2] * 17


def test_a_blank_report_has_every_field_of_the_form(pages):
    start = first(pages, "What did the group discuss?")
    text = " ".join(pages[start : start + 3])
    words = pack()["report_words"]
    for label in [*words["boxes"].values(), *words["duties"].values(), "Topic", "Group A", "Members", "Noora Hasan"]:
        assert label in text, label
    for label in [*words["fields"].values(), words["priority"]]:
        assert text.count(label) == 5, label
    assert "Which evidence is needed?" in text


def test_the_evaluation_has_ten_statements_on_an_even_scale_and_three_open_questions(pages):
    text = pages[-1]
    assert "10. Venue" in text and "11." not in text
    for words in ("Strongly disagree Disagree Agree Strongly agree", "went well?", "not go well?", "improved"):
        assert words in text


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_is_whole_on_list_badge_tent_and_sheet_in_its_own_script(script):
    name = SCRIPTS[script]
    one = person(101, "") | {"family_name": name, "capitals": name, "name": name, "native_name": name}
    found = letters_of(render_field_pack(people_pack([one], blank_reports=[], days=[], doors=[])))
    # Twice on the list and on the badge, four times on the tent, once on each of two sheets.
    assert found.replace(" ", "").count(name.replace(" ", "")) == 10


def test_a_character_no_font_can_draw_is_refused_in_a_sentence():
    with pytest.raises(CannotPrint, match="No installed font can draw"):
        render_paper("field_pack", people_pack([person(101, "Hasan\ue000")]))


def test_a_very_long_name_takes_smaller_letters_and_stays_whole():
    name = "Maria Guadalupe de los Ángeles Fernández-Villavicencio y Santa Cruz de la Sierra"
    found = text_of(render_field_pack(people_pack([person(101, name)], sheets=[], days=[])))
    assert found.count(name) >= 2  # the badge and the upright side of the tent


def test_a_long_sheet_repeats_its_day_on_every_page():
    people = [person(100 + n, f"Family{n:02}", "Given") for n in range(1, 61)]
    pages = pages_of(render_field_pack(people_pack(people, blank_reports=[], days=[], doors=[])))
    morning = [text for text in pages if "Morning, 09:00–09:45" in text]
    assert len(morning) == 3
    assert all("Signature" in text for text in morning)


@pytest.mark.parametrize("language", ["ar", "fr", "ru", "zh-hans"])
def test_it_is_set_in_the_language_of_the_workshop(language):
    with pikepdf.open(io.BytesIO(render_field_pack(pack(language=language)))) as paper:
        assert str(paper.Root.Lang).lower() == language


def test_an_arabic_pack_runs_from_right_to_left():
    import pypdf

    def first_column(pdf):
        found = []

        def visit(text, _cm, matrix, *_rest):
            if text.strip() == "101":
                found.append(matrix[4])

        pypdf.PdfReader(io.BytesIO(pdf)).pages[1].extract_text(visitor_text=visit)
        return found[0]

    changes = {"days": [], "blank_reports": [], "doors": [], "lists": [block("", [person(101, "Hasan")])]}
    left = first_column(_sheet_only(pack(**changes)))
    right = first_column(_sheet_only(pack(language="ar", **changes)))
    assert left < 150 < 400 < right


def _sheet_only(snapshot):
    """The pack without the pages before the first sheet but the cover."""
    pdf = render_field_pack(snapshot)
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        del paper.pages[1]
        out = io.BytesIO()
        paper.save(out)
    return out.getvalue()


def test_it_is_tagged_and_titled(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert paper.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in paper.Root
        assert str(paper.docinfo["/Title"]).startswith("Field pack, National Train-the-Trainers")


def test_the_same_snapshot_gives_the_same_bytes(pdf):
    assert render_field_pack(pack()) == pdf


def test_the_programme_and_the_list_are_papers_of_their_own():
    programme, people = render_programme_of_work(pack()), render_participant_list(pack())
    assert page_count(programme) == page_count(people) == 1
    assert "Harmonized codes Ruth Lindqvist" in letters_of(programme) and "Page 1 of 1" in text_of(programme)
    assert "HASAN" in text_of(people) and "Contents" not in text_of(people)


def test_words_that_look_like_markup_stay_words():
    found = text_of(render_participant_list(people_pack([person(101, "<img src=x>")])))
    assert "<IMG SRC=X>" in found


def with_doors(people):
    """The same people as participants of a room: an address to scan and digits to type."""
    return [
        one
        | {"badge_url": f"https://trainers.example.org/b/code{n}abcdefghijklmnop", "badge_number": f"{101 + n}\u00a047"}
        for n, one in enumerate(people)
    ]


def codes_on(pdf, page):
    return {code.text for code in zxingcpp.read_barcodes(picture_of(pdf, dpi=150, page=page))}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_badge_of_a_participant_scans_and_says_what_to_type(language):
    people = with_doors([person(100 + n, f"Family{n:02}", "Given") for n in range(1, 12)])
    pdf = render_paper("badges", people_pack(people, language=language))
    assert page_count(pdf) == 2
    assert codes_on(pdf, 1) == {one["badge_url"] for one in people[:8]}
    assert codes_on(pdf, 2) == {one["badge_url"] for one in people[8:]}
    text = letters_of(pdf)
    assert "101 47" in text and text.count("Scan, or type the code on the wall and this number") == 11


def test_a_code_stands_on_the_badge_of_its_holder():
    people = with_doors([person(100 + n, f"Family{n:02}", "Given") for n in range(1, 9)])
    for language, of_first in (("en", (0, 0)), ("ar", (1, 0))):
        picture = picture_of(render_paper("badges", people_pack(people, language=language)), dpi=150)
        found = {code.text: code.position.top_left for code in zxingcpp.read_barcodes(picture)}
        point = found[people[0]["badge_url"]]
        assert (int(point.x > picture.width / 2), int(point.y > picture.height / 4)) == of_first


def test_in_the_pack_the_codes_are_on_the_pages_of_the_badges_and_nowhere_else():
    people = with_doors([person(101, "Hasan", "Noora"), person(102, "Saleh", "Ahmed")])
    pdf = render_field_pack(people_pack(people, blank_reports=[], doors=[]))
    found = [codes_on(pdf, page) for page in range(1, page_count(pdf) + 1)]
    assert [len(codes) for codes in found if codes] == [2]
    assert "101 47" in pages_of(pdf)[found.index({one["badge_url"] for one in people})]


def test_whoever_has_no_door_has_a_badge_without_a_code():
    pdf = render_paper("badges", people_pack([person(103, "Lindqvist", "Ruth", role="Facilitator")]))
    assert codes_on(pdf, 1) == set() and "Scan" not in text_of(pdf) and "103" in text_of(pdf)


def test_a_code_scans_beside_the_longest_names_and_is_an_artifact():
    one = person(
        1104, "Fernández-Villavicencio y Santa Cruz de la Sierra", "Maria Guadalupe", native_name=SCRIPTS["arabic"],
        agency="Ministry of Environment and Forests, Directorate General of Chemicals and Ozone Layer Protection",
    )  # fmt: skip
    [one] = with_doors([one])
    one["badge_url"] = f"https://a-long-name-of-a-portal.customs-administration.example.org/b/{'x' * 26}"
    pdf = render_paper("badges", people_pack([one]))
    assert codes_on(pdf, 1) == {one["badge_url"]} and pdf == render_paper("badges", people_pack([one]))
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        assert not any(isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure" for o in paper.objects)
        assert paper.pages[0].Contents[0].read_bytes().startswith(b"/Artifact BMC")


def test_the_blank_form_alone_has_the_plan_of_training_as_a_table_to_fill_in():
    plan = [
        {"section": "To plan", "text": "How many officers?", "is_number": True},
        {"section": "To know", "text": "Who monitors?", "is_number": False},
    ]
    form = pack()["blank_reports"][0] | {"plan": plan, "questions": []}
    pdf = render_paper("blank_report", pack(blank_reports=[form]))
    text = text_of(pdf)
    assert page_count(pdf) == 3 and "Contents" not in text and "Evaluation" not in text
    assert "The plan of training To plan How many officers? To know Who monitors?" in text
    assert "Questions for this topic" not in text
    assert pdf == render_paper("blank_reports", pack(blank_reports=[form]))
