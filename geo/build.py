"""Makes the files of data/boundaries from the boundaries in the pip package locatepy.

Run `python -m geo.build` after `pip install locatepy`. Not needed to run the application.
"""

import argparse
import importlib.util
import sqlite3
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.coverage import clean_coverage, fill_inlets
from geo.errors import GeoError
from geo.neighbours import (
    DURAND_LINE,
    KASHMIR,
    LIMITS_OF_KASHMIR,
    LINE_OF_CONTROL,
    find_durand_line,
    fit_neighbours,
    shared_line,
)
from geo.official import BOUNDARY_DIR, DistrictName, read_district_names, read_province_names
from geo.shapefiles import AROUND_AFGHANISTAN, CRS, read_shapefile, write_shapefile

# Degrees. Fills the 59 slivers between districts; the widest natural gap is far wider.
DISTRICT_GAP = 0.005
# Degrees. Fills the strips between countries, which different offices drew.
COUNTRY_GAP = 0.1
# Degrees: neighbours are context only and are thinned to about 300 m.
NEIGHBOUR_TOLERANCE = 0.003
# The polygons of both sides in Kashmir, by the names of the states (or of the area) in the source.
_KASHMIR_SIDES = {
    "Azad Kashmir": "west",
    "Gilgit-Baltistan": "west",
    "Jammu and Kashmīr": "east",
    "Ladākh": "east",
    "Aksai Chin": "Aksai Chin",
    "Siachen-Saltoro": "Siachen",
}


def build_boundaries(database: Path, target: Path) -> None:
    """Writes districts, provinces, neighbours and disputed lines as shapefiles into `target`."""
    districts = build_districts(database)
    provinces = build_provinces(districts)
    outline = shapely.coverage_union_all(districts.geometry.values)
    neighbours, disputed = build_surroundings(database, outline)
    layers = {
        "districts": districts,
        "provinces": provinces,
        "neighbours": neighbours,
        "disputed": disputed,
    }
    for name, gdf in layers.items():
        write_shapefile(gdf, target / f"{name}.shp")


def build_districts(database: Path) -> gpd.GeoDataFrame:
    """The 398 districts as a valid coverage, with the names and codes of districts.csv."""
    names = read_district_names()
    query = (
        "SELECT m.id, m.name, m.geom_wkb FROM municipalities m "
        "JOIN countries c ON c.id = m.country_id WHERE c.name = 'Afghanistan'"
    )
    found = {key: (name, _unpack(blob)) for key, name, blob in _select(database, query)}
    _check_source(names, {key: name for key, (name, _) in found.items()}, database)
    columns = ("polygon_id", "district", "province", "drawn_in", "pcode", "display", "name_dari")
    raw = np.array([found[row.polygon_id][1] for row in names])
    shapes = fill_inlets(clean_coverage(raw, DISTRICT_GAP), DISTRICT_GAP)
    return gpd.GeoDataFrame(
        {column: [getattr(row, column) for row in names] for column in columns},
        geometry=shapes,
        crs=CRS,
    )


def build_provinces(districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The 34 provinces, dissolved from the districts `drawn_in` them."""
    whole = districts.dissolve("drawn_in", method="coverage").geometry
    columns = {
        "province": "province",
        "iso": "iso",
        "pcode": "pcode",
        "capital": "capital",
        "name_dari": "name_dari",
        "name_ps": "name_pashto",
    }
    names = read_province_names()
    return gpd.GeoDataFrame(
        {short: [getattr(row, name) for row in names] for short, name in columns.items()},
        geometry=[whole.loc[row.province] for row in names],
        crs=CRS,
    )


def build_surroundings(
    database: Path, outline: shapely.Geometry
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """The neighbours, fitted to the outline, and the disputed lines among and beside them."""
    pieces = _read_neighbours(database)
    shapes = shapely.coverage_simplify(
        clean_coverage(pieces.geometry.values, COUNTRY_GAP), NEIGHBOUR_TOLERANCE
    )
    pieces = pieces.set_geometry(gpd.GeoSeries(fit_neighbours(outline, shapes), crs=CRS))
    neighbours = pieces.dissolve("country").reset_index()[["country", "geometry"]]
    lines = {
        DURAND_LINE: find_durand_line(outline, neighbours),
        LINE_OF_CONTROL: _find_inner_lines(pieces[pieces["country"] == KASHMIR]),
        LIMITS_OF_KASHMIR: _find_limits(neighbours),
    }
    disputed = gpd.GeoDataFrame({"name": list(lines)}, geometry=list(lines.values()), crs=CRS)
    return neighbours, disputed


def repair(source: Path, target: Path) -> None:
    """Writes the polygons of `source` as a valid coverage, its columns unchanged."""
    gdf = read_shapefile(source)
    shapes = clean_coverage(gdf.geometry.values, DISTRICT_GAP)
    write_shapefile(gdf.set_geometry(gpd.GeoSeries(shapes, index=gdf.index, crs=CRS)), target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds, or repairs one file; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m geo.build", description=__doc__)
    parser.add_argument(
        "--repair",
        nargs=2,
        type=Path,
        metavar=("OLD.shp", "NEW.shp"),
        help="only make a valid coverage of a shapefile of your own",
    )
    parser.add_argument("--out", type=Path, default=BOUNDARY_DIR, help="folder to write to")
    options = parser.parse_args(arguments)
    try:
        if options.repair:
            repair(*options.repair)
        else:
            build_boundaries(find_database(), options.out)
    except GeoError as fault:
        print(f"geo.build: {fault}", file=sys.stderr)
        return 1
    return 0


def find_database() -> Path:
    """The SQLite file of world boundaries inside the installed package locatepy."""
    spec = importlib.util.find_spec("locatepy")
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in places:
        path = Path(place) / "data" / "world-admin-bounds.db"
        if path.is_file():
            return path
    raise GeoError("locatepy: package not installed. Run `pip install locatepy` (80 MB) first.")


def _read_neighbours(database: Path) -> gpd.GeoDataFrame:
    """One row for each neighbour, Kashmir in its parts; clipped to the map, slivers closed."""
    box = shapely.box(*AROUND_AFGHANISTAN)
    query = (
        "SELECT c.name, s.name, m.geom_wkb FROM municipalities_rtree r "
        "JOIN municipalities m ON m.id = r.id JOIN countries c ON c.id = m.country_id "
        "LEFT JOIN states s ON s.code = m.state_id "
        "WHERE c.name <> 'Afghanistan' AND r.maxx > ? AND r.minx < ? AND r.maxy > ? AND r.miny < ?"
    )
    west, south, east, north = AROUND_AFGHANISTAN
    parts: dict[tuple[str, str], list[shapely.Geometry]] = {}
    for country, state, blob in _select(database, query, (west, east, south, north)):
        side = _KASHMIR_SIDES.get(state, "")
        parts.setdefault((KASHMIR if side else country, side), []).append(_unpack(blob))
    keys = sorted(parts)
    whole = [shapely.union_all(clean_coverage(np.array(parts[key]), COUNTRY_GAP)) for key in keys]
    return gpd.GeoDataFrame(
        {"country": [country for country, _ in keys]},
        geometry=shapely.intersection(whole, box),
        crs=CRS,
    )


def _find_inner_lines(kashmir: gpd.GeoDataFrame) -> shapely.Geometry:
    """The lines between the parts of Kashmir that different states hold."""
    shapes = kashmir.geometry.values
    pairs = [(i, j) for i in range(len(shapes)) for j in range(i)]
    lines = [shared_line(shapes[i], shapes[j]) for i, j in pairs]
    return shapely.line_merge(shapely.union_all(lines))


def _find_limits(neighbours: gpd.GeoDataFrame) -> shapely.Geometry:
    """The lines between Kashmir as a whole and the countries around it."""
    is_kashmir = neighbours["country"] == KASHMIR
    around = shapely.union_all(neighbours.geometry[~is_kashmir].values)
    return shared_line(neighbours.geometry[is_kashmir].iloc[0], around)


def _check_source(names: Sequence[DistrictName], found: dict[int, str], database: Path) -> None:
    """Raises GeoError unless the source holds the polygons that districts.csv describes."""
    wrong = [
        row.polygon_id
        for row in names
        if " ".join(found.get(row.polygon_id, "").split()) != row.polygon_name
    ]
    if wrong or len(found) != len(names):
        raise GeoError(
            f"{database}: {len(found)} Afghan polygons, of which {len(wrong)} are not those of "
            f"districts.csv (ids {wrong[:5]}). Install locatepy 1.0.0."
        )


def _select(database: Path, query: str, values: Sequence[float] = ()) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return connection.execute(query, values).fetchall()


def _unpack(blob: bytes) -> shapely.Geometry:
    return shapely.from_wkb(zlib.decompress(blob))


if __name__ == "__main__":
    sys.exit(main())
