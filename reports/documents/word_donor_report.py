"""The report to a donor in Word, to be finished by those who write it: what is not written yet is marked."""

from docx.enum.text import WD_COLOR_INDEX

from reports.documents.donor_report import is_number, widths
from reports.documents.word import Sheet, in_its_language
from reports.documents.word_report import unless_empty


@in_its_language
def donor_report(snapshot, base=None):
    sheet = Sheet(snapshot["language"], base)
    unless_empty(sheet, snapshot["title"])
    sheet.heading(snapshot["grant_title"], 1)
    unless_empty(sheet, snapshot["period_text"], bold=True)
    for line in snapshot["bodies"]:
        unless_empty(sheet, line)
    unless_empty(sheet, snapshot["credit_line"], bold=True)
    for line in snapshot["disclaimer"]:
        unless_empty(sheet, line, italic=True)
    for part in snapshot["sections"]:
        sheet.heading(f"{part['number']} {part['title']}", 1)
        _blocks(sheet, part["blocks"])
    for place, part in enumerate(snapshot["annexes"]):
        sheet.heading(part["title"], 1).paragraph_format.page_break_before = not place
        _blocks(sheet, part["blocks"])
    unless_empty(sheet, snapshot["printed_text"])
    return sheet.saved(f"{snapshot['title']}, {snapshot['grant_title']}", snapshot["organised_by"], snapshot["created"])


@in_its_language
def news_item(snapshot, base=None):
    """A headline, a date, two paragraphs, and where each number comes from."""
    sheet = Sheet(snapshot["language"], base)
    sheet.heading(snapshot["headline"], 1)
    unless_empty(sheet, snapshot["date_text"])
    _blocks(sheet, snapshot["blocks"])
    return sheet.saved(snapshot["headline"], snapshot["organised_by"], snapshot["created"])


def _blocks(sheet, blocks):
    for block in blocks:
        if block["kind"] == "text":
            sheet.paragraph(block["text"])
        elif block["kind"] == "note":
            sheet.paragraph(block["text"], italic=True)
        elif block["kind"] == "box":
            sheet.paragraph(f"[{block['text']}]", italic=True, highlight_color=WD_COLOR_INDEX.YELLOW)
        else:
            _table(sheet, block)


def _table(sheet, block):
    if block["title"]:
        sheet.heading(block["title"], 2)
    rows = [[str(cell) for cell in row] for row in block["rows"]]
    total = [[[(str(cell), {"bold": True})] for cell in block["total"]]] if block["total"] else []
    numbers = [place for place, _head in enumerate(block["heads"]) if is_number(block, place)]
    sheet.table(block["heads"], [*rows, *total], widths(block), numbers)
    for note in block["notes"]:
        sheet.paragraph(note, italic=True)
