"""Photos of the flip chart and slides beside a report: the picture is kept, where and with what it was taken is not."""

import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from programmes.models import History, Upload
from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.documents import engine
from workshops.actions import group_report as group_reports
from workshops.actions import report_attachment as attachments
from workshops.models import GroupReport, ReportAttachment
from workshops.rules import report_attachment as attachment_rules

EXIF, XMP, COMMENT = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/", b"taken in Manama by Noora"


@pytest.fixture
def working(room):
    return room.to("working")


def picture(width=80, height=40, colour="white", mode="RGB"):
    made = Image.new(mode, (width, height), colour)
    made.paste(Image.new(mode, (width // 2, height // 2), "red"), (0, 0))
    return made


def file(content, name="chart.jpg"):
    return SimpleUploadedFile(name, content)


def jpeg(image=None, name="chart.jpg", **fields):
    made = io.BytesIO()
    (image or picture()).save(made, "JPEG", quality=95, **fields)
    return file(made.getvalue(), name)


def png(image=None, name="chart.png", **fields):
    made = io.BytesIO()
    (image or picture()).save(made, "PNG", **fields)
    return file(made.getvalue(), name)


def archive(name, inside):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(inside, "<xml/>")
    return file(made.getvalue(), name)


def add(room, sent, by=None, letter="A"):
    return attachments.add(report=room.report(letter), file=sent, by=by or room.facilitator)


def content_of(attachment):
    with attachment.upload.file.open() as kept:
        return kept.read()


def opened(attachment):
    return Image.open(io.BytesIO(content_of(attachment)))


def test_a_photo_is_kept_as_a_jpeg_beside_the_report(working):
    secretary = working.secretary()
    made = add(working, jpeg(), by=secretary)
    assert (made.kind, made.upload.name, made.upload.content_type) == ("photo", "chart.jpg", "image/jpeg")
    assert made.added_by == secretary.label and made.upload.uploaded_by == secretary.person
    assert opened(made).format == "JPEG" and opened(made).size == (80, 40)
    assert made.upload.sha256 in History.objects.get(act="report_attachments.add").details


def told_everything():
    """A photo that says where, when, with what and by whom it was taken, in every place a camera writes that."""
    told = Image.Exif()
    told[0x010F], told[0x0110], told[0x9003] = "Manama Cameras", "Spy 3", "2026:11:22 10:00:00"
    told.get_ifd(0x8825).update({1: "N", 2: (26.0, 13.0, 7.0), 3: "E", 4: (50.0, 35.0, 11.0)})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>exif:GPSLatitude 26,13.1N</x:xmpmeta>"
    return {"exif": told, "xmp": xmp, "comment": COMMENT}


def test_where_and_with_what_a_photo_was_taken_is_gone(working):
    sent = jpeg(**told_everything())
    before = sent.read()
    sent.seek(0)
    for mark in (EXIF, XMP, COMMENT, b"Manama Cameras", b"GPSLatitude"):
        assert mark in before, "the photo of this test says nothing, so it proves nothing"
    made = add(working, sent)
    kept = content_of(made)
    for mark in (EXIF, XMP, COMMENT, b"Manama", b"Spy 3", b"GPSLatitude", b"2026:11:22", b"adobe"):
        assert mark not in kept
    assert not opened(made).getexif() and "comment" not in opened(made).info


def test_what_a_png_says_is_gone_too_and_so_is_a_file_behind_the_picture(working):
    said = PngInfo()
    said.add_text("Author", "Noora")
    said.add_itxt("XML:com.adobe.xmp", "GPSLatitude")
    sent = png(pnginfo=said, exif=told_everything()["exif"])
    behind = file(sent.read() + b"PK\x03\x04 a secret archive", "chart.png")
    made = add(working, behind)
    assert made.upload.name == "chart.jpg" and opened(made).format == "JPEG"
    for mark in (b"Noora", b"GPSLatitude", b"Manama", b"secret archive"):
        assert mark not in content_of(made)


def test_a_photo_taken_upright_is_upright(working):
    turned = Image.Exif()
    turned[0x0112] = 6
    made = opened(add(working, jpeg(exif=turned)))
    assert made.size == (40, 80)
    assert made.getpixel((35, 5))[0] > 200 > 100 > made.getpixel((35, 5))[1], "the red corner is at the top right now"


def test_what_is_transparent_is_white(working):
    transparent = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    transparent.paste(Image.new("RGBA", (20, 20), (0, 0, 0, 255)), (0, 0))
    for sent in (png(transparent), png(transparent.convert("LA")), png(transparent.quantize(), name="p.png")):
        made = opened(add(working, sent))
        assert min(made.getpixel((50, 50))) > 240 and max(made.getpixel((5, 5))) < 15


@pytest.mark.parametrize("mode", ["L", "CMYK", "1", "P", "I;16"])
def test_pictures_of_other_kinds_are_kept_too(working, mode):
    image = Image.new("RGB", (30, 30), "white").convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        image = Image.new("I;16", (30, 30), 65535)
    sent = jpeg(image) if mode in ("L", "CMYK") else png(image)
    assert opened(add(working, sent)).mode == "RGB"


def test_a_large_photo_is_made_as_large_as_a_flip_chart_needs(working):
    made = opened(add(working, jpeg(Image.new("RGB", (4000, 3000), "white"))))
    assert made.size == (2400, 1800)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def flood(width, height):
    """A PNG of a few hundred bytes that unfolds to gigabytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 1000)) + chunk(b"IEND", b"")
    return file(b"\x89PNG\r\n\x1a\n" + body, "flood.png")


@pytest.mark.parametrize("width, height", [(8000, 8000), (60_000_001, 1), (50_000, 50_000), (2**31 - 1, 2**31 - 1)])
def test_a_flood_of_dots_is_refused_before_it_is_unfolded(working, width, height):
    sent = flood(width, height)
    assert sent.size < 500
    with pytest.raises(Invalid) as refused:
        add(working, sent)
    assert refused.value.field == "file" and not Upload.objects.exists()


def test_a_picture_may_have_as_many_dots_as_a_telephone_takes():
    assert attachment_rules.MOST_DOTS >= 50_000_000


@pytest.mark.parametrize(
    "sent",
    [
        file(b"MZ\x90\x00 a program", "chart.jpg"),
        file(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "chart.png"),
        file(b"\xff\xd8\xff and then nothing", "chart.jpg"),
        file(b"\x89PNG\r\n\x1a\n and then nothing", "chart.png"),
        file(b"", "chart.jpg"),
        file(b"GIF89a", "chart.png"),
        file(b"PK\x03\x04", "slides.pptx"),
        archive("slides.pptx", "xl/workbook.xml"),
        archive("slides.docx", "ppt/presentation.xml"),
        file(b"MZ a program", "slides.pdf"),
        file(b"%PDF-1.7", "slides.exe"),
        file(b"%PDF-1.7", "slides"),
        archive("list.xlsx", "xl/workbook.xml"),
        file(b"a;b", "list.csv"),
        file(b"<html>", "page.html"),
    ],
    ids=lambda sent: f"{sent.name} {sent.read(8)!r}{sent.seek(0) or ''}",
)
def test_a_disguised_a_broken_and_an_unwanted_file_are_refused_beside_the_field(working, sent):
    with pytest.raises(Invalid) as refused:
        add(working, sent)
    assert refused.value.field == "file"
    assert not ReportAttachment.objects.exists() and not Upload.objects.exists()


def test_a_picture_cut_off_in_the_middle_is_refused(working):
    engine._weasyprint()  # a process that has drawn papers refuses it too
    whole = jpeg(Image.effect_noise((400, 400), 90).convert("RGB")).read()
    with pytest.raises(Invalid, match="cannot be opened"):
        add(working, file(whole[: len(whole) // 2]))


def test_a_file_that_is_too_large_is_refused(working, monkeypatch):
    monkeypatch.setattr(upload_rules, "LARGEST", 1000)
    for sent in (file(b"\xff\xd8\xff" + bytes(2000)), file(b"%PDF-" + bytes(2000), "slides.pdf")):
        with pytest.raises(Invalid, match="larger than"):
            add(working, sent)


@pytest.mark.parametrize(
    "sent",
    [
        file(b"%PDF-1.7 slides", "slides.pdf"),
        archive("slides.pptx", "ppt/presentation.xml"),
        archive("notes.docx", "word/document.xml"),
    ],
    ids=lambda sent: sent.name,
)
def test_slides_are_kept_as_they_are(working, sent):
    content = sent.read()
    sent.seek(0)
    made = add(working, sent)
    assert (made.kind, content_of(made)) == ("slides", content)


def test_a_report_has_ten_files(working):
    for _ in range(attachment_rules.MOST):
        add(working, file(b"%PDF-1.7", "slides.pdf"))
    with pytest.raises(Conflict, match="10 files are enough"):
        add(working, jpeg())
    assert add(working, jpeg(), letter="B").report == working.report("B")
    attachments.remove(attachment=working.report().attachments.first(), by=working.facilitator)
    assert add(working, jpeg()) and working.report().attachments.count() == 10


def test_nothing_is_added_or_taken_away_after_the_report_was_submitted(room):
    room.to("working").recommend("Train")
    made, secretary = add(room, jpeg()), room.secretary()
    room.to("plenary").move("present")
    add(room, jpeg(), by=secretary)
    report = room.move("submit")
    assert group_reports.content(report)["attachments"] == [
        one.upload.sha256 for one in report.attachments.order_by("pk")
    ]
    for by in (secretary, room.facilitator):
        with pytest.raises(Conflict, match="submitted in the meantime"):
            add(room, jpeg(), by=by)
        with pytest.raises(Conflict, match="submitted in the meantime"):
            attachments.remove(attachment=made, by=by)
    assert room.report().attachments.count() == 2
    room.move("return", reason="One is missing")
    assert add(room, jpeg(), by=secretary)


def test_a_file_that_was_under_way_while_the_report_was_submitted_is_refused(room, monkeypatch):
    """The submission falls between the first question and the file."""
    room.to("working").recommend("Train")
    room.to("plenary").move("present")
    clean = attachment_rules.clean_photo

    def slowly(content):
        room.move("submit")
        return clean(content)

    monkeypatch.setattr(attachment_rules, "clean_photo", slowly)
    with pytest.raises(Conflict, match="submitted in the meantime"):
        add(room, jpeg())
    assert not ReportAttachment.objects.exists()
    assert group_reports.content(room.report())["attachments"] == []


def test_the_secretary_the_laptop_and_facilitators_add_and_take_away_and_nobody_else(working, stranger):
    seat = working.seated("A", "secretary")
    made = add(working, jpeg())
    for actor in (
        working.who(working.seated("A").participation),
        working.secretary("B"),
        working.badge(working.officer()),
        working.laptop("B"),
        stranger,
    ):
        with pytest.raises(NotAllowed):
            add(working, jpeg(), by=actor)
        with pytest.raises(NotAllowed):
            attachments.remove(attachment=made, by=actor)
    assert Upload.objects.count() == 1
    for actor in (working.who(seat.participation), working.badge(seat.participation), working.laptop("A")):
        attachments.remove(attachment=add(working, jpeg(), by=actor), by=actor)
    assert ReportAttachment.objects.get() == made
    assert History.objects.filter(act="report_attachments.remove").count() == 3


def test_pages_that_follow_the_report_see_that_a_file_came_and_went(working):
    version = working.report().version
    made = add(working, jpeg())
    attachments.remove(attachment=made, by=working.facilitator)
    assert working.report().version == version + 2


def test_the_state_asked_about_is_the_one_in_the_database(working):
    stale = working.report()
    GroupReport.objects.filter(pk=stale.pk).update(state="accepted")
    with pytest.raises(Conflict):
        attachments.add(report=stale, file=jpeg(), by=working.facilitator)
