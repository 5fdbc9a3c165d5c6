"""What every dataset's reader makes of a row, before it is put on the map."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Coded:
    """One event as a dataset codes it, in the fields of schema.EXTERNAL_COLUMNS.

    province and district are names as written there; lon and lat what is written there, whatever
    the precision says of them.
    """

    external_id: str
    source: str
    start: date
    end: date
    date_precision: int
    kind: str | None
    original_type: str
    side_a: str
    side_b: str
    place: str
    province: str
    district: str
    lon: float | None
    lat: float | None
    geo_precision: int
    original_precision: int
    best: int | None
    low: int | None
    high: int | None
    note: str
