"""The signs of a sheet's legend, drawn as the map draws them."""

from collections.abc import Callable

import numpy as np
from matplotlib.path import Path as Outline

from clashmap.views.palette import DAY
from clashmap.views.sheet_layout import INK, MUTED
from clashmap.views.sheet_marks import Mark, circle_outline, draw_mark, draw_ring
from clashmap.views.sheet_overlays import BAND, CORE, DASH, DOTS, draw_hatch
from clashmap.views.sheet_page import Box, Page, Pen, outline_of

_RING = 5.2
# The height of the ring with its halo.
RING_TALL = 2 * _RING + 3.4

Draw = Callable[[Page, Box], None]


def swatch_sample(colour: str) -> Draw:
    """Return what draws a patch of a colour."""

    def draw(page: Page, box: Box) -> None:
        _draw_patch(page, box, colour)

    return draw


def hatched_sample(page: Page, box: Box) -> None:
    """Draw a patch of a silent area."""
    patch = _draw_patch(page, box, DAY.land)
    draw_hatch(page, patch, patch.shape, "sample")


def dotted_sample(fade: int) -> Draw:
    """Return what draws the dots of presence of an age."""

    def draw(page: Page, box: Box) -> None:
        patch = _draw_patch(page, box, DAY.land)
        step, width = DOTS[fade]
        xs = np.arange(patch.x + 2.6, patch.right - 1.5, step / 2)
        ys = np.where(np.arange(len(xs)) % 2 == 0, patch.y + 2.2, patch.bottom - 2.2)
        pen = Pen(fill=DAY.present, line=DAY.halo, width=width)
        page.dots("sample", np.column_stack([xs, ys]), pen, clip=patch, order=2)

    return draw


def band_sample(*, disputed: bool) -> Draw:
    """Return what draws the band of control."""

    def draw(page: Page, box: Box) -> None:
        y = box.y + box.height / 2
        line = Outline([(box.x, y), (box.right - 1, y)])
        for pen, order in ((BAND, 1.0), (CORE, 1.1)):
            dash = tuple(part * BAND.width / pen.width for part in DASH) if disputed else ()
            page.draw("sample", line, Pen(None, pen.line, pen.width, dash), order=order)

    return draw


def mark_sample(kind: str, status: str, fade: int = 0) -> Draw:
    """Return what draws the mark of a kind."""
    return lambda page, box: draw_mark(page, _middle(box), Mark(kind, status, "sample", fade), 0.5)


def line_sample(width: float, dash: tuple[float, ...]) -> Draw:
    """Return what draws a line."""

    def draw(page: Page, box: Box) -> None:
        y = box.y + box.height / 2
        page.draw(
            "sample",
            Outline([(box.x, y), (box.right - 1, y)]),
            Pen(line=INK, width=width, dash=dash),
        )

    return draw


def ring_sample(page: Page, box: Box) -> None:
    """Draw a ring of three reports."""
    parts = (("clash", "reported", 2), ("attack", "reported", 1))
    draw_ring(page, _middle(box), parts, gid="sample", radius=_RING)


def no_sample(page: Page, box: Box) -> None:
    """Draw nothing: the words say that there is none."""


def near_sample(page: Page, box: Box) -> None:
    """Draw the circle around what is near a place."""
    page.draw("sample", circle_outline(_middle(box), 5), Pen(line=INK, width=0.8, dash=(2.2, 1.6)))


def _middle(box: Box) -> tuple[float, float]:
    return box.x + (box.width - 1) / 2, box.y + box.height / 2


def _draw_patch(page: Page, box: Box, colour: str) -> Box:
    patch = Box(box.x, box.y + box.height / 2 - 3.4, box.width - 1, 6.8)
    page.draw("sample", outline_of(patch.shape), Pen(fill=colour, line=MUTED, width=0.5))
    return patch
