"""Knows the boundaries that maps are drawn and counted on: loads and checks them. Draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import shapely

from geo.coverage import check_coverage, check_inside, simplify_for_drawing
from geo.errors import GeoError
from geo.neighbours import DURAND_LINE, find_durand_line, fit_neighbours
from geo.official import (
    BOUNDARY_DIR,
    DistrictName,
    ProvinceName,
    fold_name,
    match_province,
    read_district_names,
    read_province_names,
)
from geo.shapefiles import CRS, read_polygons, read_shapefile

__all__ = ["Boundaries", "label_points", "load_boundaries", "simplify_for_drawing"]

# Our own column first, then those of OCHA's COD-AB, older and newer.
PROVINCE_COLUMNS = ("province", "ADM1_EN", "adm1_name")
DISTRICT_COLUMNS = ("district", "ADM2_EN", "adm2_name")
PCODE_COLUMNS = ("pcode", "ADM2_PCODE", "adm2_pcode")
# Official lists of districts between 2005 and 2021 count this many.
OFFICIAL_COUNTS = "387 to 409"
_SHIPPED_DISTRICTS = 398


@dataclass(frozen=True)
class Boundaries:
    """Four layers in EPSG:4326, checked; the key of a district is (province, district).

    The shipped layers are loaded once and shared: copy one before changing it.

    provinces   province, iso, pcode, capital, name_dari, name_pashto, geometry (34 rows)
    districts   district, province, drawn_in, pcode, display, name_dari, geometry. `province` is
                today's; `drawn_in` is the one whose polygon holds it (they differ for Gizab)
    neighbours  country, geometry: outlines for context, cut at the edge of the map
    disputed    name, geometry: lines to be dashed
    notes       what a reader should know about files of the user's own
    """

    provinces: gpd.GeoDataFrame
    districts: gpd.GeoDataFrame
    neighbours: gpd.GeoDataFrame
    disputed: gpd.GeoDataFrame
    notes: tuple[str, ...] = ()


def load_boundaries(provinces: Path | None = None, districts: Path | None = None) -> Boundaries:
    """The shipped boundaries, or the user's own shapefiles; GeoError says what is wrong with one.

    With `districts` alone the provinces are made from them. Provinces alone are refused: the
    shipped districts would not lie inside them.
    """
    if districts is None and provinces is None:
        return _load_shipped()
    if districts is None:
        raise GeoError(f"{provinces}: provinces without districts. Give the districts' file too.")
    return _load_own(provinces, districts)


def label_points(gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same rows with a point well inside each one's largest polygon, for its label."""
    points = [_inner_point(shape) for shape in gdf.geometry]
    return gdf.set_geometry(gpd.GeoSeries(points, index=gdf.index, crs=gdf.crs))


@lru_cache(maxsize=1)
def _load_shipped() -> Boundaries:
    provinces, districts = (BOUNDARY_DIR / f"{name}.shp" for name in ("provinces", "districts"))
    counts = {"provinces": len(read_province_names()), "districts": _SHIPPED_DISTRICTS}
    layers = _read_layers(provinces, districts, counts)
    neighbours = read_polygons(BOUNDARY_DIR / "neighbours.shp")
    disputed = read_shapefile(BOUNDARY_DIR / "disputed.shp")
    return Boundaries(*layers, neighbours, disputed)


def _read_layers(
    provinces_path: Path | None, path: Path, counts: dict[str, int]
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Provinces and districts, checked; counts says how many rows each must have, if it does."""
    districts = _name_districts(_read_rows(path, counts.get("districts")), path)
    check_coverage(districts, path, "district")
    if provinces_path is None:
        homes = districts[["drawn_in", "geometry"]].rename(columns={"drawn_in": "province"})
        provinces = _name_provinces(
            homes.dissolve("province", method="coverage", as_index=False), path
        )
    else:
        rows = _read_rows(provinces_path, counts.get("provinces"))
        provinces = _name_provinces(rows, provinces_path)
        check_coverage(provinces, provinces_path, "province")
    check_inside(districts, provinces, path)
    return provinces, districts


def _load_own(provinces_path: Path | None, path: Path) -> Boundaries:
    """Boundaries from the user's files, with the neighbours fitted to their outline."""
    provinces, districts = _read_layers(provinces_path, path, {})
    shipped = _load_shipped()
    outline = shapely.coverage_union_all(provinces.geometry.values)
    neighbours = shipped.neighbours.assign(
        geometry=fit_neighbours(outline, shipped.neighbours.geometry.values)
    )
    disputed = shipped.disputed.copy()
    disputed.loc[disputed["name"] == DURAND_LINE, "geometry"] = find_durand_line(
        outline, neighbours
    )
    return Boundaries(provinces, districts, neighbours, disputed, _describe(districts, path))


def _name_provinces(gdf: gpd.GeoDataFrame, path: Path) -> gpd.GeoDataFrame:
    """The 34 provinces in the order of the official table, with its names and codes."""
    found = _match_provinces(gdf, path)
    names = [row.province for row in found]
    double = sorted({name for name in names if names.count(name) > 1})
    if double:
        raise GeoError(f"{path}: {', '.join(double)} more than once. Dissolve each into one row.")
    missing = [row.province for row in read_province_names() if row.province not in names]
    if missing:
        raise GeoError(
            f"{path}: {len(names)} provinces of 34; missing: {', '.join(missing)}. "
            "Add them, or take a complete file."
        )
    attributes = ("province", "iso", "pcode", "capital", "name_dari", "name_pashto")
    columns = {name: [getattr(row, name) or None for row in found] for name in attributes}
    named = gpd.GeoDataFrame(columns, geometry=list(gdf.geometry), crs=CRS)
    return named.sort_values("province", ignore_index=True)


def _name_districts(gdf: gpd.GeoDataFrame, path: Path) -> gpd.GeoDataFrame:
    """Districts with canonical names where the official table knows them, else with the file's."""
    provinces = [row.province for row in _match_provinces(gdf, path)]
    names = _read_column(gdf, DISTRICT_COLUMNS, path)
    codes = _read_column(gdf, PCODE_COLUMNS, path, required=False)
    drawn = gdf["drawn_in"].tolist() if "drawn_in" in gdf.columns else provinces
    known = _match_districts(list(zip(provinces, names, codes, strict=True)))
    rows = [
        {
            "district": row.district if row else name,
            "province": row.province if row else province,
            "drawn_in": home,
            "pcode": code or (row.pcode if row else None),
            "display": row.display if row else name,
            "name_dari": row.name_dari if row else None,
        }
        for row, name, province, home, code in zip(
            known, names, provinces, drawn, codes, strict=True
        )
    ]
    named = gpd.GeoDataFrame(rows, geometry=list(gdf.geometry), crs=CRS)
    _check_unique(named, path)
    return named


def _match_provinces(gdf: gpd.GeoDataFrame, path: Path) -> list[ProvinceName]:
    names = _read_column(gdf, PROVINCE_COLUMNS, path)
    found = [match_province(name) for name in names]
    unknown = sorted({name for name, row in zip(names, found, strict=True) if row is None})
    if unknown:
        raise GeoError(
            f"{path}: not names of provinces: {', '.join(unknown[:6])}. "
            "Spell them as in data/boundaries/provinces.csv, or add a variant there."
        )
    return [row for row in found if row is not None]


def _match_districts(keys: Sequence[tuple[str, str, str]]) -> list[DistrictName | None]:
    """For each (province, name, P-code) the official district: by P-code, else by name.

    A P-code counts only with the province it has today: AF2409 was Gizab, and is Pato in newer
    lists.
    """
    names = read_district_names()
    by_code = {(row.province, row.pcode): row for row in names}
    by_name = {
        (province, fold_name(getattr(row, kind))): row
        for kind in ("polygon_name", "display", "district")  # the last has the last word
        for row in names
        for province in (row.drawn_in, row.province)
    }
    found = [by_code.get((province, code)) for province, _, code in keys]
    taken = {row.polygon_id for row in found if row}
    for index, (province, name, _) in enumerate(keys):
        named = by_name.get((province, fold_name(name)))
        if found[index] is None and named and named.polygon_id not in taken:
            found[index] = named
    return found


def _read_column(
    gdf: gpd.GeoDataFrame, choices: Sequence[str], path: Path, *, required: bool = True
) -> list[str]:
    """The texts of the first column that is there; case does not matter."""
    present = {str(column).casefold(): column for column in gdf.columns}
    column = next((present[c.casefold()] for c in choices if c.casefold() in present), None)
    if column is None and not required:
        return [""] * len(gdf)
    if column is None:
        has = ", ".join(str(name) for name in gdf.columns if name != "geometry") or "none"
        raise GeoError(
            f"{path}: no column {' or '.join(choices)} (its columns: {has}). Rename the column "
            "that holds the name."
        )
    texts: list[str] = gdf[column].fillna("").astype(str).str.strip().tolist()
    if required and "" in texts:
        raise GeoError(f"{path}: row {texts.index('') + 1} has no `{column}`. Fill it in.")
    return texts


def _check_unique(districts: gpd.GeoDataFrame, path: Path) -> None:
    double = districts[districts.duplicated(["province", "district"])]
    if len(double):
        first = double.iloc[0]
        raise GeoError(
            f"{path}: {first['district']} of {first['province']} more than once. "
            "Dissolve the rows into one, or rename one."
        )


def _read_rows(path: Path, expected: int | None) -> gpd.GeoDataFrame:
    gdf = read_polygons(path)
    if expected is not None and len(gdf) != expected:
        raise GeoError(
            f"{path}: {len(gdf)} rows; expected {expected}. "
            "Restore the file, or rebuild it with `python -m geo.build`."
        )
    return gdf


def _describe(districts: gpd.GeoDataFrame, path: Path) -> tuple[str, ...]:
    """What the user's list of districts has that the official table has not."""
    official = {(row.province, row.district) for row in read_district_names()}
    keys = list(zip(districts["province"], districts["district"], strict=True))
    own = [
        f"{district} ({province})"
        for province, district in keys
        if (province, district) not in official
    ]
    count = (
        f"{path.name}: {len(districts)} districts; official lists count {OFFICIAL_COUNTS}, "
        f"the boundaries that come with Clashmap {_SHIPPED_DISTRICTS}."
    )
    if not own:
        return (count,)
    unknown = f"No place of the gazetteer is counted in {len(own)} of them: {', '.join(own)}."
    return count, unknown


def _inner_point(shape: shapely.Geometry) -> shapely.Point:
    """The middle of the largest circle within, to 0.01 degrees: steadier than a centroid."""
    parts = shapely.get_parts(shape)
    largest = parts[shapely.area(parts).argmax()]
    return shapely.get_point(shapely.maximum_inscribed_circle(largest, 0.01), 0)
