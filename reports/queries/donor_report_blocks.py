"""What a report is made of: texts, notes, tables, and boxes somebody has yet to write in. Plain values alone."""

from programmes.models import Qualifier


def text(words):
    return {"kind": "text", "text": str(words)}


def say(words):
    """A text, or nothing where there is nothing to say."""
    return [text(words)] if words else []


def note(words):
    return {"kind": "note", "text": str(words)}


def box(words):
    return {"kind": "box", "text": str(words)}


def table(heads, rows, *, title="", sheet="", total=(), notes=(), shares=()):
    """`sheet` names its sheet in the workbook; `shares` say how the page is shared out among the columns."""
    return {
        "kind": "table",
        "title": str(title),
        "sheet": str(sheet),
        "heads": [str(head) for head in heads],
        "rows": [[_cell(cell) for cell in row] for row in rows],
        "total": [_cell(cell) for cell in total],
        "notes": [str(words) for words in notes if words],
        "shares": list(shares),
    }


def _cell(value):
    return value if isinstance(value, int | float) else str(value)


def exactly(number, qualifier):
    """12, or "some 20" where those who counted were not sure; a dash where nothing could be counted."""
    if number is None:
        return "–"
    return number if qualifier == Qualifier.EXACT else f"{Qualifier(qualifier).label} {number:,}"


def value_words(figure):
    """The value of a figure as a cell: a number as long as it is exact and has no unit."""
    unit = figure.shown_unit
    value = exactly(figure.value if figure.value is None else int(figure.value), figure.qualifier)
    return f"{value} {unit}" if unit and value != "–" else value
