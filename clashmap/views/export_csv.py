"""Tables as CSV: with a row of HXL tags, or with columns of its own; no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from clashmap.schema import REPORT_COLUMNS
from clashmap.views.exports import csv_cell, export_frame

# Tags of the Humanitarian Exchange Language; a column that is not here has none.
HXL_TAGS = {
    "report_id": "#meta+id",
    "event_id": "#event+id",
    "article_title": "#meta+source+title",
    "publisher": "#meta+source+name",
    "url": "#meta+url",
    "published": "#date+reported",
    "published_start": "#date+reported+start",
    "published_end": "#date+reported+end",
    "kind": "#event+type",
    "status": "#status",
    "place": "#loc+name",
    "geo_precision": "#geo+precision",
    "lon": "#geo+lon",
    "lat": "#geo+lat",
    "province": "#adm1+name",
    "district": "#adm2+name",
    "province_pcode": "#adm1+code",
    "district_pcode": "#adm2+code",
    "groups": "#group+name+list",
    "date_start": "#date+occurred+start",
    "date_end": "#date+occurred+end",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "wounded_min": "#affected+injured+min",
    "wounded_max": "#affected+injured+max",
    "evidence": "#description",
}


def hxl_csv(frame: pd.DataFrame, snapshot: str) -> bytes:
    """Return reports as CSV with the HXL tags as its second row."""
    head, end, rows = export_frame(frame, ".csv", snapshot).partition(b"\r\n")
    tags = ",".join(HXL_TAGS.get(column.name, "") for column in REPORT_COLUMNS)
    return head + end + tags.encode() + end + rows


def table_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as CSV with the given columns."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row.get(name)) for name in columns] for row in rows)
    return buffer.getvalue().encode("utf-8", "replace")
