"""An extract of the roster in Word, and as a sheet for Excel, from the snapshot its PDF is drawn from."""

import openpyxl
from django.utils.translation import gettext
from openpyxl.styles import Alignment, Font

from programmes.rules import cells
from reports.documents.tables import saved
from reports.documents.word import Sheet, in_its_language, printable
from reports.documents.word_report import unless_empty


@in_its_language
def roster(snapshot, base=None):
    sheet, title = Sheet(snapshot["language"], base), gettext("Roster of trainers")
    unless_empty(sheet, snapshot["programme"], bold=True)
    sheet.heading(title)
    sheet.paragraph(snapshot["lead"])
    sheet.table(snapshot["heads"], [list(row) for row in snapshot["rows"]], snapshot["shares"])
    unless_empty(sheet, snapshot["printed_text"])
    return sheet.saved(f"{title}, {snapshot['programme']}", snapshot["organised_by"], snapshot["created"])


@in_its_language
def roster_sheet(snapshot, base=None):
    """Bytes of an .xlsx: heads in the first row, a row a trainer. What would be run as a formula is text."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = gettext("Roster of trainers")[:31]
    for row in (snapshot["heads"], *snapshot["rows"]):
        sheet.append([printable(cell) for cell in cells.safe_row(row)])
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    for column, share in zip(sheet.columns, snapshot["shares"], strict=True):
        sheet.column_dimensions[column[0].column_letter].width = 6 * share
    sheet.freeze_panes = "A2"
    return saved(book, f"{gettext('Roster of trainers')}, {snapshot['programme']}", snapshot)
