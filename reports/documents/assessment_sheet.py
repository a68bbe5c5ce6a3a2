"""The sheet of an assessor to fill in by hand, from a snapshot of plain values."""

from django.template.loader import render_to_string
from django.utils import translation

from reports.documents import engine, page
from reports.documents.glyphs import require_glyphs
from reports.documents.words import texts, words


def render_assessment_sheet(snapshot):
    """PDF bytes, A4: the candidate, the lessons, each line of the rubric with what every score looks like."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        context = {**page.frame(snapshot), "paper": words(snapshot), "lessons": range(snapshot["lessons"])}
        html = render_to_string("reports/papers/assessment_sheet.html", context)
    styles = ("group_report.css", "assessment_sheet.css")
    return engine.render(html, lang=page.tag(snapshot["language"]), stylesheet=styles)
