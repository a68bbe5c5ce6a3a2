"""What WeasyPrint leaves out of the tags of a page: the language of a paragraph, and letters it cannot map."""

import re
import unicodedata

# Thai and Lao sara am is drawn with two glyphs that share one letter: such a line is searched and read aloud
# wrongly unless the true text is written beside it. So are marks that no letter has swallowed.
SARA_AM = re.compile("[\u0e33\u0eb3]")
MARKED = re.compile(rb"<<\s*/MCID (\d+)\s*>>")


def needs_true_text(text):
    # Not for right-to-left text: poppler turns a true text round once more, and the glyphs map well as they are.
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        return False
    return bool(SARA_AM.search(text)) or any(unicodedata.category(c) in ("Mn", "Mc") for c in text)


def speak(paper, paragraphs):
    """Give each P and H1 of a one-page `paper` its (language, text), in the order of the page."""
    import pikepdf

    elements = []

    def walk(element):
        if isinstance(element, pikepdf.Array):
            for child in element:
                walk(child)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            if element.S in ("/P", "/H1"):
                elements.append(element)
            else:
                walk(element.get("/K", pikepdf.Array()))

    walk(paper.Root.StructTreeRoot.K)
    if len(elements) != len(paragraphs):
        raise AssertionError(f"{len(elements)} tagged paragraphs for {len(paragraphs)} texts")
    true_texts = {}
    for element, (language, text) in zip(elements, paragraphs, strict=True):
        element.Lang = pikepdf.String(language)
        if needs_true_text(text):
            # The whole text goes to the first line of the paragraph, nothing to the others.
            for i, number in enumerate(_lines(element)):
                true_texts[number] = "" if i else text
    if true_texts:
        _write_true_texts(paper, true_texts)


def _lines(element):
    """The numbers of the marked pieces of one paragraph, in reading order."""
    import pikepdf

    for child in element.get("/K", pikepdf.Array()):
        if isinstance(child, int):
            yield child
        elif isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from _lines(child)


def _write_true_texts(paper, texts):
    def rewritten(match):
        text = texts.get(int(match[1]))
        if text is None:
            return match[0]
        code = ("\ufeff" + text).encode("utf-16-be").hex().encode() if text else b""
        return b"<</MCID " + match[1] + b" /ActualText <" + code + b">>>"

    contents = paper.pages[0].Contents
    contents.write(MARKED.sub(rewritten, contents.read_bytes()))
