"""A map sheet: one page of a view, drawn on the server, as PNG, PDF or PPTX.

The same reports, filters, boundaries, options and library versions give the same bytes.
"""

import io

import pandas as pd
from matplotlib.figure import Figure

from clashmap.filters import Filters
from clashmap.views.exports import ATTRIBUTION
from clashmap.views.sheet_content import DISCLAIMER, METHOD, SheetContent, build_content
from clashmap.views.sheet_formats import FORMATS
from clashmap.views.sheet_labels import Labels
from clashmap.views.sheet_layout import (
    ACCENT,
    BANNER,
    FILTERS,
    FOOT,
    FOOT_BOLD,
    HEADING,
    INK,
    KEY,
    RULE,
    SUBTITLE,
    TITLE,
    TITLE_DARI,
    Layout,
    plan_page,
)
from clashmap.views.sheet_legend import draw_legend
from clashmap.views.sheet_map import MapPlan, draw_map, plan_map
from clashmap.views.sheet_options import SheetOptions
from clashmap.views.sheet_page import Box, Page
from clashmap.views.sheet_panel import draw_panel
from clashmap.views.sheet_pptx import slide_bytes
from clashmap.views.sheet_text import clean_text, text_width, wrap_text
from geo.boundaries import Boundaries

__all__ = ["FORMATS", "SheetOptions", "lay_out_sheet", "render_sheet", "sheet_bytes"]

# The most lines of the key under the map.
_KEY_ROWS = 3


def render_sheet(
    frame: pd.DataFrame, filters: Filters, boundaries: Boundaries, options: SheetOptions
) -> Figure:
    """Return the sheet of the reports that the filters ask for, as a figure of its page's size."""
    return lay_out_sheet(
        build_content(frame, filters, boundaries, options), boundaries, options.size
    ).figure


def sheet_bytes(
    frame: pd.DataFrame,
    filters: Filters,
    boundaries: Boundaries,
    options: SheetOptions,
    file_format: str = "png",
) -> bytes:
    """Return the sheet as the bytes of a "png", "pdf" or "pptx"."""
    if file_format not in FORMATS:
        raise ValueError(f"no sheets in the format {file_format!r}; choose {', '.join(FORMATS)}")
    content = build_content(frame, filters, boundaries, options)
    page = lay_out_sheet(content, boundaries, options.size)
    if file_format == "pptx":
        return slide_bytes(page, clean_text(f"{content.title}: {content.subtitle}"))
    buffer = io.BytesIO()
    # Dates of making would make every file differ.
    about: dict[str, object] = {"Title": clean_text(f"{content.title}: {content.subtitle}")}
    about |= {"CreationDate": None, "Creator": "Clashmap"} if file_format == "pdf" else {}
    page.figure.savefig(buffer, format=file_format, metadata=about)
    return buffer.getvalue()


def lay_out_sheet(content: SheetContent, boundaries: Boundaries, size: str) -> Page:
    """Return the page with all parts of the sheet, drawn and recorded."""
    layout, plan = _plan_sheet(content, boundaries, size)
    page = Page(layout.width, layout.height, layout.dpi)
    _draw_banners(page, layout, content.marking)
    _draw_header(page, layout.header, content)
    draw_map(page, plan)
    page.picture("Map", layout.map, ". ".join((f"Map of {content.title}", *content.counts)))
    if layout.keys:
        words, _ = _key_words(plan.labels, layout.keys.width, _KEY_ROWS)
        page.text("keys", words, layout.keys, KEY)
    draw_legend(page, layout.legend, content, boundaries)
    draw_panel(page, layout.panel, content)
    _draw_footer(page, layout, content)
    return page


def _plan_sheet(content: SheetContent, boundaries: Boundaries, size: str) -> tuple[Layout, MapPlan]:
    """Return the layout and the map; the map gives room to a key only where it has need of one."""
    held = needed = 0
    while True:
        layout = plan_page(size, held)
        plan = plan_map(layout.map, content, boundaries)
        _, needed = _key_words(plan.labels, layout.map.width, _KEY_ROWS)
        if needed <= held:
            return layout, plan
        held = needed


def _key_words(labels: Labels, width: float, rows: int) -> tuple[str, int]:
    """Return the names, and what is told of areas, that the map had no room for; and its lines.

    What is told gives way, and is counted, where the key would have more lines than it may.
    """
    notes, left = list(labels.notes), 0
    while True:
        more = [f"{left} more in the live map"] if left else []
        parts = (
            ("Key: ", " · ", labels.keys),
            ("No room for ", ", ", labels.unplaced),
            ("Also told: ", " · ", [*notes, *more]),
        )
        words = ". ".join(head + join.join(map(clean_text, of)) for head, join, of in parts if of)
        lines = wrap_text(words, KEY, width, rows + 1)
        if not notes or len(lines) <= rows:
            return words, min(len(lines), rows)
        notes.pop()
        left += 1


def _draw_banners(page: Page, layout: Layout, marking: str) -> None:
    for name, box in zip(("top", "bottom"), layout.banners, strict=True):
        page.bar(f"banner-{name}", box, INK)
        row = Box(box.x + 30, box.y + (box.height - BANNER.line) / 2, box.width - 60, BANNER.line)
        page.text(f"marking-{name}", marking, row, BANNER, align="center")


def _draw_header(page: Page, box: Box, content: SheetContent) -> None:
    """Draw the title in both scripts, what is shown and when, filters, state of the data."""
    page.bar("accent", Box(box.x, box.y, 30, 3), ACCENT)
    page.text(
        "kind",
        "CLASHMAP · MAP SHEET",
        Box(box.right - 150, box.y - 1, 150, HEADING.line),
        HEADING,
        align="right",
    )
    aside, top = 150.0, box.y + 6
    width = min(
        text_width(clean_text(content.title), TITLE.size, TITLE.weight) + 1, box.width - aside - 130
    )
    page.text("title", content.title, Box(box.x, top, width, TITLE.line), TITLE)
    dari = clean_text(content.title_dari)
    if dari:
        wide = text_width(dari, TITLE_DARI.size, TITLE_DARI.weight) + 1
        page.text(
            "title-dari", dari, Box(box.x + width + 11, top, wide, TITLE_DARI.line), TITLE_DARI
        )
    room = box.width - aside - 20
    row = page.text(
        "subtitle",
        content.subtitle,
        Box(box.x, top + TITLE.line + 1, room, SUBTITLE.line),
        SUBTITLE,
    )
    page.text("filters", content.filters, Box(box.x, row.box.bottom, room, FILTERS.line), FILTERS)
    right = Box(box.right - aside, top + TITLE.line + 1, aside, SUBTITLE.line)
    page.text("as-of", f"Newest article: {content.as_of}", right, SUBTITLE, align="right")
    under = Box(right.x, right.bottom, aside, FILTERS.line)
    page.text("snapshot", f"Snapshot {content.snapshot}", under, FILTERS, align="right")


def _draw_footer(page: Page, layout: Layout, content: SheetContent) -> None:
    """Draw sources, method and disclaimer on the left, the link of the live view on the right."""
    box, column = layout.footer, layout.panel
    page.bar("rule", Box(box.x, box.y, box.width, 0.7), RULE)
    wide = column.x - 20 - box.x if content.link else box.width
    left = Box(box.x, box.y + 4, wide, FOOT.line)
    credit_lines, _, _ = ATTRIBUTION.partition(" Boundaries are indicative")
    sources = (
        f"Sources (articles): {content.publishers or 'none in this selection'}. {credit_lines}"
    )
    row = page.text("sources", sources, Box(left.x, left.y, left.width, 2 * FOOT.line), FOOT)
    row = page.text("method", METHOD, Box(left.x, row.box.bottom, left.width, 2 * FOOT.line), FOOT)
    page.text(
        "disclaimer", DISCLAIMER, Box(left.x, row.box.bottom, left.width, FOOT.line), FOOT_BOLD
    )
    if not content.link:
        return
    words = Box(column.x, left.y, column.width, FOOT.line)
    snapshot = f"Clashmap · snapshot {content.snapshot}"
    page.text("link-label", f"{snapshot} · this view in the live map:", words, FOOT_BOLD)
    under = Box(column.x, words.bottom, column.width, 3 * FOOT.line)
    page.text("link", content.link, under, FOOT)
    if content.link.startswith(("http://", "https://")):
        page.link("link", content.link)
