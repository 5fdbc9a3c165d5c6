"""The answer to a query -> the bytes of a CSV, JSON Lines or Parquet file."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from clashmap.views.exports import csv_cell, json_line

_ROWS = 10_000


def answer_csv(rows: pa.Table) -> Iterator[bytes]:
    """Yield a CSV; no cell is a formula, lists are JSON or joined by "; "."""
    yield _csv([list(rows.column_names)])
    for batch in rows.to_batches(_ROWS):
        columns = [batch.column(number).to_pylist() for number in range(batch.num_columns)]
        yield _csv([[_csv_cell(value) for value in row] for row in zip(*columns, strict=True)])


def answer_jsonl(rows: pa.Table) -> Iterator[bytes]:
    """Yield a line of JSON a row; of columns of one name the last is kept."""
    for batch in rows.to_batches(_ROWS):
        for row in batch.to_pylist():
            yield json_line({name: _json_value(value) for name, value in row.items()})


def answer_parquet(rows: pa.Table, snapshot: str) -> Iterator[bytes]:
    """Yield a Parquet file that carries the snapshot."""
    sink = io.BytesIO()
    pq.write_table(
        rows.replace_schema_metadata({"clashmap.snapshot": snapshot}), sink, compression="zstd"
    )
    yield sink.getvalue()


def _csv(rows: list[list[object]]) -> bytes:
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\r\n").writerows(rows)
    return sink.getvalue().encode("utf-8", "replace")


def _csv_cell(value: object) -> object:
    return csv_cell(_json_value(value))


def _json_value(value: object) -> object:
    """A value as JSON has it; what it has no form for, as text."""
    if isinstance(value, list | tuple):
        return [_json_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _json_value(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, str | int) else str(value)
