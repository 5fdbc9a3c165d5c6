"""Reports and articles by day, week, month or year, for the chart under the map.

A date known only as a window wider than a bar is spread over it, day by day in equal parts; what
carries no date is counted and not drawn. Knows frames and days, no chart.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from clashmap.filters import spell
from clashmap.views.tallies import count_by, weights_of

UNITS = ("day", "week", "month", "year")
COLOURS = ("kind", "groups")
NO_GROUP, OTHER_GROUPS = "No group named", "Other groups"
# Days up to which each unit is used: about 70 bars of days or weeks, ten years of months.
_LONGEST = {"day": 70, "week": 490, "month": 3660}
# Years that news can be of; a date outside them is a misreading and would stretch the axis.
_EARLIEST, _LATEST = pd.Timestamp(1900, 1, 1), pd.Timestamp(2100, 12, 31)
# More sets of groups than this cannot be told apart by colour.
_MOST_SETS = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bins:
    """Bars without a gap: `edges` has one day more than there are bars. first and last are days."""

    unit: str
    edges: tuple[date, ...]
    first: date
    last: date

    def __len__(self) -> int:
        return len(self.edges) - 1

    def index_of(self, day: date) -> int:
        """Return the bar that a day is in, the nearest for a day outside."""
        at = int(np.searchsorted(np.array(self.edges), np.datetime64(day), side="right")) - 1
        return min(max(at, 0), len(self) - 1)

    def days_of(self, low: int, high: int) -> tuple[date | None, date | None]:
        """Return the first and last day of bars low to high; of all bars (None, None)."""
        if low <= 0 and high >= len(self) - 1:
            return None, None
        return max(self.edges[low], self.first), min(self.edges[high + 1] - _DAY, self.last)

    def name_of(self, at: int) -> str:
        """Return a bar's days in words."""
        day = self.edges[at]
        if self.unit == "year":
            return f"{day.year}"
        if self.unit == "month":
            return f"{day:%b %Y}"
        return f"{'week of ' if self.unit == 'week' else ''}{day.day} {day:%b %Y}"


@dataclass(frozen=True)
class TimeTally:
    """What each bar holds.

    rows has a row a bar and `what`: columns at (the bar's number), what, sure (False: its share of
    dates known only as windows), n. `dated` counts what is drawn, `spread` the part of it that has
    no bar of its own, `undated` what has no date, `outside` what lies before or after the bars.
    """

    rows: pd.DataFrame
    dated: int
    spread: int
    undated: int
    outside: int


def choose_bins(first: date, last: date, finest: str = "day") -> Bins:
    """Return the bars of a span of days, in the unit that its length asks for or a coarser one."""
    length = (last - first).days + 1
    units = UNITS[UNITS.index(finest) :]
    unit = next((unit for unit in units if length <= _LONGEST.get(unit, length)), "year")
    edges = [_floor(first, unit)]
    while edges[-1] <= last:
        edges.append(_next(edges[-1], unit))
    return Bins(unit, tuple(edges), first, last)


def span_of(windows: pd.DataFrame) -> tuple[date, date] | None:
    """Return the first and last day of windows; None where none is dated."""
    known = windows.dropna()
    if known.empty:
        return None
    return known["first"].min().date(), known["last"].max().date()


def windows_of(frame: pd.DataFrame, *, by_event: bool = False) -> pd.DataFrame:
    """Return the days that each row may be of: columns first and last, NaT where not known.

    An event without an end is taken to last until the day its article came out.
    """
    first, last = ("date_start", "date_end") if by_event else ("published_start", "published_end")
    begin, end = _days(frame[first]), _days(frame[last])
    told = _days(frame["published_end"])
    windows = pd.DataFrame({"first": begin, "last": end.fillna(told).fillna(begin)})
    windows["last"] = windows["last"].where(windows["last"] >= windows["first"], windows["first"])
    return windows.where(windows["first"].notna())


def bars_of(days: pd.Series, bins: Bins) -> NDArray[np.intp]:
    """Return the bar of each day: -1 before the first, the number of bars after the last."""
    edges = np.array(bins.edges, dtype="datetime64[D]")
    return np.searchsorted(edges, days.to_numpy().astype("datetime64[D]"), side="right") - 1


def tally_time(windows: pd.DataFrame, what: pd.Series, bins: Bins) -> TimeTally:
    """Return what each bar holds of rows, counted apart by `what`.

    windows has columns first and last, and n where a row stands for several.
    """
    every = pd.DataFrame({"first": windows["first"], "last": windows["last"]})
    known = every.assign(n=weights_of(windows), what=what).dropna(subset=["first", "last"])
    low, high = bars_of(known["first"], bins), bars_of(known["last"], bins)
    placed = known.assign(low=low, sure=low == high)[(high >= 0) & (low < len(bins))]
    wide = placed[~placed["sure"]].groupby(["first", "last", "what"])["n"].sum().reset_index()
    certain = placed[placed["sure"]].groupby(["low", "what"])["n"].sum().reset_index()
    pieces = [certain.rename(columns={"low": "at"}).assign(sure=True)]
    if len(wide):
        pieces.append(_shares(wide, bins).assign(sure=False))
    rows = pd.concat(pieces).groupby(["at", "what", "sure"]).agg(n=("n", "sum")).reset_index()
    return TimeTally(
        rows=rows,
        dated=int(placed["n"].sum()),
        spread=int(placed.loc[~placed["sure"], "n"].sum()),
        undated=int(weights_of(windows).sum() - known["n"].sum()),
        outside=int(known["n"].sum() - placed["n"].sum()),
    )


def colours_of(frame: pd.DataFrame, by: str) -> pd.Series:
    """Return what colours each report: its kind, or all groups that it names as one set.

    A set and not each group, so that a report counts once; the rarer sets are taken together.
    """
    if by == "kind":
        return frame["kind"].map(spell)
    sets = frame["groups"].map(lambda names: " + ".join(sorted(names)) or NO_GROUP)
    common = [name for name in count_by(sets, frame) if name != NO_GROUP][:_MOST_SETS]
    return sets.where(sets.isin([*common, NO_GROUP]), OTHER_GROUPS)


def _shares(wide: pd.DataFrame, bins: Bins) -> pd.DataFrame:
    """Return the parts of each n that fall to the bars under its window, by days: at, what, n.

    What of a window lies before or after all bars is lost.
    """
    low = np.maximum(bars_of(wide["first"], bins), 0)
    high = np.minimum(bars_of(wide["last"], bins), len(bins) - 1)
    lengths = high - low + 1
    row = np.repeat(np.arange(len(wide)), lengths)
    at = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + low[row]
    first, last = (wide[name].to_numpy().astype("datetime64[D]")[row] for name in ("first", "last"))
    edges = np.array(bins.edges, dtype="datetime64[D]")
    days = np.minimum(edges[at + 1], last + 1) - np.maximum(edges[at], first)
    share = days.astype(int) / (last + 1 - first).astype(int)
    return pd.DataFrame(
        {"at": at, "what": wide["what"].to_numpy()[row], "n": wide["n"].to_numpy()[row] * share}
    )


def _days(column: pd.Series) -> pd.Series:
    """Return ISO days as timestamps; NaT for what is none or no year of news."""
    days = pd.to_datetime(column.astype(object), format="%Y-%m-%d", errors="coerce")
    return days.where(days.between(_EARLIEST, _LATEST)).astype("datetime64[s]")


def _floor(day: date, unit: str) -> date:
    """Return the first day of the unit that a day is in; weeks begin on Monday."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(day: date, unit: str) -> date:
    if unit == "month":
        return (day + timedelta(days=32)).replace(day=1)
    if unit == "year":
        return day.replace(year=day.year + 1)
    return day + timedelta(days=7 if unit == "week" else 1)
