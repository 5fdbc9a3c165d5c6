"""Reads and writes polygon shapefiles, and says plainly what is wrong with one. Knows no names."""

from pathlib import Path

import geopandas as gpd
import shapely

from geo.errors import GeoError

CRS = "EPSG:4326"
# Degrees: Afghanistan with room for its neighbours (west, south, east, north).
AROUND_AFGHANISTAN = (57.0, 26.0, 78.0, 41.0)
# A fixed date in the .dbf header, so that the same data gives the same bytes on any day.
_DBF_DATE = "2014-01-01"


def read_polygons(path: Path) -> gpd.GeoDataFrame:
    """The rows of a polygon shapefile in EPSG:4326; GeoError if anything about it is wrong."""
    gdf = read_shapefile(path)
    kinds = sorted(set(gdf.geom_type) - {"Polygon", "MultiPolygon"})
    if kinds:
        raise GeoError(f"{path}: holds {', '.join(kinds)}. Give a shapefile of polygons.")
    broken = gdf.index[~gdf.geometry.is_valid]
    if len(broken):
        reason = shapely.is_valid_reason(gdf.geometry[broken[0]])
        raise GeoError(
            f"{path}: {len(broken)} invalid polygons, the first in row {broken[0] + 1}: {reason}. "
            "Repair them (QGIS: Fix geometries), or run "
            "`python -m geo.build --repair OLD.shp NEW.shp`."
        )
    return gdf


def read_shapefile(path: Path) -> gpd.GeoDataFrame:
    """The rows of a shapefile in EPSG:4326, each with a geometry near Afghanistan."""
    _check_files(path)
    try:
        gdf = gpd.read_file(path)
    except (RuntimeError, ValueError) as fault:
        raise GeoError(f"{path}: cannot be read ({fault}). Download or export it again.") from fault
    if not isinstance(gdf, gpd.GeoDataFrame) or gdf.empty:
        raise GeoError(f"{path}: holds no shapes. Download or export it again.")
    missing = gdf.index[gdf.geometry.isna() | gdf.geometry.is_empty]
    if len(missing):
        raise GeoError(f"{path}: row {missing[0] + 1} has no geometry. Remove or complete the row.")
    _check_crs(gdf, path)
    flat = gdf.set_geometry(gdf.geometry.force_2d())
    return flat.set_crs(CRS, allow_override=True)


def write_shapefile(gdf: gpd.GeoDataFrame, path: Path) -> None:
    """Writes .shp, .shx, .dbf, .prj and .cpg; text is UTF-8, so Dari names survive."""
    gdf.to_file(path, driver="ESRI Shapefile", encoding="UTF-8", DBF_DATE_LAST_UPDATE=_DBF_DATE)


def _check_files(path: Path) -> None:
    if path.suffix.lower() != ".shp":
        raise GeoError(
            f"{path}: not a .shp file. Give the .shp itself, unpacked if it is in a zip."
        )
    if not path.is_file():
        raise GeoError(f"{path}: no such file. Check the path.")
    present = {other.suffix.lower() for other in path.parent.glob(f"{path.stem}.*")}
    missing = [path.stem + suffix for suffix in (".dbf", ".shx", ".prj") if suffix not in present]
    if missing:
        raise GeoError(
            f"{path}: {' and '.join(missing)} not found beside it. "
            "A shapefile is several files: copy all of them into the same folder."
        )


def _check_crs(gdf: gpd.GeoDataFrame, path: Path) -> None:
    how = f"Convert it: `ogr2ogr -t_srs {CRS} NEW.shp {path.name}`."
    if gdf.crs is None:
        raise GeoError(f"{path}: its .prj names no coordinate system; expected {CRS}. {how}")
    if not gdf.crs.equals(CRS, ignore_axis_order=True):
        raise GeoError(f"{path}: its coordinate system is {gdf.crs.name}; expected {CRS}. {how}")
    west, south, east, north = gdf.total_bounds
    box = AROUND_AFGHANISTAN
    if west < box[0] or south < box[1] or east > box[2] or north > box[3]:
        raise GeoError(
            f"{path}: spans {west:.1f} to {east:.1f} east, {south:.1f} to {north:.1f} north; "
            f"expected degrees within {box[0]:.0f}-{box[2]:.0f} E, {box[1]:.0f}-{box[3]:.0f} N. "
            "Either it shows another country, or its .prj is wrong: export it again."
        )
