"""A small map of the provinces as a drawing: colours, a number on each, names where they fit.

It is sent whole, as an image with its text: for maps side by side, which nobody zooms into.
"""

import math
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import shapely

from clashmap.views.palette import Theme
from geo.boundaries import Boundaries, label_points, simplify_for_drawing

WIDTH = 400
# Degrees: less than a pixel of a map this wide.
_TOLERANCE = 0.015
_MARGIN = 6
_NAME, _NUMBER = 10, 14
# The mean width of a sign, in parts of the size of the letters.
_SIGN = 0.56
# Where a number may stand, seen from its point.
_OFFSETS = ((0, 0), (0, -9), (0, 9), (-10, 0), (10, 0), (-9, -9), (9, -9), (-9, 9), (9, 9))
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A province's path and the point of its label, in the drawing's own units."""

    name: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Outlines:
    """The provinces of a drawing WIDTH wide and so high."""

    height: float
    provinces: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """What a map shows: fills by province, the numbers on them, and what it says in words."""

    fills: Mapping[str, str]
    numbers: Mapping[str, str]
    words: str


def draw_outlines(boundaries: Boundaries) -> Outlines:
    """Return the provinces as paths, east to the right; a degree is as long both ways at 34 N."""
    thin = simplify_for_drawing(boundaries.provinces, _TOLERANCE)
    west, south, east, north = thin.total_bounds
    wide = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * _MARGIN) / ((east - west) * wide)

    def place(x: float, y: float) -> tuple[float, float]:
        return _MARGIN + (x - west) * wide * scale, _MARGIN + (north - y) * scale

    provinces = tuple(
        Outline(str(name), _path(shape, place), *place(point.x, point.y))
        for name, shape, point in zip(
            thin["province"],
            thin.geometry,
            label_points(boundaries.provinces).geometry,
            strict=True,
        )
    )
    return Outlines(2 * _MARGIN + (north - south) * scale, provinces)


def small_map_html(outlines: Outlines, paint: Paint, theme: Theme) -> str:
    """Return the map as an image element with its words as the text in its place."""
    data = b64encode(small_map_svg(outlines, paint, theme).encode("utf-8")).decode("ascii")
    return (
        f'<img class="cm-small-map" alt="{escape(paint.words)}" '
        f'src="data:image/svg+xml;base64,{data}">'
    )


def swatches_html(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return a legend of (colour, words)."""
    items = "".join(
        f'<span class="cm-legend-item"><i class="cm-swatch" style="background:{colour}"></i>'
        f"{escape(words)}</span>"
        for colour, words in pairs
    )
    group = f'<div class="cm-legend-group"><b>{escape(title)}</b>{items}</div>'
    return f'<div class="cm-legend">{group}</div>'


def small_map_svg(outlines: Outlines, paint: Paint, theme: Theme) -> str:
    """Return the map as SVG."""
    areas = "".join(
        f'<path d="{own.path}" fill="{paint.fills.get(own.name, theme.land)}" '
        f'fill-rule="evenodd" stroke="{theme.border}" stroke-width="0.8"/>'
        for own in outlines.provinces
    )
    height = f"{outlines.height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="sans-serif" text-anchor="middle">{areas}'
        f"{''.join(_labels(outlines.provinces, paint, theme))}</svg>"
    )


def _labels(provinces: Sequence[Outline], paint: Paint, theme: Theme) -> Iterator[str]:
    """Yield the numbers, each as near its point as it is free, and the names that find room."""
    taken: list[_Box] = []
    numbered = [own for own in provinces if own.name in paint.numbers]
    for own in numbered:
        text = paint.numbers[own.name]
        spots = [(own.x + dx, own.y + dy) for dx, dy in _OFFSETS]
        x, y = _free(spots, len(text), _NUMBER, taken) or spots[0]
        taken.append(_box(x, y, len(text), _NUMBER))
        yield _text(x, y + 5, text, _NUMBER, theme)
    for own in numbered:
        spots = [(own.x, own.y - 12), (own.x, own.y + 13)]
        if spot := _free(spots, len(own.name), _NAME, taken):
            taken.append(_box(*spot, len(own.name), _NAME))
            yield _text(spot[0], spot[1] + 4, own.name, _NAME, theme)


def _free(
    spots: Sequence[tuple[float, float]], signs: int, size: int, taken: Sequence[_Box]
) -> tuple[float, float] | None:
    """Return the first spot at which a text covers no other."""
    for spot in spots:
        box = _box(*spot, signs, size)
        if not any(_overlap(box, other) for other in taken):
            return spot
    return None


def _text(x: float, y: float, text: str, size: int, theme: Theme) -> str:
    weight = 700 if size == _NUMBER else 500
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" font-weight="{weight}" '
        f'fill="{theme.ink}" stroke="{theme.halo}" stroke-width="2.6" paint-order="stroke" '
        f'stroke-linejoin="round">{escape(text)}</text>'
    )


def _box(x: float, y: float, signs: int, size: int) -> _Box:
    half = signs * size * _SIGN / 2
    return x - half, y - size / 2, x + half, y + size / 2


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def _path(shape: shapely.Geometry, place: Callable[[float, float], tuple[float, float]]) -> str:
    """Return all rings of a shape as a path, holes too."""
    rings = []
    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors):
            points = [place(x, y) for x, y in shapely.get_coordinates(ring)]
            rings.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "z")
    return "".join(rings)
