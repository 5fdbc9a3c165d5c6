"""The words around the map of the brief mode, as HTML: all that a copy of the screen must carry."""

from html import escape

from clashmap.views.maps import ATTRIBUTION
from clashmap.views.palette import Theme
from clashmap.views.province import figures_html
from clashmap.views.sheet_content import DISCLAIMER, METHOD, SheetContent
from clashmap.views.small_map import Outlines, Paint, small_map_html
from clashmap.views.words import listing


def brief_head_html(content: SheetContent) -> str:
    """Return the marking, the title, the days, the filters, and the state of the data."""
    dari = f'<span lang="prs" dir="rtl">{escape(content.title_dari)}</span>'
    return (
        f'<div class="cm-marking" dir="auto">{escape(content.marking)}</div>'
        '<header class="cm-brief-head"><div>'
        f"<h1>{escape(content.title)} {dari}</h1><p>{escape(content.subtitle)}</p>"
        f'<p class="cm-brief-filters" dir="auto">{escape(content.filters)}</p></div>'
        f"<div><p><b>Data as of {escape(content.as_of)}</b></p>"
        f"<p>Snapshot <code>{escape(content.snapshot)}</code></p></div></header>"
    )


def brief_side_html(content: SheetContent, legend: str, inset: str = "") -> str:
    """Return the figures, what is and is not on the map, the legend and the inset (both HTML)."""
    counts = "".join(f"<p>{escape(line)}</p>" for line in content.counts)
    return (
        f'<aside class="cm-brief-side">{figures_html(content.figures)}{counts}{legend}'
        f'<div class="cm-brief-inset">{inset}<p>▲ North is up</p></div></aside>'
    )


def inset_html(places: tuple[str, ...], outlines: Outlines, theme: Theme) -> str:
    """Return where in the country some provinces are; "" where the country itself is shown."""
    if not places:
        return ""
    words = f"Where in Afghanistan: {listing(places)}"
    fills = dict.fromkeys(places, theme.outline)
    return small_map_html(outlines, Paint(fills, {}, words), theme)


def brief_foot_html(content: SheetContent) -> str:
    """Return sources, method, boundary disclaimer, the link, and the marking again."""
    lines = (
        f"Sources (articles): {content.publishers or 'none in this selection'}. {ATTRIBUTION}.",
        METHOD,
        f"This view in the live map: {content.link}",
    )
    said = "".join(f'<p dir="auto">{escape(line)}</p>' for line in lines)
    return (
        f'<footer class="cm-brief-foot">{said}<p><b>{escape(DISCLAIMER)}</b></p></footer>'
        f'<div class="cm-marking" dir="auto">{escape(content.marking)}</div>'
    )
