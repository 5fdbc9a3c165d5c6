"""The map in words: a table of its areas with all that it draws there, for readers who see none."""

from collections.abc import Iterator
from html import escape

from clashmap.filters import spell
from clashmap.views.layers import CLASH, CONTROL, PRESENCE
from clashmap.views.presence import AreaPresence
from clashmap.views.scene import Overlays, Scene
from clashmap.views.tallies import area_key
from clashmap.views.words import count_of, day_of, listing
from geo.boundaries import Boundaries

_CLASH_HEAD, _DARI_HEAD = "Reports of clashes and attacks", "Name in Dari"


def map_table_html(scene: Scene, boundaries: Boundaries) -> str:
    """Return the areas of a scene as a table, and in a sentence those of which there is nothing."""
    overlays = scene.overlays or Overlays(named=frozenset(scene.areas))
    names = {
        key: name
        for key, name in area_names(boundaries, scene.level).items()
        if not scene.focus or key.partition("|")[0] in scene.focus
    }
    extra = {key: (key.replace("|", ", "), "") for key in _keys(scene, overlays) - names.keys()}
    told = [key for key in [*names, *sorted(extra)] if key in _keys(scene, overlays)]
    rows = "".join(_row(scene, overlays, key, (names | extra)[key]) for key in told)
    heads = (scene.level.capitalize(), *_heads(overlays))
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in heads)
    # Roles are said aloud: on a phone each row is laid out as a block, which would else lose them.
    table = (
        '<div class="cm-tolls cm-areas" tabindex="0" role="group" aria-label="The map as a table">'
        f'<table role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )
    return (table if told else "") + _rest(scene, overlays, names)


def area_names(boundaries: Boundaries, level: str) -> dict[str, tuple[str, str]]:
    """Return the English and Dari name of each province or district by its key, in order."""
    if level == "province":
        rows = boundaries.provinces
        keys = [str(name) for name in rows["province"]]
        english = keys
    else:
        rows = boundaries.districts
        keys = [area_key(*pair) for pair in zip(rows["province"], rows["district"], strict=True)]
        english = [
            f"{name}, {province}"
            for name, province in zip(rows["display"], rows["province"], strict=True)
        ]
    dari = [name if isinstance(name, str) else "" for name in rows["name_dari"]]
    return dict(sorted(zip(keys, zip(english, dari, strict=True), strict=True)))


def _keys(scene: Scene, overlays: Overlays) -> set[str]:
    """Return the areas of which there is something to tell."""
    return {*scene.areas, *overlays.presence, *overlays.control}


def _heads(overlays: Overlays) -> Iterator[str]:
    yield _DARI_HEAD
    if overlays.has(CLASH):
        yield from (_CLASH_HEAD, "Articles", "By kind")
    if overlays.has(CONTROL):
        yield "Control, as claimed"
    if overlays.has(PRESENCE):
        yield "Presence of groups, last told of"


def _row(scene: Scene, overlays: Overlays, key: str, names: tuple[str, str]) -> str:
    cells = zip(_heads(overlays), _texts(scene, overlays, key, names[1]), strict=True)
    body = "".join(
        f'<td role="cell" data-head="{escape(head)}"><bdi>{escape(text or "–")}</bdi></td>'
        for head, text in cells
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{escape(names[0])}</th>{body}</tr>'


def _texts(scene: Scene, overlays: Overlays, key: str, dari: str) -> Iterator[str]:
    """Yield what stands in each cell of an area's row."""
    yield dari
    if overlays.has(CLASH):
        area = scene.areas.get(key)
        yield f"{area.reports:,}" if area else "0"
        yield f"{area.articles:,}" if area else "0"
        kinds = area.kinds if area else ()
        yield listing(f"{count:,} {spell(kind).lower()}" for kind, count in kinds)
    if overlays.has(CONTROL):
        held = overlays.control.get(key)
        first, *rest = held.lines if held else ("",)
        yield f"{first} {'; '.join(rest)}".strip()
    if overlays.has(PRESENCE):
        present = overlays.presence.get(key)
        yield _presence(present) if present else ""


def _presence(area: AreaPresence) -> str:
    return "; ".join(
        f"{group.group}: {day_of(group.latest) if group.latest else 'not dated'} "
        f"({count_of(group.reports, 'report')})"
        for group in area.groups
    )


def _rest(scene: Scene, overlays: Overlays, names: dict[str, tuple[str, str]]) -> str:
    """Return which areas articles name without such a report, and which none names."""
    empty = [key for key in names if key not in _keys(scene, overlays)]
    quiet = [names[key][0] for key in empty if key in overlays.named]
    silent = [names[key][0] for key in empty if key not in overlays.named]
    parts = [
        (quiet, "named by an article, without such a report in this selection"),
        (silent, "silent: no article of this time names it, which does not mean calm"),
    ]
    return "".join(
        f'<p class="cm-small"><b>{count_of(len(some), scene.level)} {words}:</b> '
        f"{escape('; '.join(some))}.</p>"
        for some, words in parts
        if some
    )
