"""Names on a map: each where it covers nothing else, or a letter with the name in a key.

Places are found first and drawn later, so that what is drawn in between can keep off the names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import shapely
from matplotlib.path import Path as Outline

from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_spots import boxes_around, core_of, share_inside, spots_of
from clashmap.views.sheet_text import WHITE, Style, text_width

# The share of a name that must lie within its own area.
_INSIDE = 0.97
# White letters on a dark area are lost outside it.
_INSIDE_DARK = 0.98
# Points between a name and whatever is beside it.
_GAP = 2.5
# What it costs a name, in such points, to stand on other areas or to lead across other names.
_ASTRAY, _ACROSS = 110.0, 60.0
# Points that a name keeps from a border.
_OFF_BORDER = 1.5
# A name of which nothing is told stands in the key rather than farther off than this.
_WORTH = 40.0
# Keys are letters, since numbers are counts; those that look like numbers are left out.
_LETTERS = "abcdefghijkmnpqrstuvwxyz"
_LEADER = "#1b2a3a"


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

    outside are the ways in which it may stand beside its area, with a line to it; else the key has
    a letter, written in the style `letter`, and the words `key`. Without a letter it is left out.
    Only the first `telling` of the ways, and of those outside, say what is told of the area; where
    none of them fits, the key has `note`. One that is `wanted` stands outside however far that is.
    """

    gid: str
    area: shapely.Geometry
    ways: tuple[tuple[Line, ...], ...]
    outside: tuple[tuple[Line, ...], ...] = ()
    key: str = ""
    letter: Style | None = None
    note: str = ""
    telling: tuple[int, int] = (0, 0)
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A line that has its place: its box, and where its baseline has its middle."""

    gid: str
    line: Line
    box: Box
    at: tuple[float, float]


@dataclass
class Labels:
    """What already stands on the map; finds places for what comes next, and draws it at the end.

    areas are all that have a name of their own, lines are what names keep off besides
    their borders. Maps on one
    sheet share keys and notes.
    """

    box: Box
    areas: Sequence[shapely.Geometry] = ()
    lines: Sequence[shapely.Geometry] = ()
    taken: list[Box] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    leaders: list[shapely.LineString] = field(default_factory=list)

    def block(self, box: Box) -> None:
        """Keep a box free of names."""
        self.taken.append(box)

    def name_areas(self, names: Sequence[AreaName]) -> None:
        """Write the name into each area; where none fits, beside it, or a letter and a key.

        Names that fit are all written first, so that a letter never takes their place. One that is
        wanted rather stands outside than on a border.
        """
        left = [name for name in names if not self._write_name(name, clear=name.wanted)]
        for name in left:
            if name.letter and not self._write_aside(name):
                self._note(name, told=False)
                letter = Line(key_letter(len(self.keys)), name.letter)
                if self._write(name.gid, (letter,), spots_of(name.area, self._inner()), None):
                    self.keys.append(f"{letter.text} {name.key}")
                else:
                    self.unplaced.append(name.key)

    def name_point(self, gid: str, at: tuple[float, float], line: Line, reach: float) -> None:
        """Write a name beside a mark, on a side that is free and best without a border; or not."""
        height = line.style.line
        across = reach + line.width / 2
        sides = ((across, 0), (-across, 0), (0, -reach - height / 2), (0, reach + height / 2))
        centres = [(at[0] + dx, at[1] + dy) for dx, dy in sides]
        hidden = [self._is_hidden(_box_at(centre, (line,))) for centre in centres]
        clear = [centre for centre, lost in zip(centres, hidden, strict=True) if not lost]
        rest = [centre for centre, lost in zip(centres, hidden, strict=True) if lost]
        # What its area is called as well is told without a name on a border.
        is_told = line.text in [item.line.text for item in self.written]
        self._write(gid, (line,), clear if is_told else clear + rest, None)

    def draw(self, page: Page) -> None:
        """Draw the names, and the lines from those outside to their areas."""
        for leader in self.leaders:
            path = Outline(shapely.get_coordinates(leader))
            page.draw("leader", path, Pen(line=WHITE, width=2.2), order=4.5)
            page.draw("leader", path, Pen(line=_LEADER, width=0.7), order=4.6)
            dot = shapely.Point(leader.coords[0]).buffer(1.3)
            page.draw("leader", outline_of(dot), Pen(_LEADER, WHITE, 0.5), order=4.7)
        for item in self.written:
            page.label(item.gid, item.line.text, item.at, item.line.style)

    def _write_aside(self, name: AreaName) -> bool:
        """Write a name outside its area, or, where it is wanted, wherever there is room."""
        if self._point_at(name, clear=True):
            return True
        return name.wanted and (
            self._write_name(name, clear=False) or self._point_at(name, clear=False)
        )

    def _write_name(self, name: AreaName, *, clear: bool) -> bool:
        """Write a name into its area, if need be clear of borders; say whether there was room."""
        area = shapely.intersection(name.area, self._inner().shape)
        if area.is_empty:
            return True
        spots = list(spots_of(area, self._inner()))
        for turn, way in enumerate(name.ways):
            edged = [self._is_edged(_box_at(spot, way)) for spot in spots]
            free = [spot for spot, on in zip(spots, edged, strict=True) if not on]
            rest = [spot for spot, on in zip(spots, edged, strict=True) if on and not clear]
            if self._write(name.gid, way, free + rest, area):
                self._note(name, told=turn < name.telling[0])
                return True
        return False

    def _note(self, name: AreaName, *, told: bool) -> None:
        """Put into the key what is told of an area, where it does not stand on the map."""
        if name.note and not told:
            self.notes.append(name.note)

    def _point_at(self, name: AreaName, *, clear: bool) -> bool:
        """Write a name near its area with a line to it, if need be clear of borders."""
        spot = next(iter(spots_of(name.area, self._inner())), None)
        if spot is None:
            return False
        core = core_of(name.area, spot)
        astray = shapely.difference(shapely.union_all(self.areas), name.area)
        for turn, way in enumerate(name.outside):
            found = [
                (self._is_edged(box), self._cost(box, core, astray), box)
                for box in boxes_around(spot, *_size_of(way))
                if self._is_free(box)
            ]
            if not found:
                continue
            edged, cost, box = min(found, key=lambda item: item[:2])
            if not (edged and clear) and (name.wanted or cost < _WORTH):
                self._place(name.gid, way, box)
                self.leaders.append(shapely.shortest_line(core, box.shape))
                self._note(name, told=turn < name.telling[1])
                return True
        return False

    def _cost(self, box: Box, core: shapely.Geometry, astray: shapely.Geometry) -> float:
        """Return how bad a place outside is: far off, on other areas, or behind other names."""
        line = shapely.shortest_line(core, box.shape)
        across = any(line.intersects(other.shape) for other in self.taken)
        across |= self._is_crossed(line) or self._is_crossed(box.shape)
        return float(line.length + _ASTRAY * share_inside(box, astray) + _ACROSS * across)

    def _is_crossed(self, shape: shapely.Geometry) -> bool:
        """Return whether the line from a name to its area runs through a shape."""
        return any(leader.intersects(shape) for leader in self.leaders)

    def _is_hidden(self, box: Box) -> bool:
        """Return whether lines run through a box: borders, or those of names outside."""
        return self._is_edged(box) or self._is_crossed(box.shape)

    def _is_edged(self, box: Box) -> bool:
        """Return whether a border of an area runs through a box, or close by."""
        return bool(shapely.dwithin(self._borders, box.shape, _OFF_BORDER))

    @cached_property
    def _borders(self) -> shapely.Geometry:
        """All borders of areas as one shape, made ready for many questions."""
        borders = shapely.union_all([*self.lines, *(area.boundary for area in self.areas)])
        shapely.prepare(borders)
        return borders

    def _write(
        self,
        gid: str,
        lines: Sequence[Line],
        centres: Iterable[tuple[float, float]],
        area: shapely.Geometry | None,
    ) -> bool:
        """Write the lines at the first centre where they fit, and say whether there was one."""
        needed = _INSIDE if lines[0].style.halo_colour == WHITE else _INSIDE_DARK
        for centre in centres:
            box = _box_at(centre, lines)
            if self._is_free(box) and (area is None or share_inside(box, area) >= needed):
                self._place(gid, lines, box)
                return True
        return False

    def _place(self, gid: str, lines: Sequence[Line], box: Box) -> None:
        top, middle = box.y, box.x + box.width / 2
        for line in lines:
            own = Box(middle - line.width / 2, top, line.width, line.style.line)
            self.written.append(Written(gid, line, own, (middle, top + line.style.baseline)))
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


def key_letter(number: int) -> str:
    """Return the sign of a key, counted from 0: "a", "b", after all letters "aa"."""
    more, own = divmod(number, len(_LETTERS))
    return (key_letter(more - 1) if more else "") + _LETTERS[own]


def _box_at(centre: tuple[float, float], lines: Sequence[Line]) -> Box:
    width, height = _size_of(lines)
    return Box(centre[0] - width / 2, centre[1] - height / 2, width, height)


def _size_of(lines: Sequence[Line]) -> tuple[float, float]:
    return max(line.width for line in lines), sum(line.style.line for line in lines)
