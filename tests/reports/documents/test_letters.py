"""Letters as PDF: every word of the Word ones, one a sheet, in any script, and only ever text."""

import io

import pypdf
import pytest

from reports.documents.letters import render_letters


def pages(*letters, language="en"):
    snapshot = {
        "language": language,
        "title": "Invitation",
        "organised_by": "United Nations Environment Programme",
        "created": "2026-11-22",
        "letters": [{"subject": subject, "body": body} for subject, body in letters],
    }
    content = render_letters(snapshot)
    assert content == render_letters(snapshot)
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_each_letter_has_a_sheet_of_its_own_with_every_word():
    found = pages(
        ("Invitation", "Dear Ms Hasan,\n\nPlease come."), ("Invitation", "Dear Mr Saleh,\nCustoms\n\nDo come.")
    )
    assert len(found) == 2
    assert "Dear Ms Hasan," in found[0] and "Please come." in found[0]
    assert "Dear Mr Saleh," in found[1] and "Customs" in found[1]


@pytest.mark.parametrize(
    ("language", "body"),
    [("ru", "Уважаемая Айгерим Садыкова!"), ("zh-hans", "尊敬的萨德科娃女士："), ("fr", "Chère Noëlle,")],
)
def test_the_scripts_of_the_languages_print_whole(language, body):
    assert body.replace(" ", "") in pages(("S", body), language=language)[0].replace(" ", "")


def test_what_looks_like_markup_is_text():
    assert "<b>&amp; <img src=file:///etc/passwd>" in pages(("S", "<b>&amp; <img src=file:///etc/passwd>"))[0]
