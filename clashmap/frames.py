"""Reports as a frame: what the views draw and the filters filter."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

import pandas as pd

from clashmap.schema import REPORT_COLUMNS
from extract.casualties import Toll
from extract.reports import Report
from geo.places import Span

_FIELDS = tuple(field.name for field in fields(Report))
_TUPLES = tuple(column.name for column in REPORT_COLUMNS if column.type == "list[string]")


def frame_of(reports: Sequence[Report]) -> pd.DataFrame:
    """Return reports as a frame with the columns of the schema, in its order."""
    names = [column.name for column in REPORT_COLUMNS]
    frame = pd.DataFrame([asdict(report) for report in reports], columns=names)
    return frame.astype({"lon": "float64", "lat": "float64"})


def reports_of(frame: pd.DataFrame) -> list[Report]:
    """Return the reports that the rows of a frame were made from; tolls lose their own spans."""
    # By column: to make a dict of each row takes twice as long.
    columns = [_values_of(name, frame[name].astype(object).tolist()) for name in _FIELDS]
    return [Report(*values) for values in zip(*columns, strict=True)]


def _values_of(name: str, cells: list[Any]) -> list[Any]:
    """Return the cells of a column as a report holds them."""
    if name in _TUPLES:
        return [tuple(_list_of(cell)) for cell in cells]
    if name == "casualties":
        return [tuple(map(_toll_of, _list_of(cell))) for cell in cells]
    return list(map(_cell, cells))


def _toll_of(toll: Mapping[str, Any]) -> Toll:
    names = ("side", "what", "min", "max", "claimed_by")
    return Toll(Span(0, 0), **{name: _cell(toll[name]) for name in names})


def _list_of(value: object) -> Sequence[Any]:
    """Return a list, also for the gap that a frame holds where there is none."""
    return value if isinstance(value, (list, tuple)) else ()


def _cell(value: object) -> Any:  # noqa: ANN401  whatever the field of a report holds
    """Return a cell without what a frame makes of a gap: None for NaN, whole numbers as such."""
    if value is None or value != value:  # noqa: PLR0124  only a null is unlike itself
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
