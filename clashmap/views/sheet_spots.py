"""Where names may stand: places within an area, places around a spot, and how well they fit."""

import math
from collections.abc import Iterator

import shapely

from clashmap.views.sheet_page import Box

# How many places within an area are tried.
_TRIED = 60
# How far from its area a name that points at it may stand, in points.
_REACHES = (16, 20, 24, 29, 34, 40, 46, 53, 60, 68, 76, 85, 94)
_TURNS = 24
# How far within its area the line of a name ends, or in a narrow one.
_DEEP = (7.0, 3.5)


def boxes_around(spot: tuple[float, float], width: float, height: float) -> Iterator[Box]:
    """Yield places around a spot, the nearest first."""
    for reach in _REACHES:
        for step in range(_TURNS):
            turn = math.tau * step / _TURNS
            across, down = math.cos(turn), math.sin(turn)
            x = spot[0] + (reach + width / 2) * across
            y = spot[1] + (reach + height / 2) * down
            yield Box(x - width / 2, y - height / 2, width, height)


def core_of(area: shapely.Geometry, spot: tuple[float, float]) -> shapely.Geometry:
    """Return the part of an area around a spot that a line can end in, clear of its border."""
    at = shapely.Point(spot)
    parts = [part for deep in _DEEP for part in shapely.get_parts(area.buffer(-deep))]
    return next((part for part in parts if part.contains(at)), at)


def share_inside(box: Box, area: shapely.Geometry) -> float:
    """Return how much of a box lies within an area, 0 to 1."""
    return float(shapely.intersection(box.shape, area).area / (box.width * box.height))


def spots_of(area: shapely.Geometry, inner: Box) -> Iterator[tuple[float, float]]:
    """Yield places within an area, from the middle of its widest part outwards."""
    area = shapely.intersection(area, inner.shape)
    parts = shapely.get_parts(area)
    polygons = [part for part in parts if part.geom_type == "Polygon" and part.area > 1]
    if not polygons:
        return
    widest = max(polygons, key=lambda part: part.area)
    middle = shapely.get_point(shapely.maximum_inscribed_circle(widest, 1), 0)
    yield middle.x, middle.y
    west, south, east, north = widest.bounds
    step = max(4.0, (widest.area / _TRIED) ** 0.5)
    grid = [
        (west + step * (column + 0.5), south + step * (row + 0.5))
        for column in range(int((east - west) / step) + 1)
        for row in range(int((north - south) / step) + 1)
    ]
    shapely.prepare(widest)
    within = [spot for spot in grid if shapely.contains_xy(widest, *spot)]
    yield from sorted(
        within, key=lambda spot: (spot[0] - middle.x) ** 2 + (spot[1] - middle.y) ** 2
    )
