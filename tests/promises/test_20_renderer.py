"""Promise 20: whatever people write, the renderer of papers opens no socket, and no file but fonts and templates.

Sixty texts that would make a browser, or WeasyPrint as it comes, fetch something: through the words of a template, a
name, the answers of a report, and once more as markup of our own, as if nothing had been escaped. `make test` takes
every text as markup and a tenth of the rest; PROMISES=all takes every text by every way. The control is WeasyPrint
without our fetcher, which must be seen to open the bait.
"""

import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.tenth import ALL, cases

ROOT = Path(__file__).resolve().parents[2]
# {F}: a file of the bait; {D}: its folder; {H}: a listener on this machine; {R}: it redirects to {F}.
PAYLOADS = (
    # pictures
    "<img src='file://{F}.png'>",
    "<img src='FILE://{F}.png'>",
    "<img src='file://localhost{F}.png'>",
    "<img src='{F}.png'>",
    "<img src='{H}/a.png'>",
    "<img src='HTTP:{H}/a.png'>",
    "<img src='//127.0.0.1:{P}/a.png'>",
    "<img src='{R}'>",
    "<img src='&#102;ile://{F}.png'>",
    "<img src='f&#x69;le://{F}.png'>",
    "<img src='fi&Tab;le://{F}.png'>",
    "<img src=' file://{F}.png'>",
    "<img src='file://{Q}.png'>",
    "<img src='\\\\127.0.0.1\\share\\a.png'>",
    "<img src='file:////127.0.0.1/share/a.png'>",
    "<img src='ftp://127.0.0.1:{P}/a.png'>",
    "<img src='jar:file://{F}.zip!/a.png'>",
    "<img src='picture:../../{F}.png'>",
    "<img src='picture:mine' srcset='file://{F}.png 2x'>",
    "<picture><source srcset='{H}/a.png'><img src='file://{F}.png'></picture>",
    "<video poster='file://{F}.png'></video>",
    "<input type=image src='file://{F}.png'>",
    "<image src='file://{F}.png'>",
    "<embed src='file://{F}.svg'>",
    "<object data='file://{F}.svg'></object>",
    "<object data='{H}/a.pdf' type='application/pdf'></object>",
    "<iframe src='file://{F}.html'></iframe>",
    "<frameset><frame src='file://{F}.html'></frameset>",
    "<body background='file://{F}.png'>",
    "<table background='{H}/a.png'><tr><td background='file://{F}.png'>a</table>",
    # style
    "<style>@import 'file://{F}.css';</style>",
    "<style>@import url({H}/a.css);</style>",
    "<style>@import url({R});</style>",
    "<style>@font-face {{ font-family: x; src: url(file://{F}.ttf) }} p {{ font-family: x }}</style>",
    "<style>@font-face {{ font-family: x; src: local('x'), url({H}/a.woff2) }} p {{ font-family: x }}</style>",
    "<style>p {{ background: url(file://{F}.png) }}</style>",
    "<style>p {{ background: url('\\66ile://{F}.png') }}</style>",
    "<style>p::before {{ content: url({H}/a.png) }}</style>",
    "<style>li {{ list-style-image: url(file://{F}.png) }}</style><ul><li>a</ul>",
    "<style>@page {{ background: url(file://{F}.png) }}</style>",
    "<style>@page {{ @top-left {{ content: url({H}/a.png) }} }}</style>",
    "<style>p {{ border-image: url(file://{F}.png) 3; border: 1px solid }}</style>",
    "<style>@color-profile --x {{ src: url(file://{F}.icc) }}</style>",
    "<p style='background-image: url(file://{F}.png)'>a</p>",
    "<p style=\"content: attr(x url)\" x='file://{F}.png'>a</p>",
    "<link rel=stylesheet href='file://{F}.css'>",
    "<link rel=stylesheet href='{H}/a.css'>",
    "<?xml-stylesheet href='file://{F}.css'?>",
    # files that travel with the paper
    "<link rel=attachment href='file://{F}.html'>",
    "<a rel=attachment href='file://{F}.html'>a</a>",
    "<a rel=attachment href='{H}/a.txt'>a</a>",
    # drawings
    "<svg width='9' height='9'><image href='file://{F}.png' width='9' height='9'/></svg>",
    "<svg width='9' height='9'><image xlink:href='{H}/a.png' width='9' height='9'/></svg>",
    "<svg width='9' height='9'><use href='file://{F}.svg#a'/></svg>",
    "<svg width='9' height='9'><style>@import 'file://{F}.css';</style><path d='M0 0'/></svg>",
    "<svg width='9' height='9'><script href='{H}/a.js'>fetch('{H}/b')</script><rect width='9' height='9'/></svg>",
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
    "<image href='file://{F}.png' width='9' height='9'/></svg>\">",
    "<!DOCTYPE x [<!ENTITY i SYSTEM 'file://{F}.html'>]><p>&i;</p>",
    "<base href='file://{D}/'><img src='bait.png'>",
    # templates
    "{{% include 'file://{F}.html' %}}{{{{ settings.SECRET_KEY }}}}<img src='file://{F}.png'>",
)
WRITTEN = ("template", "name", "report")


class Listener(http.server.BaseHTTPRequestHandler):
    """Counts who calls; answers /to with a redirect to the bait."""

    calls, bait = [], ""

    def do_GET(self):
        self.calls.append(self.path)
        self.send_response(302 if self.path == "/to" else 200)
        if self.path == "/to":
            self.send_header("Location", f"file://{self.bait}.png")
        self.end_headers()

    def log_message(self, *_line):
        pass


@pytest.fixture
def bait(tmp_path):
    """(folder, path of its files without their ends, port of a listener)"""
    folder = tmp_path / "bait"
    folder.mkdir()
    for end in ("png", "svg", "html", "css", "ttf", "zip", "icc"):
        (folder / f"bait.{end}").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    handler = type("Handler", (Listener,), {"calls": [], "bait": f"{folder}/bait"})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, server.server_address[1], handler.calls
    server.shutdown()
    server.server_close()


def rendered(chosen, folder, port):
    """[(way, payload, what was opened, what was said)] of each case, drawn in a process that is watched."""
    path = f"{folder}/bait"
    host = f"http://127.0.0.1:{port}"
    places = {"F": path, "D": folder, "Q": quote(path, safe=""), "H": host, "R": f"{host}/to", "P": port}
    texts = [(way, payload.format(**places)) for way, payload in chosen]
    environment = os.environ | {"NO_PROXY": "*", "DJANGO_SETTINGS_MODULE": "ttt_portal.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.promises.renderer"],
        input=json.dumps({"bait": str(folder), "cases": texts}),
        capture_output=True, text=True, check=False, cwd=ROOT, env=environment, timeout=1800,
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0 and len(lines) == len(texts), done.stderr[-3000:]
    return [(*text, line["opened"], line["said"]) for text, line in zip(texts, lines, strict=True)]


def test_the_renderer_opens_nothing_but_fonts_and_templates(bait, capsys):
    folder, port, calls = bait
    written = [(way, payload) for payload in PAYLOADS for way in WRITTEN]
    chosen = [("ours", payload) for payload in PAYLOADS] + cases(written)
    drawn = rendered(chosen, folder, port)
    opened = [one for one in drawn if one[2]]
    called = len(calls)
    # Too long for a certificate, or a colour profile, which WeasyPrint insists on: the paper is not made.
    refused = [one for one in drawn if one[3]]
    control = rendered([("naive", payload) for payload in (PAYLOADS if ALL else cases(PAYLOADS))], folder, port)
    caught = [one for one in control if one[2]]
    with capsys.disabled():
        print(
            f"\npromise 20: {len(PAYLOADS)} texts, {len(drawn)} papers drawn: {len(opened)} opened anything, {called} "
            f"calls, {len(refused)} refused; control, WeasyPrint as it comes: {len(caught)} of {len(control)} opened"
        )
    assert opened == [] and called == 0
    expected = ("DoesNotFit", "papers fetch nothing")
    assert [one for one in refused if not any(word in one[3] for word in expected)] == []
    assert len(refused) < len(drawn) // 10, refused
    assert len(caught) > len(control) // 2, "the watchers saw nothing, so nothing is proved"
