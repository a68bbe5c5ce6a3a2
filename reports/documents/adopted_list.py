"""What the plenary adopted, as a list to hand out, from a snapshot of plain values."""

from django.template.loader import render_to_string
from django.utils import translation

from reports.documents import engine, page
from reports.documents.glyphs import require_glyphs
from reports.documents.words import texts, words

COLUMNS = {"who": ("responsible", "lead"), "when": ("by_when",), "urgent": ("priority",)}


def render_adopted_list(snapshot):
    """PDF bytes: the adopted recommendations with their numbers, then the deferred ones. Nothing of it is cut."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        context = {**page.frame(snapshot), "paper": words(snapshot), **shape(snapshot["adopted"])}
        html = render_to_string("reports/papers/adopted_list.html", context)
    styles = ("group_report.css", "recommendations.css", "adopted_list.css")
    return engine.render(html, lang=page.tag(snapshot["language"]), stylesheet=styles)


def shape(rows):
    """Which columns have an entry, and which marks need their line of explanation."""
    return {
        **{f"has_{name}": any(row.get(key) for row in rows for key in keys) for name, keys in COLUMNS.items()},
        "amended": any(row["is_amended"] for row in rows),
        "mended": any(row["is_mended"] for row in rows),
    }
