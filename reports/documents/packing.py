"""Make the fonts in a file small: a face of sixty thousand letters weighs what the twenty that are used weigh."""

import zlib

# WeasyPrint keeps the numbers of the letters, so the table of where each outline begins stays as long as in the whole
# face: 250 kB of numbers that rise by one. Each row of three bytes less the row above it is nothing but ones.
ROW = 3
WORTH_IT = 50_000


def pack_fonts(paper):
    """Write the large font files of `paper` (a pikepdf.Pdf) anew, with the filter PNG calls “up”. Nothing is lost."""
    import pikepdf

    for thing in paper.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != "/OpenType":
            continue
        content = thing.read_bytes()
        if len(content) >= WORTH_IT:
            thing.write(
                zlib.compress(less_the_row_above(content), 9),
                filter=pikepdf.Name.FlateDecode,
                decode_parms=pikepdf.Dictionary(Predictor=12, Columns=ROW),
            )


def less_the_row_above(content):
    """`content` in rows of ROW bytes, each with the number of the filter before it and the row above taken from it."""
    rows = -(-len(content) // ROW)
    content = content.ljust(rows * ROW, b"\0")
    low = int.from_bytes(b"\x7f" * len(content), "big")
    high = low + int.from_bytes(b"\x01" * len(content), "big")
    here, above = int.from_bytes(content, "big"), int.from_bytes(bytes(ROW) + content[:-ROW], "big")
    # Every byte less the byte above it, all at once: the highest bit of each keeps it from borrowing from the next.
    less = ((here | high) - (above & low)) ^ ((here ^ above ^ high) & high)
    less = less.to_bytes(len(content) + 1, "big")[1:]
    out = bytearray(rows * (ROW + 1))
    out[:: ROW + 1] = b"\x02" * rows
    for place in range(ROW):
        out[place + 1 :: ROW + 1] = less[place::ROW]
    return bytes(out)
