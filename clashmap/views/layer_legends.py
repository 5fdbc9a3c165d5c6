"""The legend of the layers that lie over the counts: what each draws, and what it counts."""

from collections.abc import Iterator
from html import escape

from clashmap.views.layers import CLASH, CONTROL, PRESENCE
from clashmap.views.palette import Theme
from clashmap.views.presence import FADE_WORDS
from clashmap.views.scene import Overlays, Scene
from clashmap.views.symbols import as_image
from clashmap.views.tallies import split_key
from clashmap.views.words import count_of, listing

_SVG = "http://www.w3.org/2000/svg"
_WIDTH, _HEIGHT = 28, 15
_HELD = {False: "said to be held", True: "disputed (denied, or rivals are said to hold it)"}
# Areas whose holder the legend names.
_NAMED = 3
# As overlays.js draws them: the tile's side and the dot's radius, from fresh to old.
_DOTS = ((9, 2.0, 1.0), (12, 1.7, 0.9), (18, 1.5, 0.75))


def layer_groups(scene: Scene, theme: Theme) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each layer's title and its entries, a drawing with its words."""
    overlays = scene.overlays
    if overlays is None:
        return
    if overlays.has(CONTROL):
        yield _control(overlays, theme)
    if overlays.has(PRESENCE):
        yield _presence(overlays, theme)


def silence_swatch(theme: Theme) -> str:
    """Return the hatching of areas that no article names, as an image."""
    lines = "".join(f'<path d="M{x},0L{x - 16},16"/>' for x in range(4, 46, 7))
    return _swatch(f'<g stroke="{theme.border}" stroke-width="1.2">{lines}</g>', theme)


def area_title(scene: Scene) -> str:
    """Return what the colours of the areas count."""
    if scene.overlays is None:
        return f"Reports by {scene.level}"
    if not scene.overlays.layers:
        return "No layer is chosen"
    if not scene.overlays.has(CLASH):
        return f"Every {scene.level}"
    return f"Clashes and attacks: reports by {scene.level}"


def _control(overlays: Overlays, theme: Theme) -> tuple[str, list[tuple[str, str]]]:
    areas = overlays.control.values()
    if not areas:
        return "Control", [("", "no report of control in this selection")]
    reports = count_of(sum(area.reports for area in areas), "report")
    title = f"Control, as claimed in {reports} on {count_of(len(areas), 'area')}"
    return title, [
        (
            _band(theme, disputed=disputed),
            f"{_HELD[disputed]}: {_holders(overlays, disputed=disputed)}",
        )
        for disputed in (False, True)
        if any(area.is_disputed is disputed for area in areas)
    ]


def _holders(overlays: Overlays, *, disputed: bool) -> str:
    """Return which areas are said to be held and by whom: not every name has room for it."""
    named = [
        f"{split_key(key)[1] or key} ({area.label.removeprefix('disputed: ')})"
        for key, area in overlays.control.items()
        if area.is_disputed is disputed
    ]
    more = [f"and {len(named) - _NAMED} more"] if len(named) > _NAMED else []
    return listing([*named[:_NAMED], *more])


def _presence(overlays: Overlays, theme: Theme) -> tuple[str, list[tuple[str, str]]]:
    areas = overlays.presence.values()
    if not areas:
        return "Presence", [("", "no report of presence in this selection")]
    reports = count_of(sum(area.reports for area in areas), "report")
    fades = {group.fade for area in areas for group in area.groups}
    items = [(_dots(theme, fade), FADE_WORDS[fade]) for fade in sorted(fades)]
    return f"Presence and deployment of groups, as last told in {reports}", items


def _band(theme: Theme, *, disputed: bool) -> str:
    dash = ' stroke-dasharray="8 5"' if disputed else ""
    line = f'<path d="M0,7.5H{_WIDTH}" fill="none"{dash} stroke='
    body = f'{line}"{theme.held}" stroke-width="6"/>{line}"{theme.halo}" stroke-width="2.4"/>'
    return as_image(_drawing(body))


def _dots(theme: Theme, fade: int) -> str:
    size, radius, opacity = _DOTS[fade]
    dots = "".join(
        f'<circle cx="{x * size / 2 + 2}" cy="{y * size / 2 + 2}" r="{radius}"/>'
        for x in range(10)
        for y in range(6)
        if (x + y) % 2 == 0
    )
    return _swatch(f'<g fill="{theme.present}" fill-opacity="{opacity}">{dots}</g>', theme)


def _swatch(body: str, theme: Theme) -> str:
    frame = f'width="{_WIDTH - 1}" height="{_HEIGHT - 1}" x="0.5" y="0.5" rx="2.5"'
    ground = f'<rect {frame} fill="{theme.land}"/>'
    return as_image(_drawing(f'{ground}{body}<rect {frame} fill="none" stroke="{theme.muted}"/>'))


def _drawing(body: str) -> str:
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f'<svg xmlns="{_SVG}" {size}>{body}</svg>'


def legend_note(scene: Scene) -> str:
    """Return, as HTML, what the layers do not say; "" where none is drawn."""
    overlays = scene.overlays
    if overlays is None or not overlays.has(CONTROL) or not overlays.control:
        return ""
    words = "Control is what reports claim; who holds a place in fact is not known here."
    return f'<span class="cm-legend-item">{escape(words)}</span>'
