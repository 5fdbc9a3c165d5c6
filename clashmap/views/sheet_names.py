"""Names on a sheet's map: of its areas with what is told there, of places, of what lies around."""

from collections.abc import Collection, Iterable
from dataclasses import replace

import geopandas as gpd

from clashmap.views.palette import DAY
from clashmap.views.scene import Scene
from clashmap.views.sheet_base import BaseMap, MapFrame
from clashmap.views.sheet_clusters import NEAR_RADIUS, Cluster
from clashmap.views.sheet_labels import AreaName, Labels, Line
from clashmap.views.sheet_layout import FAINT, INK
from clashmap.views.sheet_marks import MARK_RADIUS, RING_RADIUS
from clashmap.views.sheet_overlays import overlay_notes
from clashmap.views.sheet_text import Style, clean_text
from clashmap.views.tallies import shade_of

# So many of the colours are too dark for dark names.
_DARK = 2
_HALO = 1.8
_NAME = Style(7.4, 500, INK, 1.18, _HALO)
_NAME_COUNTED = Style(7.6, 700, INK, 1.18, _HALO)
_DARI = Style(7, 400, INK, 1.5, _HALO)
_NOTE = Style(6.4, 600, INK, 1.22, _HALO)
_LETTER = Style(7, 600, INK, 1.15, _HALO)
_PLACE = Style(6.6, 600, INK, 1.2, _HALO)
_OTHER = Style(6.8, 400, FAINT, 1.2, _HALO)
_FOREIGN = Style(7, 600, FAINT, 1.2, _HALO)


def fill_of(key: str, scene: Scene) -> tuple[str, str]:
    """Return the colour of an area, and the gid of what the colour says."""
    tally = scene.areas.get(key)
    shade = shade_of(tally.reports, scene.breaks) if tally else None
    return (DAY.land, "land") if shade is None else (DAY.classes[shade], f"class:{shade}")


def area_names(
    frame: MapFrame, areas: gpd.GeoDataFrame, scene: Scene, seats: Collection[str]
) -> list[AreaName]:
    """Return the names of the areas, those with reports and then the wide ones first.

    seats are the keys of those that hold a provincial capital: they are not left to the key either.
    """
    names = []
    for row, shape in zip(areas.itertuples(), frame.place(areas.geometry), strict=True):
        tally = scene.areas.get(row.key)
        number = tally.reports if tally else 0
        name, tail = clean_text(str(row.display)), f" · {number:,}" if number else ""
        fill = fill_of(row.key, scene)[0]
        style = _NAME_COUNTED if number else _NAME
        notes = tuple(map(clean_text, overlay_notes(row.key, scene.overlays)))
        said = tuple(Line(note, _on(_NOTE, fill)) for note in notes)
        plain = _ways_of(name, clean_text(row.name_dari or ""), tail, _on(style, fill))
        own = AreaName(
            gid=f"name:{row.key}",
            area=shape,
            ways=(*((*way, *said) for way in plain), *plain) if said else plain,
            outside=_beside(Line(name + tail, style), notes),
            key=f"{name} ({number:,})" if number else name,
            letter=_on(_LETTER, fill),
            note=" ".join((name, *notes)) if notes else "",
            telling=(len(plain), 1),
            wanted=bool(number or notes or row.key in seats),
        )
        names.append((row.key in seats, bool(notes), number, shape.area, own))
    names.sort(key=lambda item: (-item[2], -item[0], -item[1], -item[3]))
    return [name for *_, name in names]


def _beside(name: Line, notes: tuple[str, ...]) -> tuple[tuple[Line, ...], ...]:
    """Return the ways to write a name outside its area: with what is told there, and without."""
    said = tuple(Line(note, _NOTE) for note in notes)
    return ((name, *said), (name,)) if said else ((name,),)


def _on(style: Style, fill: str) -> Style:
    """Return a style that can be read on a colour: white on the dark ones."""
    if fill not in DAY.classes[-_DARK:]:
        return style
    return replace(style, colour="#ffffff", halo_colour=fill)


def _ways_of(name: str, dari: str, tail: str, style: Style) -> tuple[tuple[Line, ...], ...]:
    """Return the ways to write a name: in both scripts, in one, in one on two lines."""
    whole = Line(name + tail, style)
    second = replace(_DARI, colour=style.colour, halo_colour=style.halo_colour)
    ways: list[tuple[Line, ...]] = [(whole, Line(dari, second))] if dari else []
    ways.append((whole,))
    words = name.split()
    if len(words) > 1:
        halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
        first, last = min(halves, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
        ways.append((Line(first, style), Line(last + tail, style)))
    return tuple(ways)


def name_places(clusters: Iterable[Cluster], labels: Labels) -> None:
    """Write the name beside the marks of a single place."""
    for cluster in clusters:
        name = clean_text(cluster.spots[0].title.split(", ")[0])
        if len(cluster.spots) == 1 and len(name) <= 40:
            alone = MARK_RADIUS if cluster.total == 1 else RING_RADIUS + 1.6
            reach = NEAR_RADIUS if cluster.spots[0].near else alone
            labels.name_point(
                f"place:{cluster.spots[0].key}",
                (cluster.x, cluster.y),
                Line(name, _PLACE),
                reach + 2.6,
            )


def name_surroundings(frame: MapFrame, base: BaseMap, own: set[str], labels: Labels) -> None:
    """Write the names of other provinces and of countries where there is room."""
    others = base.provinces[~base.provinces["province"].isin(own)]
    layers = (
        (others["province"], others.geometry, _OTHER),
        (base.neighbours["country"], base.neighbours.geometry, _FOREIGN),
    )
    for texts, shapes, style in layers:
        names = [
            AreaName(f"around:{text}", shape, ((Line(str(text), style),),))
            for text, shape in zip(texts, frame.place(shapes), strict=True)
        ]
        labels.name_areas(names)
