"""Cells of files that are opened in a spreadsheet: what somebody typed must never be run as a formula there."""

# A spreadsheet takes a cell that begins with one of these for a formula, or for the way to one.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(value):
    """The text of a cell, with an apostrophe before what would start a formula; numbers stay numbers."""
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def safe_row(values):
    return [safe(value) for value in values]
