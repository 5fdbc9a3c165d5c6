"""The legend as HTML, from the scene that the map draws: it lists what is drawn and no more."""

from html import escape

from clashmap.schema import KINDS, STATUSES
from clashmap.views.in_view import InView
from clashmap.views.layer_legends import area_title, layer_groups, silence_swatch
from clashmap.views.palette import KIND_WORDS, STATUS_WORDS, Theme
from clashmap.views.scene import Scene
from clashmap.views.symbols import as_image, ring_svg, shape_svg
from clashmap.views.tallies import ColourClass

_SVG = "http://www.w3.org/2000/svg"
_NAMED = "named by an article, no such report in this selection"
_SILENT = "silent: no article of this time names it; not known to be calm"


def legend_html(scene: Scene, theme: Theme, view: InView | None = None) -> str:
    """Return the legend of a scene: colours of areas, marks, and lines.

    Of a map that nobody moves, `view` leaves out what is nowhere on it.
    """
    layers = (
        _group(title, "".join(_item(*entry) for entry in entries))
        for title, entries in layer_groups(scene, theme)
    )
    marks, lines = _marks(scene, theme, view), _lines(scene, theme, view)
    parts = [_areas(scene, theme, view), *layers, marks, lines]
    return f'<div class="cm-legend">{"".join(part for part in parts if part)}</div>'


def _areas(scene: Scene, theme: Theme, view: InView | None) -> str:
    """Return the colours with their numbers of reports, and the neutral ones."""
    pairs = [(theme.classes[limits.shade], range_words(limits)) for limits in scene.breaks]
    if view is None or view.has_named(scene):
        words = "no report in this selection" if scene.overlays is None else _NAMED
        pairs.append((theme.land, words))
    if scene.focus:
        pairs.append((theme.outside, "outside the selection"))
    swatches = "".join(_item(_swatch(colour), words) for colour, words in pairs)
    if scene.overlays is not None and (view is None or view.has_silent(scene)):
        swatches += _item(silence_swatch(theme), _SILENT)
    return _group(area_title(scene), swatches)


def _marks(scene: Scene, theme: Theme, view: InView | None) -> str:
    """Return the shapes, colours and styles of the kinds of report that are drawn."""
    kinds = [kind for kind in KINDS if kind in scene.kinds() | scene.area_kinds()]
    if not kinds:
        return ""
    items = [_item(shape_svg(kind, "reported", theme), KIND_WORDS[kind]) for kind in kinds]
    if scene.areas:
        items.append(
            _item(_strip(kinds, theme), f"under a name: the {scene.level}’s reports by kind")
        )
    many = len(scene.spots) > 1 or any(spot.total > 1 for spot in scene.spots)
    if many and (view is None or view.has_rings(scene)):
        words = "several reports at one place, or at places too close to part"
        items.append(_item(_ring(scene, theme), words))
    styles = [
        _item(shape_svg("control", status, theme), STATUS_WORDS[status])
        for status in STATUSES
        if status in scene.statuses()
    ]
    said = _group("Who says so, at named places", "".join(styles)) if styles else ""
    return _group("Kinds", "".join(items)) + said


def _strip(kinds: list[str], theme: Theme) -> str:
    """Return a strip of the kinds' colours, as it stands under the name of an area."""
    parts = "".join(f'<i style="background:{theme.kinds[kind]}"></i>' for kind in kinds)
    return f'<span class="cm-strip">{parts}</span>'


def _lines(scene: Scene, theme: Theme, view: InView | None) -> str:
    """Return the outlines and dashed lines that are drawn."""
    items = []
    drawn = {"district" if "|" in key else "province" for key in scene.outlined}
    if "province" in drawn:
        items.append(
            _item(_line(theme, width=2, dash=""), "province itself: no closer place named")
        )
    if "district" in drawn:
        items.append(
            _item(_line(theme, width=2, dash="1.5 3"), "district itself: no closer place named")
        )
    if any(spot.near for spot in scene.spots):
        items.append(_item(_circle(theme), "near a named place"))
    if view is None or view.has_dashes:
        line = _line(theme, width=1.6, dash="5 4")
        items.append(_item(line, "Durand Line and Kashmir: not agreed"))
    return _group("Lines", "".join(items)) if items else ""


def range_words(limits: ColourClass) -> str:
    """Return a class as "1", or "2 to 4"."""
    if limits.low == limits.high:
        return f"{limits.low:,}"
    return f"{limits.low:,} to {limits.high:,}"


def _ring(scene: Scene, theme: Theme) -> str:
    """Return the ring of the fullest place, or of two places where each has one report."""
    *_, second, first = (*scene.spots[-1:], *scene.spots[-2:])
    parts = first.parts if first.total > 1 else first.parts + second.parts
    return ring_svg(parts, theme)


def _group(title: str, items: str) -> str:
    return f'<div class="cm-legend-group"><b>{escape(title)}</b>{items}</div>'


def _item(drawing: str, words: str) -> str:
    """Return a drawing with its words; a swatch is HTML already."""
    drawing = as_image(drawing) if drawing.startswith("<svg") else drawing
    return f'<span class="cm-legend-item">{drawing}{escape(words)}</span>'


def _swatch(colour: str) -> str:
    return f'<i class="cm-swatch" style="background:{colour}"></i>'


def _line(theme: Theme, *, width: float, dash: str) -> str:
    return (
        f'<svg xmlns="{_SVG}" width="26" height="12"><path d="M1,6H25" fill="none" '
        f'stroke="{theme.outline}" stroke-width="{width}" stroke-dasharray="{dash}"/></svg>'
    )


def _circle(theme: Theme) -> str:
    return (
        f'<svg xmlns="{_SVG}" width="18" height="18"><circle cx="9" cy="9" r="7" '
        f'fill="{theme.outline}" fill-opacity="0.1" stroke="{theme.outline}" '
        'stroke-dasharray="3 2"/></svg>'
    )
