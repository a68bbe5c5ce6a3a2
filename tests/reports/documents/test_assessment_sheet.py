"""The sheet of an assessor on paper: the lines of the screen, to be filled in by hand."""

from accreditation.library.rubric import CRITERIA
from reports.documents.papers import render_paper
from tests.reports.documents.reading import page_count, text_of


def test_it_says_whom_it_is_about_and_what_every_score_looks_like():
    snapshot = {
        "language": "en", "workshop_title": "Accreditation Workshop", "organised_by": "Organised by WCO",
        "session_line": "Manama, 3–12 May 2027", "candidate": "Noora Hasan", "native_name": "نورة حسن",
        "from_text": "Customs Affairs, Bahrain", "lessons": 6, "created": "2027-05-01", "printed_text": "1 May 2027",
        "criteria": [
            {
                "title": one["title"]["en"], "is_decisive": one.get("is_decisive", False),
                "is_yes_no": one.get("kind") == "yes_no",
                "anchors": [{"score": str(n), "text": one.get(f"anchor_{n}", {"en": ""})["en"]} for n in (1, 2, 3, 4)],
            }
            for one in CRITERIA
        ],
    }  # fmt: skip
    pdf = render_paper("assessment_sheet", snapshot)
    text = " ".join(text_of(pdf).split())
    for words in ("Noora Hasan", "Technical accuracy (decisive)", "not negotiable", "Not observed", "Signature"):
        assert words in text, words
    assert page_count(pdf) <= 3
