"""What lies over a sheet's counts: silence as hatching, presence as dots, control as a band."""

from collections.abc import Collection, Mapping

import numpy as np
import shapely

from clashmap.views.palette import DAY
from clashmap.views.presence import AreaPresence
from clashmap.views.scene import Overlays, Scene
from clashmap.views.sheet_base import BaseMap, MapFrame
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.tallies import area_key

# Points between dots and their width, from fresh to old: told apart in black and white as well.
DOTS = ((9.0, 3.3), (12.5, 2.7), (17.5, 2.3))
# In words, what the band and the dots are: held and disputed; fresh, fading and old.
HELD, DISPUTED, PRESENT = "■", "◧", ("●", "◐", "○")
SILENT = Pen(line="#b4bdc7", width=0.6)
BAND, CORE = Pen(line=DAY.held, width=3.4), Pen(line=DAY.halo, width=1.3)
DASH = (2.0, 1.4)
_HATCH = 4.6
# The band runs within its area, so that two areas side by side have each their own.
_INSET = 2.6
# Points that a dot of presence keeps from letters.
_OFF_LETTERS = 2.0
_NOWHERE = shapely.Polygon()
# Groups named beside an area.
_NAMED = 2
_SILENCE, _PRESENCE, _CONTROL = 2.1, 2.2, 3.5


def is_silent(key: str, scene: Scene) -> bool:
    """Return whether no article of the time names an area."""
    return scene.overlays is not None and not (key in scene.areas or key in scene.overlays.named)


def draw_overlays(
    page: Page,
    frame: MapFrame,
    homes: Mapping[str, shapely.Geometry],
    overlays: Overlays | None,
    letters: shapely.Geometry = _NOWHERE,
) -> None:
    """Draw presence and control into those of the areas that have any; dots keep off letters."""
    if overlays is None:
        return
    for key in sorted(homes.keys() & overlays.presence.keys()):
        (shape,) = frame.place([homes[key]])
        draw_dots(page, frame.box, shape, overlays.presence[key].fade, letters=letters)
    for key in sorted(homes.keys() & overlays.control.keys()):
        (shape,) = frame.place([homes[key]])
        draw_band(page, frame.box, shape, disputed=overlays.control[key].is_disputed)


def home_shapes(base: BaseMap) -> dict[str, shapely.Geometry]:
    """Return each province and district by its key."""
    homes = dict(zip(base.provinces["province"], base.provinces.geometry, strict=True))
    districts = base.districts
    for row in districts.itertuples():
        homes[area_key(row.province, row.district)] = row.geometry
    return homes


def draw_hatch(
    page: Page,
    box: Box,
    shape: shapely.Geometry,
    gid: str = "silent",
    *,
    letters: shapely.Geometry = _NOWHERE,
) -> None:
    """Hatch an area that is silent, but for its letters."""
    if shape.is_empty:
        return
    west, south, east, north = shape.bounds
    tall = north - south
    first = np.floor((west - tall) / _HATCH) * _HATCH
    # Lines of one grid for the whole page: they run on from one area to the next.
    lines = [
        ((x - south, south), (x - south + tall, north))
        for x in np.arange(first + south - south % _HATCH, east + south + _HATCH, _HATCH)
    ]
    free = shapely.difference(shape, letters)
    drawn = shapely.intersection(shapely.MultiLineString(lines), free)
    page.draw(gid, outline_of(drawn), SILENT, clip=box, order=_SILENCE)


def draw_dots(
    page: Page,
    box: Box,
    shape: shapely.Geometry,
    fade: int,
    *,
    letters: shapely.Geometry = _NOWHERE,
) -> None:
    """Draw presence as dots, the wider apart the older it is; none beside a letter of a name.

    Dots are part of letters in Dari, and of some in Latin script.
    """
    step, width = DOTS[fade]
    shape = shapely.difference(shape, letters.buffer(_OFF_LETTERS + width / 2))
    if shape.is_empty:
        return
    west, south, east, north = shape.bounds
    xs = np.arange(np.floor(west / step), np.ceil(east / step) + 1)
    ys = np.arange(np.floor(south / step), np.ceil(north / step) + 1)
    corners = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    points = np.concatenate([corners + 0.25, corners + 0.75]) * step
    shapely.prepare(shape)
    inside = points[shapely.contains_xy(shape, points[:, 0], points[:, 1])]
    if len(inside) == 0:
        inside = shapely.get_coordinates(shape.representative_point())
    pen = Pen(fill=DAY.present, line=DAY.halo, width=width)
    page.dots(f"presence:{fade}", inside, pen, clip=box, order=_PRESENCE)


def draw_band(page: Page, box: Box, shape: shapely.Geometry, *, disputed: bool) -> None:
    """Draw control as a band along the inside of an area, broken where it is disputed."""
    inner = shapely.buffer(shape, -_INSET)
    path = outline_of(shape if inner.is_empty else inner)
    gid = "control:disputed" if disputed else "control:held"
    for name, pen, order in ((gid, BAND, _CONTROL), ("core", CORE, _CONTROL + 0.1)):
        # Dashes are counted in widths of the line: the core's are as long as the band's.
        dash = tuple(part * BAND.width / pen.width for part in DASH) if disputed else ()
        page.draw(name, path, Pen(None, pen.line, pen.width, dash), clip=box, order=order)


def band_shapes(
    frame: MapFrame, homes: Mapping[str, shapely.Geometry], overlays: Overlays | None
) -> list[shapely.Geometry]:
    """Return where the bands of control lie, so that names can keep off them."""
    keys = sorted(homes.keys() & overlays.control.keys()) if overlays else []
    shapes = frame.place([homes[key] for key in keys])
    return [shape.difference(shape.buffer(-_INSET - BAND.width / 2)) for shape in shapes]


def overlay_notes(key: str, overlays: Overlays | None) -> tuple[str, ...]:
    """Return who is said to hold an area, and which groups to be present there."""
    if overlays is None:
        return ()
    notes = []
    if held := overlays.control.get(key):
        notes.append(f"{DISPUTED if held.is_disputed else HELD} {held.label}")
    if present := overlays.presence.get(key):
        notes.append(_groups(present))
    return tuple(notes)


def unnamed_notes(overlays: Overlays | None, keys: Collection[str]) -> list[str]:
    """Return, for the key, the control over districts that have no name on the map."""
    if overlays is None:
        return []
    found = sorted(key for key in overlays.control if "|" in key and key in keys)
    return [
        f"{', '.join(reversed(key.split('|')))} {overlay_notes(key, overlays)[0]}" for key in found
    ]


def _groups(present: AreaPresence) -> str:
    words = "  ".join(f"{PRESENT[g.fade]} {g.group}" for g in present.groups[:_NAMED])
    more = len(present.groups) - _NAMED
    return f"{words} +{more}" if more > 0 else words
