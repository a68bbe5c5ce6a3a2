"""What is drawn of the figures: circles on the map, with places and sizes in the units of its box."""

from dataclasses import dataclass
from math import sqrt

from reports.queries import land

# The area of a circle shows a number; one person is this large, unless the largest number would cover a continent.
ONE, LARGEST, SMALLEST = 5.0, 26.0, 2.5


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    r: float
    is_ringed: bool
    # Trainers and nobody on a list: a ring around nothing.
    is_hollow: bool
    title: str


@dataclass(frozen=True)
class Key:
    """One circle of the legend, standing on a common line."""

    x: float
    y: float
    r: float
    number: int


@dataclass(frozen=True)
class WorldMap:
    circles: list
    keys: list
    width: int = land.WIDTH
    height: int = land.HEIGHT


def world_map(parts):
    """Of parts by country: a circle at a point inside each country that sent somebody, the large ones below.

    The smallest stands also where somebody came from and nobody wrote down how many.
    """
    shown = [part for part in parts if part and part.country and part.country.latitude is not None]
    largest = max((part["persons"] for part in shown), default=1) or 1
    unit = min(ONE, LARGEST / sqrt(largest))
    circles = []
    for part in sorted(shown, key=lambda part: (-part["persons"], part.label)):
        x, y = land.point(part.country.latitude, part.country.longitude)
        circles.append(
            Circle(
                x,
                y,
                _radius(part["persons"], unit),
                bool(part["accredited"]),
                not part["persons"],
                _title(part),
            )
        )
    return WorldMap(circles, list(_keys(largest, unit)))


def _title(part):
    return f"{part.label}: {part['persons']}" if part["persons"] else part.label


def _radius(number, unit):
    return round(max(unit * sqrt(number), SMALLEST), 1)


def _keys(largest, unit):
    x = 40
    for number in sorted({1, max(largest // 3, 1), largest}):
        r = _radius(number, unit)
        x += r
        yield Key(round(x, 1), round(395 - r, 1), r, number)
        x += r + 26
