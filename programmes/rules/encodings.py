"""Which alphabet a CSV file was written in: Excel writes the one of the officer's own Windows and says nothing."""

from programmes.rules import headings

# Cyrillic, Arabic, Chinese, Western, Central European. UTF-8 and UTF-16 say what they are.
GUESSED = ("cp1251", "cp1256", "gb18030", "cp1252", "cp1250")
LOOKED_AT = 20_000
# Most letters stand in both Latin alphabets. These are at home in Serbian, Czech or Romanian;
# and what is "£" or "¾" in the one is a letter in the other.
CENTRAL, SIGNS = "šžŠŽðþ", "ŁŻľĽ"


def decoded(content):
    """(text, name of the encoding). UTF-8 if it is; otherwise the guess with the most words and the fewest oddities."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    best = max(GUESSED, key=lambda name: _likelihood(name, content))
    return content.decode(best, errors="replace"), best


def _likelihood(name, content):
    text = content[:LOOKED_AT].decode(name, errors="replace")
    # The cut may fall into a character; only what is broken in the middle tells against a guess.
    broken = text[:-4].count("\ufffd")
    words = sum(headings.known(cell) for line in text.splitlines()[:20] for cell in _cells(line))
    return (-broken, words, _natural(name, text))


def _cells(line):
    for mark in "\t;,|":
        if mark in line:
            return [cell.strip(' "') for cell in line.split(mark)]
    return [line.strip(' "')]


def _natural(name, text):
    """Share of the letters beyond ASCII that stand as that alphabet has them."""
    fine = odd = 0
    for before, letter in zip(" " + text, text, strict=False):
        if letter < "\x80":
            continue
        if _fits(name, before, letter):
            fine += 1
        else:
            odd += 1
    return (fine - odd) / (fine + odd or 1)


def _fits(name, before, letter):
    if name == "cp1251":
        flips = before.islower() and letter.isupper()
        return "\u0400" <= letter <= "\u04ff" and not flips and not (before.isascii() and before.isalpha())
    if name == "cp1256":
        return "\u0600" <= letter <= "\u06ff" and not (before.isascii() and before.isalpha())
    if name == "gb18030":
        try:
            return len(letter.encode("gb2312")) == 2 and not (before.isascii() and before.isalpha())
        except UnicodeEncodeError:
            return False
    if name == "cp1252" and letter in CENTRAL:
        return False
    if name == "cp1250" and letter in SIGNS and not before.isalpha():
        return False
    return letter.isalpha() and "\u00c0" <= letter <= "\u017f" and before < "\u0180"
