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
# Where a number may stand, seen from its point; and a name, seen from its number.
_OFFSETS = ((0, 0), (0, -9), (0, 9), (-10, 0), (10, 0), (-9, -9), (9, -9), (-9, 9), (9, 9))
_NAME_OFFSETS = ((0, -12), (0, 13), (-8, -12), (8, -12), (-8, 13), (8, 13))
# Where a label may stand that its province is too small for: the nearest of these out of the land.
_OUT_OFFSETS = tuple(
    (r * math.sin(turn * math.pi / 12), -r * math.cos(turn * math.pi / 12))
    for r in range(30, 190, 8)
    for turn in range(24)
)
# Between a name and its number outside.
_SPACE = 5
# Degrees: a border closer than this to a disputed line is that line.
_NEAR_LINE = 0.06
_Place = Callable[[float, float], tuple[float, float]]
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A province's path, its shape and the point of its label, in the drawing's own units."""

    name: str
    path: str
    x: float
    y: float
    shape: shapely.Geometry


@dataclass(frozen=True, slots=True)
class Outlines:
    """The provinces of a drawing WIDTH wide and so high, and those borders that are disputed."""

    height: float
    provinces: tuple[Outline, ...]
    disputed: str


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
        Outline(str(name), _path(shape, place), *place(point.x, point.y), _moved(shape, place))
        for name, shape, point in zip(
            thin["province"],
            thin.geometry,
            label_points(boundaries.provinces).geometry,
            strict=True,
        )
    )
    # Of the land as it is drawn: a line of its own would run beside it.
    lines = boundaries.disputed.geometry.union_all().buffer(_NEAR_LINE)
    disputed = shapely.line_merge(thin.geometry.union_all().boundary.intersection(lines))
    height = 2 * _MARGIN + (north - south) * scale
    return Outlines(height, provinces, _line_path(disputed, place))


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
        f'height="{height}" font-family="sans-serif">{areas}'
        f"{_dashes(outlines, theme)}{''.join(_labels(outlines, paint, theme))}</svg>"
    )


def _dashes(outlines: Outlines, theme: Theme) -> str:
    """Return the disputed borders: the solid ones under them are covered first."""
    line = f'<path class="disputed" d="{outlines.disputed}" fill="none" stroke='
    return (
        f'{line}"{theme.halo}" stroke-width="2"/>'
        f'{line}"{theme.outline}" stroke-width="1.2" stroke-dasharray="4 3"/>'
    )


def _labels(outlines: Outlines, paint: Paint, theme: Theme) -> Iterator[str]:
    """Yield numbers and names: in their province where it is wide enough, else outside the land."""
    taken: list[_Box] = []
    numbered = [own for own in outlines.provinces if own.name in paint.numbers]
    inside = {own.name: own for own in numbered if _fits(own, paint.numbers[own.name])}
    placed = {}
    for name, own in inside.items():
        text = paint.numbers[name]
        spots = [(own.x + dx, own.y + dy) for dx, dy in _OFFSETS]
        x, y = placed[name] = _free(spots, len(text), _NUMBER, taken) or spots[0]
        taken.append(_box(x, y, len(text), _NUMBER))
        yield _text((x, y + 5), text, _NUMBER, theme)
    for name, (x, y) in placed.items():
        spots = [(x + dx, y + dy) for dx, dy in _NAME_OFFSETS]
        if spot := _free(spots, len(name), _NAME, taken):
            taken.append(_box(*spot, len(name), _NAME))
            yield _text((spot[0], spot[1] + 4), name, _NAME, theme)
    outside = [own for own in numbered if own.name not in inside]
    yield from _outside(outside, outlines, paint, theme, taken)


def _fits(own: Outline, number: str) -> bool:
    """Return whether a province is wide enough for its number."""
    boxes = (_box(own.x + dx, own.y + dy, len(number), _NUMBER - 2) for dx, dy in _OFFSETS)
    return any(own.shape.contains(shapely.box(*box)) for box in boxes)


def _outside(
    owns: Sequence[Outline], outlines: Outlines, paint: Paint, theme: Theme, taken: list[_Box]
) -> Iterator[str]:
    """Yield names and numbers outside the land, each with a line that leads to its province."""
    land = shapely.union_all([own.shape for own in outlines.provinces]).buffer(2)
    frame = shapely.box(0, 0, WIDTH, outlines.height)
    for own in owns:
        number = paint.numbers[own.name]
        width = _SIGN * (len(own.name) * _NAME + len(number) * _NUMBER) + _SPACE
        for dx, dy in _OUT_OFFSETS:
            x, y = own.x + dx, own.y + dy
            box = x - width / 2, y - _NUMBER / 2, x + width / 2, y + _NUMBER / 2
            end = min(max(own.x, box[0]), box[2]), min(max(own.y, box[1]), box[3])
            if _is_open(box, (own.x, own.y, *end), land, frame, taken):
                break
        else:
            # Nowhere: the number at its place says more than nothing.
            yield _text((own.x, own.y + 5), number, _NUMBER, theme)
            continue
        taken.append(box)
        parted = box[0] + _SIGN * len(own.name) * _NAME
        yield _leader(own, end, theme)
        yield _text((parted, y + 5), own.name, _NAME, theme, "end")
        yield _text((parted + _SPACE, y + 5), number, _NUMBER, theme, "start")


def _is_open(
    box: _Box, line: _Box, land: shapely.Geometry, frame: shapely.Geometry, taken: Sequence[_Box]
) -> bool:
    """Return whether a label covers no land or other label, nor the line to it another label."""
    if any(_overlap(box, other) for other in taken):
        return False
    label, leader = shapely.box(*box), shapely.LineString([line[:2], line[2:]])
    if not frame.contains(label) or land.intersects(label):
        return False
    return not any(leader.intersects(shapely.box(*other)) for other in taken)


def _leader(own: Outline, end: tuple[float, float], theme: Theme) -> str:
    return (
        f'<path d="M{own.x:.0f},{own.y:.0f}L{end[0]:.0f},{end[1]:.0f}" stroke="{theme.outline}" '
        f'stroke-width="0.8"/><circle cx="{own.x:.0f}" cy="{own.y:.0f}" r="1.8" '
        f'fill="{theme.outline}" stroke="{theme.halo}" stroke-width="0.7"/>'
    )


def _free(
    spots: Sequence[tuple[float, float]], signs: int, size: int, taken: Sequence[_Box]
) -> tuple[float, float] | None:
    """Return the first spot at which a text covers no other."""
    for spot in spots:
        box = _box(*spot, signs, size)
        if not any(_overlap(box, other) for other in taken):
            return spot
    return None


def _text(at: tuple[float, float], text: str, size: int, theme: Theme, anchor: str = "") -> str:
    """Return a text with its middle at a point; with "start" or "end" it begins or ends there."""
    weight = 700 if size == _NUMBER else 500
    held = anchor or "middle"
    return (
        f'<text x="{at[0]:.0f}" y="{at[1]:.0f}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{held}" fill="{theme.ink}" stroke="{theme.halo}" stroke-width="2.6" '
        f'paint-order="stroke" stroke-linejoin="round">{escape(text)}</text>'
    )


def _box(x: float, y: float, signs: int, size: int) -> _Box:
    half = signs * size * _SIGN / 2
    return x - half, y - size / 2, x + half, y + size / 2


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def _path(shape: shapely.Geometry, place: _Place) -> str:
    """Return all rings of a shape as a path, holes too."""
    rings = []
    for part in shapely.get_parts(shape):
        for ring in (part.exterior, *part.interiors):
            points = [place(x, y) for x, y in shapely.get_coordinates(ring)]
            rings.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "z")
    return "".join(rings)


def _line_path(lines: shapely.Geometry, place: _Place) -> str:
    """Return all lines of a geometry as a path."""
    parts = []
    for part in shapely.get_parts(lines):
        points = [place(x, y) for x, y in shapely.get_coordinates(part)]
        parts.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points))
    return "".join(parts)


def _moved(shape: shapely.Geometry, place: _Place) -> shapely.Geometry:
    """Return a shape in the drawing's own units."""
    return shapely.transform(shape, lambda corners: [place(x, y) for x, y in corners])
