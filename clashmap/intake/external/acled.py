"""Rows of ACLED's exports: the older export tool and API, and the export of 2024 and later."""

import calendar
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from clashmap.intake.external.cells import CellError, Cells
from clashmap.intake.external.coded import Coded
from clashmap.intake.external.kinds import ACLED, kind_of

REQUIRED = (
    "event_id_cnty",
    "event_date",
    "event_type",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "geo_precision",
)
# ACLED's codes -> UCDP's: a town; a part of a region, coded to a town; a region, coded to a town.
_WHERE = {1: 1, 2: 2, 3: 4}
# A day; some day of a week or so; the month alone.
_WHEN = {1: 1, 2: 3, 3: 4}
_HALF_WEEK = timedelta(days=3)
_OWN_TAGS = re.compile(r"status=\w*; period=\w*; date=\w+")
_CITED = (
    "Armed Conflict Location & Event Data (ACLED), acleddata.com{version}, in the user's own copy; "
    "ACLED's terms of use hold, and its rows may not be passed on. Cite: Raleigh, C., Kishi, R. "
    "and Linke, A. (2023), Political instability patterns are obscured by conflict dataset scope "
    "conditions, sources, and coding choices, Humanities and Social Sciences Communications 10."
)


def is_acled(names: Sequence[str]) -> bool:
    """Return whether a header is that of ACLED's events."""
    return "event_id_cnty" in names or {"event_date", "sub_event_type", "actor1"} <= set(names)


def is_own_row(cells: Cells) -> bool:
    """Return whether a row is of Clashmap's own export in ACLED's columns."""
    return bool(_OWN_TAGS.fullmatch(cells.text("tags")))


def changed_on(cells: Cells) -> str:
    """Return the day on which ACLED last changed a row, "" where it is not said."""
    seconds = cells.text("timestamp")
    if not seconds.isdecimal() or len(seconds) != 10:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()


def attribution_of(version: str) -> str:
    """Return whose data it is and how to cite them."""
    return _CITED.format(version=f", {version}" if version else "")


def read_event(cells: Cells) -> Coded:
    """Return the event of a row; raise CellError where a cell cannot be read."""
    where = cells.whole("geo_precision", among=_WHERE)
    if where is None:
        raise CellError("column `geo_precision` is empty; it must be one of 1, 2, 3")
    when = cells.whole("time_precision", among=_WHEN) or 1
    start, end = _window(cells.day("event_date"), when)
    event, sub = cells.text("event_type"), cells.text("sub_event_type")
    try:
        kind = kind_of(ACLED, event, sub)
    except ValueError as error:
        raise CellError(f"column `event_type` is {error}") from None
    name = cells.text("event_id_cnty")
    if not name:
        raise CellError("column `event_id_cnty` is empty; every event needs its id")
    return Coded(
        external_id=name,
        source=ACLED,
        start=start,
        end=end,
        date_precision=_WHEN[when],
        kind=kind,
        original_type=f"{event} / {sub}" if sub else event,
        side_a=cells.text("actor1"),
        side_b=cells.text("actor2"),
        place=cells.text("location"),
        province=cells.text("admin1"),
        district=cells.text("admin2"),
        lon=cells.number("longitude"),
        lat=cells.number("latitude"),
        geo_precision=_WHERE[where],
        original_precision=where,
        best=cells.whole("fatalities"),
        low=None,
        high=None,
        note="",
    )


def _window(day: date, precision: int) -> tuple[date, date]:
    """Return the days that an event may be of: the export holds only the middle of them."""
    if precision == 1:
        return day, day
    if precision == 2:
        return day - _HALF_WEEK, day + _HALF_WEEK
    last = calendar.monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last)
