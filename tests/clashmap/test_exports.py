"""Exports hold every column, exactly, and nothing that a spreadsheet would run."""

import csv
import io
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from clashmap.schema import REPORT_COLUMNS
from clashmap.views.exports import EXPORT_SUFFIXES, encode_reports, export_frame

NAMES = [column.name for column in REPORT_COLUMNS]
TOLL = {"side": "Taliban", "what": "killed", "min": 3, "max": None, "claimed_by": "NRF"}


def rows_of(csv_bytes):
    return list(csv.DictReader(io.StringIO(csv_bytes.decode("utf-8"), newline="")))


def test_json_lines_hold_all_columns_in_order(make_frame):
    data = export_frame(make_frame({"casualties": [TOLL], "killed_min": 3}), ".jsonl", "s")
    row = json.loads(data)
    assert list(row) == NAMES
    assert row["groups"] == ["NRF", "Taliban"]
    assert row["casualties"] == [TOLL]
    assert row["spans"] == {"place": [20, 25]}
    assert (row["killed_min"], row["killed_max"], row["url"]) == (3, None, None)


def test_a_whole_number_beside_a_gap_stays_whole(make_frame):
    data = export_frame(make_frame({"killed_min": 3}, {"killed_min": None}), ".jsonl", "s")
    assert b'"killed_min": 3,' in data
    assert b'"killed_min": null,' in data


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_csv_cell_begins_a_formula(make_frame, start):
    evil = start + "cmd|' /C calc'!A0"
    data = export_frame(make_frame({"evidence": evil, "groups": (evil, "NRF")}), ".csv", "s")
    row = rows_of(data)[0]
    assert row["evidence"] == f"'{evil}"
    assert row["groups"] == f"'{evil}; NRF"


def test_csv_keeps_newlines_quotes_commas_and_numbers(make_frame):
    said = 'one\r\n"two", three\rfour\nfive'
    row = rows_of(export_frame(make_frame({"evidence": said, "lon": -1.5}), ".csv", "s"))[0]
    assert row["evidence"] == said
    assert (row["lon"], row["place"]) == ("-1.5", "Rukha")
    assert list(row) == NAMES


def test_csv_has_no_byte_order_mark_and_joins_lists(make_frame):
    data = export_frame(make_frame({"casualties": [TOLL]}), ".csv", "s")
    assert data.startswith(b"report_id,")
    assert rows_of(data)[0]["groups"] == "NRF; Taliban"
    assert json.loads(rows_of(data)[0]["casualties"]) == [TOLL]


def test_geojson_draws_a_point_only_where_there_is_one(frame):
    made = json.loads(export_frame(frame, ".geojson", "abc"))
    drawn = [feature["geometry"] for feature in made["features"]]
    assert drawn[0] == {"type": "Point", "coordinates": [69.48, 35.28]}
    assert drawn[2:] == [None] * 4
    assert made["type"] == "FeatureCollection"
    assert made["snapshot"] == "abc"
    assert "geoBoundaries" in made["attribution"]


def test_parquet_comes_back_as_it_went(make_frame):
    frame = make_frame({"casualties": [TOLL], "killed_min": 3}, {})
    table = pq.read_table(io.BytesIO(export_frame(frame, ".parquet", "abc")))
    assert table.schema.metadata[b"clashmap.snapshot"] == b"abc"
    assert str(table.schema.field("killed_min").type) == "int64"
    again = export_frame(table.to_pandas(), ".jsonl", "abc")
    assert again == export_frame(frame, ".jsonl", "abc")


@pytest.mark.parametrize("suffix", EXPORT_SUFFIXES)
def test_no_reports_make_a_whole_file(suffix):
    empty = pd.DataFrame(columns=NAMES)
    data = export_frame(empty, suffix, "s")
    counts = {
        ".jsonl": lambda: len(data),
        ".csv": lambda: len(rows_of(data)),
        ".parquet": lambda: pq.read_table(io.BytesIO(data)).num_rows,
        ".geojson": lambda: len(json.loads(data)["features"]),
    }
    assert counts[suffix]() == 0


def test_another_suffix_is_refused():
    with pytest.raises(ValueError, match=r"\.xls"):
        list(encode_reports([], ".xls", lambda: "s"))
