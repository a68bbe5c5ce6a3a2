"""The fonts of a Chinese certificate weigh what is used of them, and say the same as before."""

import io

import pikepdf
import pytest

from reports.documents import engine, packing
from reports.documents.certificate import render_certificate
from tests.reports.documents.reading import text_of
from tests.reports.documents.snapshots import participation


def fonts_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        streams = [thing for thing in paper.objects if isinstance(thing, pikepdf.Stream)]
        return [(len(one.read_raw_bytes()), one.read_bytes()) for one in streams if one.get("/Subtype") == "/OpenType"]


def test_a_chinese_certificate_is_small_enough_to_mail_and_its_face_is_whole(monkeypatch):
    packed = render_certificate(participation(name="王小明"))
    monkeypatch.setattr(engine, "pack_fonts", lambda paper: None)
    plain = render_certificate(participation(name="王小明"))
    assert len(packed) < 60_000 < 90_000 < len(plain) + 20_000
    [(_, face), *_more], [(_, before), *_others] = fonts_of(packed), fonts_of(plain)
    assert face.rstrip(b"\0") == before.rstrip(b"\0") and 0 <= len(face) - len(before) < packing.ROW
    assert "王小明" in text_of(packed)


@pytest.mark.parametrize("content", [b"", b"a", b"abc", bytes(range(256)) * 3 + b"\xff\x00\x80"])
def test_each_row_less_the_one_above_is_what_a_reader_adds_up_again(content):
    filtered, above, found = packing.less_the_row_above(content), bytes(packing.ROW), b""
    for start in range(0, len(filtered), packing.ROW + 1):
        assert filtered[start] == 2
        row = filtered[start + 1 : start + 1 + packing.ROW]
        above = bytes((a + b) & 255 for a, b in zip(row, above, strict=True))
        found += above
    assert found[: len(content)] == content and not found[len(content) :].strip(b"\0")
