"""What stands on a sheet's map and is no part of the ground: scale bar, north arrow, a note."""

import shapely

from clashmap.views.scene import Scene
from clashmap.views.sheet_base import MapFrame
from clashmap.views.sheet_labels import Labels
from clashmap.views.sheet_layout import INK
from clashmap.views.sheet_overlays import overlay_notes
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_text import Style, clean_text, text_width, wrap_text
from clashmap.views.words import count_of

_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
# The most of the map's width that the scale bar takes.
_SHARE = 0.24
_SCALE = Style(6.2, 500, INK, 1.3)
_NOTE = Style(7, 600, INK, 1.3)
_PLATE, _ON_PLATE, _TEXT = 6, 6.1, 6.2


def draw_scale(page: Page, frame: MapFrame, labels: Labels) -> None:
    """Draw a bar of a round length, true to the map's projection, in two halves."""
    box, point = frame.box, frame.metres_per_point
    fitting = [n for n in _LENGTHS if n * 1000 / point <= box.width * _SHARE]
    kilometres = max(fitting, default=_LENGTHS[0])
    length, words = kilometres * 1000 / point, f"{kilometres} km"
    room = text_width(words, _SCALE.size, _SCALE.weight) / 2
    plate = Box(box.x + 6, box.bottom - 25, length + 14 + room, 19)
    page.draw("plate", outline_of(plate.shape), Pen(fill="#ffffff"), order=_PLATE)
    y = plate.bottom - 6.5
    for part, fill in ((0, INK), (1, "#ffffff")):
        half = Box(plate.x + 7 + part * length / 2, y - 2.6, length / 2, 2.6)
        page.draw("scale", outline_of(half.shape), Pen(fill, INK, 0.6), order=_ON_PLATE)
    for share, text in ((0, "0"), (1, words)):
        at = (plate.x + 7 + share * length, y - 5)
        page.label("scale-words", text, at, _SCALE).set_zorder(_TEXT)
    labels.block(plate)


def draw_north(page: Page, box: Box, labels: Labels) -> None:
    """Draw the arrow that points north in the middle of the map."""
    plate = Box(box.right - 24, box.y + 6, 18, 28)
    page.draw("plate", outline_of(plate.shape), Pen(fill="#ffffff"), order=_PLATE)
    x, y = plate.x + 9, plate.y + 3
    arrow = shapely.Polygon([(x, y), (x + 4.6, y + 13), (x, y + 10), (x - 4.6, y + 13)])
    page.draw("north", outline_of(arrow), Pen(fill=INK), order=_ON_PLATE)
    page.label("north-words", "N", (x, plate.bottom - 3.2), _NOTE).set_zorder(_TEXT)
    labels.block(plate)


def draw_note(page: Page, box: Box, scene: Scene, labels: Labels) -> None:
    """Say what is told of the province itself, and so has no place within it."""
    whole = sum(count for key, count in scene.outlined.items() if "|" not in key)
    lines = [f"{count_of(whole, 'report')}: the province only, no closer place"] if whole else []
    for key in scene.focus:
        lines += overlay_notes(key, scene.overlays)
    if not lines or scene.level == "province":
        return
    most = box.width - 60
    lines = [wrap_text(clean_text(line), _NOTE, most, 1)[0] for line in lines]
    wide = max(text_width(line, _NOTE.size, _NOTE.weight) for line in lines)
    plate = Box(box.x + 6, box.y + 6, wide + 14, 7 + _NOTE.line * len(lines))
    page.draw("plate", outline_of(plate.shape), Pen("#ffffff", INK, 1.4), order=_PLATE)
    for number, line in enumerate(lines):
        at = (plate.x + 7, plate.y + 3.2 + number * _NOTE.line + _NOTE.baseline)
        page.label("note", line, at, _NOTE, align="left").set_zorder(_TEXT)
    labels.block(plate)
