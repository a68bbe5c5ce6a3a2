"""People's words on their way to paper: which way they run, how wide they are, where they may break."""

import re
import unicodedata
from functools import lru_cache

from reports.documents.glyphs import font_file

# A line break inside one of these reads as a mistake on a certificate: 17–26 October / 2017.
DATES = re.compile(
    r"\d{1,2}(?:[–-]\d{1,2})?[\s\u00a0][^\W\d]+(?:[\s\u00a0]de)?[\s\u00a0]\d{4}(?:[\s\u00a0]г\.)?,?"
    r"|\d+[–-]\d+"
)
WIDE = ("W", "F")


class Words(str):
    """A text with its direction, so that a template can write dir="{{ text.dir }}".

    WeasyPrint does not know dir="auto"; the first strong letter decides here as it does in a browser.
    """

    def __new__(cls, text):
        # Control characters cannot stand in HTML and leave no ink; everything else is kept as stored.
        kept = (c for c in str(text) if c in "\n\t" or unicodedata.category(c) != "Cc")
        return super().__new__(cls, "".join(kept))

    @property
    def dir(self):
        for character in self:
            kind = unicodedata.bidirectional(character)
            if kind in ("R", "AL"):
                return "rtl"
            if kind == "L":
                return "ltr"
        return "ltr"


def words(value):
    """The same snapshot with every text turned into Words; `name` of a dict key is never touched."""
    if isinstance(value, str):
        return Words(value)
    if isinstance(value, dict):
        return {key: words(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [words(item) for item in value]
    return value


def texts(value):
    """Every text of a snapshot, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from texts(item)


@lru_cache(maxsize=4)
def _advances(family):
    path = font_file(family) if family else None
    if path is None:
        return {}
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"]
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def _is_wide(text):
    return any(unicodedata.east_asian_width(character) in WIDE for character in text)


def width(text, family="Noto Serif"):
    """The width of `text` in em: exact for the scripts of `family`, an estimate for the others."""
    advances = _advances(family)
    total = 0.0
    for character in text:
        known = advances.get(ord(character))
        if known is not None:
            total += known
        elif unicodedata.category(character) not in ("Mn", "Cf"):
            total += 1.0 if character > "\u1fff" else 0.56
    return total


def _pieces(text):
    """The unbreakable pieces of a text, each with the space after it."""
    for word in re.findall(r"[^ \n\t]+[ \n\t]*", text):
        if _is_wide(word):
            yield from word
        else:
            yield word


def _lines(pieces, limit):
    count, used = 1, 0.0
    for piece, blank in pieces:
        if used and used + piece > limit:
            count, used = count + 1, 0.0
        used += piece + blank
    return count


def _measured(text, family):
    # Among Chinese letters the quotation marks, too, come from the Chinese face and are as wide as a letter.
    family = "" if _is_wide(text) else family
    pieces = []
    for piece in _pieces(text):
        bare = piece.rstrip(" \n\t")
        pieces.append((width(bare, family), width(" ", family) if bare != piece else 0.0))
    return pieces


def line_count(text, limit, family="Noto Serif"):
    return _lines(_measured(text, family), limit)


def balanced(text, limit, family="Noto Serif", lines=0):
    """The narrowest width in em that needs no more lines than `limit` does: no last line of one word.

    With `lines`, the text may take that many, to stand level with the other language.
    """
    pieces = _measured(text, family)
    if not pieces:
        return limit
    own = _lines(pieces, limit)
    wanted = max(own, lines) if own > 1 else 1
    low, high = max(piece for piece, _ in pieces), limit
    if wanted == 1 or low >= limit:
        return limit
    for _ in range(14):
        middle = (low + high) / 2
        if _lines(pieces, middle) <= wanted:
            high = middle
        else:
            low = middle
    # Kerning and rounding differ by a hair between this sum and the real setting; Chinese punctuation, which
    # may not begin a line, by a letter.
    return min(limit, high + (1.2 if _is_wide(text) else 0.012 * high))
