"""The map: land without a border, and where on it a place stands.

The outline is Natural Earth's (public domain, by way of world-atlas), drawn in the Equal Earth projection turned by
eleven degrees, so that the Bering Strait is the edge and no land is cut.
"""

import json
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from django.utils.safestring import mark_safe

FILE = Path(__file__).resolve().parents[2] / "programmes" / "library" / "land.json"
WIDTH, HEIGHT = 960, 470
SCALE, TURNED = 176.6034, 11
# The polynomial of the Equal Earth projection.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2


def point(latitude, longitude):
    """(x, y) in the box of the map, in its own units."""
    away = radians((longitude - TURNED + 180) % 360 - 180)
    angle = asin(M * sin(radians(latitude)))
    second, sixth = angle**2, angle**6
    x = away * cos(angle) / (M * (A1 + 3 * A2 * second + sixth * (7 * A3 + 9 * A4 * second)))
    y = angle * (A1 + A2 * second + sixth * (A3 + A4 * second))
    return round(WIDTH / 2 + SCALE * x, 1), round(HEIGHT / 2 - SCALE * y, 1)


@lru_cache(maxsize=1)
def outline():
    """The `d` of the one path all land is."""
    return mark_safe(json.loads(FILE.read_text(encoding="utf-8"))["path"])


def drawing():
    """An SVG file with that path under the name `land`; pages refer to it, so that a browser loads it once."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    return f'{head}<path id="land" d="{outline()}"/></svg>'
