"""Stored reports as the frame that views draw and filters filter."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa

from clashmap.schema import REPORT_COLUMNS


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Reports as a frame as `frame_of` makes it: lists are tuples, spans and tolls dicts."""
    kinds = {column.name: column.type for column in REPORT_COLUMNS}
    columns = {}
    for name in table.column_names:
        kind = kinds.get(name, "string")
        values = table[name]
        if kind.startswith(("list", "map")):
            columns[name] = pd.Series(_plain(values.to_pylist(), kind), dtype=object)
        else:
            columns[name] = values.to_pandas()
    return pd.DataFrame(columns, index=range(table.num_rows))


def _plain(values: list[Any], kind: str) -> list[Any]:
    if kind.startswith("map"):
        return [{key: tuple(span) for key, span in value or ()} for value in values]
    return [tuple(value or ()) for value in values]
