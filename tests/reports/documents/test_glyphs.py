import pytest

from reports.documents import glyphs
from reports.documents.certificate import render_certificate
from reports.documents.glyphs import MissingGlyphs, missing_glyphs
from reports.documents.group_report import render_group_report
from tests.reports.documents.snapshots import participation, report

PRIVATE = "\U00105678"  # private use: no font may claim it
UNASSIGNED = "\u0378"


@pytest.mark.parametrize("character", [PRIVATE, UNASSIGNED])
def test_a_certificate_with_a_letter_nobody_can_draw_is_refused_by_name(character):
    with pytest.raises(MissingGlyphs) as refusal:
        render_certificate(participation(name=f"Anna {character} Berg"))
    assert refusal.value.characters == (character,)
    assert f"U+{ord(character):04X}" in str(refusal.value)
    assert "fonts-noto-cjk" in str(refusal.value)


def test_a_report_is_refused_for_a_letter_deep_inside_it():
    with pytest.raises(MissingGlyphs):
        render_group_report(report(answers=[{"question": "Who?", "answer": f"We {PRIVATE}"}]))


def test_the_scripts_of_the_programmes_can_all_be_drawn():
    assert missing_glyphs("Łódź Ğ ễ Айгерим Ө محمد 王小明 สมชาย ສົມ Արմեն გიორგი — “ ” № ·") == []


def test_marks_of_direction_and_line_ends_need_no_glyph():
    assert missing_glyphs("a\u200f\u200d\u2069\n\tb\ufe0f") == []


def test_with_a_latin_font_alone_a_chinese_name_is_missing(monkeypatch):
    latin = [
        pattern for pattern in glyphs._patterns() if glyphs._property(pattern, b"family").startswith("DejaVu Serif")
    ]
    assert latin, "this test needs fonts-dejavu-core"
    monkeypatch.setattr(glyphs, "_patterns", lambda: latin)
    glyphs._charsets.cache_clear()
    glyphs.can_draw.cache_clear()
    try:
        assert missing_glyphs("Wang 王小明王") == ["王", "小", "明"]
    finally:
        glyphs._charsets.cache_clear()
        glyphs.can_draw.cache_clear()
