"""Where the parts of a sheet stand, for each size of page, and the styles of its text."""

from dataclasses import dataclass

from clashmap.views.palette import DAY
from clashmap.views.sheet_page import Box
from clashmap.views.sheet_text import Style

# The one accent beside ink and greys: the deepest colour of the areas.
ACCENT = DAY.classes[-1]
INK, MUTED, FAINT, RULE, WASH = DAY.ink, "#5b6673", "#8b95a1", "#d5dade", "#f3f5f6"

TITLE = Style(23, 600, INK, 1.2)
TITLE_DARI = Style(19, 500, MUTED, 1.45)
SUBTITLE = Style(9.6, 500, INK, 1.35)
FILTERS = Style(7, 400, MUTED, 1.3)
HEADING = Style(6.6, 700, ACCENT, 1.4)
FIGURE = Style(21, 600, INK, 1.1)
LABEL = Style(6.8, 400, MUTED, 1.3)
HEAD = Style(7.4, 600, INK, 1.3)
WHO = Style(6.8, 400, MUTED, 1.3)
QUOTE = Style(7.2, 400, INK, 1.3)
FOOT = Style(5.8, 400, MUTED, 1.3)
FOOT_BOLD = Style(5.8, 600, INK, 1.3)
KEY = Style(5.8, 400, INK, 1.22)
BANNER = Style(7.2, 600, "#ffffff", 1.3)


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of a page, in points."""

    width: float
    height: float
    dpi: float
    header: Box
    map: Box
    keys: Box | None
    legend: Box
    panel: Box
    footer: Box
    banners: tuple[Box, Box]


_MARGIN = 26.0
_BANNER = 15.0
_HEADER_TOP, _HEADER = 24.0, 57.0
_FOOTER = 42.0
# Between the map and its key.
_OVER_KEYS = 4.0


def plan_page(size: str, key_rows: int = 0) -> Layout:
    """Return the layout of "16:9" (1920x1080) or "A4" (landscape); the key has so many lines."""
    keys = KEY.line * key_rows + _OVER_KEYS if key_rows else 0.0
    if size == "16:9":
        return _plan(960, 540, dpi=144, columns=(122, 262), keys=keys)
    if size == "A4":
        return _plan(841.89, 595.276, dpi=200, columns=(112, 232), keys=keys)
    raise ValueError(f"size {size!r} of a sheet; choose 16:9 or A4")


def _plan(
    width: float, height: float, *, dpi: float, columns: tuple[float, float], keys: float
) -> Layout:
    inner = width - 2 * _MARGIN
    top = _HEADER_TOP + _HEADER + 6
    foot = height - _BANNER - 7 - _FOOTER
    body = foot - 9 - top
    legend, panel = columns
    panel_x = width - _MARGIN - panel
    legend_x = panel_x - 20 - legend
    map_width = legend_x - 14 - _MARGIN
    return Layout(
        width=width,
        height=height,
        dpi=dpi,
        header=Box(_MARGIN, _HEADER_TOP, inner, _HEADER),
        map=Box(_MARGIN, top, map_width, body - keys),
        keys=Box(_MARGIN, top + body - keys + _OVER_KEYS, map_width, keys - _OVER_KEYS)
        if keys
        else None,
        legend=Box(legend_x, top, legend, body),
        panel=Box(panel_x, top, panel, body),
        footer=Box(_MARGIN, foot, inner, _FOOTER),
        banners=(Box(0, 0, width, _BANNER), Box(0, height - _BANNER, width, _BANNER)),
    )
