"""What stands on a sheet's map and is no part of the ground: scale bar, north arrow, a note.

Each stands in the corner where it hides the least of the place and of its borders.
"""

from dataclasses import dataclass

import shapely

from clashmap.views.scene import Scene
from clashmap.views.sheet_base import MapFrame
from clashmap.views.sheet_layout import INK
from clashmap.views.sheet_overlays import overlay_notes
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_text import Style, clean_text, text_width, wrap_text
from clashmap.views.sheet_view import View
from clashmap.views.sheet_words import counted_words

_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
# The most of the map's width that the scale bar takes.
_SHARE = 0.24
_SCALE = Style(6.2, 500, INK, 1.3)
_NOTE = Style(7, 600, INK, 1.3)
_PLATE, _ON_PLATE = 6, 6.1
_MARGIN = 6.0
# A point of a hidden border weighs as much as so many of hidden land.
_BORDER = 12.0
# Corners: the edge from the left and from the top, 0 or 1.
_BOTTOM_FIRST = ((0, 1), (1, 1), (0, 0), (1, 0))
_TOP_RIGHT_FIRST = ((1, 0), (0, 0), (1, 1), (0, 1))
_TOP_LEFT_FIRST = ((0, 0), (1, 0), (0, 1), (1, 1))


@dataclass(frozen=True, slots=True)
class Plates:
    """Where scale bar, north arrow and note stand, and what the note says."""

    scale: Box
    north: Box
    note: Box | None
    lines: tuple[str, ...]


def plan_plates(view: View) -> Plates:
    """Return the plates of a view, each in its corner, and keep these free of names."""
    ground, frame = view.ground, view.frame
    land = shapely.union_all(frame.place(ground.own.geometry))
    lines = shapely.union_all([land.boundary, *frame.place(ground.base.disputed.geometry)])
    hidden = (land, lines)
    north = _choose(view, (18, 28), hidden, _TOP_RIGHT_FIRST)
    said = _note_lines(frame.box, view.scene)
    wide = max((text_width(line, _NOTE.size, _NOTE.weight) for line in said), default=0)
    tall = 7 + _NOTE.line * len(said)
    note = _choose(view, (wide + 14, tall), hidden, _TOP_LEFT_FIRST) if said else None
    length, words = _scale_of(frame)
    room = text_width(words, _SCALE.size, _SCALE.weight) / 2
    scale = _choose(view, (length + 14 + room, 19), hidden, _BOTTOM_FIRST)
    return Plates(scale, north, note, said)


def draw_plates(page: Page, view: View, plates: Plates) -> None:
    """Draw the plates of a view."""
    _draw_scale(page, view.frame, plates.scale)
    _draw_north(page, plates.north)
    if plates.note:
        _draw_note(page, plates.note, plates.lines)


def _choose(
    view: View,
    size: tuple[float, float],
    hidden: tuple[shapely.Geometry, shapely.Geometry],
    corners: tuple[tuple[int, int], ...],
) -> Box:
    """Return the free corner that hides least of land and lines, of equal ones the first."""
    box, taken = view.frame.box, view.labels.taken
    land, lines = hidden

    def cost(plate: Box) -> float:
        shape = plate.shape
        blocked = any(shape.intersects(other.shape.buffer(_MARGIN / 2)) for other in taken)
        edges = shapely.intersection(shape, lines).length
        return float(1e6 * blocked + shapely.intersection(shape, land).area + _BORDER * edges)

    spare = (box.width - size[0] - 2 * _MARGIN, box.height - size[1] - 2 * _MARGIN)
    plates = [
        Box(box.x + _MARGIN + x * spare[0], box.y + _MARGIN + y * spare[1], *size)
        for x, y in corners
    ]
    chosen = min(plates, key=lambda plate: round(cost(plate), 3))
    view.labels.block(chosen)
    return chosen


def _scale_of(frame: MapFrame) -> tuple[float, str]:
    """Return the length of the scale bar on the page, and what it is."""
    point = frame.metres_per_point
    fitting = [n for n in _LENGTHS if n * 1000 / point <= frame.box.width * _SHARE]
    kilometres = max(fitting, default=_LENGTHS[0])
    return kilometres * 1000 / point, f"{kilometres} km"


def _draw_scale(page: Page, frame: MapFrame, plate: Box) -> None:
    """Draw a bar of a round length, true to the map's projection, in two halves."""
    length, words = _scale_of(frame)
    page.draw("plate", outline_of(plate.shape), Pen(fill="#ffffff"), order=_PLATE)
    y = plate.bottom - 6.5
    for part, fill in ((0, INK), (1, "#ffffff")):
        half = Box(plate.x + 7 + part * length / 2, y - 2.6, length / 2, 2.6)
        page.draw("scale", outline_of(half.shape), Pen(fill, INK, 0.6), order=_ON_PLATE)
    for share, text in ((0, "0"), (1, words)):
        at = (plate.x + 7 + share * length, y - 5)
        page.label("scale-words", text, at, _SCALE)


def _draw_north(page: Page, plate: Box) -> None:
    """Draw the arrow that points north in the middle of the map."""
    page.draw("plate", outline_of(plate.shape), Pen(fill="#ffffff"), order=_PLATE)
    x, y = plate.x + 9, plate.y + 3
    arrow = shapely.Polygon([(x, y), (x + 4.6, y + 13), (x, y + 10), (x - 4.6, y + 13)])
    page.draw("north", outline_of(arrow), Pen(fill=INK), order=_ON_PLATE)
    page.label("north-words", "N", (x, plate.bottom - 3.2), _NOTE)


def _note_lines(box: Box, scene: Scene) -> tuple[str, ...]:
    """Return what is told of the province itself, and so has no place within it."""
    if scene.level == "province":
        return ()
    whole = sum(count for key, count in scene.outlined.items() if "|" not in key)
    said = f"{counted_words(scene, whole)}: the province only, no closer place"
    lines = [said] if whole else []
    for key in scene.focus:
        lines += overlay_notes(key, scene.overlays)
    return tuple(wrap_text(clean_text(line), _NOTE, box.width - 60, 1)[0] for line in lines)


def _draw_note(page: Page, plate: Box, lines: tuple[str, ...]) -> None:
    page.draw("plate", outline_of(plate.shape), Pen("#ffffff", INK, 1.4), order=_PLATE)
    for number, line in enumerate(lines):
        at = (plate.x + 7, plate.y + 3.2 + number * _NOTE.line + _NOTE.baseline)
        page.label("note", line, at, _NOTE, align="left")
