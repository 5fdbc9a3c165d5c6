"""Events in the columns and codes of UCDP's georeferenced event dataset.

Not UCDP's data: a coding by rules, which keeps events without a death that UCDP leaves out.
"""

import pandas as pd

from clashmap.views.export_csv import table_csv
from clashmap.views.export_events import CIVILIANS, CodedEvent, coded_events, is_state
from clashmap.views.words import text_of

UCDP_REMARKS = (
    "One row per event, in the columns of UCDP GED; this is not UCDP's data. Events that were only "
    "denied are left out.",
    "UCDP holds only events with a death: those have `best` of 1 or more here.",
    "best and low are the lowest claim, high the highest; the deaths of a side are the lowest "
    "claim of it; claims are never added up. Empty: no article gives a number.",
    "Coordinates stand only where a place was named (where_prec 1 or 2). date_basis `article`: "
    "only the article's date is known.",
)
UCDP_COLUMNS = (
    "id",
    "year",
    "type_of_violence",
    "side_a",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "country",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "date_basis",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "kind",
    "status",
    "period",
)
_FIGHTING = ("clash", "attack")
# A window of more days than these has the next number.
_DATE_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))


def ucdp_csv(frame: pd.DataFrame) -> bytes:
    """Return the events of a selection in UCDP's columns."""
    return table_csv(UCDP_COLUMNS, map(_row, coded_events(frame)))


def _row(event: CodedEvent) -> dict[str, object]:
    row, (first, second) = event.row, event.sides
    start, end = (day.isoformat() if day else "" for day in (event.start, event.end))
    return {
        "id": event.event_id,
        "year": start[:4],
        "type_of_violence": _type_of(event),
        "side_a": "; ".join(first),
        "side_b": "; ".join(second),
        "number_of_sources": len(event.sources),
        "source_article": "; ".join(filter(None, (text_of(r["url"]) for r in event.rows))),
        "source_office": "; ".join(event.sources),
        "source_date": text_of(row["published"]),
        "source_headline": text_of(row["article_title"]),
        "source_original": "; ".join(row["attribution"]),
        "where_prec": row["geo_precision"],
        "where_coordinates": text_of(row["place"]),
        "adm_1": text_of(row["province"]),
        "adm_2": text_of(row["district"]),
        "latitude": text_of(row["lat"]),
        "longitude": text_of(row["lon"]),
        "country": "Afghanistan",
        "event_clarity": 1 if event.basis == "event" and event.end else 2,
        "date_prec": _date_precision(event),
        "date_start": start,
        "date_end": end,
        "date_basis": event.basis,
        **_deaths(event),
        "best": event.low,
        "high": event.high,
        "low": event.low,
        "kind": row["kind"],
        "status": row["status"],
        "period": row["period"],
    }


def _type_of(event: CodedEvent) -> object:
    """Return 1 state-based, 2 non-state, 3 one-sided, "" for what is no violence."""
    kind, sides = event.row["kind"], [*event.sides[0], *event.sides[1]]
    if kind == "violence_against_civilians" or CIVILIANS in event.sides[1]:
        return 3
    if kind not in _FIGHTING:
        return ""
    return 1 if any(is_state(group, event.day) for group in sides) else 2


def _deaths(event: CodedEvent) -> dict[str, object]:
    """Return the deaths by side: of both sides, of civilians, and of whom nothing is said."""
    names: dict[str, list[int]] = {}
    for side, number in event.deaths.items():
        names.setdefault(_column(event, side), []).append(number)
    return {name: sum(numbers) for name, numbers in names.items()}


def _column(event: CodedEvent, side: str) -> str:
    if side == CIVILIANS:
        return "deaths_civilians"
    if side and side in event.sides[0]:
        return "deaths_a"
    return "deaths_b" if side and side in event.sides[1] else "deaths_unknown"


def _date_precision(event: CodedEvent) -> int:
    if event.basis != "event" or not event.start or not event.end:
        return 5
    days = (event.end - event.start).days + 1
    return next((number for most, number in _DATE_PRECISIONS if days <= most), 5)
