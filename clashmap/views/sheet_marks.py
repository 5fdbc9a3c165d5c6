"""Marks of a sheet: the kinds' shapes and the rings of the map, as outlines on a page."""

import math
import re
from dataclasses import dataclass

from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from clashmap.views.palette import DAY, KIND_SHAPES
from clashmap.views.sheet_page import Page, Pen
from clashmap.views.sheet_text import Style
from clashmap.views.symbols import HOLLOW, Parts

# Points for a unit of the shapes' drawings, which run from -8 to 8.
MARK_SCALE = 0.62
RING_RADIUS = 6.6
# How far the shape of one report reaches, with its halo.
MARK_RADIUS = 6.6
_STEP = re.compile(r"([MLHVaz])([-0-9., ]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_HALO, _MARK = 6, 6.1
# The share of its colour that a mark keeps, from fresh to old.
_KEPT = (1.0, 0.75, 0.5)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one shape says: the kind of a report and its status; gid names it in the figure.

    fade is 1 or 2 where it is drawn fainter, as presence of long ago.
    """

    kind: str
    status: str
    gid: str
    fade: int = 0


def draw_mark(page: Page, at: tuple[float, float], mark: Mark, scale: float = MARK_SCALE) -> None:
    """Draw a kind's shape: filled, hollow (claimed), struck (denied) or doubled (confirmed)."""
    shape = Affine2D().scale(scale).translate(*at).transform_path(_kind_outline(mark.kind))
    colour, halo = _faint(DAY.kinds[mark.kind], mark.fade), DAY.halo
    page.draw("faint" if mark.fade else "halo", shape, Pen(halo, halo, 5 * scale), order=_HALO)
    if mark.status == "confirmed":
        page.draw("double", shape, Pen(line=colour, width=6.4 * scale), order=_HALO)
        page.draw("double", shape, Pen(line=halo, width=3.4 * scale), order=_HALO)
    fill = halo if mark.status in HOLLOW else colour
    page.draw(mark.gid, shape, Pen(fill, colour, 2.2 * scale), order=_MARK)
    if mark.status == "denied":
        reach = 8.5 * scale
        ends = [(at[0] - reach, at[1] + reach), (at[0] + reach, at[1] - reach)]
        page.draw("halo", Outline(ends), Pen(line=halo, width=4.4 * scale), order=_MARK)
        page.draw("strike", Outline(ends), Pen(line=colour, width=2.2 * scale), order=_MARK)


def draw_ring(
    page: Page,
    at: tuple[float, float],
    parts: Parts,
    *,
    gid: str = "ring",
    radius: float = RING_RADIUS,
) -> None:
    """Draw a ring whose arcs are the kinds, thin where only claimed or denied, and the number."""
    total, begin = sum(count for _, _, count in parts), 0.0
    page.draw(f"{gid}-disc", circle_outline(at, radius + 1.6), Pen(fill=DAY.halo), order=_HALO)
    for kind, status, count in parts:
        arc = _arc(at, begin, begin + count / total, radius)
        pen = Pen(line=DAY.kinds[kind], width=2.6)
        page.draw(f"{gid}:{kind}:{status}", arc, pen, order=_MARK)
        if status in HOLLOW:
            page.draw("hollow", arc, Pen(line=DAY.halo, width=1.0), order=_MARK + 0.1)
        begin += count / total
    style = Style(6.6 if total < 100 else 5.2, 700, DAY.ink)
    below = (at[0], at[1] + style.size * 0.36)
    page.label(f"{gid}-number", f"{total:,}", below, style)


def _faint(colour: str, fade: int) -> str:
    """Return a colour mixed with white."""
    own = _KEPT[fade]
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * own + 255 * (1 - own)):02x}" for part in parts)


def circle_outline(at: tuple[float, float], radius: float) -> Outline:
    """Return a circle as an outline."""
    return Affine2D().scale(radius).translate(*at).transform_path(Outline.unit_circle())


def _arc(at: tuple[float, float], begin: float, end: float, radius: float) -> Outline:
    """Return the part of a circle between two shares of it, clockwise from the top."""
    steps = max(2, math.ceil((end - begin) * 48))
    angles = [math.tau * (begin + (end - begin) * step / steps) for step in range(steps + 1)]
    return Outline([(at[0] + radius * math.sin(a), at[1] - radius * math.cos(a)) for a in angles])


def _kind_outline(kind: str) -> Outline:
    """Return a kind's drawing as an outline; a drawing with arcs is a circle."""
    path = KIND_SHAPES[kind]
    if "a" in path:
        return circle_outline((0, 0), float(_NUMBER.findall(path)[2]))
    points: list[tuple[float, float]] = []
    for step, text in _STEP.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if step in "ML":
            points += zip(numbers[::2], numbers[1::2], strict=True)
        elif step == "H":
            points.append((numbers[0], points[-1][1]))
        elif step == "V":
            points.append((points[-1][0], numbers[0]))
    return Outline([*points, points[0]], closed=True)
