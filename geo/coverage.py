"""Knows when polygons tile a surface without gap or overlap, and keeps it so when thinning them."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geo.errors import GeoError

# Share of a district's area that may lie outside its province: 0 in the shipped boundaries,
# under 0.01 where two offices drew the same border; a misplaced district has 1.
OUTSIDE_TOLERANCE = 0.01
_CRUMB = 1e-6
_REPAIR = "Repair it: `python -m geo.build --repair OLD.shp NEW.shp`."


def check_coverage(gdf: gpd.GeoDataFrame, path: Path, column: str) -> None:
    """Raises GeoError if polygons overlap or leave a gap; `column` names them in the message."""
    faults = shapely.coverage_invalid_edges(gdf.geometry.values)
    where = np.flatnonzero(~shapely.is_empty(faults))
    if len(where):
        names = ", ".join(gdf[column].iloc[where[:4]])
        raise GeoError(
            f"{path}: {len(where)} polygons overlap, or their shared borders differ "
            f"({names}, near {_spot(faults[where[0]])}). {_REPAIR}"
        )
    holes = _find_holes(gdf)
    if holes:
        raise GeoError(
            f"{path}: {len(holes)} gaps between the polygons, the first near {_spot(holes[0])}. "
            f"{_REPAIR}"
        )


def check_inside(districts: gpd.GeoDataFrame, provinces: gpd.GeoDataFrame, path: Path) -> None:
    """Raises GeoError if a district lies outside the province that it is `drawn_in`."""
    shapes = provinces.set_index("province").geometry
    unknown = sorted(set(districts["drawn_in"]) - set(shapes.index))
    if unknown:
        raise GeoError(f"{path}: districts of {', '.join(unknown)}, which has no polygon. Add it.")
    homes = shapes.loc[districts["drawn_in"]].values
    outside = shapely.area(shapely.difference(districts.geometry.values, homes))
    where = np.flatnonzero(outside > OUTSIDE_TOLERANCE * shapely.area(districts.geometry.values))
    if len(where):
        first = districts.iloc[where[0]]
        raise GeoError(
            f"{path}: {len(where)} districts lie outside their province, the first is "
            f"{first['district']} of {first['drawn_in']}. Correct its province, "
            "or take provinces and districts from the same source."
        )


def clean_coverage(polygons: np.ndarray, gap_width: float) -> np.ndarray:
    """The polygons as a valid coverage: overlaps resolved, gaps up to gap_width degrees filled.

    Crumbs that this cuts off a polygon go to the polygon around them.
    """
    whole = shapely.coverage_clean(shapely.make_valid(polygons), gap_width=gap_width)
    crumbless = [_drop_crumbs(shape) for shape in whole]
    return np.asarray(shapely.coverage_clean(crumbless, gap_width=gap_width))


def fill_inlets(polygons: np.ndarray, width: float) -> np.ndarray:
    """The coverage without the cracks, up to width degrees, that open outwards between two of it.

    coverage_clean takes them for outside: here they become gaps by laying a frame around.
    """
    outline = shapely.coverage_union_all(polygons)
    wide = shapely.buffer(outline, width / 2, join_style="mitre")
    cracks = shapely.get_parts(shapely.buffer(wide, -width / 2, join_style="mitre") - outline)
    touching = [int(shapely.intersects(polygons, crack).sum()) for crack in cracks]
    closed = shapely.union_all([outline, *cracks[np.array(touching) > 1]])
    frame = shapely.box(*shapely.buffer(outline, 1).bounds) - closed
    return clean_coverage(np.array([*polygons, frame]), width)[:-1]


def simplify_for_drawing(gdf: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """The same rows with fewer vertices and rounded coordinates; polygons stay a valid coverage.

    tolerance is in degrees (0.01 is about 1 km): a vertex goes if the triangle with its neighbours
    is smaller than the tolerance squared. Coordinates get 3 decimals, or 4, 5 or all where fewer
    would make two borders cross. For drawing only: join and measure on the exact shapes.
    """
    if shapely.get_dimensions(gdf.geometry.values).max() < 2:
        return _simplify_lines(gdf, tolerance)
    thin = shapely.coverage_simplify(gdf.geometry.values, tolerance)
    rounded = (_round(thin, decimals) for decimals in (3, 4, 5))
    best = next((shapes for shapes in rounded if _is_drawable(shapes)), thin)
    # Rounding can put two vertices on one spot; on both sides of a border it does so alike.
    tidy = shapely.remove_repeated_points(best)
    return gdf.set_geometry(gpd.GeoSeries(tidy, index=gdf.index, crs=gdf.crs))


def _simplify_lines(gdf: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    thin = _round(shapely.simplify(gdf.geometry.values, tolerance), 3)
    return gdf.set_geometry(gpd.GeoSeries(thin, index=gdf.index, crs=gdf.crs))


def _drop_crumbs(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape without parts under a millionth of its area."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.union_all(parts[areas > _CRUMB * areas.sum()])


def _round(shapes: np.ndarray, decimals: int) -> np.ndarray:
    """Rounded alike everywhere, so that shared borders stay shared."""
    return np.asarray(shapely.transform(shapes, lambda points: np.round(points, decimals)))


def _is_drawable(shapes: np.ndarray) -> bool:
    whole = shapely.is_valid(shapes) & ~shapely.is_empty(shapes)
    return bool(whole.all()) and bool(shapely.coverage_is_valid(shapes))


def _find_holes(gdf: gpd.GeoDataFrame) -> list[shapely.Geometry]:
    """The rings inside the outline of all polygons: Afghanistan has no enclave."""
    outline = shapely.coverage_union_all(gdf.geometry.values)
    return [ring for part in shapely.get_parts(outline) for ring in part.interiors]


def _spot(geometry: shapely.Geometry) -> str:
    point = shapely.point_on_surface(geometry)
    return f"{point.x:.3f} E {point.y:.3f} N"
