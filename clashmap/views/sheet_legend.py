"""The legend of a sheet, made from what its map drew: it lists that and no more. And the inset."""

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.path import Path as Outline

from clashmap.schema import KINDS, STATUSES
from clashmap.views.legends import range_words
from clashmap.views.palette import DAY, KIND_WORDS, STATUS_WORDS
from clashmap.views.sheet_base import base_map, make_frame
from clashmap.views.sheet_content import COUNTRY, SheetContent
from clashmap.views.sheet_layout import ACCENT, HEADING, INK, MUTED, RULE
from clashmap.views.sheet_map import ABROAD
from clashmap.views.sheet_marks import Mark, circle_outline, draw_mark, draw_ring
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_text import Style, wrap_text
from geo.boundaries import Boundaries

_SAMPLE = 21.0
_INSETS = (82.0, 66.0, 52.0)
# The text of the legend and the room between its lines, from ample to tight.
_FITS = (
    (Style(6.9, 400, INK, 1.26), 2.6),
    (Style(6.3, 400, INK, 1.2), 1.7),
    (Style(5.6, 400, INK, 1.16), 0.9),
)

Draw = Callable[[Page, Box], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: the gid of what it explains, its words, and how it is drawn."""

    gid: str
    words: str
    draw: Draw


Groups = tuple[tuple[str, tuple[Entry, ...]], ...]


def legend_groups(content: SheetContent, drawn: set[str]) -> Groups:
    """Return the headed groups of the legend for what was drawn, named by gid."""
    groups = (
        (f"REPORTS BY {content.scene.level.upper()}", _area_entries(content, drawn)),
        ("NAMED PLACES", _kind_entries(drawn)),
        ("WHO SAYS SO", _status_entries(drawn)),
        ("LINES", _line_entries(content, drawn)),
    )
    return tuple((title, entries) for title, entries in groups if entries)


def draw_legend(page: Page, box: Box, content: SheetContent, boundaries: Boundaries) -> Groups:
    """Draw the inset, and under it the legend of what the page's map holds; return its groups."""
    groups = legend_groups(
        content, {str(artist.get_gid()) for artist in page.figure.get_children()}
    )
    style, gap, inset = _choose_fit(groups, box)
    draw_inset(page, Box(box.x, box.y, box.width, inset), content.title, boundaries)
    y = top = box.y + inset + 9
    for title, entries in groups:
        page.text(f"legend:{title}", title, Box(box.x, y, box.width, HEADING.line), HEADING)
        y += HEADING.line + 1
        for entry in entries:
            words = Box(box.x + _SAMPLE, y, box.width - _SAMPLE, 3 * style.line)
            block = page.text(f"legend:{entry.gid}", entry.words, words, style)
            entry.draw(page, Box(box.x, y, _SAMPLE - 5, style.line))
            y = block.box.bottom + gap
        y += 4
    signs = Box(box.x - 1, top, _SAMPLE - 2, y - top)
    page.picture("Legend symbols", signs, "Symbols of the legend; the words stand beside them.")
    return groups


def draw_inset(page: Page, box: Box, place: str, boundaries: Boundaries) -> None:
    """Draw where the place lies in the country, or the country among its neighbours."""
    base = base_map(boundaries)
    country = place == COUNTRY
    west, south, east, north = base.provinces.total_bounds
    frame = make_frame((west, south, east, north), box, padding=0.12 if country else 0.05)
    page.draw("inset", outline_of(box.shape), Pen(fill=ABROAD), clip=box)
    if country:
        for shape in frame.place(base.neighbours.geometry):
            page.draw(
                "inset",
                outline_of(shape),
                Pen(fill=ABROAD, line="#ffffff", width=0.5),
                clip=box,
                order=2,
            )
    for name, shape in zip(
        base.provinces["province"], frame.place(base.provinces.geometry), strict=True
    ):
        chosen = country or name == place
        fill, line = (ACCENT, ACCENT if country else INK) if chosen else ("#ffffff", "#c3cad1")
        page.draw(
            "inset",
            outline_of(shape),
            Pen(fill=fill, line=line, width=0.4),
            clip=box,
            order=3 + chosen / 10,
        )
    page.draw("inset", outline_of(box.shape), Pen(line=RULE, width=0.8), order=7)
    words = "Neighbouring countries and Afghanistan" if country else f"{place} in Afghanistan"
    page.picture("Inset", box, words)


def _choose_fit(groups: Groups, box: Box) -> tuple[Style, float, float]:
    """Return the largest text, room and inset with which the legend fits its column."""
    for style, gap in _FITS:
        for inset in _INSETS:
            if inset + 9 + _height(groups, style, gap, box.width - _SAMPLE) <= box.height:
                return style, gap, inset
    return (*_FITS[-1], _INSETS[-1])


def _height(groups: Groups, style: Style, gap: float, width: float) -> float:
    total = 0.0
    for _, entries in groups:
        rows = sum(len(wrap_text(entry.words, style, width, 3)) for entry in entries)
        total += HEADING.line + 5 + rows * style.line + len(entries) * gap
    return total


def _area_entries(content: SheetContent, drawn: set[str]) -> tuple[Entry, ...]:
    """Return the classes, the faintest first, and the neutral colours."""
    pairs = [
        (f"class:{limits.shade}", range_words(limits), DAY.classes[limits.shade])
        for limits in content.scene.breaks
    ]
    pairs += [
        ("land", "no report in this selection", DAY.land),
        ("outside", "other provinces", DAY.outside),
        ("abroad", "other countries", ABROAD),
    ]
    return tuple(Entry(gid, words, _swatch(colour)) for gid, words, colour in pairs if gid in drawn)


def _kind_entries(drawn: set[str]) -> tuple[Entry, ...]:
    """Return the kinds of the marks and of the rings' arcs; a ring only where one is drawn."""
    kinds = {
        gid.split(":")[1]
        for gid in drawn
        if gid.startswith(("mark:", "ring:")) and gid.count(":") == 2
    }
    entries = [
        Entry(f"kind:{kind}", KIND_WORDS[kind], _mark(kind, "reported"))
        for kind in KINDS
        if kind in kinds
    ]
    if "ring-number" in drawn:
        entries.append(
            Entry("ring", "several reports at one place, or at places too close to part", _ring)
        )
    if "near" in drawn:
        entries.append(Entry("near", "near the named place", _near))
    return tuple(entries)


def _status_entries(drawn: set[str]) -> tuple[Entry, ...]:
    statuses = {
        gid.split(":")[2]
        for gid in drawn
        if gid.startswith(("mark:", "ring:")) and gid.count(":") == 2
    }
    return tuple(
        Entry(f"status:{status}", STATUS_WORDS[status], _mark("control", status))
        for status in STATUSES
        if status in statuses
    )


def _line_entries(content: SheetContent, drawn: set[str]) -> tuple[Entry, ...]:
    """Return the outlines, with how many reports each stands for, and the dashed lines."""
    entries = []
    for level, dash in (("province", ()), ("district", (1.0, 1.3))):
        if f"outline:{level}" in drawn:
            count = sum(
                n
                for key, n in content.scene.outlined.items()
                if ("|" in key) == (level == "district")
            )
            words = f"{level} itself, no closer place named: {count}"
            entries.append(Entry(f"outline:{level}", words, _line(2, dash)))
    if "disputed" in drawn:
        entries.append(
            Entry("disputed", "Durand Line and Kashmir: not agreed", _line(1.3, (3.2, 2.4)))
        )
    return tuple(entries)


def _swatch(colour: str) -> Draw:
    def draw(page: Page, box: Box) -> None:
        patch = Box(box.x, box.y + box.height / 2 - 3.4, box.width - 1, 6.8)
        page.draw("sample", outline_of(patch.shape), Pen(fill=colour, line=MUTED, width=0.5))

    return draw


def _mark(kind: str, status: str) -> Draw:
    return lambda page, box: draw_mark(page, _middle(box), Mark(kind, status, "sample"), 0.5)


def _line(width: float, dash: tuple[float, ...]) -> Draw:
    def draw(page: Page, box: Box) -> None:
        y = box.y + box.height / 2
        page.draw(
            "sample",
            Outline([(box.x, y), (box.right - 1, y)]),
            Pen(line=INK, width=width, dash=dash),
        )

    return draw


def _ring(page: Page, box: Box) -> None:
    parts = (("clash", "reported", 2), ("attack", "reported", 1))
    draw_ring(page, _middle(box), parts, gid="sample", radius=5.2)


def _near(page: Page, box: Box) -> None:
    page.draw("sample", circle_outline(_middle(box), 5), Pen(line=INK, width=0.8, dash=(2.2, 1.6)))


def _middle(box: Box) -> tuple[float, float]:
    return box.x + (box.width - 1) / 2, box.y + box.height / 2
