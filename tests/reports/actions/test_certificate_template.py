"""How certificates look: versions, refused with a sentence before anything is issued, and kept by what was issued."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from programmes.models import Upload
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.actions import certificate as certificates
from reports.actions import certificate_template as templates
from reports.models import CertificateTemplate
from reports.rules import certificate_template as template_rules
from tests.reports.documents.reading import text_of

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def look(**changes):
    return template_rules.empty() | changes


def png(width=300, height=200):
    made = io.BytesIO()
    Image.new("RGBA", (width, height), (20, 80, 140, 128)).save(made, "PNG")
    return SimpleUploadedFile("logo.png", made.getvalue())


def test_only_the_administrator_writes_and_each_writing_is_a_version(programme, administrator, organiser, stranger):
    for refused in (organiser, stranger):
        with pytest.raises(NotAllowed):
            templates.write(programme=programme, kind="participation", by=refused, seen=0, look=look())
    one = templates.write(programme=programme, kind="participation", by=administrator, seen=0, look=look())
    with pytest.raises(Conflict, match="just saved"):
        templates.write(programme=programme, kind="participation", by=administrator, seen=0, look=look())
    two = templates.write_own(programme=programme, kind="participation", by=administrator, seen=1)
    assert (one.version, two.version) == (1, 2)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"body": {"en": "took part in {workshp}"}}, "no field {workshp}"),
        ({"body": {"en": "took part in {workshop.__class__}"}}, "no field"),
        ({"body": {"en": "took part in {workshop"}}, "one pair of braces"),
        ({"title": {"en": "Certificate of Accreditation"}}, "cannot be called"),
        ({"body": {"en": "is an accredited trainer"}}, "cannot say"),
        ({"body": {"en": "took part \U00105678"}}, "U\\+105678"),
        ({"title": {"en": "x" * 121}}, "too long"),
    ],
)
def test_what_could_not_be_printed_is_refused_with_a_sentence(programme, administrator, words, sentence):
    with pytest.raises(Invalid, match=sentence):
        templates.write(
            programme=programme,
            kind="participation",
            by=administrator,
            seen=0,
            look=look(languages=["en"], words=words),
        )
    assert not CertificateTemplate.objects.exists()


def test_pictures_are_drawn_anew_and_a_script_or_too_many_dots_are_refused(programme, administrator):
    def write(file):
        return templates.write(
            programme=programme, kind="participation", by=administrator, seen=0, look=look(), files={"logo-0": file}
        )

    for name in ("logo.svg", "logo.png"):
        with pytest.raises(Invalid, match="SVG"):
            write(SimpleUploadedFile(name, SVG))
    with pytest.raises(Invalid, match="cannot be opened"):
        write(SimpleUploadedFile("logo.png", b"\x89PNG\r\n\x1a\n nothing"))
    with pytest.raises(Invalid, match="more dots"):
        write(png(8000, 6000))
    kept = write(png(3000, 900))
    (logo,) = kept.logos
    stored = Upload.objects.get(code=logo["code"])
    assert stored.sha256 == logo["sha256"]
    with stored.file.open() as file, Image.open(file) as drawn:
        assert drawn.format == "JPEG" and drawn.size == (1200, 360)


def test_what_was_issued_keeps_its_version_and_the_next_has_the_new_one(
    workshop, programme, add_participant, administrator, unep, customs, work
):
    words = {"title": {"en": "Attendance", "ar": "شهادة حضور"}, "body": {"en": "came to {workshop}, {dates}; <b>&"}}
    people = [
        {"name": "Hélène Marchand", "title": {"en": "Director"}, "signature": None},
        {"name": "Rasmus Aalto", "title": {"en": "Manager"}, "signature": None},
    ]
    asked = look(
        languages=["en", "ar"], words=words, signatories=people, issuer=customs, paper="Letter", border="plain"
    )
    one = templates.write(
        programme=programme,
        kind="participation",
        by=administrator,
        seen=0,
        look=asked,
        files={"logo-0": png(), "seal": png(), "signature-1": png()},
    )
    first = certificates.issue(participation=add_participant("{name} Hasan"), by=administrator)
    templates.write_own(programme=programme, kind="participation", by=administrator, seen=1)
    second = certificates.issue(participation=add_participant("Rashid"), by=administrator)
    work()
    first.document.refresh_from_db()
    printed = first.document.snapshot
    assert printed["template"] == {"code": one.code, "version": 1} and printed["issuer"]["en"] == "Customs Affairs"
    assert printed["signatories"][1]["signature"] and len(printed["photos"]) == 3
    paper = text_of(first.document.file.read())
    assert "Attendance" in paper and "; <b>&" in paper and "{name} Hasan" in paper and "Hélène Marchand" in paper
    assert second.document.snapshot["title"]["en"] == "Certificate of Participation"


def test_the_editor_shows_what_is_printed_while_it_is_written(client_of, programme, administrator, organiser, work):
    kind = {"slug": programme.slug, "kind": "completion"}
    url, client = reverse("certificate_template", kwargs=kind), client_of(administrator)
    assert client_of(organiser).get(url).status_code == 403
    assert "Certificate of Completion" in client.get(url).content.decode()
    typed = {
        "seen": "0",
        "border": "plain",
        "paper": "A4",
        "language_1": "fr",
        "language_2": "ar",
        "title_0": "<Titre> &",
    }
    live = client.post(reverse("certificate_template_preview", kwargs=kind), typed).content.decode()
    assert "&lt;Titre&gt; &amp;" in live and "شهادة إتمام" in live
    live = client.post(reverse("certificate_template_preview", kwargs=kind), typed | {"body_0": "{nom}"})
    assert "no field {nom}" in live.content.decode()
    assert client.post(url, typed | {"body_0": "{nom}"}).status_code == 422
    page = client.post(url, typed | {"signer_0": "A. Director", "seal": png()}, follow=True).content.decode()
    made = CertificateTemplate.objects.get()
    assert made.languages == ["fr", "ar"] and made.seal and "A. Director" in page and "Version 1" in page
    work()
    page = client.get(url)
    assert page.context["document"].job.state == "done"
    assert client.post(url, typed | {"seen": "1", "without_seal": "on", "own": "1"}).status_code == 302
    assert CertificateTemplate.objects.order_by("-version").first().words == {}
