"""The boundaries that come with the project: complete, tiling, named and drawable."""

import shutil
import time
from collections import Counter

import geopandas as gpd
import pytest
import shapely

from geo import boundaries
from geo.boundaries import Boundaries, label_points, load_boundaries, simplify_for_drawing
from geo.errors import GeoError
from geo.official import BOUNDARY_DIR, read_district_names, read_province_names
from geo.shapefiles import write_shapefile

EQUAL_AREA = "EPSG:6933"


@pytest.fixture(scope="module")
def shipped() -> Boundaries:
    return load_boundaries()


def test_34_provinces_of_one_polygon_each(shipped):
    assert shipped.provinces["province"].nunique() == len(shipped.provinces) == 34
    assert set(shipped.provinces.geom_type) == {"Polygon"}
    assert shipped.provinces.crs == "EPSG:4326"


def test_398_districts_with_unique_keys(shipped):
    keys = set(zip(shipped.districts["province"], shipped.districts["district"], strict=True))
    assert len(keys) == len(shipped.districts) == 398
    assert set(shipped.districts.geom_type) == {"Polygon"}


def test_districts_tile_the_country_without_gap_or_overlap(shipped):
    shapes = shipped.districts.geometry.values
    outline = shapely.coverage_union_all(shapes)
    assert shapely.coverage_is_valid(shapes)
    assert outline.geom_type == "Polygon"
    assert len(outline.interiors) == 0
    assert shapely.coverage_is_valid(shipped.provinces.geometry.values)


def test_area_is_that_of_afghanistan(shipped):
    for layer in (shipped.districts, shipped.provinces):
        area = layer.to_crs(EQUAL_AREA).area.sum() / 1e6
        assert area == pytest.approx(643_700, abs=50)


def test_panjshir_has_its_seven_districts(shipped):
    panjshir = shipped.districts[shipped.districts["province"] == "Panjshir"]
    expected = {"Anaba", "Bazarak", "Dara", "Khenj", "Paryan", "Rokha", "Shotul"}
    assert set(panjshir["district"]) == expected


def test_places_fall_where_they_are_known_to_be(shipped):
    spots = {"Bazarak": (69.515, 35.313), "Herat": (62.2, 34.35), "Kunduz": (68.87, 36.73)}
    for district, spot in spots.items():
        home = shipped.districts[shipped.districts.contains(shapely.Point(spot))]
        assert home["district"].tolist() == [district]


def test_only_gizab_is_drawn_in_another_province_than_todays(shipped):
    districts = shipped.districts
    other = districts[districts["province"] != districts["drawn_in"]]
    assert other[["district", "province", "drawn_in"]].to_numpy().tolist() == [
        ["Gizab", "Uruzgan", "Daykundi"]
    ]


def test_dari_survives_the_dbf_and_is_shown(shipped):
    stored = gpd.read_file(BOUNDARY_DIR / "districts.shp").set_index("polygon_id")["name_dari"]
    assert stored.to_dict() == {row.polygon_id: row.name_dari for row in read_district_names()}
    provinces = shipped.provinces.set_index("province")
    assert provinces.loc["Panjshir", "name_dari"] == "پنجشیر"


def test_codes_are_unique_and_agree_with_each_other(shipped):
    codes = shipped.provinces.set_index("province")["pcode"]
    assert codes.is_unique
    assert shipped.provinces["iso"].is_unique
    homes = codes.loc[shipped.districts["province"]].to_numpy()
    assert (shipped.districts["pcode"].str[:4].to_numpy() == homes).all()
    assert shipped.districts["pcode"].is_unique


def test_capitals_are_named_for_every_province():
    assert all(row.capital for row in read_province_names())
    assert Counter(row.iso[:3] for row in read_province_names()) == {"AF-": 34}


def test_neighbours_meet_afghanistan_and_do_not_overlap_it(shipped):
    outline = shapely.coverage_union_all(shipped.provinces.geometry.values)
    around = shapely.union_all(shipped.neighbours.geometry.values)
    assert around.intersection(outline).area < 1e-6
    assert len(around.union(outline).buffer(1e-4).interiors) == 0
    bordering = {"China", "Iran", "Pakistan", "Tajikistan", "Turkmenistan", "Uzbekistan"}
    assert bordering <= set(shipped.neighbours["country"])


def test_kashmir_belongs_to_no_country_on_the_map(shipped):
    srinagar, gilgit = shapely.Point(74.8, 34.09), shapely.Point(74.31, 35.92)
    for town in (srinagar, gilgit):
        home = shipped.neighbours[shipped.neighbours.contains(town)]
        assert home["country"].tolist() == ["Kashmir (disputed)"]


def test_durand_line_runs_from_iran_to_china(shipped):
    lines = shipped.disputed.set_index("name")
    west, _, east, _ = lines.geometry["Durand Line"].bounds
    assert (west, east) == pytest.approx((60.87, 74.55), abs=0.05)
    kilometres = lines.to_crs(EQUAL_AREA).length["Durand Line"] / 1000
    assert 2300 < kilometres < 2700


def test_disputed_lines_in_kashmir_are_there(shipped):
    assert set(shipped.disputed["name"]) == {"Durand Line", "Line of Control", "Limits of Kashmir"}
    uri = shapely.Point(74.05, 34.09)  # a town close to the Line of Control
    line = shipped.disputed.set_index("name").geometry["Line of Control"]
    assert line.distance(uri) < 0.1


@pytest.mark.parametrize(
    ("layer", "tolerance", "limit"),
    [("provinces", 0.005, 150_000), ("districts", 0.012, 420_000), ("neighbours", 0.02, 60_000)],
)
def test_drawing_is_small_and_still_tiles(shipped, layer, tolerance, limit):
    gdf = getattr(shipped, layer)
    drawn = simplify_for_drawing(gdf, tolerance)
    names = [name for name in ("country", "district", "province") if name in gdf.columns]
    assert len(drawn[[*names, "geometry"]].to_json().encode()) < limit
    assert shapely.coverage_is_valid(drawn.geometry.values)
    assert drawn.geometry.is_valid.all()
    assert drawn.index.equals(gdf.index)


def test_drawing_keeps_the_area_of_every_district(shipped):
    drawn = simplify_for_drawing(shipped.districts, 0.005)
    change = drawn.to_crs(EQUAL_AREA).area / shipped.districts.to_crs(EQUAL_AREA).area - 1
    assert change.abs().max() < 0.05


def test_lines_are_thinned_too(shipped):
    drawn = simplify_for_drawing(shipped.disputed, 0.01)
    assert drawn["name"].equals(shipped.disputed["name"])
    assert drawn.geometry.count_coordinates().sum() < 1500


def test_labels_lie_inside_their_polygons(shipped):
    points = label_points(shipped.districts)
    assert points.within(shipped.districts.geometry).all()


def test_loading_is_quick():
    boundaries._load_shipped.cache_clear()
    start = time.process_time()
    load_boundaries()
    assert time.process_time() - start < 2  # 0.25 s measured; the rest is room for slow machines


def test_files_are_small():
    sizes = [path.stat().st_size for path in BOUNDARY_DIR.iterdir()]
    assert max(sizes) < 3_000_000
    assert sum(sizes) < 12_000_000


def test_a_shipped_file_with_a_row_missing_is_refused(tmp_path, monkeypatch):
    shutil.copytree(BOUNDARY_DIR, tmp_path, dirs_exist_ok=True)
    write_shapefile(gpd.read_file(tmp_path / "districts.shp")[1:], tmp_path / "districts.shp")
    monkeypatch.setattr(boundaries, "BOUNDARY_DIR", tmp_path)
    boundaries._load_shipped.cache_clear()
    with pytest.raises(GeoError, match=r"districts\.shp: 397 rows; expected 398\. Restore"):
        load_boundaries()
