"""The shapes of the map as one script: sent to a browser once, the same for all filters."""

import json

import geopandas as gpd
import shapely

from clashmap.views.tallies import area_key
from geo.boundaries import Boundaries, label_points, simplify_for_drawing

# Degrees (0.01 is about 1 km): below a pixel on the national view, a few when held to a province.
PROVINCE_TOLERANCE = 0.012
DISTRICT_TOLERANCE = 0.008
NEIGHBOUR_TOLERANCE = 0.03
# The part of the neighbours around Afghanistan in which their labels are placed.
FRAME = (59.0, 28.6, 76.5, 39.2)
# Degrees: borders closer than this to the edge of the data are the edge, and not drawn.
_EDGE = 0.05


def shapes_script(boundaries: Boundaries) -> str:
    """Return the script that hands provinces, districts, neighbours and dashed lines to the map."""
    layers = {
        "provinces": _provinces(boundaries.provinces),
        "districts": _districts(boundaries.districts),
        "neighbours": _neighbours(boundaries.neighbours),
        "borders": _neighbour_borders(boundaries.neighbours),
        "disputed": _lines(boundaries.disputed),
    }
    return f"window.clashmapShapes = {json.dumps(layers, separators=(',', ':'))};\n"


def _provinces(gdf: gpd.GeoDataFrame) -> dict[str, object]:
    thin = simplify_for_drawing(gdf, PROVINCE_TOLERANCE)
    properties = [
        {"key": row.province, "name": row.province, "dari": row.name_dari, "at": point}
        for row, point in zip(gdf.itertuples(), _points(gdf), strict=True)
    ]
    return _collection(thin, properties)


def _districts(gdf: gpd.GeoDataFrame) -> dict[str, object]:
    thin = simplify_for_drawing(gdf, DISTRICT_TOLERANCE)
    properties = [
        {
            "key": area_key(row.province, row.district),
            "name": row.display,
            "province": row.province,
            "at": point,
        }
        for row, point in zip(gdf.itertuples(), _points(gdf), strict=True)
    ]
    return _collection(thin, properties)


def _neighbours(gdf: gpd.GeoDataFrame) -> dict[str, object]:
    """Return the neighbours, each with a label's point in the middle of what a page shows of it."""
    thin = simplify_for_drawing(gdf, NEIGHBOUR_TOLERANCE)
    seen = gdf.set_geometry(gdf.geometry.intersection(shapely.box(*FRAME)))
    shown = ~seen.geometry.is_empty
    points = dict(zip(seen.index[shown], _points(seen[shown]), strict=True))
    properties = [{"name": row.country, "at": points.get(row.Index)} for row in gdf.itertuples()]
    return _collection(thin, properties)


def _neighbour_borders(gdf: gpd.GeoDataFrame) -> dict[str, object]:
    """Return the borders between neighbours, without the edge at which the data are cut."""
    thin = simplify_for_drawing(gdf, NEIGHBOUR_TOLERANCE)
    edge = shapely.box(*gdf.total_bounds).boundary.buffer(_EDGE)
    lines = thin.geometry.boundary.difference(edge)
    return _collection(thin.set_geometry(lines), [{} for _ in lines])


def _lines(gdf: gpd.GeoDataFrame) -> dict[str, object]:
    thin = gdf.set_geometry(gdf.geometry.simplify(PROVINCE_TOLERANCE))
    return _collection(thin, [{"name": name} for name in gdf["name"]])


def _points(gdf: gpd.GeoDataFrame) -> list[list[float]]:
    """Return where each shape's label goes, as [longitude, latitude]."""
    return [[round(point.x, 3), round(point.y, 3)] for point in label_points(gdf).geometry]


def _collection(gdf: gpd.GeoDataFrame, properties: list[dict[str, object]]) -> dict[str, object]:
    """Return GeoJSON with coordinates short enough to send."""
    features = [
        {
            "type": "Feature",
            "properties": own,
            "geometry": shapely.geometry.mapping(
                shapely.set_precision(shape, 0.0001, mode="pointwise")
            ),
        }
        for shape, own in zip(gdf.geometry, properties, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}
