"""Names on a map: each where it covers nothing else, or a number with the name in a key."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import shapely
from matplotlib.path import Path as Outline

from clashmap.views.sheet_page import Box, Page, Pen
from clashmap.views.sheet_text import WHITE, Style, text_width

# The share of a name that must lie within its own area.
_INSIDE = 0.86
# White letters on a dark area are lost outside it.
_INSIDE_DARK = 0.98
# Points between a name and whatever is beside it.
_GAP = 1.5
# How many places within an area are tried.
_TRIED = 60
# How far from its area a name that points at it may stand, in points.
_REACHES = (16, 24, 34, 46, 60)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label with its style."""

    text: str
    style: Style

    @property
    def width(self) -> float:
        """The width in points."""
        return text_width(self.text, self.style.size, self.style.weight)


@dataclass(frozen=True, slots=True)
class AreaName:
    """The name of an area: the ways to write it, the best first; what else if none fits.

    outside is how it may stand beside its area, with a line to it; else the key has a number,
    written in the style `number`, and the words `key`. Without these it is left out. Only the first
    `telling` of the ways say what is told of the area; where none of them fits, the key has `note`.
    """

    gid: str
    area: shapely.Geometry
    ways: tuple[tuple[Line, ...], ...]
    outside: Line | None = None
    key: str = ""
    number: Style | None = None
    note: str = ""
    telling: int = 0


@dataclass
class Labels:
    """What already stands on the map; places what comes next."""

    page: Page
    box: Box
    taken: list[Box] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def block(self, box: Box) -> None:
        """Keep a box free of names."""
        self.taken.append(box)

    def name_areas(self, names: Sequence[AreaName]) -> None:
        """Write the name into each area; where none fits, a number and a line of the key.

        Names that fit are all written before the numbers, so that a number never takes their place.
        """
        left = [name for name in names if not self._write_name(name)]
        unseen = []
        for name in left:
            if not name.number:
                continue
            self._note(name, told=False)
            if not self._point_at(name):
                number = Line(str(len(self.keys) + 1), name.number)
                if self._write(name.gid, (number,), _spots(name.area, self._inner()), None):
                    self.keys.append(f"{number.text} {name.key}")
                else:
                    unseen.append(name.key)
        if unseen:
            self.keys.append("no room for " + ", ".join(unseen))

    def name_point(self, gid: str, at: tuple[float, float], line: Line, reach: float) -> None:
        """Write a name beside a mark, on the first of its sides that is free; else leave it out."""
        height = line.style.line
        across = reach + line.width / 2
        sides = ((across, 0), (-across, 0), (0, -reach - height / 2), (0, reach + height / 2))
        self._write(gid, (line,), [(at[0] + dx, at[1] + dy) for dx, dy in sides], None)

    def _write_name(self, name: AreaName) -> bool:
        area = shapely.intersection(name.area, self._inner().shape)
        if area.is_empty:
            return True
        spots = list(_spots(area, self._inner()))
        for turn, way in enumerate(name.ways):
            if self._write(name.gid, way, spots, area):
                self._note(name, told=turn < name.telling)
                return True
        return False

    def _note(self, name: AreaName, *, told: bool) -> None:
        """Put into the key what is told of an area, where it does not stand on the map."""
        if name.note and not told:
            self.notes.append(name.note)

    def _point_at(self, name: AreaName) -> bool:
        """Write a name near its area with a line to the area, where there is room."""
        spot = next(iter(_spots(name.area, self._inner())), None)
        if spot is None or name.outside is None:
            return False
        half = name.outside.width / 2
        turns = [math.tau * step / 16 for step in range(16)]
        centres = [
            (spot[0] + (reach + half) * math.cos(turn), spot[1] + reach * math.sin(turn))
            for reach in _REACHES
            for turn in turns
        ]
        if not self._write(name.gid, (name.outside,), centres, None):
            return False
        box = self.taken[-1]
        near = (min(max(spot[0], box.x), box.right), min(max(spot[1], box.y), box.bottom))
        self.page.draw("leader", Outline([spot, near]), Pen(line="#1b2a3a", width=0.7), order=4.6)
        return True

    def _write(
        self,
        gid: str,
        lines: Sequence[Line],
        centres: Iterable[tuple[float, float]],
        area: shapely.Geometry | None,
    ) -> bool:
        """Write the lines at the first centre where they fit, and say whether there was one."""
        width, height = max(line.width for line in lines), sum(line.style.line for line in lines)
        needed = _INSIDE if lines[0].style.halo_colour == WHITE else _INSIDE_DARK
        for x, y in centres:
            box = Box(x - width / 2, y - height / 2, width, height)
            if self._is_free(box) and (area is None or _share_inside(box, area) >= needed):
                self._draw(gid, lines, box)
                return True
        return False

    def _draw(self, gid: str, lines: Sequence[Line], box: Box) -> None:
        top = box.y
        for line in lines:
            at = (box.x + box.width / 2, top + line.style.baseline)
            self.page.label(gid, line.text, at, line.style).set_zorder(5)
            top += line.style.line
        self.taken.append(box)

    def _is_free(self, box: Box) -> bool:
        inner = self._inner()
        if (
            box.x < inner.x
            or box.right > inner.right
            or box.y < inner.y
            or box.bottom > inner.bottom
        ):
            return False
        return not any(
            box.x < other.right + _GAP
            and other.x < box.right + _GAP
            and box.y < other.bottom
            and other.y < box.bottom
            for other in self.taken
        )

    def _inner(self) -> Box:
        return Box(self.box.x + 3, self.box.y + 3, self.box.width - 6, self.box.height - 6)


def _share_inside(box: Box, area: shapely.Geometry) -> float:
    """Return how much of a box lies within an area, 0 to 1."""
    return float(shapely.intersection(box.shape, area).area / (box.width * box.height))


def _spots(area: shapely.Geometry, inner: Box) -> Iterator[tuple[float, float]]:
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
