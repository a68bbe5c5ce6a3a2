"""Cells out of what people have: an Excel sheet, a CSV file in the encodings it may come in, cells copied from either.

All of it comes out as text. A formula is never evaluated: its last saved value is read, or the formula's own text.
"""

import csv
import datetime
import io
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

import openpyxl
from django.utils.translation import gettext as _

from programmes.rules import encodings
from programmes.rules.refusal import Invalid
from programmes.rules.upload import MEGABYTE

MOST_ROWS, MOST_COLUMNS, LONGEST = 5000, 60, 500
# What may stand above the rows: a title or two, and the headings.
ABOVE = 15
# A list of 5,000 people unfolds to some 10 MB; a file that unfolds to more holds something else.
LARGEST_UNFOLDED = 60 * MEGABYTE
# Where a sheet claims a million columns or rows, no list of people stands behind them.
SHEET_COLUMNS, SHEET_ROWS = 400, 4 * MOST_ROWS
NO_TEXT = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8", b"RIFF")
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}


@dataclass
class Table:
    rows: list[list[str]]
    notes: list[dict] = field(default_factory=list)
    # The line of the file each row begins on; numbered from 1.
    lines: list[int] = field(default_factory=list)


def of_file(kind, content, verbatim=False):
    """The table in a file programmes.rules.upload has looked at. Raises Invalid with a sentence for "file".

    `verbatim` keeps cells whole, with their lines and spaces: for texts, where people's names are made plain.
    """
    return _checked(_of_sheets(content) if kind == "xlsx" else _of_csv(content), "file", verbatim)


def of_text(text, verbatim=False):
    """The table in copied cells: tabs between them as Excel copies, or what a CSV file would have."""
    return _checked(Table(*_separated(text, "text")), "text", verbatim)


def _checked(table, where, verbatim=False):
    table.lines = table.lines or list(range(1, len(table.rows) + 1))
    if verbatim:
        table.rows = [[_storable(cell) for cell in row] for row in table.rows]
    else:
        table.rows = [[_plain(cell) for cell in row] for row in table.rows]
        long = sum(len(cell) > LONGEST for row in table.rows for cell in row)
        if long:
            table.notes.append({"code": "long_cells", "n": long})
        table.rows = [[cell[:LONGEST] for cell in row] for row in table.rows]
    filled = [any(cell.strip() for cell in row) for row in table.rows]
    table.lines = [line for line, here in zip(table.lines, filled, strict=True) if here]
    rows = [row for row, here in zip(table.rows, filled, strict=True) if here]
    if not rows:
        raise Invalid(_("There is nothing in this list: no cell holds any text."), field=where)
    if len(rows) > MOST_ROWS + ABOVE + 1:
        raise _too_many(where)
    table.rows = _used_columns(rows, table.notes)
    return table


def too_many(found):
    """The rows below the headings are the list; they alone are counted."""
    return found > MOST_ROWS


def _too_many(where):
    sentence = _("The list has more than {n} rows. Nothing was read; please add it in parts.")
    return Invalid(sentence.format(n=f"{MOST_ROWS:,}"), field=where)


def _used_columns(rows, notes):
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in rows)]
    if len(used) > MOST_COLUMNS:
        notes.append({"code": "columns", "n": len(used)})
    return [[row[column] for column in used[:MOST_COLUMNS]] for row in rows]


def _storable(cell):
    """What a database takes: a NUL and half a surrogate pair are no text. Everything else stays as it is."""
    return "".join(c for c in str(cell or "") if c != "\x00" and not "\ud800" <= c <= "\udfff")


def _plain(cell):
    """One line of printable text; NULs, lone surrogates and other control characters have no place in a name."""
    text = "" if cell is None else str(cell)
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = "".join(c if c in "\u200c\u200d" or unicodedata.category(c)[0] != "C" else " " for c in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


# -- Excel ---------------------------------------------------------------------------------------------------------


def _of_sheets(content):
    formulas = _looked_into(content)
    try:
        found, sheets = _first_sheet(content)
        if found and formulas:
            found = _with_formulas(content, *found)
    except Invalid:
        raise
    except Exception as error:  # openpyxl meets what is broken with whatever it happens to meet
        raise _unreadable() from error
    if not found:
        raise Invalid(_("No sheet of this file holds anything."), field="file")
    name, rows, notes = found
    if sheets > 1:
        notes.append({"code": "sheets", "name": name, "n": sheets})
    return Table(rows, notes)


def _unreadable():
    sentence = _("The file cannot be read. Open it in Excel, save it again as .xlsx, or copy the cells and paste them.")
    return Invalid(sentence, field="file")


def _looked_into(content):
    """Refuses what unfolds too far or defines entities. Says whether there are formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNFOLDED:
                raise Invalid(_("The file unfolds to more than a list of people ever holds."), field="file")
            formulas = False
            for entry in archive.infolist():
                if not entry.filename.endswith((".xml", ".rels")):
                    continue
                text = archive.read(entry)
                # Excel writes UTF-8 and no document types; in UTF-16 neither would be seen here.
                if b"\x00" in text or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise _unreadable()
                formulas |= "worksheets/" in entry.filename and bool(re.search(rb"<(\w+:)?f[ >/]", text))
            return formulas
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise _unreadable() from error


def _first_sheet(content):
    """((name, rows, notes) of the first visible sheet that holds anything, number of sheets that do)."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    found, sheets = None, 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = _rows_of(sheet, few=found is not None)
        if any(cell not in (None, "") for row in rows for cell in row):
            sheets += 1
            found = found or (sheet.title, [[_shown(cell) for cell in row] for row in rows], [])
    return found, sheets


def _rows_of(sheet, few=False):
    """A sheet often claims a million rows; claims are forgotten, and only what is there is read."""
    sheet.reset_dimensions()
    rows, filled = [], 0
    for row in islice(sheet.iter_rows(max_col=SHEET_COLUMNS, values_only=True), 20 if few else SHEET_ROWS):
        rows.append(row)
        filled += any(cell is not None for cell in row)
        if filled > MOST_ROWS + ABOVE + 1:
            raise _too_many("file")
    return rows


def _with_formulas(content, name, rows, notes):
    """A formula nobody has let Excel calculate has no value: its own text is kept, and somebody is told."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    bare = 0
    for shown, written in zip(rows, _rows_of(book[name]), strict=False):
        for column, cell in enumerate(written):
            if isinstance(cell, str) and cell.startswith("=") and column < len(shown) and not shown[column]:
                shown[column], bare = cell, bare + 1
    if bare:
        notes.append({"code": "formulas", "n": bare})
    return name, rows, notes


def _shown(cell):
    if isinstance(cell, bool) or cell is None:
        return "" if cell is None else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return "" if cell in ERRORS else str(cell)


# -- CSV and copied cells ------------------------------------------------------------------------------------------


def _of_csv(content):
    text, encoding = encodings.decoded(content)
    # A text holds next to no control characters; a picture, a film or a programme is full of them.
    odd = sum(c < " " and c not in "\t\n\r\f" for c in text[:4000])
    if content.startswith(NO_TEXT) or odd > len(text[:4000]) // 50:
        raise Invalid(_("The file calls itself csv, but is something else."), field="file")
    rows, notes, lines = _separated(text, "file")
    if encoding not in ("utf-8", "utf-16"):
        notes.append({"code": "encoding", "name": encoding})
    return Table(rows, notes, lines)


def _separated(text, where):
    text = text.removeprefix("\ufeff").replace("\x00", " ").replace("\r\n", "\n").replace("\r", "\n")
    first = text.partition("\n")[0]
    if re.fullmatch(r"sep=(.)", first):  # Excel's own way to name the separator
        separator, text, above = first[-1], text.partition("\n")[2], 1
    else:
        separator, above = _separator(text), 0
    try:
        rows, lines = _cut(text, separator)
        swallowed = _swallowed(text, rows, lines, separator)
        if swallowed:
            # A quotation mark that never ends takes the rows below into one cell: each line is then read alone.
            rows, lines = _line_by_line(text, separator)
    except csv.Error as error:
        raise Invalid(_("The list cannot be read: a quotation mark or a cell never ends."), field=where) from error
    notes = [{"code": "quotes", "n": swallowed + above}] if swallowed else []
    return rows, notes, [line + above for line in lines]


def _cut(text, separator):
    """(rows, the line each begins on)."""
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    rows, lines, line = [], [], 0
    for row in islice(reader, SHEET_ROWS):
        rows.append(row)
        lines.append(line + 1)
        line = reader.line_num
    return rows, lines


def _swallowed(text, rows, lines, separator):
    """The line on which a row begins that runs over lines which are whole rows themselves; 0 where there is none."""
    width = Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0
    if width < 4 or not any("\n" in cell for row in rows for cell in row):
        return 0
    written = text.split("\n")
    for first, after in zip(lines, [*lines[1:], len(written) + 1], strict=True):
        inner = written[first : after - 1]
        if any(len(next(csv.reader([line], delimiter=separator), ())) == width for line in inner):
            return first
    return 0


def _line_by_line(text, separator):
    """An unended cell holds what stands to the end of its own line."""
    rows = [next(csv.reader([line], delimiter=separator), []) for line in text.split("\n")[:SHEET_ROWS]]
    return rows, list(range(1, len(rows) + 1))


def _separator(text):
    """The mark that cuts the first lines into the same number of cells, more than one."""
    lines = [line for line in text.split("\n")[:60] if line.strip()][:25]
    best, most = "\t", (0, 0)
    for mark in "\t;,|" if lines else "":
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark))
        except csv.Error:
            continue
        width, often = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]))
        if width > 1 and (mark == "\t", often * min(width, 4)) > most:
            best, most = mark, (mark == "\t", often * min(width, 4))
    return best
