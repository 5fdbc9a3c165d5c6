"""Corrections: what an analyst writes, checked, and what follows from it."""

import json

import pytest

from clashmap.store.corrections import read_changes
from clashmap.store.errors import StoreError
from extract.articles import Article
from extract.pipeline import extract_reports

TEXT = "On 12 May 2022 NRF fighters attacked a Taliban post in Rukha district, killing 3 people."


@pytest.fixture(scope="module")
def report():
    [found] = extract_reports(Article("a", "1", "a", TEXT))
    return found


def changes(report, **written):
    return {name: json.loads(value) for name, value in read_changes(report, written).items()}


def test_a_district_brings_codes_and_level_and_takes_the_point(report):
    found = changes(report, district="Injil")
    assert (found["province"], found["provinces"]) == ("Herat", ["Herat"])
    assert (found["geo_level"], found["geo_precision"], found["lon"]) == ("district", 3, None)
    assert found["place_id"] == "AF/Herat/Injil"
    assert found["province_pcode"].startswith("AF")
    assert found["district_pcode"].startswith(found["province_pcode"])


def test_a_place_by_id_or_name_brings_its_point(report):
    by_id = changes(report, place_id="AF/Kunduz/Kunduz/kunduz-city")
    assert (by_id["geo_level"], by_id["district"]) == ("site", "Kunduz")
    assert 68 < by_id["lon"] < 70
    assert changes(report, place_id="Khawak Pass")["geo_level"] in {"site", "province"}


def test_a_point_is_counted_in_the_district_that_holds_it(report):
    found = changes(report, lon="69.52", lat="35.31")
    assert (found["lon"], found["lat"], found["geo_level"]) == (69.52, 35.31, "site")
    assert found["province"] == "Panjshir"
    assert found["place_id"].startswith(f"AF/Panjshir/{found['district']}/rukha")


def test_days_bring_their_precision(report):
    assert changes(report, date_start="2022-05-12", date_end="2022-05-12") == {
        "date_start": "2022-05-12",
        "date_end": "2022-05-12",
        "date_precision": "day",
    }
    assert changes(report, date_start="2022-05-01")["date_precision"] == "month"
    assert changes(report, date_end="none")["date_precision"] == "open"


def test_a_number_takes_the_place_of_the_tolls_that_were_read(report):
    found = changes(report, killed_min="5", killed_max="none")
    assert [(t["what"], t["min"], t["max"]) for t in found["casualties"]] == [("killed", 5, None)]


def test_who_acts_is_among_the_groups(report):
    found = changes(report, initiator="AFF", target="Taliban")
    assert set(found["groups"]) >= {"AFF", "Taliban"}
    fewer = changes(report, groups="Taliban")
    assert (fewer["groups"], fewer["initiator"]) == (["Taliban"], [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"colour": "red"}, "no field 'colour' to correct; use one of kind, period"),
        ({"evidence": "x"}, "no field 'evidence'"),
        ({"kind": "battle"}, "use one of clash, attack"),
        ({"date_start": "12 May"}, "use a day as YYYY-MM-DD"),
        ({"date_end": "2022-05-01"}, "is before date_start"),
        ({"killed_min": "-3"}, "use a number of people"),
        ({"killed_min": "9"}, "killed_min 9 is more than killed_max 3"),
        ({"groups": "Talibs"}, "no group 'Talibs'"),
        ({"province": "Panjsher"}, "like it: Panjshir"),
        ({"district": "Anabah"}, "like it: Anaba"),
        ({"district": "Anaba", "province": "Herat"}, "no such district"),
        ({"place_id": "AF/Panjshir/Rokha/no-such-place"}, "no such place in the gazetteer"),
        ({"place_id": "Bazarak"}, "several places have this name; use one of AF/Panjshir/Bazarak"),
        ({"place_id": "AF/Herat", "province": "Kabul"}, "lies in no one district, Herat"),
        ({"lon": "69.5"}, "lon and lat belong together"),
        ({"lon": "35.3", "lat": "69.5"}, "is in no district of Afghanistan"),
        ({"lon": "nan", "lat": "35"}, "is in no district"),
        ({"lon": "69.52", "lat": "35.31", "province": "Herat"}, "lies in .*Panjshir, not in Herat"),
    ],
)
def test_what_cannot_be_is_refused(report, written, told):
    with pytest.raises(StoreError, match=told):
        read_changes(report, written)
