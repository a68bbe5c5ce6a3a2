"""The only door to WeasyPrint: text and a few pictures in, tagged PDF out, nothing fetched on the way."""

import hashlib
import io
import zlib
from functools import lru_cache
from pathlib import Path

from django.core.checks import Warning as CheckWarning

from reports.documents.packing import pack_fonts
from reports.documents.tags import speak

STYLES = Path(__file__).parent / "styles"
VARIANT = "pdf/ua-1"
# The address of a picture handed over with the text: nothing but `lay_out` answers at it.
PICTURE = "picture:"
JPEG = b"\xff\xd8\xff"
LIBRARY_LINE = (
    "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
    "fonts-dejavu-core fonts-noto-core fonts-noto-cjk"
)


class DoesNotFit(ValueError):
    """The words do not fit on the paper even at the smallest size that can be read."""


@lru_cache(maxsize=1)
def _weasyprint():
    # Imported late: without Pango the import fails, and the portal must run (and say so) all the same.
    import weasyprint
    from PIL import ImageFile
    from weasyprint.text.fonts import FontConfiguration

    # It tells Pillow, for the whole process, to take pictures that were cut off; an upload that was is refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False

    class NothingIsFetched(weasyprint.URLFetcher):
        """People's words reach the page as text; should one ever become an address, it leads nowhere."""

        def fetch(self, url, headers=None):
            raise ValueError(f"papers fetch nothing: {url[:200]}")

    class OnlyWhatWasHandedOver(NothingIsFetched):
        """The bytes of exactly these pictures, from memory; every other address is refused as before."""

        def __init__(self, pictures):
            super().__init__(allowed_protocols=())
            self.pictures = pictures

        def fetch(self, url, headers=None):
            if url not in self.pictures:
                return super().fetch(url, headers)
            return weasyprint.urls.URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/jpeg"})

    return weasyprint, OnlyWhatWasHandedOver, FontConfiguration(), {}


@lru_cache(maxsize=1)
def _nothing():
    return _weasyprint()[1]({})


@lru_cache(maxsize=16)
def _stylesheet(*names):
    weasyprint, _, fonts, _ = _weasyprint()
    text = "".join((STYLES / name).read_text() for name in ("fonts.css", *names))
    return weasyprint.CSS(string=text, url_fetcher=_nothing(), font_config=fonts, base_url="paper:")


def warm(*stylesheets):
    """Load fonts and style sheets before they are wanted: the first paper of a worker then takes no longer."""
    for name in stylesheets:
        _stylesheet(name)


def lay_out(html, *, stylesheet, pictures=None):
    """Lay `html` out without drawing it: the answer knows its pages, and `draw` makes the PDF of it.

    `stylesheet` is one name or several; `pictures` are {name: bytes of a JPEG}, each at the address PICTURE + name.
    """
    weasyprint, fetcher, fonts, cache = _weasyprint()
    if len(cache) > 200:
        cache.clear()
    handed = {PICTURE + name: content for name, content in (pictures or {}).items() if content.startswith(JPEG)}
    names = (stylesheet,) if isinstance(stylesheet, str) else stylesheet
    page = weasyprint.HTML(string=html, base_url="paper:", url_fetcher=fetcher(handed) if handed else _nothing())
    # Pictures are kept by nobody: a worker would hold the photos of its last two hundred reports.
    cache = {} if handed else cache
    return page.render(font_config=fonts, stylesheets=[_stylesheet(*names)], cache=cache, pdf_variant=VARIANT)


def draw(document, *, identifier):
    # Not compressed yet: `underlay` opens it again, and compresses once.
    return document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, uncompressed_pdf=True)


def fingerprint(html):
    return hashlib.sha256(html.encode()).hexdigest()[:32].encode()


def render(html, *, lang, stylesheet, pictures=None, behind=None):
    """HTML to a tagged PDF; the same HTML gives the same bytes. Title and date are taken from the HTML.

    `behind(document)` answers with the drawing operators to lay behind the words: {number of the page from 0: bytes}.
    """
    document = lay_out(html, stylesheet=stylesheet, pictures=pictures)
    pdf = draw(document, identifier=fingerprint(html))
    return underlay(pdf, lang=lang, behind=behind(document) if behind else None)


def page_with(document, anchor):
    """The number, from 0, of the page on which the element with this id begins."""
    return next(number for number, page in enumerate(document.pages) if anchor in page.anchors)


def _artifact(operators):
    return b"/Artifact BMC\n" + operators + b"\nEMC\n"


@lru_cache(maxsize=8)
def _packed(operators):
    return zlib.compress(operators, 9)


def underlay(pdf, decoration=None, qr=b"", *, lang=None, paragraphs=(), behind=None):
    """Put drawing operators behind the words of page one, as artifacts: every word stays live tagged text.

    `paragraphs` gives the (language, text) of each P and H1 in order, for those who listen to the page; `behind` the
    operators of any page, {number from 0: bytes}.
    """
    import pikepdf

    def stream(operators, **entries):
        return pikepdf.Stream(paper, _packed(operators), Filter=pikepdf.Name.FlateDecode, **entries)

    with pikepdf.open(io.BytesIO(pdf)) as paper:
        page = paper.pages[0]
        if paragraphs:
            speak(paper, paragraphs)
        for number, operators in (behind or {}).items():
            paper.pages[number].contents_add(stream(_artifact(operators)), prepend=True)
        if qr:
            page.contents_add(stream(_artifact(qr)), prepend=True)
        if decoration:
            for name, (box, operators) in decoration.pieces.items():
                piece = stream(operators, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=list(box))
                page.Resources.XObject[f"/{name}"] = paper.make_indirect(piece)
            page.contents_add(stream(_artifact(decoration.operators)), prepend=True)
        for leaf in paper.pages:
            for annotation in leaf.get("/Annots", ()):
                annotation.F = 4  # PDF/UA asks that a link is also printed
        if lang:
            paper.Root.Lang = pikepdf.String(lang)
        pack_fonts(paper)
        out = io.BytesIO()
        paper.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def check_libraries(app_configs, **kwargs):
    """A system check: the pages work without Pango, so only a sentence at start-up shows that it is missing."""
    try:
        _weasyprint()
    except OSError as error:
        return [
            CheckWarning(
                f"Certificates and reports cannot be drawn: {error}",
                hint=f"Install the libraries and fonts: {LIBRARY_LINE}",
                id="reports.W001",
            )
        ]
    return []
