"""Letters as they leave, one a sheet, for whoever sends them by post."""

from django.template.loader import render_to_string

from reports.documents import engine
from reports.documents.glyphs import require_glyphs
from reports.documents.words import texts, words

RIGHT_TO_LEFT = ("ar",)


def render_letters(snapshot):
    """PDF bytes; the snapshot is that of the Word letters: language, title, organised_by, created, letters."""
    require_glyphs(texts(snapshot))
    paper, language = words(snapshot), snapshot["language"]
    html = render_to_string(
        "reports/papers/letters.html",
        {
            "paper": paper,
            "lang": "zh-Hans" if language == "zh-hans" else language,
            "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "letters": [{"subject": one["subject"], "blocks": _blocks(one["body"])} for one in paper["letters"]],
        },
    )
    return engine.render(html, lang=language, stylesheet="letters.css")


def _blocks(body):
    """Paragraphs as lists of lines: an address keeps its lines."""
    return [block.strip("\n").split("\n") for block in str(body).strip().split("\n\n")]
