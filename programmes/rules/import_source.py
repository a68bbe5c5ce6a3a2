"""A list as it was handed in: a file or copied cells, read into columns and rows of text."""

from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from programmes.rules import headings, import_values, tables
from programmes.rules import upload as upload_rules
from programmes.rules.refusal import Invalid

FILES = ("xlsx", "csv")


@dataclass
class Source:
    """`content` is what came, never changed; `columns` as headings.columns_of answers them, `rows` below them."""

    content: bytes
    name: str
    columns: list
    rows: list
    notes: list
    # The line of the file each row begins on.
    lines: list = field(default_factory=list)

    def as_file(self):
        return ContentFile(self.content, name=self.name)


def read(*, file=None, text="", more=(), verbatim=False):
    """One of the two, a file or copied cells. Raises Invalid for what cannot be a list. `more`: see headings._field.

    `verbatim`: see tables.of_file.
    """
    if bool(file) == bool(text.strip()):
        sentence = _("Choose a file or paste cells, one of the two.") if file else _("Paste cells, or choose a file.")
        raise Invalid(sentence, field="text")
    content = upload_rules.content_of(file) if file else text.encode("utf-8", "replace")
    kind = upload_rules.checked_kind(file.name, content, FILES) if file else ""
    table = tables.of_file(kind, content, verbatim) if file else tables.of_text(content.decode(), verbatim)
    columns, rows, lines = _columns(table, "file" if file else "text", more)
    name = file.name if file else _("pasted cells") + ".tsv"
    return Source(content, name, columns, rows, table.notes, lines)


def _columns(table, where, more):
    """(columns, rows, lines): headings where there are any, otherwise what the columns hold. Travel papers stay out."""
    columns, rows, above = headings.split(table.rows, more)
    lines = table.lines
    if columns is not None:
        below = zip(table.rows[above + 1 :], table.lines[above + 1 :], strict=True)
        lines = [line for row, line in below if row != table.rows[above]]
    if columns is None:
        columns = headings.by_content(rows, import_values.Countries().knows, import_values.is_sex)
        table.notes.append({"code": "by_content"})
    elif above:
        table.notes.append({"code": "above", "n": above})
    if not rows:
        raise Invalid(_("Only headings were found, and no row below them."), field=where)
    if tables.too_many(len(rows)):
        sentence = _("The list has more than {n} rows. Nothing was read; please add it in parts.")
        raise Invalid(sentence.format(n=f"{tables.MOST_ROWS:,}"), field=where)
    if any(column["field"] == "full_name" for column in columns):
        table.notes.append({"code": "name_order"})
    private = {column["column"] for column in columns if column["reason"] == "travel"}
    rows = [["" if n in private else cell for n, cell in enumerate(row)] for row in rows]
    return columns, rows, lines
