"""Promise 21: a file that would burst, fetch, hide or overwrite is refused within limits of memory and time.

Each file is read by the portal's own readers in a process of its own, which may take 200 MB more than it began with.
A reader answers by refusing (Invalid, a sentence beside the field), or by giving back something harmless. Any other
error, a process that dies, and more than ten seconds are failures. The control reads two of them as one would first
think of. `make test` takes every file once; figures: most memory and time that any of them took.
"""

import io
import multiprocessing
import resource
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from programmes.actions import upload as uploads
from programmes.rules import tables
from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Invalid
from reports.rules import word_template
from workshops.rules import report_attachment

MORE, LONGEST = 200 * 1024 * 1024, 10
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = "<!DOCTYPE x [<!ENTITY a '" + "ha" * 50 + "'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"


def packed(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def sheet(head="", rows="<row><c t='inlineStr'><is><t>&i;</t></is></c></row>", encoding="utf-8", **more):
    """An .xlsx with one sheet, as small as openpyxl reads it."""
    text = f"{head}<worksheet xmlns='{SHEET}'><sheetData>{rows}</sheetData></worksheet>"
    sheets = "<sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets>"
    book = f"<workbook xmlns='{SHEET}' xmlns:r='{RELATIONS}'>{sheets}</workbook>"
    relation = f"<Relationship Id='r1' Type='{RELATIONS}/worksheet' Target='worksheets/sheet1.xml'/>"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return packed(
        **{
            "[Content_Types].xml": f"<Types xmlns='{package}/content-types'><Override PartName='/xl/workbook.xml' "
            f"ContentType='{types}.sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' "
            f"ContentType='{types}.worksheet+xml'/></Types>",
            "_rels/.rels": f"<Relationships xmlns='{package}/relationships'><Relationship Id='r1' "
            f"Type='{RELATIONS}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{package}/relationships'>{relation}</Relationships>",
            "xl/worksheets/sheet1.xml": text.encode(encoding),
            **more,
        }
    )


def lying(content, size=100):
    """The same archive, whose headers say that everything in it is small."""
    made = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.find(mark)
        while at >= 0:
            made[at + place : at + place + 4] = struct.pack("<I", size)
            at = made.find(mark, at + 4)
    return bytes(made)


def png(width, height):
    """A picture that claims so many dots and holds none of them."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    dots = chunk(b"IDAT", zlib.compress(b"\0" * 50_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + dots + chunk(b"IEND", b"")


def flood(side):
    """Dots that are really there, all of one colour: some kilobytes that unfold to hundreds of megabytes."""
    made = io.BytesIO()
    Image.new("1", (side, side)).save(made, "PNG")
    return made.getvalue()


def photo(behind=b""):
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(made, "JPEG", comment=b"<script>alert(1)</script>")
    return made.getvalue() + behind


def text_chunk_bomb():
    """A PNG whose comment unfolds to 90 MB."""
    whole = png(4, 4)
    data = b"Comment\0\0" + zlib.compress(b"\0" * (90 << 20), 9)
    bomb = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    return whole[:33] + bomb + whole[33:]


def bomb(name, megabytes, **more):
    return packed(**{name: b"\0" * (megabytes << 20)}, **more)


def rows_of(number):
    return "".join(f"<row><c t='inlineStr'><is><t>Officer {n}</t></is></c></row>" for n in range(number))


MEGABYTE, UTF_16 = b"\0" * (1 << 20), "<?xml version='1.0' encoding='utf-16'?>"
WORD = "word/document.xml"
BOOK = "xl/workbook.xml"
# reader: (name of the file, what makes it)
CORPUS = {
    "list": [
        ("zip bomb", "a.xlsx", lambda: bomb("xl/worksheets/sheet1.xml", 70, **{BOOK: "<a/>"})),
        ("zip bomb that lies", "a.xlsx", lambda: lying(bomb("xl/worksheets/sheet1.xml", 250, **{BOOK: "<a/>"}))),
        ("many parts", "a.xlsx", lambda: packed(**{BOOK: "<a/>"}, **{f"xl/{n}.xml": MEGABYTE for n in range(70)})),
        ("entities", "a.xlsx", lambda: sheet(LAUGHS)),
        ("entities in UTF-16", "a.xlsx", lambda: sheet(UTF_16 + LAUGHS, encoding="utf-16")),
        ("entities behind a long comment", "a.xlsx", lambda: sheet(f"<!--{'x' * 9000}-->" + LAUGHS)),
        ("a file from outside", "a.xlsx", lambda: sheet(OUTSIDE)),
        ("a file from outside, in UTF-16", "a.xlsx", lambda: sheet(UTF_16 + OUTSIDE, encoding="utf-16")),
        ("a hundred thousand rows", "a.xlsx", lambda: sheet(rows=rows_of(100_000))),
        ("a hundred thousand lines", "a.csv", lambda: b"Name;E-mail\n" + b"Officer;o@x.example\n" * 100_000),
        ("one line of 19 MB", "a.csv", lambda: b"x" * (19 << 20)),
        ("a million cells in a line", "a.csv", lambda: b";" * 1_000_000),
        ("a quotation mark that never ends", "a.csv", lambda: b'"' + b"x\n" * 2_000_000),
        ("a page that calls itself a list", "a.csv", lambda: b"%PDF-1.7\n%\xff"),
        ("parts under names outside", "a.xlsx", lambda: sheet(rows="<row/>", **{"../../../tmp/evil.xml": "<a/>"})),
        ("not a zip", "a.xlsx", lambda: b"PK\x03\x04" + b"\0" * 500),
    ],
    "photo": [
        ("dots that are claimed", "a.png", lambda: png(60_000, 60_000)),
        ("dots that are there", "a.png", lambda: flood(20_000)),
        ("a comment that unfolds", "a.png", text_chunk_bomb),
        ("a picture with a page behind it", "a.jpg", lambda: photo(b"<html><script>alert(1)</script>")),
        ("a picture with an archive behind it", "a.jpg", lambda: photo(packed(evil="x"))),
        ("a page that calls itself a picture", "a.png", lambda: b"\x89PNG\r\n\x1a\n<svg onload='alert(1)'/>"),
        ("SVG", "a.jpg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"),
        ("TIFF that calls itself a picture", "a.png", lambda: b"II*\0" + b"\0" * 900),
    ],
    "word": [
        ("zip bomb", "a.docx", lambda: bomb(WORD, 70)),
        ("zip bomb that lies", "a.docx", lambda: lying(bomb(WORD, 250), 5000)),
        ("entities", "a.docx", lambda: packed(**{WORD: LAUGHS + "<x>&i;</x>"})),
        ("entities in UTF-16", "a.docx", lambda: packed(**{WORD: (LAUGHS + "<x>&i;</x>").encode("utf-16")})),
        ("a file from outside", "a.docx", lambda: packed(**{WORD: OUTSIDE + "<x>&i;</x>"})),
        ("deep", "a.docx", lambda: packed(**{WORD: "<a>" * 200_000 + "</a>" * 200_000})),
        ("macros", "a.docx", lambda: packed(**{WORD: "<a/>", "word/vbaProject.bin": "x"})),
    ],
    "any": [
        ("a name outside", "../../../etc/passwd.pdf", lambda: b"%PDF-1.7 x"),
        ("a name with control characters", "a\u202efdp\0.pdf", lambda: b"%PDF-1.7 x"),
        ("a program", "a.exe", lambda: b"MZ"),
        ("a program that calls itself a page", "a.pdf", lambda: b"MZ\x90"),
        ("a page of the web", "a.html", lambda: b"<script>alert(1)</script>"),
        ("two endings", "a.pdf.exe", lambda: b"%PDF-1.7"),
        ("too large", "a.pdf", lambda: b"%PDF-" + b"0" * (21 << 20)),
        ("nothing", "a.pdf", lambda: b""),
        ("a zip bomb", "a.pptx", lambda: bomb("ppt/presentation.xml", 210)),
    ],
}  # fmt: skip

# What may be taken, because what is kept of it does no harm: redrawn, renamed, or left lying.
HARMLESS = {
    "a picture with a page behind it", "a picture with an archive behind it", "a comment that unfolds",
    "deep", "a name outside", "a name with control characters",
}  # fmt: skip


def read_list(name, content):
    tables.of_file(upload_rules.checked_kind(name, content, ("xlsx", "csv")), content)


def read_photo(name, content):
    upload_rules.checked_kind(name, content, report_attachment.PHOTOS)
    made = report_attachment.clean_photo(content)
    assert b"script" not in made and b"PK\x03\x04" not in made


def read_word(name, content):
    upload_rules.checked_kind(name, content, ("docx",))
    word_template.require_harmless(content)


def read_any(name, content):
    upload_rules.checked_kind(name, content)
    shown = upload_rules.shown_name(name)
    assert "/" not in shown and shown.isprintable()


READERS = {"list": read_list, "photo": read_photo, "word": read_word, "any": read_any}


def apart(read, name, content):
    """(answer, seconds, MB more) of a reader in a process of its own: "refused", "harmless", or what went wrong."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_limited, args=(theirs, read, name, content))
    child.start()
    answer = ours.recv() if ours.poll(LONGEST) else ("took too long", LONGEST, 0)
    child.kill()
    child.join()
    return answer


def _limited(pipe, read, name, content):
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MORE, used + MORE))
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    try:
        read(name, content)
        answer = "harmless"
    except Invalid as refused:
        answer = "refused" if str(refused.sentence) else "refused without a sentence"
    except BaseException as error:
        answer = f"{type(error).__name__}: {str(error)[:100]}"
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    pipe.send((answer, time.monotonic() - started, more))


def test_files_that_would_burst_fetch_hide_or_overwrite_are_refused_within_limits(capsys):
    wrong, longest, most, number = [], 0, 0, 0
    for kind, files in CORPUS.items():
        for what, name, make in files:
            answer, seconds, megabytes = apart(READERS[kind], name, make())
            number, longest, most = number + 1, max(longest, seconds), max(most, megabytes)
            if answer != "refused" and not (answer == "harmless" and what in HARMLESS):
                wrong.append(f"{kind}, {what}: {answer}")
    caught = control()
    with capsys.disabled():
        print(f"\npromise 21: {number} files, {len(wrong)} not refused in time, at most {longest:.1f} s and {most} MB "
              f"each, control caught {caught}/2")  # fmt: skip
    assert not wrong, "\n".join(wrong)
    assert caught == 2


def control():
    """Read as one would first think of: the whole archive at once, and the picture as it comes."""
    archive = apart(lambda _name, content: [
        zipfile.ZipFile(io.BytesIO(content)).read(entry) for entry in zipfile.ZipFile(io.BytesIO(content)).namelist()
    ], "", bomb(WORD, 250))  # fmt: skip

    def naive(_name, content):
        Image.MAX_IMAGE_PIXELS = None
        Image.open(io.BytesIO(content)).convert("RGB")

    picture = apart(naive, "", flood(20_000))
    return sum(answer.startswith("MemoryError") for answer, _seconds, _more in (archive, picture))


@pytest.mark.django_db
def test_what_is_kept_lies_under_a_name_of_our_own_and_is_never_shown_in_the_page(programme, organiser, client_of):
    sent = SimpleUploadedFile("x.pdf", b"%PDF-1.7 <script>alert(1)</script>")
    sent.name = "../../../tmp/evil\0.pdf"
    kept = uploads.keep(programme=programme, file=sent, by=organiser)
    assert kept.file.name.startswith("uploads/") and ".." not in kept.file.name and kept.name == "evil.pdf"


def test_a_file_is_not_read_before_its_size_is_known():
    class Huge:
        name, size = "a.pdf", 5 << 30

        def read(self):
            raise AssertionError("five gigabytes were read")

    with pytest.raises(Invalid, match="larger than"):
        upload_rules.content_of(Huge())
