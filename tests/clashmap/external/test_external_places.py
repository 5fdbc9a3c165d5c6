"""Where an event of another dataset is counted and drawn: no closer than its code allows."""

import pytest

from clashmap.intake.external import read_external
from clashmap.intake.external.places import province_named


def first(external):
    return external.frame.to_dict("records")[0]


@pytest.mark.parametrize(
    ("code", "district", "by", "drawn"),
    [
        ("2", "Rokha", "point", True),
        ("3", "Rokha", "point", False),
        ("4", None, "name", False),
        ("6", None, None, False),
    ],
)
def test_a_place_is_as_close_as_where_prec(ged, code, district, by, drawn):
    external = read_external(ged({"where_prec": code}))
    row = external.frame.astype(object).where(external.frame.notna(), None).to_dict("records")[0]
    assert (row["district"], row["located_by"], row["lon"] is not None) == (district, by, drawn)
    assert (row["province"] == "Panjshir") == (by is not None)


def test_acled_three_is_the_province_whatever_town_it_is_coded_to(acled):
    external = read_external(acled({"geo_precision": "3", "time_precision": "3"}))
    row = first(external)
    assert (row["geo_precision"], row["original_precision"]) == (4, 3)
    assert external.frame["lon"].isna().all()
    assert (row["date_start"], row["date_end"]) == ("2022-05-01", "2022-05-31")


def test_acled_two_is_a_week_around_the_day(acled):
    row = first(read_external(acled({"time_precision": "2"})))
    assert (row["date_start"], row["date_end"]) == ("2022-05-09", "2022-05-15")


def test_without_a_point_the_name_decides(ged):
    external = read_external(ged({"latitude": "", "longitude": "", "adm_1": "Hirat province"}))
    assert first(external)["province"] == "Herat"
    assert external.frame["lon"].isna().all()


def test_a_point_abroad_is_not_drawn_and_is_said(ged):
    swapped = {"latitude": "69.47", "longitude": "35.27", "adm_2": "Bazarak district"}
    external = read_external(ged(swapped))
    row = first(external)
    assert (row["province"], row["district"]) == ("Panjshir", "Bazarak")
    assert "outside Afghanistan" in row["note"]
    assert external.frame["lon"].isna().all()


def test_a_point_and_a_name_that_differ_are_said(ged):
    row = first(read_external(ged({"adm_1": "Kabul province"})))
    assert row["province"] == "Panjshir"
    assert row["note"] == "its point lies in Panjshir, its name says Kabul"


@pytest.mark.parametrize(
    ("name", "province"),
    [("Hilmand province", "Helmand"), ("Sari Pul", "Sar-e Pul"), ("Atlantis", None)],
)
def test_provinces_are_known_by_the_spellings_of_the_datasets(name, province):
    assert province_named(name) == province
