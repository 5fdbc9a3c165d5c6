"""Reports as a frame: what the views draw and the filters filter."""

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from clashmap.schema import REPORT_COLUMNS
from extract.reports import Report


def frame_of(reports: Sequence[Report]) -> pd.DataFrame:
    """Return reports as a frame with the columns of the schema, in its order."""
    names = [column.name for column in REPORT_COLUMNS]
    frame = pd.DataFrame([asdict(report) for report in reports], columns=names)
    return frame.astype({"lon": "float64", "lat": "float64"})
