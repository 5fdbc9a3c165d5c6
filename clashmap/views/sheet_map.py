"""The map of a sheet: areas, lines, marks and names, each as exact as the text behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import shapely

from clashmap.views.palette import DAY
from clashmap.views.scene import Scene, Spot
from clashmap.views.sheet_base import BaseMap, MapFrame, base_map, make_frame
from clashmap.views.sheet_content import COUNTRY, SheetContent, bounds_of
from clashmap.views.sheet_furniture import draw_north, draw_note, draw_scale
from clashmap.views.sheet_labels import AreaName, Labels, Line
from clashmap.views.sheet_layout import FAINT, INK, MUTED, RULE
from clashmap.views.sheet_marks import RING_RADIUS, Mark, circle_outline, draw_mark, draw_ring
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_text import Style, clean_text
from clashmap.views.symbols import Parts
from clashmap.views.tallies import area_key, shade_of
from geo.boundaries import Boundaries

# Abroad is a step darker than other provinces, so that the country stands out in grey print too.
ABROAD = "#dde2e6"
# Marks closer than this many points become one ring.
_TOO_CLOSE = 13.0
_NEAR_RADIUS = 10.5
# So many of the colours are too dark for dark names.
_DARK = 2

_HALO = 1.8
_NAME = Style(7.4, 500, INK, 1.18, _HALO)
_NAME_COUNTED = Style(7.6, 700, INK, 1.18, _HALO)
_DARI = Style(7, 400, INK, 1.5, _HALO)
_NUMBER = Style(6.4, 600, INK, 1.15, _HALO)
_PLACE = Style(6.6, 600, INK, 1.2, _HALO)
_OTHER = Style(6.8, 400, FAINT, 1.2, _HALO)
_FOREIGN = Style(7, 600, FAINT, 1.2, _HALO)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spots drawn as one mark: where, and what they hold together."""

    x: float
    y: float
    spots: tuple[Spot, ...]
    parts: Parts

    @property
    def total(self) -> int:
        """How many reports the mark stands for."""
        return sum(count for _, _, count in self.parts)


def draw_map(
    page: Page, box: Box, content: SheetContent, boundaries: Boundaries
) -> tuple[str, ...]:
    """Draw the map into its box; return the key: "1 Dara", for names without room."""
    base, place, scene = base_map(boundaries), content.title, content.scene
    own = (
        base.provinces if place == COUNTRY else base.provinces[base.provinces["province"] == place]
    )
    areas = _own_areas(base, place, scene)
    around = shapely.union_all([*own.geometry, *areas.geometry])
    frame = make_frame(bounds_of(scene, around), box)
    _draw_ground(page, frame, base, set(own["province"]))
    _draw_areas(page, frame, areas, scene)
    _draw_lines(page, frame, base, own, scene)
    page.draw("map:frame", outline_of(box.shape), Pen(line=RULE, width=0.8), order=7)
    labels = Labels(page, box)
    draw_scale(page, frame, labels)
    draw_north(page, box, labels)
    draw_note(page, box, scene, labels)
    clusters = cluster_spots(scene.spots, frame)
    _draw_marks(page, clusters, labels)
    labels.name_areas(_area_names(frame, areas, scene))
    _name_places(clusters, labels)
    _name_surroundings(frame, base, set(own["province"]), labels)
    return tuple(labels.keys)


def cluster_spots(spots: Iterable[Spot], frame: MapFrame) -> list[Cluster]:
    """Return marks that do not touch: spots too close to part are joined, the fullest first."""
    found: list[tuple[float, float, list[Spot]]] = []
    for spot in sorted(spots, key=lambda spot: (-spot.total, spot.key)):
        x, y = frame.point(spot.lon, spot.lat)
        near = [c for c in found if (c[0] - x) ** 2 + (c[1] - y) ** 2 < _TOO_CLOSE**2]
        if near:
            near[0][2].append(spot)
        else:
            found.append((x, y, [spot]))
    return [Cluster(x, y, tuple(held), _sum_parts(held)) for x, y, held in found]


def _sum_parts(spots: Sequence[Spot]) -> Parts:
    counts: dict[tuple[str, str], int] = {}
    for spot in spots:
        for kind, status, count in spot.parts:
            counts[kind, status] = counts.get((kind, status), 0) + count
    parts = [(kind, status, count) for (kind, status), count in counts.items()]
    return tuple(sorted(parts, key=lambda part: (-part[2], part[:2])))


def _own_areas(base: BaseMap, place: str, scene: Scene) -> gpd.GeoDataFrame:
    """Return the areas that are coloured, with a column `key`: of the place, or with a report."""
    if place == COUNTRY:
        named = base.provinces.assign(
            key=base.provinces["province"], display=base.provinces["province"]
        )
        return named[["key", "display", "name_dari", "geometry"]]
    districts = base.districts
    keys = [
        area_key(*pair) for pair in zip(districts["province"], districts["district"], strict=True)
    ]
    named = districts.assign(key=keys)
    mine = (named["province"] == place) | named["key"].isin(scene.areas)
    return named.loc[mine, ["key", "display", "name_dari", "geometry"]]


def _draw_ground(page: Page, frame: MapFrame, base: BaseMap, own: set[str]) -> None:
    """Draw what surrounds the place: countries and provinces, without a border in focus."""
    seen = frame.box.shape
    page.draw("ground", outline_of(seen), Pen(fill=ABROAD), clip=frame.box)
    for shape in frame.place(base.neighbours.geometry):
        if shape.intersects(seen):
            page.draw(
                "abroad",
                outline_of(shape),
                Pen(fill=ABROAD, line="#ffffff", width=0.8),
                clip=frame.box,
            )
    for name, shape in zip(
        base.provinces["province"], frame.place(base.provinces.geometry), strict=True
    ):
        if shape.intersects(seen):
            gid = "ground" if name in own else "outside"
            page.draw(
                gid,
                outline_of(shape),
                Pen(fill=DAY.outside, line="#c9d0d6", width=0.7),
                clip=frame.box,
            )


def _draw_areas(page: Page, frame: MapFrame, areas: gpd.GeoDataFrame, scene: Scene) -> None:
    """Colour each area by its number of reports."""
    for key, shape in zip(areas["key"], frame.place(areas.geometry), strict=True):
        fill, gid = _fill_of(key, scene)
        page.draw(
            gid,
            outline_of(shape),
            Pen(fill=fill, line=DAY.border, width=0.6),
            clip=frame.box,
            order=2,
        )


def _draw_lines(
    page: Page, frame: MapFrame, base: BaseMap, own: gpd.GeoDataFrame, scene: Scene
) -> None:
    """Draw the place's outline, that of areas that reports are drawn as, and the dashed lines."""
    colour, width = (INK, 1.2) if len(own) == 1 else (MUTED, 0.6)
    for shape in frame.place(own.geometry):
        page.draw("own", outline_of(shape), Pen(line=colour, width=width), clip=frame.box, order=3)
    homes = dict(zip(base.provinces["province"], base.provinces.geometry, strict=True))
    pairs = zip(
        base.districts["province"], base.districts["district"], base.districts.geometry, strict=True
    )
    homes |= {area_key(province, district): shape for province, district, shape in pairs}
    for key in scene.outlined:
        level, dash = ("district", (1.0, 1.3)) if "|" in key else ("province", ())
        (shape,) = frame.place([homes[key]])
        page.draw(
            f"outline:{level}",
            outline_of(shape),
            Pen(line=INK, width=2, dash=dash),
            clip=frame.box,
            order=4,
        )
    for shape in frame.place(base.disputed.geometry):
        if shape.intersects(frame.box.shape):
            page.draw(
                "disputed",
                outline_of(shape),
                Pen(line="#ffffff", width=2.4),
                clip=frame.box,
                order=4.1,
            )
            page.draw(
                "disputed",
                outline_of(shape),
                Pen(line=INK, width=1.3, dash=(3.2, 2.4)),
                clip=frame.box,
                order=4.2,
            )


def _draw_marks(page: Page, clusters: Iterable[Cluster], labels: Labels) -> None:
    """Draw one shape for one report, a ring with the number for more."""
    for cluster in clusters:
        at, reach = (cluster.x, cluster.y), RING_RADIUS + 1.6
        if any(spot.near for spot in cluster.spots):
            page.draw(
                "near",
                circle_outline(at, _NEAR_RADIUS),
                Pen(line=INK, width=0.9, dash=(2.2, 1.6)),
                order=5.5,
            )
            reach = _NEAR_RADIUS
        if cluster.total == 1:
            kind, status, _ = cluster.parts[0]
            draw_mark(page, at, Mark(kind, status, f"mark:{kind}:{status}"))
        else:
            draw_ring(page, at, cluster.parts)
        labels.block(Box(at[0] - reach, at[1] - reach, 2 * reach, 2 * reach))


def _area_names(frame: MapFrame, areas: gpd.GeoDataFrame, scene: Scene) -> list[AreaName]:
    """Return the names of the areas, those with reports and then the wide ones first."""
    names = []
    for row, shape in zip(areas.itertuples(), frame.place(areas.geometry), strict=True):
        tally = scene.areas.get(row.key)
        number = tally.reports if tally else 0
        name, tail = clean_text(str(row.display)), f" · {number:,}" if number else ""
        style = _NAME_COUNTED if number else _NAME
        fill = _fill_of(row.key, scene)[0]
        own = AreaName(
            gid=f"name:{row.key}",
            area=shape,
            ways=_ways_of(name, clean_text(row.name_dari or ""), tail, _on(style, fill)),
            outside=Line(name + tail, style) if number else None,
            key=f"{name} ({number:,})" if number else name,
            number=_on(_NUMBER, fill),
        )
        names.append((number, shape.area, own))
    names.sort(key=lambda item: (-item[0], -item[1]))
    return [name for _, _, name in names]


def _fill_of(key: str, scene: Scene) -> tuple[str, str]:
    """Return the colour of an area, and the gid of what the colour says."""
    tally = scene.areas.get(key)
    shade = shade_of(tally.reports, scene.breaks) if tally else None
    return (DAY.land, "land") if shade is None else (DAY.classes[shade], f"class:{shade}")


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


def _name_places(clusters: Iterable[Cluster], labels: Labels) -> None:
    """Write the name beside the marks of a single place."""
    for cluster in clusters:
        name = clean_text(cluster.spots[0].title.split(", ")[0])
        if len(cluster.spots) == 1 and len(name) <= 40:
            reach = _NEAR_RADIUS if cluster.spots[0].near else RING_RADIUS + 1.6
            labels.name_point(
                f"place:{cluster.spots[0].key}",
                (cluster.x, cluster.y),
                Line(name, _PLACE),
                reach + 2,
            )


def _name_surroundings(frame: MapFrame, base: BaseMap, own: set[str], labels: Labels) -> None:
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
