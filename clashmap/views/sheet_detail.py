"""The crowded middle of the country, enlarged where a sheet's map has empty land."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import shapely

from clashmap.views.sheet_base import MapFrame
from clashmap.views.sheet_layout import INK, MUTED
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_text import Style, text_width
from clashmap.views.sheet_view import Ground

# From the most that is of use to the least that is worth its room.
_ZOOMS = tuple(round(2.6 - 0.1 * step, 1) for step in range(12))
# Points around what is enlarged, around the part and beside the country.
_AROUND, _MARGIN, _APART = 2.0, 6.0, 3.0
# What lies over a finished map is drawn after all of it.
LIFT = 20.0
_WORDS = Style(6.2, 600, INK, 1.3)


def find_detail(frame: MapFrame, ground: Ground) -> tuple[Box, MapFrame] | None:
    """Return the part of a map to enlarge, and the frame to do it in; None where no room is.

    It is the smallest province and all that touch it: no map of the country has room for these.
    """
    part = _crowded_part(frame, ground)
    own = shapely.union_all(frame.place(ground.own.geometry)).buffer(_APART)
    held = shapely.union(own, part.shape)
    for zoom in _ZOOMS:
        for box in _corners(frame.box, part.width * zoom, part.height * zoom):
            if not box.shape.intersects(held):
                return part, _zoomed(frame, part, box)
    return None


def keys_within(frame: MapFrame, ground: Ground, part: Box) -> set[str]:
    """Return the keys of the areas of which most lies in a part of the map."""
    areas = ground.areas
    return {
        str(key)
        for key, shape in zip(areas["key"], frame.place(areas.geometry), strict=True)
        if shapely.intersection(shape, part.shape).area > 0.5 * shape.area > 0
    }


def draw_detail_frame(page: Page, part: Box, frame: MapFrame, land: shapely.Geometry) -> None:
    """Draw around which part of the map is enlarged, and that it is; the beams spare the land."""
    box = frame.box
    both = shapely.union(part.shape, box.shape)
    free = shapely.union(both, land).buffer(0.1)
    beams = shapely.difference(both.convex_hull.exterior, free)
    page.draw("detail:beam", outline_of(beams), Pen(line=MUTED, width=0.6), order=4.4)
    page.draw("detail:part", outline_of(part.shape), Pen(line=INK, width=1), order=4.5)
    page.lift = LIFT
    page.draw("detail:frame", outline_of(box.shape), Pen(line=INK, width=1), order=7)
    words = f"enlarged {box.width / part.width:.1f} times"
    width = text_width(words, _WORDS.size, _WORDS.weight) + 8
    plate = Box(box.right - width, box.bottom - _WORDS.line - 2, width, _WORDS.line + 2)
    page.draw("detail:plate", outline_of(plate.shape), Pen("#ffffff", INK, 0.6), order=7.1)
    at = (plate.x + width / 2, plate.y + 1 + _WORDS.baseline)
    page.label("detail:words", words, at, _WORDS)
    page.lift = 0


def words_box(frame: MapFrame) -> Box:
    """Return what to keep free of names for the words on an enlarged part."""
    width = text_width("enlarged 2.0 times", _WORDS.size, _WORDS.weight) + 8
    height = _WORDS.line + 2
    return Box(frame.box.right - width, frame.box.bottom - height, width, height)


def _crowded_part(frame: MapFrame, ground: Ground) -> Box:
    """Return the box, on the map, of the smallest province and of all that touch it."""
    shapes = np.asarray(frame.place(ground.own.geometry), dtype=object)
    smallest = shapes[np.argmin(shapely.area(shapes))]
    group = shapes[shapely.distance(shapes, smallest) < 0.5]
    west, north, east, south = shapely.total_bounds(group)
    return Box(
        west - _AROUND, north - _AROUND, east - west + 2 * _AROUND, south - north + 2 * _AROUND
    )


def _corners(box: Box, width: float, height: float) -> Iterable[Box]:
    """Yield boxes of a size in the corners of another, those at the bottom first."""
    for y in (box.bottom - _MARGIN - height, box.y + _MARGIN):
        for x in (box.right - _MARGIN - width, box.x + _MARGIN):
            yield Box(x, y, width, height)


def _zoomed(frame: MapFrame, part: Box, box: Box) -> MapFrame:
    """Return the frame that shows a part of another in a box, in the same projection."""
    point = frame.metres_per_point
    return replace(
        frame,
        box=box,
        metres_per_point=point * part.width / box.width,
        left=frame.left + (part.x - frame.box.x) * point,
        top=frame.top - (part.y - frame.box.y) * point,
    )
