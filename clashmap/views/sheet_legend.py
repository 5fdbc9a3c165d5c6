"""The legend of a sheet, made from what its map drew: it lists that and no more. And the inset."""

from dataclasses import dataclass, replace

from clashmap.schema import KINDS, STATUSES
from clashmap.views.layers import CLASH, CONTROL, LAYERS, PRESENCE
from clashmap.views.legends import range_words
from clashmap.views.palette import DAY, KIND_WORDS, STATUS_WORDS
from clashmap.views.presence import FADING, FRESH
from clashmap.views.scene import Scene
from clashmap.views.sheet_base import base_map, make_frame
from clashmap.views.sheet_content import SheetContent
from clashmap.views.sheet_layout import ACCENT, HEADING, INK, RULE
from clashmap.views.sheet_options import COUNTRY
from clashmap.views.sheet_overlays import DISPUTED, HELD, PRESENT
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_samples import (
    RING_TALL,
    Draw,
    band_sample,
    dotted_sample,
    hatched_sample,
    line_sample,
    mark_sample,
    near_sample,
    no_sample,
    ring_sample,
    swatch_sample,
)
from clashmap.views.sheet_text import Style, wrap_text
from clashmap.views.sheet_view import ABROAD
from clashmap.views.sheet_words import counted_words
from geo.boundaries import Boundaries

_SAMPLE = 21.0
_INSETS = (82.0, 66.0, 52.0)
_NONE = "no report in this selection"
_NAMED = "named by an article, no such report in this selection"
_SILENT = "silent: no article of this time names it; not known to be calm"
_FADES = (
    f"at most {FRESH} days before {{}}",
    f"{FRESH + 1} to {FADING} days before {{}}",
    f"more than {FADING} days before {{}}, or undated",
)
# The text of the legend and the room between its lines, from ample to tight.
_FITS = (
    (Style(6.9, 400, INK, 1.26), 2.6),
    (Style(6.3, 400, INK, 1.2), 1.7),
    (Style(5.6, 400, INK, 1.16), 0.9),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: the gid of what it explains, its words, how it is drawn, how tall."""

    gid: str
    words: str
    draw: Draw
    tall: float = 0


Groups = tuple[tuple[str, tuple[Entry, ...]], ...]


def legend_groups(content: SheetContent, drawn: set[str]) -> Groups:
    """Return the headed groups of the legend for what was drawn, named by gid."""
    groups = (
        (_area_title(content.scene), _area_entries(content, drawn)),
        ("CONTROL, AS CLAIMED", _control_entries(content, drawn)),
        ("PRESENCE, AS LAST TOLD", _presence_entries(content, drawn)),
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
            words = Box(box.x + _SAMPLE, y, box.width - _SAMPLE, 4 * style.line)
            if entry.tall > len(_rows(entry, style, words.width)) * style.line:
                words = replace(words, y=y + (entry.tall - style.line) / 2)
            block = page.text(f"legend:{entry.gid}", entry.words, words, style)
            row = max(style.line, entry.tall)
            entry.draw(page, Box(box.x, y, _SAMPLE - 5, row))
            y = max(block.box.bottom, y + entry.tall) + gap
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
        for line in frame.place(base.abroad):
            pen = Pen(line="#ffffff", width=0.5)
            page.draw("inset", outline_of(line), pen, clip=box, order=2)
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
        total += HEADING.line + 5 + len(entries) * gap
        total += sum(
            max(len(_rows(entry, style, width)) * style.line, entry.tall) for entry in entries
        )
    return total


def _rows(entry: Entry, style: Style, width: float) -> tuple[str, ...]:
    return wrap_text(entry.words, style, width, 4)


def _is_asked(scene: Scene, layer: str) -> bool:
    """Return whether a layer is shown because it was chosen, and not with all others."""
    overlays = scene.overlays
    return overlays is not None and overlays.layers != LAYERS and overlays.has(layer)


def _area_entries(content: SheetContent, drawn: set[str]) -> tuple[Entry, ...]:
    """Return the classes, the faintest first, and the neutral colours."""
    pairs = [
        (f"class:{limits.shade}", range_words(limits), DAY.classes[limits.shade])
        for limits in content.scene.breaks
    ]
    pairs += [
        ("land", _NAMED if content.scene.overlays else _NONE, DAY.land),
        ("outside", "other provinces", DAY.outside),
        ("abroad", "other countries", ABROAD),
    ]
    entries = [
        Entry(gid, words, swatch_sample(colour)) for gid, words, colour in pairs if gid in drawn
    ]
    if "silent" in drawn:
        entries.append(Entry("silent", _SILENT, hatched_sample))
    return tuple(entries)


def _area_title(scene: Scene) -> str:
    """Return what the colours of the areas count."""
    if scene.overlays is None:
        return f"REPORTS BY {scene.level.upper()}"
    if not scene.overlays.has(CLASH):
        return f"EVERY {scene.level.upper()}"
    return f"CLASHES, ATTACKS BY {scene.level.upper()}"


def _control_entries(content: SheetContent, drawn: set[str]) -> tuple[Entry, ...]:
    if _is_asked(content.scene, CONTROL) and not any(gid.startswith("control:") for gid in drawn):
        return (Entry("none:control", "no report of control", no_sample),)
    entries = (
        Entry("control:held", f"said to be held; {HELD} by whom", band_sample(disputed=False)),
        Entry("control:disputed", f"disputed; {DISPUTED} by whom", band_sample(disputed=True)),
    )
    return tuple(entry for entry in entries if entry.gid in drawn)


def _presence_entries(content: SheetContent, drawn: set[str]) -> tuple[Entry, ...]:
    """Return the dots from fresh to old, and the marks that are as old."""
    fades = [fade for fade in range(len(PRESENT)) if f"presence:{fade}" in drawn]
    if _is_asked(content.scene, PRESENCE) and not (fades or "faint" in drawn):
        return (Entry("none:presence", "no report of presence", no_sample),)
    entries = [
        Entry(
            f"presence:{fade}",
            f"{PRESENT[fade]} {_FADES[fade].format(content.aged_to)}",
            dotted_sample(fade),
        )
        for fade in fades
    ]
    if "faint" in drawn:
        words = f"fainter mark: last told of more than {FRESH} days before {content.aged_to}"
        entries.append(Entry("faint", words, mark_sample("presence", "reported", 2)))
    return tuple(entries)


def _kind_entries(drawn: set[str]) -> tuple[Entry, ...]:
    """Return the kinds of the marks and of the rings' arcs; a ring only where one is drawn."""
    kinds = {
        gid.split(":")[1]
        for gid in drawn
        if gid.startswith(("mark:", "ring:")) and gid.count(":") == 2
    }
    entries = [
        Entry(f"kind:{kind}", KIND_WORDS[kind], mark_sample(kind, "reported"))
        for kind in KINDS
        if kind in kinds
    ]
    if "ring-number" in drawn:
        entries.append(
            Entry(
                "ring",
                "several reports at one place, or at places too close to part",
                ring_sample,
                RING_TALL,
            )
        )
    if "near" in drawn:
        entries.append(Entry("near", "near the named place", near_sample))
    return tuple(entries)


def _status_entries(drawn: set[str]) -> tuple[Entry, ...]:
    statuses = {
        gid.split(":")[2]
        for gid in drawn
        if gid.startswith(("mark:", "ring:")) and gid.count(":") == 2
    }
    return tuple(
        Entry(f"status:{status}", STATUS_WORDS[status], mark_sample("control", status))
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
            words = f"{counted_words(content.scene, count)} known no closer than the {level}"
            entries.append(Entry(f"outline:{level}", words, line_sample(2, dash)))
    if "disputed" in drawn:
        entries.append(
            Entry("disputed", "Durand Line and Kashmir: not agreed", line_sample(1.3, (3.2, 2.4)))
        )
    return tuple(entries)
