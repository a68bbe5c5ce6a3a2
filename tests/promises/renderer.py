"""The renderer in a process of its own, watched: `python -m tests.promises.renderer` says what drawing opened.

Three witnesses. Python's audit hook sees every file, address and program by its name; the kernel (inotify) sees who
opens the bait, whatever library it is; a listener of the parent counts who calls.
"""

import ctypes
import json
import os
import sys
from pathlib import Path

SEEN_BY_PYTHON = (
    "open", "os.listdir", "os.scandir", "os.system", "os.exec", "os.posix_spawn", "subprocess.Popen", "socket.connect",
    "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind", "urllib.Request", "ftplib.connect",
)  # fmt: skip
IN_ACCESS, IN_OPEN, NONBLOCKING = 0x1, 0x20, 0o4000
_watching, _seen = [], []


def _watch(event, arguments):
    if _watching and event in SEEN_BY_PYTHON and not (event == "open" and isinstance(arguments[0], int)):
        _seen.append((event, os.fsdecode(arguments[0]) if isinstance(arguments[0], bytes) else str(arguments[0:2])))


class Bait:
    """Opens and reads of the files in a folder, as the kernel counts them. Elsewhere than on Linux it sees nothing."""

    def __init__(self, folder):
        self.number = None
        if sys.platform == "linux":
            library = ctypes.CDLL(None, use_errno=True)
            self.number = library.inotify_init1(NONBLOCKING)
            if library.inotify_add_watch(self.number, os.fsencode(folder), IN_OPEN | IN_ACCESS) < 0:
                raise OSError(ctypes.get_errno(), "inotify")

    def taken(self):
        try:
            return self.number is not None and bool(os.read(self.number, 65536))
        except BlockingIOError:
            return False


def allowed():
    """The folders of the fonts this machine draws with, and of the templates and style sheets of papers."""
    from reports.documents import engine, glyphs

    fonts = {str(Path(glyphs._property(pattern, b"file")).parent) for pattern in glyphs._patterns()}
    templates = Path(engine.__file__).resolve().parents[2] / "templates" / "reports" / "papers"
    return (*(f"{one}/" for one in fonts), f"{templates}/", f"{engine.STYLES}/")


def of_template(payload):
    """A certificate in the words of a programme's template, its fields filled in as the preview fills them."""
    from programmes.models import Organisation, Programme
    from reports.documents.certificate import render_certificate
    from reports.models import CertificateTemplate
    from reports.queries.certificate_sample import sample

    programme = Programme(organisation=Organisation(name="UNEP"), certificate_prefix="ods")
    words = {"title": {"en": payload[:120]}, "intro": {"en": payload[:120]}, "body": {"en": f"{{workshop}} {payload}"}}
    template = CertificateTemplate(programme=programme, kind="participation", languages=["en"], words=words)
    render_certificate(sample(template))


def of_name(payload):
    from reports.documents.certificate import render_certificate
    from tests.reports.documents.snapshots import participation

    render_certificate(participation(name=payload, native_name=payload, affiliation={"en": payload}))


def of_report(payload):
    from reports.documents.group_report import render_group_report
    from tests.reports.documents.snapshots import report

    answers = [{"question": "Who monitors?", "answer": payload}]
    render_group_report(report(answers=answers, topic_title=payload, discussion=[payload], members=payload))


def of_ours(payload):
    """As if somebody's words had become markup after all: into the page as they are."""
    from reports.documents import engine

    engine.render(page(payload), lang="en", stylesheet="group_report.css", pictures={"mine": b"\xff\xd8\xff"})


def naive(payload):
    """The control: WeasyPrint as it comes."""
    import weasyprint

    weasyprint.HTML(string=page(payload)).write_pdf()


def page(payload):
    return f"<html lang='en'><head><title>t</title></head><body><p>a</p>{payload}</body></html>"


WAYS = {"template": of_template, "name": of_name, "report": of_report, "ours": of_ours, "naive": naive}


def main():
    import django

    django.setup()
    given = json.load(sys.stdin)
    import logging

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    # Once unwatched: Python loads its modules, Django its translations, and Pango its fonts with the first paper.
    for way in WAYS.values():
        way("<svg width='1' height='1'><path d='M0 0'/></svg><img src='data:,'><style>p { color: red }</style>")
    folders, bait = allowed(), Bait(given["bait"])
    sys.addaudithook(_watch)
    for number, (way, payload) in enumerate(given["cases"]):
        _seen.clear()
        bait.taken()
        _watching.append(True)
        try:
            WAYS[way](payload)
            said = ""
        except Exception as error:
            said = f"{type(error).__name__}: {error}"[:200]
        finally:
            _watching.clear()
        opened = [(event, what) for event, what in _seen if not what.lstrip("('").startswith(folders)]
        if bait.taken():
            opened.append(("inotify", "the bait"))
        print(json.dumps({"case": number, "opened": opened, "said": said}), flush=True)


if __name__ == "__main__":
    main()
