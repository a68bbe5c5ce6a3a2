"""Word beside PDF: a sheet of the programme's own paper, and the few things that are written on it."""

import io
import re
import zipfile
from copy import deepcopy
from datetime import datetime
from functools import wraps

from django.utils import translation
from docx import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.documents.words import Words

RIGHT_TO_LEFT = ("ar", "fa", "ur", "he", "ps")
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh-hans": "zh-CN"}
# A file says when it was zipped; ours says nothing, so that the same words are the same bytes.
ZIPPED = (1980, 1, 1, 0, 0, 0)
UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Written without spaces, so that it may break anywhere.
CHINESE = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
# Letters of a word, beyond which it may break: an address on the web leaves no room for the rest.
LONGEST = 16
A4 = {"page_width": Mm(210), "page_height": Mm(297)}
MARGINS = dict.fromkeys(("top_margin", "right_margin", "bottom_margin", "left_margin"), Mm(22))


class NotAWordFile(ValueError):
    """The file cannot be opened as a Word document."""


def in_its_language(draw):
    """Labels come in the language of the paper, whoever asks for it."""

    @wraps(draw)
    def drawn(snapshot, base=None, **handed):
        with translation.override(snapshot["language"]):
            return draw(snapshot, base, **handed)

    return drawn


class Sheet:
    """A Word document being written: the programme's template with its body emptied, or clean paper."""

    def __init__(self, language, base=None):
        self.language = language
        self.rtl = language.split("-")[0] in RIGHT_TO_LEFT
        self.document = opened(base) if base else Document()
        self._empty()
        self._measure(clean=not base)

    def _empty(self):
        """Take what stands in the body; the last section stays, with the header and footer it had or took over."""
        body = self.document.element.body
        sections = list(body.iter(qn("w:sectPr")))
        last = body.find(qn("w:sectPr"))
        for child in list(body):
            if child is not last:
                body.remove(child)
        if last is None:
            return
        # A section without a header of its own shows the one before it, which has just gone.
        for kind in ("w:headerReference", "w:footerReference"):
            known = {}
            for section in sections:
                known |= {one.get(qn("w:type")): one for one in section.findall(qn(kind))}
            own = {one.get(qn("w:type")) for one in last.findall(qn(kind))}
            for name, reference in known.items():
                if name not in own:
                    last.insert(0, deepcopy(reference))

    def _measure(self, clean):
        """A4, where the template does not say otherwise."""
        if not len(self.document.sections):
            self.document.element.body.append(OxmlElement("w:sectPr"))
        section = self.document.sections[-1]
        for name, length in {**A4, **MARGINS}.items():
            if clean or getattr(section, name) is None:
                setattr(section, name, length)
        if clean:
            self.document.styles["Normal"].font.size = Pt(11)

    def heading(self, text, level=1):
        name = f"Heading {level}"
        paragraph = self.document.add_paragraph(style=name if self._has(name) else None)
        return self._fill(paragraph, text, **({} if self._has(name) else {"bold": True, "size": Pt(18 - 2 * level)}))

    def paragraph(self, text, new_page=False, **look):
        """One paragraph; a line break in the text is a line break on paper."""
        paragraph = self._fill(self.document.add_paragraph(), text, **look)
        if new_page:
            paragraph.paragraph_format.page_break_before = True
        return paragraph

    def pieces(self, parts):
        """One paragraph of (text, run properties)."""
        return self._runs(self.document.add_paragraph(), parts)

    def picture(self, content, text, width, height):
        """A JPEG no larger than so many millimetres, with `text` for those who cannot see it."""
        shape = self.document.add_picture(io.BytesIO(content))
        scale = min(Mm(width) / shape.width, Mm(height) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape._inline.docPr.set("descr", printable(text))

    def table(self, heads, rows, shares=None, numbers=()):
        """`rows`: lists of cells, each a text or a list of (text, run properties); a text alone is a row across.

        `shares` say how the width of the page is shared out among the columns; without them all are as wide. The
        columns in `numbers` stand at their end.
        """
        table = self.document.add_table(rows=0, cols=len(heads))
        if self._has("Table Grid"):
            table.style = "Table Grid"
        else:
            _border(table)
        _give_air(table)
        if self.rtl:
            table.table_direction = WD_TABLE_DIRECTION.RTL
        if any(heads):
            head = table.add_row()
            self._cells(head, [[(text, {"bold": True})] for text in heads])
            _repeat(head)
        for row in rows:
            cells = table.add_row()
            if isinstance(row, str):
                across = cells.cells[0].merge(cells.cells[-1])
                self._runs(across.paragraphs[0], [(row, {"bold": True})])
            else:
                self._cells(cells, row)
            _whole(cells)
        self._share_out(table, shares or [1] * len(heads))
        for row in table.rows if numbers else ():
            for place in numbers if len(row._tr.tc_lst) == len(heads) else ():
                row.cells[place].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        # Two tables without a paragraph between them grow together.
        self.document.add_paragraph()
        return table

    def _share_out(self, table, shares):
        section = self.document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        # A row across is one cell, which keeps the width of all of them.
        rows = [row for row in table.rows if len(row._tr.tc_lst) == len(shares)]
        least = [max(map(_least_width, column)) for column in zip(*(_texts(row) for row in rows), strict=True)]
        for column, width in zip(table.columns, _wide_enough(room, shares, least), strict=True):
            column.width = width
        for row in rows:
            for cell, column in zip(row._tr.tc_lst, table.columns, strict=True):
                cell.width = column.width

    def _cells(self, row, cells):
        for cell, content in zip(row.cells, cells, strict=True):
            parts = content if isinstance(content, list) else [(content, {})]
            self._runs(cell.paragraphs[0], parts)

    def _fill(self, paragraph, text, **look):
        return self._runs(paragraph, [(text, look)])

    def _runs(self, paragraph, parts):
        """Every text as text: whatever a name holds, it is neither a field nor a formula nor markup."""
        whole = Words("".join(text for text, _look in parts))
        if whole.dir == "rtl" or (self.rtl and not any(map(str.isalpha, whole))):
            paragraph._p.get_or_add_pPr().append(_on("w:bidi"))
        elif self.rtl:
            # Words of another script keep their full stop at their end, and stand where the others begin.
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for text, look in parts:
            run = paragraph.add_run(printable(text))
            for name, value in look.items():
                setattr(run.font, name, value)
            properties = run._r.get_or_add_rPr()
            if Words(text).dir == "rtl":
                run.font.cs_bold, run.font.cs_italic = look.get("bold"), look.get("italic")
                properties.append(_on("w:rtl"))
            properties.append(self._tongue())
        return paragraph

    def _tongue(self):
        """For the spelling checker, which otherwise underlines a whole report."""
        element, tag = OxmlElement("w:lang"), LANGUAGES.get(self.language, self.language)
        name = "w:bidi" if self.rtl else "w:eastAsia" if self.language.startswith("zh") else "w:val"
        element.set(qn(name), tag)
        return element

    def _has(self, name):
        return any(style.name == name for style in self.document.styles)

    def saved(self, title, author="", created=""):
        """The bytes of the file; the same words give the same bytes."""
        core = self.document.core_properties
        core.title, core.author, core.language = printable(title)[:250], printable(author)[:250], self.language
        core.last_modified_by, core.comments, core.revision = "", "", 1
        core.created = core.modified = datetime.fromisoformat(created) if created else datetime(2000, 1, 1)
        made = io.BytesIO()
        self.document.save(made)
        return _same_bytes(made)


def opened(content):
    """The document in these bytes. Raises NotAWordFile."""
    try:
        document = Document(io.BytesIO(content))
        if document.element.body is None or not len(document.styles):
            raise NotAWordFile
    except Exception as error:
        raise NotAWordFile from error
    return document


def printable(text):
    """Without the characters that XML cannot hold; they leave no ink."""
    return UNPRINTABLE.sub("", str(text))


def _on(name):
    element = OxmlElement(name)
    element.set(qn("w:val"), "1")
    return element


def _border(table):
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # Word wants the properties of a table in its own order.
    after = [
        one for one in table._tbl.tblPr if one.tag in map(qn, ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"))
    ]
    after[0].addprevious(borders) if after else table._tbl.tblPr.append(borders)


def _give_air(table):
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        air = OxmlElement(f"w:{side}")
        air.set(qn("w:w"), "40")
        air.set(qn("w:type"), "dxa")
        margins.append(air)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else table._tbl.tblPr.append(margins)


def _texts(row):
    return ["".join(cell.itertext(qn("w:t"))) for cell in row._tr.tc_lst]


def _least_width(text):
    """What the longest word takes, so that no program breaks it: an estimate for bold letters of 11 points."""
    longest = max((len(word) for word in re.split(r"[\s/-]+", text) if not CHINESE.search(word)), default=1)
    return Pt(12 + 8 * min(longest, LONGEST))


def _wide_enough(room, shares, least):
    """[width of each column]: its share, or more where a word needs it, which those with room to spare give up."""
    if sum(least) >= room:
        return [int(room * one / sum(least)) for one in least]
    wanted = [max(room * share / sum(shares), one) for share, one in zip(shares, least, strict=True)]
    spare, over = sum(wanted) - sum(least), sum(wanted) - room
    return [int(width - over * (width - one) / spare) for width, one in zip(wanted, least, strict=True)]


def _repeat(row):
    row._tr.get_or_add_trPr().append(_on("w:tblHeader"))


def _whole(row):
    """A row does not break over two pages."""
    row._tr.get_or_add_trPr().append(_on("w:cantSplit"))


def _same_bytes(made):
    again = io.BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            info = zipfile.ZipInfo(entry.filename, ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(entry.filename))
    return again.getvalue()
