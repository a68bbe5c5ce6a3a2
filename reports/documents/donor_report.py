"""The report to a donor, from a snapshot of plain values: sections and annexes, each a list of blocks.

A block is a text, a note, a table or a box that somebody has yet to write in. PDF, Word and the tables of the XLSX are
drawn from the same blocks, so no number can stand in one of them and not in the others.
"""

import re

from django.template.loader import render_to_string
from django.utils import translation

from reports.documents import engine, page
from reports.documents.glyphs import require_glyphs
from reports.documents.words import Words, texts, words

NUMBER, SHORT = re.compile(r"\d"), 20
STYLES = ("field_pack.css", "outcome.css", "donor_report.css")


def render_donor_report(snapshot):
    """PDF bytes: cover with credit line and disclaimer, contents, sections, and the annexes from a new page on."""
    require_glyphs(texts(snapshot))
    with translation.override(snapshot["language"]):
        paper = words(snapshot)
        for part in (*paper["sections"], *paper["annexes"]):
            part["blocks"] = [_shaped(block) if block["kind"] == "table" else block for block in part["blocks"]]
        html = render_to_string("reports/papers/donor_report.html", {**page.frame(snapshot), "paper": paper})
    return engine.render(html, lang=page.tag(snapshot["language"]), stylesheet=STYLES)


def is_number(block, place):
    """Does this column hold numbers, or next to nothing but them ("some 20", "72 %")? Then it stands at its end."""
    cells = [row[place] for row in block["rows"]]
    return any(isinstance(cell, int | float) or cell[-1:].isdigit() for cell in cells) and all(
        isinstance(cell, int | float) or cell in ("", "–") or (len(cell) < SHORT and NUMBER.search(cell))
        for cell in cells
    )


def widths(block):
    """How many parts of the page each column gets: the first one most, numbers least."""
    if block["shares"]:
        return block["shares"]
    return [4 if place == 0 else 1.3 if is_number(block, place) else 2.5 for place, _head in enumerate(block["heads"])]


def _shaped(block):
    """The same table with the width and the side of each column, for the template."""
    parts = widths(block)
    numbers = [is_number(block, place) for place, _head in enumerate(block["heads"])]
    columns = [
        {"head": head, "width": f"{100 * part / sum(parts):.1f}%", "number": number}
        for head, part, number in zip(block["heads"], parts, numbers, strict=True)
    ]

    def row(cells):
        return [{"text": Words(cell), "number": number} for cell, number in zip(cells, numbers, strict=True)]

    return {
        **block,
        "columns": columns,
        "rows": [row(cells) for cells in block["rows"]],
        "total": row(block["total"]) if block["total"] else [],
    }
