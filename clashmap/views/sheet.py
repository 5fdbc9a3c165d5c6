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
    RULE,
    SUBTITLE,
    TITLE,
    TITLE_DARI,
    Layout,
    plan_page,
)
from clashmap.views.sheet_legend import draw_legend
from clashmap.views.sheet_map import draw_map
from clashmap.views.sheet_options import SheetOptions
from clashmap.views.sheet_page import Box, Page
from clashmap.views.sheet_panel import draw_panel
from clashmap.views.sheet_pptx import slide_bytes
from clashmap.views.sheet_text import Style, clean_text, text_width, wrap_text
from geo.boundaries import Boundaries

__all__ = ["FORMATS", "SheetOptions", "lay_out_sheet", "render_sheet", "sheet_bytes"]

_KEY = Style(5.8, 400, INK, 1.22)


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
    layout = plan_page(size)
    page = Page(layout.width, layout.height, layout.dpi)
    _draw_banners(page, layout, content.marking)
    _draw_header(page, layout.header, content)
    labels = draw_map(page, layout.map, content, boundaries)
    page.picture("Map", layout.map, ". ".join((f"Map of {content.title}", *content.counts)))
    if key := _key_words(labels, layout.keys):
        page.text("keys", key, layout.keys, _KEY)
    draw_legend(page, layout.legend, content, boundaries)
    draw_panel(page, layout.panel, content)
    _draw_footer(page, layout, content)
    return page


def _key_words(labels: Labels, box: Box) -> str:
    """Return the names, and what is told of areas, that the map had no room for; what fits."""
    notes, left = list(labels.notes), 0
    while True:
        more = [f"{left} more in the live map"] if left else []
        parts = [*labels.keys, *notes, *more]
        words = "Key: " + " · ".join(map(clean_text, parts)) if parts else ""
        lines = wrap_text(words, _KEY, box.width, int(box.height // _KEY.line) + 1)
        if not notes or len(lines) <= box.height // _KEY.line:
            return words
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
    page.text("as-of", f"Data as of {content.as_of}", right, SUBTITLE, align="right")
    under = Box(right.x, right.bottom, aside, FILTERS.line)
    page.text("snapshot", f"Snapshot {content.snapshot}", under, FILTERS, align="right")


def _draw_footer(page: Page, layout: Layout, content: SheetContent) -> None:
    """Draw sources, method and disclaimer on the left, the link of the live view on the right."""
    box, column = layout.footer, layout.panel
    page.bar("rule", Box(box.x, box.y, box.width, 0.7), RULE)
    left = Box(box.x, box.y + 4, column.x - 20 - box.x, FOOT.line)
    credit_lines, _, _ = ATTRIBUTION.partition(" Boundaries are indicative")
    sources = (
        f"Sources (articles): {content.publishers or 'none in this selection'}. {credit_lines}"
    )
    row = page.text("sources", sources, Box(left.x, left.y, left.width, 2 * FOOT.line), FOOT)
    row = page.text("method", METHOD, Box(left.x, row.box.bottom, left.width, 2 * FOOT.line), FOOT)
    page.text(
        "disclaimer", DISCLAIMER, Box(left.x, row.box.bottom, left.width, FOOT.line), FOOT_BOLD
    )
    words = Box(column.x, left.y, column.width, FOOT.line)
    page.text(
        "link-label",
        f"Clashmap · snapshot {content.snapshot} · this view in the live map:",
        words,
        FOOT_BOLD,
    )
    under = Box(column.x, words.bottom, column.width, 3 * FOOT.line)
    target = content.link if content.link.startswith(("http://", "https://")) else ""
    page.text("link", content.link, under, FOOT)
    if target:
        page.link("link", target)
