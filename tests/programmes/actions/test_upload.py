"""Files: looked at before they are kept, and never trusted by their name."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.actions import upload as uploads
from programmes.rules.refusal import Invalid


def xlsx(size=10):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * size)
    return buffer.getvalue()


def test_a_file_is_kept_under_a_name_of_our_own(programme, organiser):
    given = SimpleUploadedFile("../../etc/Список участников.xlsx", xlsx())
    upload = uploads.keep(programme=programme, file=given, by=organiser)
    assert upload.name == "Список участников.xlsx"
    assert "etc" not in upload.file.name and upload.file.read() == xlsx()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.xlsx", b"%PDF-1.7 not a sheet", "something else"),
        ("photo.png", b"<svg onload=alert(1)>", "something else"),
        ("run.exe", b"MZ", "not taken here"),
        ("empty.pdf", b"", "empty"),
        ("bomb.xlsx", xlsx(300 * 1024 * 1024), "unfolds to more"),
    ],
)
def test_what_is_not_what_it_claims_is_refused_in_a_sentence(programme, organiser, name, content, sentence):
    with pytest.raises(Invalid, match=sentence):
        uploads.keep(programme=programme, file=SimpleUploadedFile(name, content), by=organiser)


def test_an_archive_that_says_it_is_small_is_unfolded_no_further_than_it_says(programme, organiser):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 5_000_000)
    lying = made.getvalue().replace((5_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(Invalid, match="something else"):
        uploads.keep(programme=programme, file=SimpleUploadedFile("a.docx", lying), by=organiser)
