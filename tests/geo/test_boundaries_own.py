"""Boundaries of the user's own: recognised, and refused with one clear error where they are bad."""

import geopandas as gpd
import pytest
import shapely

from geo.boundaries import load_boundaries
from geo.errors import GeoError
from geo.official import BOUNDARY_DIR
from geo.shapefiles import write_shapefile

SHIPPED = BOUNDARY_DIR / "districts.shp"


@pytest.fixture
def districts() -> gpd.GeoDataFrame:
    return gpd.read_file(SHIPPED)


@pytest.fixture
def provinces() -> gpd.GeoDataFrame:
    return gpd.read_file(BOUNDARY_DIR / "provinces.shp")


@pytest.fixture
def save(tmp_path):
    def write(gdf, name="own"):
        write_shapefile(gdf, tmp_path / f"{name}.shp")
        return tmp_path / f"{name}.shp"

    return write


def cod(gdf):
    """The layer under COD-AB's column names, with COD-AB's spellings of some provinces."""
    named = gdf.replace({"province": {"Panjshir": "Panjsher", "Sar-e Pul": "Sar-e-Pul"}})
    columns = {"province": "ADM1_EN", "district": "ADM2_EN", "pcode": "ADM2_PCODE"}
    return named.rename(columns=columns)[[*columns.values(), "geometry"]]


def test_cod_ab_columns_and_spellings_are_recognised(districts, provinces, save):
    own = provinces.replace({"province": {"Herat": "Hirat"}}).rename(
        columns={"province": "ADM1_EN", "pcode": "ADM1_PCODE"}
    )
    districts["province"] = districts["drawn_in"]
    loaded = load_boundaries(save(own, "adm1"), save(cod(districts), "adm2"))
    assert {"Herat", "Panjshir", "Sar-e Pul"} <= set(loaded.provinces["province"])
    assert set(loaded.districts["district"]) == set(load_boundaries().districts["district"])


def test_a_p_code_finds_the_name_that_counts_are_kept_under(districts, save):
    districts["district"] = districts["district"].replace("Anaba", "Onaba Town")
    loaded = load_boundaries(districts=save(cod(districts.assign(province=districts["drawn_in"]))))
    assert loaded.districts.set_index("pcode").loc["AF0805", "district"] == "Anaba"


def test_other_numbers_of_districts_are_accepted_and_told(districts, save):
    mergers = {"district": {"Paryan": "Khenj"}, "pcode": {"AF0807": "AF0804"}}
    own = districts.drop(columns="polygon_id").replace(mergers)
    own.loc[own["district"] == "Khenj", ["district", "pcode"]] = ["Upper Panjshir", "AF0899"]
    merged = own.dissolve(["province", "district"], method="coverage", as_index=False)
    loaded = load_boundaries(districts=save(merged))
    assert "397 districts; official lists count 387 to 409" in loaded.notes[0]
    assert loaded.notes[1].endswith("Upper Panjshir (Panjshir).")


def test_districts_alone_make_their_provinces(districts, save):
    loaded = load_boundaries(districts=save(districts))
    ours = load_boundaries()
    difference = loaded.provinces.geometry.symmetric_difference(ours.provinces.geometry)
    assert shapely.area(difference.values).max() < 1e-6
    assert loaded.disputed["name"].tolist() == ours.disputed["name"].tolist()


def test_neighbours_follow_an_outline_of_the_users_own(districts, save):
    moved = districts.assign(geometry=districts.translate(0.02, 0.02))
    loaded = load_boundaries(districts=save(moved))
    outline = shapely.coverage_union_all(loaded.provinces.geometry.values)
    around = shapely.union_all(loaded.neighbours.geometry.values)
    assert around.intersection(outline).area < 1e-6
    assert len(around.union(outline).buffer(1e-4).interiors) == 0


def test_provinces_alone_are_refused(provinces, save):
    with pytest.raises(GeoError, match=r"own\.shp: provinces without districts\. Give"):
        load_boundaries(save(provinces))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GeoError, match=r"gone\.shp: no such file"):
        load_boundaries(districts=tmp_path / "gone.shp")


def test_another_format_is_refused(tmp_path):
    with pytest.raises(GeoError, match=r"a\.zip: not a \.shp file"):
        load_boundaries(districts=tmp_path / "a.zip")


@pytest.mark.parametrize("suffix", [".dbf", ".shx", ".prj"])
def test_a_shapefile_without_one_of_its_files(districts, save, suffix):
    path = save(districts)
    path.with_suffix(suffix).unlink()
    with pytest.raises(GeoError, match=rf"own\{suffix} not found beside it\. .*copy all"):
        load_boundaries(districts=path)


def test_a_broken_shapefile(districts, save):
    path = save(districts)
    path.write_bytes(b"not a shapefile")
    with pytest.raises(GeoError, match=r"own\.shp: cannot be read"):
        load_boundaries(districts=path)


def test_a_projected_file_says_how_to_convert_it(districts, save):
    with pytest.raises(GeoError, match=r"WGS 84 / UTM zone 42N; expected EPSG:4326.*ogr2ogr"):
        load_boundaries(districts=save(districts.to_crs("EPSG:32642")))


def test_an_unknown_coordinate_system(districts, save):
    path = save(districts)
    path.with_suffix(".prj").write_text("", encoding="utf-8")
    with pytest.raises(GeoError, match=r"\.prj names no coordinate system; expected EPSG:4326"):
        load_boundaries(districts=path)


def test_a_file_of_another_country(districts, save):
    elsewhere = districts.assign(geometry=districts.translate(30, 0))
    with pytest.raises(GeoError, match=r"spans 90\.5 to 104\.9 east.*another country"):
        load_boundaries(districts=save(elsewhere))


def test_wrong_columns_are_listed(districts, save):
    path = save(districts.rename(columns={"district": "NAME_2"}))
    with pytest.raises(GeoError, match=r"no column district or ADM2_EN.*NAME_2"):
        load_boundaries(districts=path)


def test_names_that_are_no_provinces_are_listed(districts, save):
    path = save(districts.replace({"province": {"Panjshir": "Atlantis"}}))
    with pytest.raises(GeoError, match=r"not names of provinces: Atlantis\. Spell"):
        load_boundaries(districts=path)


def test_a_missing_province_is_named(districts, save):
    with pytest.raises(GeoError, match=r"33 provinces of 34; missing: Nimroz"):
        load_boundaries(districts=save(districts[districts["drawn_in"] != "Nimroz"]))


def test_a_district_given_twice_is_named(districts, save):
    path = save(districts.replace({"district": {"Paryan": "Rokha"}}).drop(columns="pcode"))
    with pytest.raises(GeoError, match=r"Rokha of Panjshir more than once"):
        load_boundaries(districts=path)


def test_overlapping_districts_are_named(districts, save):
    row = districts.index[districts["district"] == "Paryan"][0]
    districts.loc[row, "geometry"] = shapely.buffer(districts.geometry[row], 0.01)
    with pytest.raises(GeoError, match=r"polygons overlap.*Paryan.*--repair"):
        load_boundaries(districts=save(districts))


def test_a_gap_between_districts_is_placed(districts, save):
    path = save(districts[districts["district"] != "Paryan"])
    with pytest.raises(GeoError, match=r"1 gaps between the polygons, the first near 70\.0"):
        load_boundaries(districts=path)


def test_an_invalid_polygon_is_explained(districts, save):
    bow = shapely.Polygon([(69, 35), (70, 36), (70, 35), (69, 36)])
    districts.loc[4, "geometry"] = bow
    with pytest.raises(GeoError, match=r"1 invalid polygons, the first in row 5: Self-inter"):
        load_boundaries(districts=save(districts))


def test_a_district_outside_its_province_is_named(districts, provinces, save):
    districts.loc[districts["district"] == "Paryan", "drawn_in"] = "Herat"
    with pytest.raises(GeoError, match=r"1 districts lie outside.*Paryan of Herat"):
        load_boundaries(save(provinces, "adm1"), save(districts))


def test_a_layer_of_points_is_refused(districts, save):
    path = save(districts.set_geometry(districts.representative_point()))
    with pytest.raises(GeoError, match=r"holds Point\. Give a shapefile of polygons"):
        load_boundaries(districts=path)
