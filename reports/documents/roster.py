"""An extract of the roster on paper, from a snapshot of plain values."""

from django.template.loader import render_to_string
from django.utils import translation

from reports.documents import engine, page
from reports.documents.glyphs import require_glyphs
from reports.documents.words import texts, words


def render_roster(snapshot):
    """PDF bytes, A4 across: a row a trainer, the heads on every page."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        whole, given = sum(snapshot["shares"]), words(snapshot)
        widths = [f"{100 * share / whole:.2f}%" for share in snapshot["shares"]]
        context = {**page.frame(snapshot), "paper": given, "columns": list(zip(given["heads"], widths, strict=True))}
        html = render_to_string("reports/papers/roster.html", context)
        return engine.render(html, lang=page.tag(snapshot["language"]), stylesheet=("group_report.css", "roster.css"))
