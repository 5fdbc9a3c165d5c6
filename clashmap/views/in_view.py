"""What a map that nobody moves has in view: its legend lists that and nothing else."""

from dataclasses import dataclass

import shapely

from clashmap.views.scene import Scene
from clashmap.views.tallies import area_key
from geo.boundaries import Boundaries

# The view is wider than high, and has a margin around what it is held to.
_WIDE, _MARGIN = 1.6, 0.06
# Marks closer than this part of the view's height become one.
_APART = 0.04


@dataclass(frozen=True, slots=True)
class InView:
    """The areas in view by their keys, whether a dashed line is, and how far apart marks part.

    apart is in degrees.
    """

    areas: frozenset[str]
    has_dashes: bool
    apart: float

    def has_silent(self, scene: Scene) -> bool:
        """Return whether an area in view is hatched."""
        named = scene.overlays.named if scene.overlays else self.areas
        return bool(self._empty(scene) - named)

    def has_named(self, scene: Scene) -> bool:
        """Return whether an area in view has no report and is not hatched."""
        named = scene.overlays.named if scene.overlays else self.areas
        return bool(self._empty(scene) & named)

    def has_rings(self, scene: Scene) -> bool:
        """Return whether a mark stands for several reports, or for places that do not part."""
        points = [shapely.Point(spot.lon, spot.lat) for spot in scene.spots]
        tree = shapely.STRtree(points)
        near = tree.query(points, predicate="dwithin", distance=self.apart)
        return near.shape[1] > len(points) or any(spot.total > 1 for spot in scene.spots)

    def _empty(self, scene: Scene) -> frozenset[str]:
        return self.areas - scene.areas.keys()


def view_of(scene: Scene, boundaries: Boundaries) -> InView:
    """Return what is in view of a scene that is held to its focus, or to the country."""
    areas = boundaries.provinces if scene.level == "province" else boundaries.districts
    held = boundaries.provinces
    if scene.focus:
        areas = areas[areas["province"].isin(scene.focus)]
        held = held[held["province"].isin(scene.focus)]
    keys = areas["province"]
    if scene.level == "district":
        keys = [area_key(*pair) for pair in zip(keys, areas["district"], strict=True)]
    west, south, east, north = held.total_bounds
    high = north - south
    wide = max(east - west, _WIDE * high)
    middle, around = (west + east) / 2, _MARGIN * high
    frame = shapely.box(middle - wide / 2, south - around, middle + wide / 2, north + around)
    dashes = bool(boundaries.disputed.intersects(frame).any())
    return InView(frozenset(keys), dashes, _APART * high)
