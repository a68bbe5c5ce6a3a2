"""The QR code as drawing operators, so that a certificate carries no picture and no second font."""

import segno

NAVY = "0.043 0.125 0.251"


def qr_operators(url, *, centre_x, bottom, side):
    """Draw the QR of `url` as a square of `side` points whose foot stands at (`centre_x`, `bottom`)."""
    # Any mask is valid; choosing the prettiest of eight would take five times as long.
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=2)
    rows = [bytes(row) for row in code.matrix]
    module = side / len(rows)
    left, top = centre_x - side / 2, bottom + side
    out = ["q", f"{NAVY} rg", f"{module:.4f} 0 0 {-module:.4f} {left:.3f} {top:.3f} cm"]
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                # A hair of overlap keeps viewers from showing white seams between the rows.
                out.append(f"{x} {y} {run - x} 1.02 re")
            x = run + 1
    out += ["f", "Q"]
    return "\n".join(out).encode()
