"""UCDP GED and ACLED in the dialects of the last years -> one schema; bad rows are set aside."""

import pytest

from clashmap.intake.external import ExternalError, read_external
from clashmap.intake.external.kinds import read_kinds
from clashmap.intake.external.ucdp import version_of
from clashmap.schema import EXTERNAL_COLUMNS


def first(external):
    return external.frame.to_dict("records")[0]


def test_a_ged_row_is_read_into_the_schema(ged):
    external = read_external(ged())
    row = first(external)
    assert list(external.frame) == [column.name for column in EXTERNAL_COLUMNS]
    assert (external.source, external.version) == ("UCDP GED", "23.1")
    assert (row["kind"], row["original_type"]) == ("clash", "1 state-based")
    assert (row["province"], row["district"], row["located_by"]) == ("Panjshir", "Rokha", "point")
    assert (row["lon"], row["lat"], row["geo_precision"]) == (69.47, 35.27, 1)
    assert [row[f"fatalities_{n}"] for n in ("low", "best", "high")] == [3, 4, 6]
    assert "CC BY 4.0" in external.attribution
    assert "version 23.1" in external.attribution


def test_an_acled_row_is_read_into_the_schema(acled):
    external = read_external(acled())
    row = first(external)
    assert (external.source, external.version) == ("ACLED", "last changed 2022-05-17")
    assert (row["kind"], row["original_type"]) == ("clash", "Battles / Armed clash")
    assert (row["date_start"], row["date_end"]) == ("2022-05-12", "2022-05-12")
    assert row["fatalities_best"] == 4
    assert row["fatalities_low"] is not row["fatalities_best"]
    assert external.frame["fatalities_low"].isna().all()


@pytest.mark.parametrize(
    "options",
    [
        {"delimiter": ";"},
        {"delimiter": "\t"},
        {"encoding": "utf-8-sig"},
        {"encoding": "utf-16"},
        {"upper": True},
    ],
)
def test_separators_charsets_and_cases_of_a_header_make_no_difference(acled, options):
    assert first(read_external(acled(**options)))["province"] == "Panjshir"


def test_decimal_commas_are_read_where_the_separator_is_no_comma(ged):
    path = ged({"latitude": "35,27", "longitude": "69,47"}, delimiter=";")
    assert first(read_external(path))["lat"] == 35.27


@pytest.mark.parametrize(
    "written",
    ["2022-05-12", "2022-05-12 00:00:00.000", "2022-05-12T00:00:00", "12 May 2022", "12-May-22"],
)
def test_days_are_read_in_every_spelling_of_the_exports(ged, written):
    row = first(read_external(ged({"date_start": written, "date_end": written})))
    assert (row["date_start"], row["date_end"]) == ("2022-05-12", "2022-05-12")


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("GEDEvent_v25_1.csv", "25.1"),
        ("ged171.csv", "17.1"),
        ("GEDEvent_v24_0_11.csv", "candidate 24.0.11"),
        ("mine.csv", ""),
    ],
)
def test_the_version_is_taken_from_the_name(name, version):
    assert version_of(name) == version


def test_a_candidate_release_is_cited_as_one(ged):
    external = read_external(ged({"code_status": "Check dyad"}, name="GEDEvent_v24_0_11.csv"))
    assert "Candidate Events Dataset, version 24.0.11" in external.attribution
    assert first(external)["note"] == "status at UCDP: Check dyad"


@pytest.mark.parametrize(
    ("event", "sub", "kind"),
    [
        ("Battles", "Government regains territory", "clash"),
        ("Explosions/Remote violence", "Air/drone strike", "attack"),
        ("Violence against civilians", "Abduction/forced disappearance", "detention"),
        ("Protests", "Excessive force against protesters", "violence_against_civilians"),
        ("Strategic developments", "Arrests", "detention"),
    ],
)
def test_acled_types_are_our_kinds(acled, event, sub, kind):
    path = acled({"event_type": event, "sub_event_type": sub})
    assert first(read_external(path))["kind"] == kind


def test_a_protest_is_kept_and_is_no_kind_of_ours(acled):
    external = read_external(
        acled({"event_type": "Protests", "sub_event_type": "Peaceful protest"})
    )
    assert len(external.frame) == 1
    assert external.frame["kind"].isna().all()


def test_rows_of_other_countries_are_left_out_and_counted(ged):
    external = read_external(ged({}, {"id": "2", "country": "Pakistan", "date_start": "no day"}))
    assert (len(external.frame), external.outside, external.set_aside) == (1, 1, ())


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"latitude": "north"}, "latitude"),
        ({"date_start": "05/06/2022"}, "date_start"),
        ({"date_end": "2022-05-01"}, "date_end"),
        ({"where_prec": "9"}, "where_prec"),
        ({"type_of_violence": "4"}, "type_of_violence"),
        ({"best": "-1"}, "best"),
        ({"id": ""}, "id"),
    ],
)
def test_a_bad_cell_is_named_with_file_row_and_column(ged, change, column):
    external = read_external(ged({"id": "2"}, change))
    assert len(external.frame) == 1
    assert external.set_aside[0].where == "ged231.csv, row 2 (line 3)"
    assert f"`{column}`" in external.set_aside[0].reason


def test_an_event_twice_in_a_file_counts_once(ged):
    external = read_external(ged({}, {}))
    assert (len(external.frame), len(external.set_aside)) == (1, 1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"1,2,3", "3 cells under a header of 26"),
        (b"y" * 2_000_000, "a line of over 1 MB"),
        (b'4,"a" b', "no CSV row"),
    ],
)
def test_broken_rows_do_not_stop_the_rest(ged, tmp_path, line, reason):
    header, row = ged().read_bytes().splitlines()
    path = tmp_path / "broken.csv"
    path.write_bytes(b"\n".join([header, line, row]))
    external = read_external(path)
    assert len(external.frame) == 1
    assert external.set_aside[0].where == "broken.csv, row 1 (line 2)"
    assert external.set_aside[0].reason.startswith(reason)


def test_an_empty_cell_as_r_writes_it_is_no_fault(ged):
    external = read_external(ged({"latitude": "NA", "longitude": "nan", "best": "NA"}))
    assert external.set_aside == ()
    assert first(external)["province"] == "Panjshir"
    assert external.frame["fatalities_best"].isna().all()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "unpack"),
        (b"a\x00b", "zero bytes"),
        (b"title,text\nx,y\n", "no header of UCDP GED or ACLED"),
        (b"id,type_of_violence,where_prec\n1,1,1\n", "without the column country"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(tmp_path, data, words):
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    with pytest.raises(ExternalError, match=words):
        read_external(path)


def test_our_own_exports_are_refused_as_no_data_of_others(frame, tmp_path):
    from clashmap.views.export_acled import acled_csv
    from clashmap.views.export_ucdp import ucdp_csv

    for build in (ucdp_csv, acled_csv):
        path = tmp_path / "own.csv"
        path.write_bytes(build(frame))
        with pytest.raises(ExternalError, match="own export"):
            read_external(path)


def test_most_rows_bad_is_a_bad_file(ged):
    with pytest.raises(ExternalError, match="most rows cannot be read"):
        read_external(ged(*({"id": str(n), "latitude": "x"} for n in range(1200))))


def test_the_table_of_kinds_is_checked_at_load(tmp_path):
    path = tmp_path / "kinds.csv"
    path.write_text("source,event_type,sub_event_type,kind,why\nACLED,Battles,,brawl,x\n")
    with pytest.raises(ExternalError, match=r"row 2, column `kind`: 'brawl'"):
        read_kinds(path)


def test_the_real_rows_are_all_read_and_placed(real):
    assert (len(real.frame), real.outside, real.set_aside) == (135, 0, ())
    placed = real.frame["province"].notna()
    assert set(real.frame.loc[~placed, "geo_precision"]) == {5, 6}
    assert list(real.frame["lon"].notna()) == list(real.frame["geo_precision"] <= 2)
    nrf = real.frame[real.frame["side_b"] == "NRF"]
    assert set(nrf["province"]) == {"Panjshir"}
