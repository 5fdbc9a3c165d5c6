"""The gazetteer's own tables, an analyst's additions, and faults told exactly."""

import csv

import pytest

from geo.errors import GeoError
from geo.fold import fold
from geo.gazetteer import FOLDER, Gazetteer
from geo.matcher import Matcher
from geo.resolve import resolve_places


def test_it_holds_every_province_and_district(gazetteer):
    places = list(gazetteer.places())
    assert sum(place.kind == "province" for place in places) == 34
    districts = [p for p in places if p.kind == "district" and p.district == p.name]
    assert len(districts) == 398
    assert all(gazetteer.district(p.province, p.district) is p for p in districts)


@pytest.mark.parametrize(
    ("province", "capital"),
    [("Panjshir", "Bazarak"), ("Baghlan", "Pul-e Khumri"), ("Kabul", "Kabul"), ("Ghor", None)],
)
def test_provinces_have_their_capitals(gazetteer, province, capital):
    found = gazetteer.capital(province)
    assert found is not None
    assert capital is None or found.name == capital


def test_all_34_provinces_have_a_capital(gazetteer):
    provinces = [p.name for p in gazetteer.places() if p.kind == "province"]
    assert [name for name in provinces if gazetteer.capital(name) is None] == []


def test_every_place_but_countries_and_regions_has_a_name(gazetteer):
    named = {s.place.place_id for _, name, _ in gazetteer.entries() for s in name.senses}
    nameless = {p.place_id for p in gazetteer.places()} - named
    assert {place_id.split("/")[0] for place_id in nameless} <= {"region"}


def test_spellings_by_rule_take_no_listed_name(gazetteer):
    with (FOLDER / "names.csv").open(encoding="utf-8", newline="") as file:
        listed = {" ".join(fold(row["name"]).text.split()) for row in csv.DictReader(file)}
    made = [s for s, n, _ in gazetteer.entries() for x in n.senses if x.use == "variant"]
    assert len(made) > 500
    assert listed.isdisjoint(made)


def test_an_analyst_adds_and_overrides_rows(tmp_path):
    (tmp_path / "places.csv").write_text(
        "place_id,name,kind,province,district,provinces,lon,lat,province_pcode,district_pcode,"
        "prominence\nAF/Panjshir/Dara/kolah,Kolah,village,Panjshir,Dara,Panjshir,69.7,35.3,,,20\n"
    )
    (tmp_path / "names.csv").write_text(
        "name,place_id,use,source\nKolah Sang,AF/Panjshir/Dara/kolah,plain,own\n"
    )
    own = Gazetteer.load(extra=[tmp_path])
    text = "Shots were heard in Kolah Sang."
    (mention,) = resolve_places(text, Matcher(own.entries()).find(text), own)
    assert mention.place == own.place("AF/Panjshir/Dara/kolah")


@pytest.mark.parametrize(
    ("table", "line", "column"),
    [
        ("names.csv", "Xyz,AF/Nowhere,plain,own", "place_id"),
        ("names.csv", "Xyz,AF/Panjshir,maybe,own", "use"),
        ("names.csv", ",AF/Panjshir,plain,own", "name"),
        ("names.csv", "---,AF/Panjshir,plain,own", "name"),
        ("places.csv", "AF/x,X,planet,,,,,,,,1", "kind"),
        ("places.csv", "AF/x,X,village,Balkh,,Balkh,999,36,,,1", "lon"),
        ("places.csv", "AF/x,X,village,Balkh,,Balkh,67,,,,1", "lon"),
        ("places.csv", "AF/x,X,village,Balkh,,Herat,67,36,,,1", "provinces"),
        ("ambiguous.csv", "Xyz,AF/Nowhere,,,,,", "default"),
        ("ambiguous.csv", "Xyz,,,,,perhaps,", "person"),
        ("foreign.csv", "Xyz,planet,,", "kind"),
        ("demonyms.csv", "Xyzi,AF/Nowhere", "place_id"),
        ("cues.csv", "no_group,word,", "group"),
    ],
)
def test_a_bad_row_is_named_by_file_line_and_column(tmp_path, table, line, column):
    header = (FOLDER / table).read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / table).write_text(f"{header}\n{line}\n")
    with pytest.raises(GeoError, match=f"{table}, line 2, column '{column}'"):
        Gazetteer.load(extra=[tmp_path / table])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name,use\nX,plain\n", "columns are name, use; expected"),
        (b"name,place_id,use,source\nX,AF\n", "2 cells where 4 are expected"),
        (b"name,place_id,use,source\n\xff\n", "not UTF-8"),
        (b'name,place_id,use,source\n"X\n', "not valid CSV"),
        (b"", "columns are missing"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path, content, said):
    (tmp_path / "names.csv").write_bytes(content)
    with pytest.raises(GeoError, match=said):
        Gazetteer.load(extra=[tmp_path])


def test_missing_files_are_named(tmp_path):
    with pytest.raises(GeoError, match="no such file"):
        Gazetteer.load(extra=[tmp_path / "nothing"])
    (tmp_path / "towns.csv").write_text("a\n")
    with pytest.raises(GeoError, match="name it one of"):
        Gazetteer.load(extra=[tmp_path / "towns.csv"])
    with pytest.raises(GeoError, match="cannot be read"):
        Gazetteer.load(tmp_path)


def test_an_unknown_place_id_is_named(gazetteer):
    with pytest.raises(GeoError, match="AF/Atlantis"):
        gazetteer.place("AF/Atlantis")
