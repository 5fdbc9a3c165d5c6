"""Fits the neighbouring countries to an outline of Afghanistan, and finds the disputed lines."""

import geopandas as gpd
import numpy as np
import shapely

from geo.coverage import clean_coverage

# Kashmir is drawn as one area of its own and given to no country.
KASHMIR = "Kashmir (disputed)"
DURAND_LINE = "Durand Line"
LINE_OF_CONTROL = "Line of Control"
LIMITS_OF_KASHMIR = "Limits of Kashmir"
# Degrees: two lines closer than this (10 cm) are the same line computed twice.
_SAME_LINE = 1e-6
# Degrees: strips up to this width (10 m) are left over by cutting, not there on the ground.
_THREAD = 1e-4


def fit_neighbours(outline: shapely.Geometry, polygons: np.ndarray) -> np.ndarray:
    """The neighbours' polygons moved up to the outline: neither overlap nor strip is left.

    The polygons surround the outline. Each strip between them and the outline goes to the
    neighbour that it touches longest.
    """
    cut = shapely.difference(polygons, outline)
    ring = shapely.union_all(cut)
    strips = [
        shapely.Polygon(hole).difference(outline)
        for part in shapely.get_parts(ring)
        for hole in part.interiors
        if shapely.intersects(shapely.Polygon(hole), outline)
    ]
    fitted = cut.copy()
    for strip in shapely.get_parts(strips):
        touch = shapely.length(
            shapely.intersection(shapely.buffer(cut, _SAME_LINE), strip.boundary)
        )
        home = int(np.argmax(touch))
        fitted[home] = shapely.union(fitted[home], shapely.buffer(strip, _SAME_LINE))
    # Once more as a coverage together with the outline: neighbours then share their vertices.
    return clean_coverage(np.array([outline, *shapely.difference(fitted, outline)]), _THREAD)[1:]


def find_durand_line(outline: shapely.Geometry, neighbours: gpd.GeoDataFrame) -> shapely.Geometry:
    """The border of the outline with Pakistan and, at the end of the Wakhan, with Kashmir."""
    east = neighbours.geometry[neighbours["country"].isin(["Pakistan", KASHMIR])]
    return shared_line(outline, shapely.union_all(east.values))


def shared_line(one: shapely.Geometry, other: shapely.Geometry) -> shapely.Geometry:
    """The part of one area's boundary that runs along the other area."""
    along = shapely.intersection(one.boundary, shapely.buffer(other, _SAME_LINE))
    return shapely.line_merge(along)
