"""The frame of a certificate, drawn by arithmetic: no picture file, no emblem, sharp at any size."""

from functools import lru_cache
from math import cos, pi, sin
from typing import NamedTuple

WIDTH, HEIGHT = 841.89, 595.28  # A4 landscape, in points
NAVY = "0.043 0.125 0.251"
STEEL = "0.388 0.498 0.592"
PALE = "0.647 0.722 0.784"
BRASS = "0.702 0.482 0.173"

EDGE = 18.0  # the outer navy rule
INNER = 36.4
HAIRLINE = 40.6
BAND = 6.9  # the lattice swings so far to each side of the middle between the two navy rules
BEAT = 38.0  # one breath of the lattice; a side is drawn by repeating it
BOX = 26.0  # the side of a corner


class Decoration(NamedTuple):
    """Operators for the page, and the pieces they repeat: {name: (box, operators)}."""

    operators: bytes
    pieces: dict


def _number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _curve(function, start, stop, steps):
    """A smooth path through `function` in cubic pieces: a fifth of the bytes of short straight lines."""
    width = (stop - start) / steps
    tiny = width / 1000
    x0, y0 = function(start)
    out = [f"{_number(x0)} {_number(y0)} m"]
    for i in range(steps):
        a, b = start + i * width, start + (i + 1) * width
        (ax, ay), (bx, by) = function(a), function(b)
        (ax2, ay2), (bx2, by2) = function(a + tiny), function(b - tiny)
        third = width / tiny / 3
        points = (
            ax + (ax2 - ax) * third,
            ay + (ay2 - ay) * third,
            bx + (bx2 - bx) * third,
            by + (by2 - by) * third,
            bx,
            by,
        )
        out.append(" ".join(map(_number, points)) + " c")
    return out


def _lattice():
    """One breath of the band, as if along the x axis: three families of waves that meet in knots."""

    def strand(waves, phase, swing):
        def point(t):
            height = BAND * swing * (0.79 + 0.21 * cos(2 * pi * t))
            return t * BEAT, height * sin(2 * pi * waves * t + phase)

        return _curve(point, 0, 1, waves * 6)

    out = [f"1 j 0.25 w {PALE} RG"]
    for k in range(8):
        out += strand(2, pi * k / 4, 1.0)
    out += ["S", f"0.28 w {STEEL} RG"]
    for k in range(6):
        out += strand(3, pi * k / 3, 0.8)
    out += ["S", f"0.34 w {NAVY} RG"]
    for k in range(2):
        out += strand(3, pi * k + pi / 2, 0.36)
    out.append("S")
    return "\n".join(out).encode()


def _rosette():
    """A flower of crossing petals around the origin, closed by two rings."""
    radius = BOX / 2 - 2.4

    def petals(count, outer, inner, phase):
        def point(t):
            r = radius * ((outer + inner) / 2 + (outer - inner) / 2 * cos(count * t + phase))
            return r * cos(t), r * sin(t)

        return _curve(point, 0, 2 * pi, count * 4)

    out = [f"1 j 0.32 w {BRASS} RG"]
    for k in range(4):
        out += petals(12, 0.95, 0.5, k * pi / 2)
    for k in range(2):
        out += petals(8, 0.52, 0.2, k * pi)
    out += ["S", f"0.5 w {BRASS} RG"]
    for ring in (1.04, 0.13):
        out += petals(2, ring, ring, 0)
    out.append("S")
    return "\n".join(out).encode()


def _frame(inset, width, colour, size=(WIDTH, HEIGHT)):
    box = f"{inset} {inset} {_number(size[0] - 2 * inset)} {_number(size[1] - 2 * inset)}"
    return [f"{width} w {colour} RG {box} re S"]


@lru_cache(maxsize=4)
def plain(size=(WIDTH, HEIGHT)):
    """Two lines and nothing else."""
    lines = [*_frame(EDGE, 1.1, NAVY, size), *_frame(24, 0.55, BRASS, size)]
    return Decoration(("q\n" + "\n".join(lines) + "\nQ").encode(), {})


@lru_cache(maxsize=4)
def border(size=(WIDTH, HEIGHT)):
    """The whole frame; the lattice and the corner are held once and repeated, which keeps a file small.

    `size` is width and height of the sheet in points.
    """
    wide, high = size
    out = _frame(EDGE, 1.1, NAVY, size) + _frame(INNER, 0.5, NAVY, size) + _frame(HAIRLINE, 0.55, BRASS, size)
    middle = (EDGE + INNER) / 2
    for length, turns in (
        (wide, ("1 0 0 1 {along} {low}", "1 0 0 1 {along} {high}")),
        (high, ("0 1 -1 0 {low} {along}", "0 1 -1 0 {high} {along}")),
    ):
        across = high if length == wide else wide
        run = length - 2 * EDGE
        beats = round(run / BEAT)
        for turn in turns:
            place = turn.format(along=_number(EDGE), low=_number(middle), high=_number(across - middle))
            # The beat is stretched by about a percent so that a whole number of them fills the side.
            out += [f"q {place} cm {run / beats / BEAT:.5f} 0 0 1 0 0 cm"]
            out += [f"/Lattice Do 1 0 0 1 {BEAT} 0 cm"] * beats
            out.append("Q")
    for x in (middle, wide - middle):
        for y in (middle, high - middle):
            corner = f"{_number(x - BOX / 2)} {_number(y - BOX / 2)} {BOX} {BOX} re"
            out += [
                f"1 g 0.9 w {NAVY} RG {corner} B",
                f"q 1 0 0 1 {_number(x)} {_number(y)} cm /Rosette Do Q",
            ]
    pieces = {
        "Lattice": ((-1, -BAND - 1, BEAT + 1, BAND + 1), _lattice()),
        "Rosette": ((-BOX / 2, -BOX / 2, BOX / 2, BOX / 2), _rosette()),
    }
    return Decoration(("q\n" + "\n".join(out) + "\nQ").encode(), pieces)
