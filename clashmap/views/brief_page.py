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
        f"<div><p><b>Newest article: {escape(content.as_of)}</b></p>"
        f"<p>Snapshot <code>{escape(content.snapshot)}</code></p></div></header>"
    )


def brief_side_html(content: SheetContent, legend: str, inset: str = "") -> str:
    """Return the figures, what is and is not on the map, the legend and the inset (both HTML).

    Under them the newest reports, as many as there is room for.
    """
    lines = [content.nothing or _coloured(content), *content.counts]
    counts = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return (
        f'<aside class="cm-brief-side">{figures_html(content.figures)}<div>{counts}</div>{legend}'
        f"{_latest(content)}"
        f'<div class="cm-brief-inset">{inset}<p>▲ North is up</p></div></aside>'
    )


def _coloured(content: SheetContent) -> str:
    """Return how many of the reports the numbers and colours of the areas count."""
    number = sum(area.reports for area in content.scene.areas.values())
    every = content.figures[0][0]
    words = f"{number:,} of them clashes and attacks, counted by {content.scene.level}"
    return words if 0 < number < every else ""


def _latest(content: SheetContent) -> str:
    """Return the newest reports, or those of elsewhere where there is none; "" without any."""
    briefs = content.latest or content.elsewhere
    if not briefs:
        return ""
    title = "Newest reports" if content.latest else "Elsewhere in Afghanistan"
    items = [
        f'<span dir="auto"><b>{escape(brief.head)}</b></span>'
        f'<span dir="auto">{escape(brief.who)}</span></div>'
        for brief in briefs
    ]
    body = "<div>".join(items)
    return f'<div class="cm-brief-latest"><div><b>{title}</b>{body}</div>'


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
        f"This view in the live map: {content.link}" if content.link else "",
    )
    said = "".join(f'<p dir="auto">{escape(line)}</p>' for line in lines if line)
    return (
        f'<footer class="cm-brief-foot">{said}<p><b>{escape(DISCLAIMER)}</b></p></footer>'
        f'<div class="cm-marking" dir="auto">{escape(content.marking)}</div>'
    )
