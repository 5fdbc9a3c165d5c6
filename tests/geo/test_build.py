"""Building data/boundaries anew gives what is shipped; repairing makes a valid coverage."""

import geopandas as gpd
import pytest
import shapely

from geo.boundaries import load_boundaries
from geo.build import build_districts, build_provinces, build_surroundings, find_database, main
from geo.coverage import clean_coverage, fill_inlets
from geo.errors import GeoError
from geo.official import BOUNDARY_DIR, read_district_names
from geo.shapefiles import write_shapefile


@pytest.fixture(scope="module")
def database():
    pytest.importorskip("locatepy", reason="pip install locatepy, to test rebuilding")
    return find_database()


@pytest.fixture(scope="module")
def districts(database):
    return build_districts(database)


def same_shapes(built, name):
    stored = gpd.read_file(BOUNDARY_DIR / f"{name}.shp").geometry.normalize()
    return built.geometry.normalize().geom_equals_exact(stored, 1e-9).all()


def test_the_shipped_districts_and_provinces_are_what_is_built(districts):
    assert same_shapes(districts, "districts")
    assert same_shapes(build_provinces(districts), "provinces")


def test_the_shipped_surroundings_are_what_is_built(database, districts):
    outline = shapely.coverage_union_all(districts.geometry.values)
    neighbours, disputed = build_surroundings(database, outline)
    assert same_shapes(neighbours, "neighbours")
    assert same_shapes(disputed, "disputed")


def test_another_database_is_refused(tmp_path, database, monkeypatch):
    monkeypatch.setattr("geo.build.read_district_names", lambda: read_district_names()[1:])
    with pytest.raises(GeoError, match=r"398 Afghan polygons.*Install locatepy 1\.0\.0"):
        build_districts(database)


def test_cleaning_ends_overlaps_and_fills_slivers():
    left, right = shapely.box(0, 0, 1, 1), shapely.box(0.9, 0, 2, 1)
    above = shapely.box(0, 1.001, 2, 2)
    lid = shapely.box(-1, -1, 3, 3) - shapely.box(0, 0, 2, 2)
    clean = clean_coverage([left, right, above, lid], 0.01)
    assert shapely.coverage_is_valid(clean)
    assert shapely.area(clean).sum() == pytest.approx(16)


def test_a_crack_that_opens_outwards_is_filled():
    left = shapely.Polygon([(0, 0), (0.998, 0), (1, 1), (0, 1)])
    right = shapely.box(1, 0, 2, 1)
    filled = fill_inlets(clean_coverage([left, right], 0.005), 0.005)
    assert shapely.area(filled).sum() == pytest.approx(2, abs=1e-4)


def test_repair_makes_a_users_file_loadable(tmp_path):
    own = gpd.read_file(BOUNDARY_DIR / "districts.shp")
    row = own.index[own["district"] == "Paryan"][0]
    own.loc[row, "geometry"] = shapely.buffer(own.geometry[row], 0.001)
    write_shapefile(own, tmp_path / "old.shp")
    assert main(["--repair", str(tmp_path / "old.shp"), str(tmp_path / "new.shp")]) == 0
    assert len(load_boundaries(districts=tmp_path / "new.shp").districts) == 398


def test_repair_of_a_missing_file_says_so(tmp_path, capsys):
    assert main(["--repair", str(tmp_path / "a.shp"), str(tmp_path / "b.shp")]) == 1
    assert "a.shp: no such file. Check the path." in capsys.readouterr().err
