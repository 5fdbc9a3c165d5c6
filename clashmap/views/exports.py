"""Reports -> bytes in JSON Lines, CSV, Parquet and GeoJSON: one row a report."""

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from clashmap.schema import REPORT_COLUMNS
from extract.mentions import Mention
from extract.reports import Report

Row = dict[str, object]

EXPORT_SUFFIXES = (".jsonl", ".csv", ".parquet", ".geojson")
FILE_SUFFIXES = (*EXPORT_SUFFIXES, ".gpkg", ".kml")
ATTRIBUTION = (
    "Boundaries: geoBoundaries (Afghanistan Information Management Services). "
    "Names: GeoNames, CC BY 4.0. P-codes: OCHA COD-AB, CC BY-IGO. "
    "Boundaries are indicative and imply no opinion on their status."
)
_COLUMNS = tuple(column.name for column in REPORT_COLUMNS)
_MENTION_FIELDS = (
    "type",
    "start",
    "end",
    "surface",
    "province",
    "district",
    "place_id",
    "group",
    "date_start",
    "date_end",
    "reasons",
)
_TOLL = pa.struct(
    [
        ("side", pa.string()),
        ("what", pa.string()),
        ("min", pa.int64()),
        ("max", pa.int64()),
        ("claimed_by", pa.string()),
    ]
)
_ARROW_TYPES = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "list[string]": pa.list_(pa.string()),
    "list[struct]": pa.list_(_TOLL),
    "map[string, pair]": pa.map_(pa.string(), pa.list_(pa.int64())),
}
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def report_row(report: Report) -> Row:
    """Return a report as plain values by column, in the order of the schema."""
    row: Row = {name: _plain(getattr(report, name)) for name in _COLUMNS}
    row["casualties"] = [
        {name: getattr(toll, name) for name in _TOLL.names} for toll in report.casualties
    ]
    return row


def mention_row(source: str, mention: Mention) -> Row:
    """Return a mention as plain values: where it stands and what it was resolved to."""
    return {"source": source} | {name: _plain(getattr(mention, name)) for name in _MENTION_FIELDS}


def frame_rows(frame: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a frame of reports as plain values; columns that it lacks are null."""
    for record in frame.to_dict("records"):
        yield {
            column.name: _cast(record.get(column.name), column.type) for column in REPORT_COLUMNS
        }


def encode_reports(
    rows: Iterable[Row],
    suffix: str,
    snapshot: Callable[[], str],
    notes: Mapping[str, str] | None = None,
) -> Iterator[bytes]:
    """Yield an export piece by piece. `snapshot` is asked for once all rows have been taken.

    Parquet and GeoJSON carry `notes` beside the snapshot and the attribution.
    """

    def about() -> dict[str, str]:
        return {"snapshot": snapshot(), "attribution": ATTRIBUTION} | dict(notes or {})

    if suffix == ".jsonl":
        yield from map(json_line, rows)
    elif suffix == ".csv":
        yield from _csv_lines(rows)
    elif suffix == ".parquet":
        yield _parquet(list(rows), about)
    elif suffix == ".geojson":
        yield from _geojson(rows, about)
    else:
        raise ValueError(f"suffix {suffix!r} is no export; use one of {', '.join(EXPORT_SUFFIXES)}")


def export_frame(
    frame: pd.DataFrame, suffix: str, snapshot: str, notes: Mapping[str, str] | None = None
) -> bytes:
    """Return a frame of reports as the bytes of one file."""
    return b"".join(encode_reports(frame_rows(frame), suffix, lambda: snapshot, notes))


def json_line(row: Mapping[str, object]) -> bytes:
    """Return a row as one line of JSON in UTF-8."""
    return (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8", "replace")


def _plain(value: object) -> object:
    """Return a value as JSON has it: lists for sequences, None for what is missing."""
    if isinstance(value, np.ndarray | list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value


def _cast(value: object, kind: str) -> object:
    """Return a cell in its column's type: Arrow gives whole numbers and spans back changed."""
    plain = _plain(value)
    if kind == "int" and isinstance(plain, float):
        return int(plain)
    if kind.startswith("map") and isinstance(plain, list):
        return dict(plain)
    if plain is None and kind.startswith(("list", "map")):
        return {} if kind.startswith("map") else []
    return plain


def _csv_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the lines of a CSV; lines end in CR LF, so that both are quoted inside cells."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([csv_cell(row[name]) for name in _COLUMNS])
        yield _take(buffer)
    yield _take(buffer)


def _take(buffer: io.StringIO) -> bytes:
    """Return what a buffer holds, and empty it."""
    held = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return held


def csv_cell(value: object) -> object:
    """Return a value as a CSV cell: no formula, no zero byte; lists of words joined by "; "."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    elif isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    value = value.replace("\x00", "")
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value


def _parquet(rows: list[Row], about: Callable[[], Mapping[str, str]]) -> bytes:
    """Return rows as Parquet, typed as in the schema, with snapshot and sources."""
    schema = pa.schema([(column.name, _ARROW_TYPES[column.type]) for column in REPORT_COLUMNS])
    columns = {column: [row[column] for row in rows] for column in _COLUMNS}
    columns["spans"] = [
        list(spans.items()) for spans in columns["spans"] if isinstance(spans, dict)
    ]
    table = pa.table(columns, schema=schema).replace_schema_metadata(
        {f"clashmap.{name}": words for name, words in about().items()}
    )
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _geojson(rows: Iterable[Row], about: Callable[[], Mapping[str, str]]) -> Iterator[bytes]:
    """Yield a FeatureCollection; a report without a point has no geometry, never a made-up one."""
    yield b'{"type": "FeatureCollection", "features": ['
    for number, row in enumerate(rows):
        yield (b",\n" if number else b"\n") + json_line(_feature(row)).rstrip(b"\n")
    yield b"\n], " + json_line(about()).lstrip(b"{")


def _feature(row: Row) -> Row:
    """Return one report as a GeoJSON feature, lon and lat in EPSG:4326."""
    point = [row["lon"], row["lat"]]
    geometry = None if None in point else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": row["report_id"], "geometry": geometry, "properties": row}
