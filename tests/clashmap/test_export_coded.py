"""Codes of ACLED and UCDP for events, and what may be published."""

import csv
import io

import pytest

from clashmap.filters import Filters
from clashmap.views.export_acled import ACLED_COLUMNS, acled_csv
from clashmap.views.export_events import coded_events
from clashmap.views.export_safe import public_filters, public_name, safe_csv
from clashmap.views.export_ucdp import UCDP_COLUMNS, ucdp_csv

NRF_STRIKES = {"initiator": ("NRF",), "target": ("Taliban",), "kind": "attack"}


def toll(side, low, claimed_by="NRF"):
    return {"side": side, "what": "killed", "min": low, "max": low, "claimed_by": claimed_by}


def read(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def one(made):
    (row,) = read(made)
    return row


@pytest.mark.parametrize(
    ("changes", "type_", "sub"),
    [
        ({}, "Battles", "Armed clash"),
        (NRF_STRIKES, "Battles", "Armed clash"),
        (
            NRF_STRIKES | {"evidence": "A rocket hit the base."},
            "Explosions/Remote violence",
            "Shelling/artillery/missile attack",
        ),
        ({"kind": "violence_against_civilians"}, "Violence against civilians", "Attack"),
        (
            {"kind": "control", "initiator": ("Taliban",)},
            "Battles",
            "Government regains territory",
        ),
        (
            {"kind": "control", "initiator": ("NRF",)},
            "Battles",
            "Non-state actor overtakes territory",
        ),
        ({"kind": "detention", "initiator": ("Taliban",)}, "Strategic developments", "Arrests"),
        ({"kind": "presence"}, "Strategic developments", "Other"),
    ],
)
def test_acled_types(make_frame, changes, type_, sub):
    row = one(acled_csv(make_frame(changes)))
    assert (row["event_type"], row["sub_event_type"]) == (type_, sub)


def test_before_the_takeover_the_taliban_are_no_state(make_frame):
    before = {"date_start": "2021-07-01", "date_end": "2021-07-01", "initiator": ("Taliban",)}
    row = one(acled_csv(make_frame(before | {"kind": "control"})))
    assert (row["sub_event_type"], row["inter1"]) == ("Non-state actor overtakes territory", "2")
    assert one(acled_csv(make_frame({"initiator": ("Taliban",)})))["inter1"] == "1"


@pytest.mark.parametrize(
    ("level", "number", "acled", "ucdp"),
    [
        ("site", 1, "1", "1"),
        ("near", 2, "2", "2"),
        ("district", 3, "2", "3"),
        ("province", 4, "3", "4"),
        ("region", 5, "3", "5"),
        ("country", 6, "3", "6"),
    ],
)
def test_precision_of_places(make_frame, level, number, acled, ucdp):
    frame = make_frame({"geo_level": level, "geo_precision": number})
    assert one(acled_csv(frame))["geo_precision"] == acled
    assert one(ucdp_csv(frame))["where_prec"] == ucdp


@pytest.mark.parametrize(
    ("end", "acled", "ucdp"),
    [
        ("2022-05-12", "1", "1"),
        ("2022-05-14", "2", "2"),
        ("2022-05-18", "2", "3"),
        ("2022-06-10", "3", "4"),
        ("2022-12-31", "3", "5"),
        (None, "3", "5"),
    ],
)
def test_precision_of_days(make_frame, end, acled, ucdp):
    frame = make_frame({"date_end": end})
    assert one(acled_csv(frame))["time_precision"] == acled
    assert one(ucdp_csv(frame))["date_prec"] == ucdp


def test_without_a_date_the_articles_is_taken_and_said_to_be(make_frame):
    frame = make_frame({"date_start": None, "date_end": None})
    row = one(ucdp_csv(frame))
    assert (row["date_start"], row["date_basis"], row["date_prec"]) == (
        "2022-05-13",
        "article",
        "5",
    )
    assert "date=article" in one(acled_csv(frame))["tags"]


def test_rival_claims_of_deaths_stay_apart(make_frame):
    shared = NRF_STRIKES | {"event_id": "e1"}
    claims = [
        shared | {"killed_min": 9, "killed_max": 9, "casualties": [toll("Taliban", 9)]},
        shared
        | {"killed_min": 2, "killed_max": 2, "casualties": [toll("Taliban", 2, "Taliban")]}
        | {"article_id": "a2", "publisher": "Valley Desk"},
    ]
    row = one(ucdp_csv(make_frame(*claims)))
    assert (row["low"], row["best"], row["high"]) == ("2", "2", "9")
    assert (row["deaths_a"], row["deaths_b"], row["number_of_sources"]) == ("", "2", "2")
    assert one(acled_csv(make_frame(*claims)))["fatalities"] == "2"


def test_no_number_of_deaths_is_no_zero(make_frame):
    assert one(ucdp_csv(make_frame({})))["best"] == ""
    assert one(acled_csv(make_frame({})))["fatalities"] == ""


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({}, "1"),
        ({"groups": ("NRF", "IS-K")}, "2"),
        ({"kind": "violence_against_civilians"}, "3"),
        ({"kind": "presence"}, ""),
    ],
)
def test_ucdp_types_of_violence(make_frame, changes, number):
    assert one(ucdp_csv(make_frame(changes)))["type_of_violence"] == number


def test_what_was_only_denied_is_no_event(make_frame):
    frame = make_frame({"status": "denied"}, {"event_id": "e2"}, {"event_id": "e2"})
    assert [event.event_id for event in coded_events(frame)] == ["e2"]


def test_columns_are_those_of_the_codebooks(frame):
    assert list(read(acled_csv(frame))[0]) == list(ACLED_COLUMNS)
    assert list(read(ucdp_csv(frame))[0]) == list(UCDP_COLUMNS)


def test_no_cell_of_a_coded_export_is_a_formula(make_frame):
    row = one(acled_csv(make_frame({"evidence": "=cmd()", "publisher": "@x"})))
    assert (row["notes"], row["source"]) == ("'=cmd()", "'@x")


def test_what_is_published_names_nobody_and_no_village(make_frame):
    named = {"evidence": "Karim Shah was shot.", "article_title": "Karim Shah"}
    frame = make_frame(named | {"attribution": ("Karim Shah",), "publisher": "Karim Shah"})
    data = safe_csv(frame)
    row = one(data)
    assert b"Karim" not in data
    assert b"35.28" not in data
    assert (row["geo_level"], row["district"], row["groups"]) == (
        "district",
        "Rukha",
        "NRF; Taliban",
    )


def test_a_group_named_after_a_person_is_published_by_its_sort():
    assert public_name("Atta Noor group") == "armed opposition group"
    assert public_name("Haqqani network") == "Haqqani network"


def test_words_searched_for_are_not_published():
    assert public_filters(Filters(text="Karim Shah")).text == "(not told)"
