"""The list passed round on the first day: each name as it would be printed, a box to correct it, a place to sign."""

from django.template.loader import render_to_string
from django.utils import translation

from reports.documents import engine, page
from reports.documents.glyphs import require_glyphs
from reports.documents.words import texts, words


def render_name_list(snapshot):
    """PDF bytes, A4 upright. `rows` are {number, name, native_name, from}."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        html = render_to_string("reports/papers/name_list.html", {**page.frame(snapshot), "paper": words(snapshot)})
        return engine.render(html, lang=page.tag(snapshot["language"]), stylesheet="name_list.css")
