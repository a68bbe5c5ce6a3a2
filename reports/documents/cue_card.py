"""The card a spokesperson holds: one page in large print, whatever the group wrote."""

from itertools import product
from math import ceil

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, ngettext

from reports.documents import engine, page
from reports.documents.glyphs import require_glyphs
from reports.documents.words import Words, texts, width, words

# Points of the text that is read; then letters after which a text is shortened; then recommendations on the card.
SIZES = (25, 22, 19, 17, 15, 13.5, 12)
LETTERS = (None, 220, 130, 80, 45)
MOST = (99, 20, 12, 8)
# What the style sheet gives: points of the page between its margins, and what a line takes of its size.
HIGH, WIDE, LEADING = 731, 493, 1.36


def render_cue_card(snapshot):
    """PDF bytes: A4, one page. What does not fit is shortened and says so: the report holds every word."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        for most, letters, size in product(MOST, LETTERS, SIZES):
            if _least_height(snapshot, size, letters, most) > HIGH:
                continue
            html = _html(snapshot, size, letters, most)
            document = engine.lay_out(html, stylesheet="cue_card.css")
            if len(document.pages) == 1:
                break
        else:
            raise engine.DoesNotFit(gettext("The topic is too long for the card of the spokesperson."))
    pdf = engine.draw(document, identifier=engine.fingerprint(html))
    return engine.underlay(pdf, lang=page.tag(snapshot["language"]))


def _least_height(snapshot, size, letters, most):
    """Points the words take at the very least: what cannot fit need not be laid out."""
    lines = sum(ceil(width(line) * 0.92 * size / WIDE) * 0.92 for line in _discussion(snapshot, letters))
    rows = _rows(snapshot, letters, most)
    lines += sum(ceil(width(one["text"]) * size / (WIDE - 2.5 * size)) for one in rows)
    # The topic is set larger and closer, and bold letters are no narrower than plain ones.
    topic = ceil(width(" ".join(snapshot["topic"].split())) * 1.16 * 0.92 * size / WIDE) * 1.16 * 1.25
    return (topic + lines * LEADING + 0.5 * len(rows)) * size


def _discussion(snapshot, letters):
    return [_short(line, letters and letters * 2) for line in snapshot["discussion"]]


def _rows(snapshot, letters, most):
    rows = snapshot["recommendations"][:most]
    return [{"label": Words(one["label"]), "text": _short(one["text"], letters)} for one in rows]


def _html(snapshot, size, letters, most):
    discussion, rows = _discussion(snapshot, letters), _rows(snapshot, letters, most)
    left = len(snapshot["recommendations"]) - len(rows)
    rest = ngettext("and {n} more in the report", "and {n} more in the report", left).format(n=left)
    context = {
        **page.frame(snapshot),
        "paper": words(snapshot),
        "size": f"{size}pt",
        "discussion": discussion,
        "rows": rows,
        "rest": rest if left else "",
        "is_short": any(text.endswith("…") for text in [*discussion, *(one["text"] for one in rows)]),
    }
    return render_to_string("reports/papers/cue_card.html", context)


def _short(text, letters):
    """At most so many letters, ended where a word ends when that is not far back."""
    text = " ".join(text.split())
    if letters is None or len(text) <= letters:
        return Words(text)
    if width(text) > 0.75 * len(text):
        letters //= 2  # a Chinese letter takes the room of two
    cut = text[:letters]
    space = cut.rfind(" ")
    return Words(cut[: space if space > letters / 2 else letters].rstrip(" ,;:.–-") + "…")
