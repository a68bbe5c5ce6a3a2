"""The two-page brief of a programme's figures, from a snapshot of plain values."""

from django.template.loader import render_to_string
from django.utils import translation

from reports.documents import engine, page
from reports.documents.glyphs import require_glyphs
from reports.documents.words import texts, words
from reports.queries import land

STYLES = ("group_report.css", "figures_brief.css")
# The page is set smaller until the brief has its two pages; more are better than words that are cut.
SIZES, PAGES = ("", "small", "smaller"), 2
# Widths of bars in millimetres: the longest, of a column half a page wide.
LONGEST = 58


def render_figures_brief(snapshot):
    """PDF bytes: two pages of A4, unless there is too much even for the smallest size."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        context = {
            **page.frame(snapshot),
            "paper": words(snapshot),
            "circles": snapshot["circles"],
            "keys": snapshot["keys"],
            "land": land.outline(),
            "width": land.WIDTH,
            **_bars(snapshot),
        }
        for size in SIZES:
            html = render_to_string("reports/papers/figures_brief.html", context | {"size": size})
            document = engine.lay_out(html, stylesheet=STYLES)
            if len(document.pages) <= PAGES:
                break
    pdf = engine.draw(document, identifier=engine.fingerprint(html))
    return engine.underlay(pdf, lang=page.tag(snapshot["language"]))


def _bars(snapshot):
    """Rows with the lengths of their bars, as text: an SVG attribute takes a point, whatever the language writes."""
    total, regions = snapshot["total"], snapshot["regions"]
    most = max([row["persons"] for row in regions], default=0)
    steps = max(total["persons"], total["pre_accredited"], total["accredited"])
    return {
        "regions": [
            {**row, "bar": _length(row["persons"], most), "brass": _length(row["accredited"], most)} for row in regions
        ],
        "steps": [
            {"name": name, "value": total[name], "bar": _length(total[name], steps)}
            for name in ("persons", "pre_accredited", "accredited")
        ],
        "sexes": [
            {"label": label, "value": value, "bar": _length(value, total["persons"])}
            for label, value in snapshot["sexes"]
        ],
    }


def _length(value, most):
    return f"{LONGEST * min(value / most, 1):.1f}mm" if most and value else ""
