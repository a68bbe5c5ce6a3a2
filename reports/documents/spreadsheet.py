"""A table as a file: CSV for any program, XLSX with numbers as numbers."""

import csv
import io
from datetime import datetime

import openpyxl
from openpyxl.styles import Font
from openpyxl.writer.excel import save_workbook

from programmes.rules import cells

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def render_table(table, format):
    """The bytes of a Table in one of TYPES."""
    return _xlsx(table) if format == "xlsx" else _csv(table)


def _csv(table):
    out = io.StringIO()
    # Excel takes a file for UTF-8 only when it begins with this mark.
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(cells.safe_row(table.headings))
    writer.writerows(cells.safe_row(row) for row in table.rows)
    return out.getvalue().encode()


def _xlsx(table):
    book = openpyxl.Workbook()
    # The same figures give the same file.
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    book.properties.title, book.properties.creator = table.title, ""
    sheet = book.active
    sheet.title = "".join(letter for letter in table.title if letter not in "[]:*?/\\")[:31] or "1"
    sheet.append(cells.safe_row(table.headings))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in table.rows:
        sheet.append(cells.safe_row(row))
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 44
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()
