"""Reports by week, month or year, for the small timeline of a sheet."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from clashmap.views.symbols import HOLLOW
from clashmap.views.words import window_of

# Fewer reports are told in words.
FEWEST = 3
# More bars than this cannot be told apart in the width of the column.
_MOST_BARS = 40
_WEEK = timedelta(days=7)
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class TimeBin:
    """One bar: its first day, and the reports in it, apart from those only claimed or denied.

    In the time of a silent one no article was read: no source, not peace.
    """

    start: date
    reported: int
    claimed: int
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars without a gap in time; `left_out` counts reports whose date is too wide for one bar.

    days are those of the reports in words, where these are too few for bars.
    """

    unit: str
    bins: tuple[TimeBin, ...]
    left_out: int
    days: tuple[str, ...] = ()

    @property
    def highest(self) -> int:
        """The number of reports in the fullest bar."""
        return max((item.reported + item.claimed for item in self.bins), default=0)


def build_timeline(
    rows: pd.DataFrame, *, by_event: bool, read: pd.DataFrame | None = None
) -> Timeline:
    """Return the reports by the finest unit that their dates bear: week, month or year.

    read are the articles that were read, with the days they came out: without them, and by the days
    of events, no bar is called silent.
    """
    first, last = ("date_start", "date_end") if by_event else ("published_start", "published_end")
    if len(rows) < FEWEST:
        told = rows.sort_values(first, kind="stable")
        days = [
            window_of(row[first], row[last], none="not dated") for row in told.to_dict("records")
        ]
        return Timeline("month", (), len(rows), tuple(dict.fromkeys(days)))
    windows = [
        (_day(row[first]), _day(row[last]), row["status"] in HOLLOW)
        for row in rows.to_dict("records")
    ]
    dated = [
        (start, end, hollow) for start, end, hollow in windows if start and end and start <= end
    ]
    if not dated:
        return Timeline("month", (), len(windows))
    unit = _choose_unit([(start, end) for start, end, _ in dated])
    placed = [
        (_floor(start, unit), hollow)
        for start, end, hollow in dated
        if _floor(start, unit) == _floor(end, unit)
    ]
    earliest = max((start for start, _ in placed), default=date.max).year - _MOST_BARS
    placed = [(start, hollow) for start, hollow in placed if start.year > earliest]
    bins = _fill(placed, unit)
    if read is not None and not by_event:
        bins = _mark_silent(bins, unit, read)
    return Timeline(unit, bins, len(windows) - len(placed))


def _mark_silent(bins: tuple[TimeBin, ...], unit: str, read: pd.DataFrame) -> tuple[TimeBin, ...]:
    """Return the bars, the empty ones silent where no article is known to be of their time."""
    windows = (
        (_day(start), _day(end))
        for start, end in zip(read["published_start"], read["published_end"], strict=True)
    )
    told = {
        _floor(start, unit)
        for start, end in windows
        if start and end and _floor(start, unit) == _floor(end, unit)
    }
    return tuple(
        replace(item, silent=not (item.reported or item.claimed or item.start in told))
        for item in bins
    )


def _choose_unit(windows: list[tuple[date, date]]) -> str:
    """Return the finest unit in which most reports fall into one bar and the bars fit."""
    first, last = min(start for start, _ in windows), max(end for _, end in windows)
    for unit in ("week", "month"):
        within = sum(_floor(start, unit) == _floor(end, unit) for start, end in windows)
        if within >= 0.9 * len(windows) and _steps(first, last, unit) <= _MOST_BARS:
            return unit
    return "year"


def _fill(placed: list[tuple[date, bool]], unit: str) -> tuple[TimeBin, ...]:
    """Return every bar from the first to the last, the empty ones too."""
    if not placed:
        return ()
    day, last = min(start for start, _ in placed), max(start for start, _ in placed)
    bins = []
    while day <= last:
        hollow = [is_hollow for start, is_hollow in placed if start == day]
        bins.append(TimeBin(day, hollow.count(False), hollow.count(True)))
        day = _next(day, unit)
    return tuple(bins)


def _steps(first: date, last: date, unit: str) -> int:
    days = (last - first).days
    return days // 7 + 1 if unit == "week" else days // 30 + 1


def _floor(day: date, unit: str) -> date:
    """Return the first day of the week, month or year that a day is in."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(day: date, unit: str) -> date:
    if unit == "week":
        return day + _WEEK
    return (
        (day + timedelta(days=32)).replace(day=1)
        if unit == "month"
        else day.replace(year=day.year + 1)
    )


def _day(value: object) -> date | None:
    """Return an ISO day; None for what is none, or lies outside the years that news can be of."""
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
    return day if day.year in _YEARS else None
