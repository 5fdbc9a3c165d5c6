"""One view of the map of a sheet: areas, lines, marks and names, as exact as the text behind."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import shapely

from clashmap.views.palette import DAY
from clashmap.views.scene import Scene, Spot
from clashmap.views.sheet_base import BaseMap, MapFrame
from clashmap.views.sheet_clusters import NEAR_RADIUS, Cluster, cluster_spots
from clashmap.views.sheet_labels import Labels
from clashmap.views.sheet_layout import INK, MUTED
from clashmap.views.sheet_marks import (
    MARK_RADIUS,
    RING_RADIUS,
    Mark,
    circle_outline,
    draw_mark,
    draw_ring,
)
from clashmap.views.sheet_names import area_names, fill_of, name_places, name_surroundings
from clashmap.views.sheet_options import COUNTRY
from clashmap.views.sheet_overlays import (
    band_shapes,
    draw_hatch,
    draw_overlays,
    home_shapes,
    is_silent,
)
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.tallies import area_key

# Abroad is a step darker than other provinces, so that the country stands out in grey print too.
ABROAD = "#dde2e6"


@dataclass(frozen=True)
class Ground:
    """What a place consists of: its provinces, the areas with a colour and a key, all homes."""

    place: str
    base: BaseMap
    own: gpd.GeoDataFrame
    areas: gpd.GeoDataFrame
    homes: Mapping[str, shapely.Geometry]

    @property
    def seen(self) -> set[str]:
        """The keys of the areas over which layers are drawn."""
        return {*self.homes} if self.place == COUNTRY else {*self.areas["key"], self.place}

    @property
    def seen_homes(self) -> dict[str, shapely.Geometry]:
        """Those areas with their shapes."""
        return {key: self.homes[key] for key in self.homes if key in self.seen}

    @property
    def seats(self) -> set[str]:
        """The keys of the districts that hold the capital of their province."""
        return {
            area_key(*pair) for pair in zip(self.own["province"], self.own["capital"], strict=True)
        }


@dataclass(frozen=True)
class View:
    """A part of the map in a frame of its own, its marks and names in their places."""

    frame: MapFrame
    ground: Ground
    scene: Scene
    clusters: tuple[Cluster, ...]
    labels: Labels


def ground_of(base: BaseMap, place: str, scene: Scene) -> Ground:
    """Return what a sheet's place consists of."""
    provinces = base.provinces
    own = provinces if place == COUNTRY else provinces[provinces["province"] == place]
    return Ground(place, base, own, _own_areas(base, place, scene), home_shapes(base))


def begin_view(frame: MapFrame, ground: Ground, scene: Scene, spots: Iterable[Spot]) -> View:
    """Return a view with its marks, and without names yet."""
    clusters = tuple(cluster_spots(spots, frame))
    dashed = frame.place(ground.base.disputed.geometry)
    bands = band_shapes(frame, ground.seen_homes, scene.overlays)
    outlined = frame.place([ground.homes[key].boundary for key in scene.outlined])
    lines = [*dashed, *bands, *outlined]
    labels = Labels(frame.box, frame.place(ground.areas.geometry), lines)
    for cluster in clusters:
        reach = _reach_of(cluster)
        labels.block(Box(cluster.x - reach, cluster.y - reach, 2 * reach, 2 * reach))
    return View(frame, ground, scene, clusters, labels)


def name_view(view: View, others: Collection[str] = ()) -> None:
    """Find places for the names of a view, but for the areas that are named in another."""
    ground, labels = view.ground, view.labels
    mine = ground.areas[~ground.areas["key"].isin(others)]
    labels.name_areas(area_names(view.frame, mine, view.scene, ground.seats))
    name_places(view.clusters, labels)
    name_surroundings(view.frame, ground.base, {*ground.own["province"]}, labels)


def draw_view(page: Page, view: View) -> None:
    """Draw a view; presence and silence keep off the letters of its names."""
    frame, ground, scene = view.frame, view.ground, view.scene
    _draw_ground(page, frame, ground.base, {*ground.own["province"]})
    letters = shapely.union_all([item.box.shape for item in view.labels.written])
    _draw_areas(page, view, letters)
    draw_overlays(page, frame, ground.seen_homes, scene.overlays, letters)
    _draw_lines(page, view)
    _draw_marks(page, view.clusters)
    view.labels.draw(page)


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
                Pen(fill=ABROAD),
                clip=frame.box,
            )
    for line in frame.place(base.abroad):
        page.draw("abroad-line", outline_of(line), Pen(line="#ffffff", width=0.8), clip=frame.box)
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


def _draw_areas(page: Page, view: View, letters: shapely.Geometry) -> None:
    """Colour each area by its number of reports, and hatch those that are silent."""
    areas, scene, frame = view.ground.areas, view.scene, view.frame
    for key, shape in zip(areas["key"], frame.place(areas.geometry), strict=True):
        if not shape.intersects(frame.box.shape):
            continue
        fill, gid = fill_of(key, scene)
        silent = is_silent(key, scene)
        pen = Pen(fill=fill, line=DAY.border, width=0.6)
        gid = "silent-ground" if silent else gid
        page.draw(gid, outline_of(shape), pen, clip=frame.box, order=2)
        if silent:
            draw_hatch(page, frame.box, shape, letters=letters)


def _draw_lines(page: Page, view: View) -> None:
    """Draw the place's outline, that of areas that reports are drawn as, and the dashed lines."""
    frame, ground = view.frame, view.ground
    colour, width = (INK, 1.2) if len(ground.own) == 1 else (MUTED, 0.6)
    for shape in frame.place(ground.own.geometry):
        page.draw("own", outline_of(shape), Pen(line=colour, width=width), clip=frame.box, order=3)
    for key in view.scene.outlined:
        level, dash = ("district", (1.0, 1.3)) if "|" in key else ("province", ())
        (shape,) = frame.place([ground.homes[key]])
        pen = Pen(line=INK, width=2, dash=dash)
        if shape.intersects(frame.box.shape):
            page.draw(f"outline:{level}", outline_of(shape), pen, clip=frame.box, order=4)
    for shape in frame.place(ground.base.disputed.geometry):
        if shape.intersects(frame.box.shape):
            line, dashed = Pen(line="#ffffff", width=2.4), Pen(line=INK, width=1.3, dash=(3.2, 2.4))
            page.draw("disputed", outline_of(shape), line, clip=frame.box, order=4.1)
            page.draw("disputed", outline_of(shape), dashed, clip=frame.box, order=4.2)


def _draw_marks(page: Page, clusters: Iterable[Cluster]) -> None:
    """Draw one shape for one report, a ring with the number for more."""
    for cluster in clusters:
        at = (cluster.x, cluster.y)
        if any(spot.near for spot in cluster.spots):
            page.draw(
                "near",
                circle_outline(at, NEAR_RADIUS),
                Pen(line=INK, width=0.9, dash=(2.2, 1.6)),
                order=5.5,
            )
        if cluster.total == 1:
            kind, status, _ = cluster.parts[0]
            draw_mark(page, at, Mark(kind, status, f"mark:{kind}:{status}", cluster.fade))
        else:
            draw_ring(page, at, cluster.parts)


def _reach_of(cluster: Cluster) -> float:
    """Return how far a mark reaches from its middle."""
    if any(spot.near for spot in cluster.spots):
        return NEAR_RADIUS
    return MARK_RADIUS if cluster.total == 1 else RING_RADIUS + 1.6
