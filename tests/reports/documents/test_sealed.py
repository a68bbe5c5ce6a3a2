"""A paper is drawn from its snapshot and nothing else: no file, no address, no markup in people's words."""

import io
import sys
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from reports.documents import engine
from reports.documents.certificate import render_certificate
from reports.documents.group_report import render_group_report
from tests.reports.documents.reading import joined, letters_of, page_count, text_of
from tests.reports.documents.snapshots import certificate, participation, report

HOSTILE = [
    "<img src=file:///etc/passwd>",
    "<style>@import 'http://example.org/x.css';</style>",
    "<i style='background:url(http://example.org/x.png)'>a</i>",
    "<link rel=attachment href=file:///etc/hostname>",
    "Smith & Sons < Co {{ settings.SECRET_KEY }} {% include 'x' %}",
]
# Made by the portal, never typed; a foot with room for three lines would refuse the long payloads.
KEPT = (
    *("languages", "kind", "paper", "verify_url", "issued_on", "native_lang", "language"),
    *("number", "issued_on_text", "verify_text", "short_code"),
)
ROOT = Path(engine.__file__).resolve().parents[2]
OURS = (str(ROOT / "templates"), str(ROOT / "reports"), str(ROOT / "workshops"), "/usr/share/fonts")

_watching = []
_seen = []


def _watch(event, arguments):
    # An audit hook can never be taken away again, so it sleeps outside the test that wants it.
    if _watching and event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"):
        _seen.append((event, str(arguments[0])))


@pytest.fixture
def opened():
    if not getattr(sys, "_papers_are_watched", False):
        sys.addaudithook(_watch)
        sys._papers_are_watched = True
    # Once unwatched: Python loads its own modules and translations at the first paper.
    render_certificate(certificate())
    render_group_report(report())
    _seen.clear()
    _watching.append(True)
    yield _seen
    _watching.clear()


def _everywhere(value, payload):
    """The snapshot with the payload after every sentence people or organisers write."""
    if isinstance(value, dict):
        return {k: v if k in KEPT else _everywhere(v, payload) for k, v in value.items()}
    if isinstance(value, list):
        return [_everywhere(item, payload) for item in value]
    return f"{value} {payload}" if isinstance(value, str) else value


@pytest.mark.parametrize("payload", HOSTILE)
def test_markup_in_every_field_of_a_certificate_is_printed_as_text_and_opens_nothing(payload, opened):
    pdf = render_certificate(_everywhere(participation(), payload))
    seen = list(opened)
    _watching.clear()
    assert [entry for entry in seen if not entry[1].startswith(OURS)] == []
    assert text_of(pdf).replace(" ", "").count(joined(payload).replace(" ", "")) == 11


@pytest.mark.parametrize("payload", HOSTILE)
def test_markup_in_every_field_of_a_report_is_printed_as_text_and_opens_nothing(payload, opened):
    pdf = render_group_report(_everywhere(report(), payload))
    seen = list(opened)
    _watching.clear()
    assert [entry for entry in seen if not entry[1].startswith(OURS)] == []
    # Twenty-nine fields, and two in the foot of every page.
    expected = 29 + 2 * page_count(pdf)
    assert letters_of(pdf).replace(" ", "").count(joined(payload).replace(" ", "")) == expected


@pytest.mark.parametrize("payload", HOSTILE)
def test_markup_in_an_amendment_is_printed_as_text_inside_its_mark(payload):
    row = {"label": "B1", "text": "Report.", "amended_text": f"Report {payload}."}
    text = letters_of(render_group_report(report(recommendations=[row])))
    assert joined(payload).replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "data:image/png;base64,AAAA", "ftp://h/x"]
)
def test_even_markup_of_our_own_could_fetch_nothing(address, opened):
    html = f'<html lang="en"><title>t</title><p>a<img alt="x" src="{address}"><style>@import "{address}";</style></p>'
    engine.render(html, lang="en", stylesheet="group_report.css")
    seen = list(opened)
    _watching.clear()
    assert [entry for entry in seen if not entry[1].startswith(OURS)] == []


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "data:image/png;base64,AAAA", "picture:other", "PICTURE:mine"],
)
def test_beside_the_pictures_handed_over_nothing_can_be_fetched(address, opened, caplog):
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, "JPEG")
    html = f'<html lang="en"><title>t</title><p><img alt="a" src="picture:mine"><img alt="b" src="{address}"></p>'
    opened.clear()
    pdf = engine.render(html, lang="en", stylesheet="group_report.css", pictures={"mine": made.getvalue()})
    seen = list(opened)
    _watching.clear()
    assert [entry for entry in seen if not entry[1].startswith(OURS)] == []
    assert [len(page.images) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages] == [1]


def test_a_picture_is_not_kept_for_the_next_paper():
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, "JPEG")
    html = '<html lang="en"><title>t</title><p><img alt="a" src="picture:mine"></p>'
    engine.render(html, lang="en", stylesheet="group_report.css", pictures={"mine": made.getvalue()})
    pdf = engine.render(html, lang="en", stylesheet="group_report.css")
    assert [len(page.images) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages] == [0]


def test_markup_in_the_number_and_the_code_is_printed_as_text():
    pdf = render_certificate(participation(number="<b>7</b>", short_code="<i>&amp;", verify_text="<u>"))
    assert "No. <b>7</b>" in text_of(pdf)
    assert "<u> · <i>&amp;" in text_of(pdf)


def test_a_verification_address_that_is_a_script_is_not_a_link():
    pdf = render_certificate(participation(verify_url="javascript:alert(1)"))
    assert b"javascript" not in pdf
    assert "verify" not in text_of(pdf)


def test_the_check_names_the_packages_when_pango_is_missing(monkeypatch):
    def missing():
        raise OSError("cannot load library 'libpango-1.0-0'")

    assert engine.check_libraries(None) == []
    monkeypatch.setattr(engine, "_weasyprint", missing)
    [warning] = engine.check_libraries(None)
    assert "libpango-1.0-0" in warning.hint
    assert "fonts-noto-core" in warning.hint
