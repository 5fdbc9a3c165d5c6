"""The map of a sheet: areas, lines, marks and names, each as exact as the text behind it."""

from collections.abc import Iterable

import geopandas as gpd
import shapely

from clashmap.views.palette import DAY
from clashmap.views.scene import Scene
from clashmap.views.sheet_base import BaseMap, MapFrame, base_map, make_frame
from clashmap.views.sheet_clusters import NEAR_RADIUS, Cluster, cluster_spots
from clashmap.views.sheet_content import SheetContent, bounds_of
from clashmap.views.sheet_furniture import draw_north, draw_note, draw_scale
from clashmap.views.sheet_labels import Labels
from clashmap.views.sheet_layout import INK, MUTED, RULE
from clashmap.views.sheet_marks import RING_RADIUS, Mark, circle_outline, draw_mark, draw_ring
from clashmap.views.sheet_names import area_names, fill_of, name_places, name_surroundings
from clashmap.views.sheet_options import COUNTRY
from clashmap.views.sheet_overlays import (
    draw_hatch,
    draw_overlays,
    home_shapes,
    is_silent,
    unnamed_notes,
)
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.tallies import area_key
from geo.boundaries import Boundaries

# Abroad is a step darker than other provinces, so that the country stands out in grey print too.
ABROAD = "#dde2e6"


def draw_map(page: Page, box: Box, content: SheetContent, boundaries: Boundaries) -> Labels:
    """Draw the map into its box; return what its names left to the key: "1 Dara"."""
    base, place, scene = base_map(boundaries), content.title, content.scene
    own = (
        base.provinces if place == COUNTRY else base.provinces[base.provinces["province"] == place]
    )
    areas = _own_areas(base, place, scene)
    around = shapely.union_all([*own.geometry, *areas.geometry])
    frame = make_frame(bounds_of(scene, around), box)
    _draw_ground(page, frame, base, set(own["province"]))
    _draw_areas(page, frame, areas, scene)
    homes = home_shapes(base)
    seen = homes.keys() if place == COUNTRY else {*areas["key"], place}
    draw_overlays(page, frame, {key: homes[key] for key in homes if key in seen}, scene.overlays)
    _draw_lines(page, frame, base, own, scene)
    page.draw("map:frame", outline_of(box.shape), Pen(line=RULE, width=0.8), order=7)
    labels = Labels(page, box)
    draw_scale(page, frame, labels)
    draw_north(page, box, labels)
    draw_note(page, box, scene, labels)
    clusters = cluster_spots(scene.spots, frame)
    _draw_marks(page, clusters, labels)
    labels.name_areas(area_names(frame, areas, scene))
    name_places(clusters, labels)
    name_surroundings(frame, base, set(own["province"]), labels)
    named = {*areas["key"]} if place != COUNTRY else set()
    labels.notes += unnamed_notes(scene.overlays, {key for key in seen if key not in named})
    return labels


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
    """Colour each area by its number of reports, and hatch those that are silent."""
    for key, shape in zip(areas["key"], frame.place(areas.geometry), strict=True):
        fill, gid = fill_of(key, scene)
        silent = is_silent(key, scene)
        pen = Pen(fill=fill, line=DAY.border, width=0.6)
        gid = "silent-ground" if silent else gid
        page.draw(gid, outline_of(shape), pen, clip=frame.box, order=2)
        if silent:
            draw_hatch(page, frame.box, shape)


def _draw_lines(
    page: Page, frame: MapFrame, base: BaseMap, own: gpd.GeoDataFrame, scene: Scene
) -> None:
    """Draw the place's outline, that of areas that reports are drawn as, and the dashed lines."""
    colour, width = (INK, 1.2) if len(own) == 1 else (MUTED, 0.6)
    for shape in frame.place(own.geometry):
        page.draw("own", outline_of(shape), Pen(line=colour, width=width), clip=frame.box, order=3)
    homes = home_shapes(base)
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
                circle_outline(at, NEAR_RADIUS),
                Pen(line=INK, width=0.9, dash=(2.2, 1.6)),
                order=5.5,
            )
            reach = NEAR_RADIUS
        if cluster.total == 1:
            kind, status, _ = cluster.parts[0]
            draw_mark(page, at, Mark(kind, status, f"mark:{kind}:{status}", cluster.fade))
        else:
            draw_ring(page, at, cluster.parts)
        labels.block(Box(at[0] - reach, at[1] - reach, 2 * reach, 2 * reach))
