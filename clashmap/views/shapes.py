"""The shapes of the map as one script: sent to a browser once, the same for all filters."""

import json

import geopandas as gpd
import shapely

from clashmap.views.tallies import area_key
from geo.boundaries import Boundaries, label_points, simplify_for_drawing

# Degrees (0.01 is about 1 km): below a pixel on the national view, a few when held to a province.
TOLERANCE = 0.008
NEIGHBOUR_TOLERANCE = 0.03
# The part of the neighbours around Afghanistan in which their labels are placed.
FRAME = (59.0, 28.6, 76.5, 39.2)
# Degrees: borders closer than this to the edge of the data are the edge, and not drawn.
_EDGE = 0.05


def shapes_script(boundaries: Boundaries) -> str:
    """Return the script that hands provinces, districts, neighbours and dashed lines to the map."""
    thin = simplify_for_drawing(boundaries.districts, TOLERANCE)
    layers = {
        "provinces": _provinces(boundaries.provinces, thin),
        "districts": _districts(boundaries.districts, thin),
        "neighbours": _neighbours(boundaries.neighbours),
        "borders": _neighbour_borders(boundaries.neighbours),
        "disputed": _lines(boundaries.disputed),
    }
    return f"window.clashmapShapes = {json.dumps(layers, separators=(',', ':'))};\n"


def _provinces(provinces: gpd.GeoDataFrame, thin: gpd.GeoDataFrame) -> dict[str, object]:
    """Return the provinces as unions of the drawn districts, so that their borders agree."""
    shapes = thin.dissolve("drawn_in", method="coverage").geometry
    simple = simplify_for_drawing(provinces, TOLERANCE).set_index("province").geometry
    whole = [shapes.get(name, simple[name]) for name in provinces["province"]]
    properties = [
        {"key": row.province, "name": row.province, "dari": row.name_dari, "at": point}
        for row, point in zip(provinces.itertuples(), _points(provinces), strict=True)
    ]
    return _collection(provinces.set_geometry(whole, crs=provinces.crs), properties)


def _districts(districts: gpd.GeoDataFrame, thin: gpd.GeoDataFrame) -> dict[str, object]:
    properties = [
        {
            "key": area_key(row.province, row.district),
            "name": row.display,
            "dari": row.name_dari if isinstance(row.name_dari, str) else "",
            "province": row.province,
            "at": point,
        }
        for row, point in zip(districts.itertuples(), _points(districts), strict=True)
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
    thin = gdf.set_geometry(gdf.geometry.simplify(TOLERANCE))
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
