"""The tables of a paper as a workbook: a sheet each, numbers as numbers, what people typed as text."""

import io
import re
import zipfile
from datetime import datetime

import openpyxl
from django.utils import translation
from django.utils.translation import gettext
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from programmes.rules import cells
from reports.documents.word import ZIPPED, printable

NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
WIDEST, NARROWEST = 60, 12


def donor_report_tables(snapshot):
    """XLSX bytes: what the report is about, then every table of it, the definitions last among them."""
    with translation.override(snapshot["language"]):
        book = openpyxl.Workbook()
        _about(book.active, snapshot)
        for part in (*snapshot["sections"], *snapshot["annexes"]):
            for block in part["blocks"]:
                if block["kind"] == "table":
                    _sheet(book, block, part["title"])
    return saved(book, f"{snapshot['title']}, {snapshot['grant_title']}", snapshot)


def saved(book, title, snapshot):
    """The bytes of a workbook of what a snapshot says; the same words give the same bytes."""
    book.properties.title = title[:250]
    book.properties.creator = snapshot["organised_by"][:250]
    made = datetime.fromisoformat(snapshot["created"])
    book.properties.created = book.properties.modified = made
    file = io.BytesIO()
    book.save(file)
    return _same_bytes(file, made)


def _about(sheet, snapshot):
    sheet.title = _name(gettext("Report"), [])
    rows = [
        [snapshot["title"]],
        [snapshot["grant_title"]],
        [snapshot["period_text"]],
        *([line] for line in snapshot["bodies"]),
        [snapshot["credit_line"]],
        *([line] for line in snapshot["disclaimer"]),
        [snapshot["printed_text"]],
    ]
    for row in rows:
        if row[0]:
            sheet.append(_safe(row))
    sheet["A1"].font = Font(bold=True)
    sheet.column_dimensions["A"].width = WIDEST
    for cell in sheet["A"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _sheet(book, block, part):
    sheet = book.create_sheet(_name(block["sheet"] or block["title"] or part, book.sheetnames))
    sheet.append(_safe([block["title"] or part]))
    sheet.append(_safe(block["heads"]))
    for row in block["rows"]:
        sheet.append(_safe(row))
    if block["total"]:
        sheet.append(_safe(block["total"]))
    for place, _head in enumerate(block["heads"]):
        column = [block["heads"], *block["rows"]]
        longest = max(len(str(row[place])) for row in column)
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(longest + 2, NARROWEST), WIDEST)
    for cell in (*sheet[1], *sheet[2], *(sheet[sheet.max_row] if block["total"] else ())):
        cell.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A3"
    sheet.append([])
    for note in block["notes"]:
        sheet.append(_safe([note]))


def _safe(row):
    return [cells.safe(one) if isinstance(one, int | float) else cells.safe(printable(one)) for one in row]


def _name(text, taken):
    """A name of a sheet: at most 31 letters, none of a few signs, each once."""
    name = NOT_IN_A_NAME.sub(" ", printable(text)).strip()[:31] or "–"
    found, number = name, 2
    while found.casefold() in {one.casefold() for one in taken}:
        found, number = f"{name[:28]} {number}", number + 1
    return found


def _same_bytes(file, made):
    """A workbook says when it was zipped and saved; ours says the day of the report, so that it is the same again."""
    again = io.BytesIO()
    saved = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                content = saved.sub(rb"\g<1>" + made.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\g<2>", content)
            info = zipfile.ZipInfo(entry.filename, ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, content)
    return again.getvalue()
