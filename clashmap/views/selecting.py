"""A selection of a frame: what clashmap.selection.Selection asks for, counted in pandas."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from clashmap.filters import Filters, apply_filters, undated
from clashmap.selection import DRAWN, SPOT, WHOLE, Counts, Part
from clashmap.views.layers import PRESENCE, rows_of
from clashmap.views.tallies import area_keys, drawn_levels, newest_first, spot_keys
from clashmap.views.timeline import span_of, windows_of

_ORDERS = {"kind": ["kind"], "place": ["province", "district"], "status": ["status"]}


class FrameSelection:
    """The reports of a frame that filters ask for."""

    def __init__(
        self, every: pd.DataFrame, filters: Filters, count_sources: Callable[[pd.DataFrame], int]
    ) -> None:
        self.filters = filters
        self._every = every
        self._rows = apply_filters(every, filters)
        self._count_sources = count_sources

    def counts(self) -> Counts:
        """What there is, in numbers."""
        rows = self._rows
        return Counts(
            reports=len(rows),
            events=int(rows["event_id"].nunique()),
            articles=int(rows["article_id"].nunique()),
            sources=self._count_sources(rows),
            unmapped=int((drawn_levels(rows) == "").sum()),
        )

    def count(self, part: Part = WHOLE) -> int:
        """How many reports a part has."""
        return len(self._part(part))

    def alike(
        self,
        columns: Sequence[str],
        part: Part = WHOLE,
        *,
        days: str = "",
        unit: str = "",  # noqa: ARG002 - each report has its own days
        most: int = 0,  # noqa: ARG002 - all are there already
    ) -> pd.DataFrame:
        """The columns of each report, with days also `first` and `last`."""
        rows = self._part(part)
        found = rows[[name for name in columns if name not in (DRAWN, SPOT)]]
        if DRAWN in columns:
            found = found.assign(drawn=drawn_levels(rows))
        if SPOT in columns:
            found = found.assign(spot=spot_keys(rows))
        if days:
            windows = windows_of(rows, by_event=days == "event")
            found = found.assign(first=windows["first"], last=windows["last"])
        return found

    def presence(
        self,
        level: str,  # noqa: ARG002 - each report says where it is
        *,
        days: str = "",
        unit: str = "",  # noqa: ARG002
        most: int = 0,  # noqa: ARG002
    ) -> pd.DataFrame:
        """The reports of presence."""
        rows = rows_of(self._rows, (PRESENCE,))
        return rows[windows_of(rows, by_event=days == "event")["first"].notna()] if days else rows

    def articles_by(self, level: str, part: Part = WHOLE) -> pd.DataFrame:
        """How many articles tell of each area."""
        rows = self._part(part)
        keys = ["province"] if level == "province" else ["province", "district"]
        return rows.groupby(keys)["article_id"].nunique().rename("articles").reset_index()

    def span(self, part: Part = WHOLE, *, by_event: bool) -> tuple[date, date] | None:
        """The first and last day of all reports; None where none is dated."""
        return span_of(windows_of(self._part(part), by_event=by_event))

    def newest_of(self, group: str, number: int, part: Part = WHOLE) -> pd.DataFrame:
        """The newest reports of each "spot" or "area", whole."""
        rows = self._part(part)
        if group == SPOT:
            rows = rows[drawn_levels(rows).isin(("site", "near"))]
            newest = newest_first(rows.assign(spot=spot_keys(rows)))
            return newest.groupby(SPOT, sort=False).head(number).drop(columns=SPOT)
        day = rows["date_start"].fillna(rows["published_start"]).fillna("")
        ordered = rows.assign(day=day).sort_values("day", kind="stable")
        kept = ordered.groupby(["province", "district"], dropna=False, sort=False).tail(number)
        return kept.drop(columns="day").sort_index()

    def newest_events(self, number: int, part: Part = WHOLE) -> pd.DataFrame:
        """So many of the newest reports or more, with all other reports of their events, whole."""
        newest = newest_first(self._part(part))
        return newest[newest["event_id"].isin(set(newest["event_id"].head(number)))]

    def page(
        self, start: int, number: int, part: Part = WHOLE, *, order: str = "newest"
    ) -> pd.DataFrame:
        """So many reports from the start-th on, whole, in one of ORDERS."""
        rows = newest_first(self._part(part))
        if order == "oldest":
            rows = rows.sort_values("published_start", na_position="last", kind="stable")
        elif order != "newest":
            rows = rows.sort_values(_ORDERS[order], na_position="last", kind="stable")
        return rows.iloc[start : start + number]

    def undated(self) -> int:
        """How many reports the dates leave out only because they carry none."""
        return undated(self._every, self.filters)

    def frame(self) -> pd.DataFrame:
        """All of the reports, whole."""
        return self._rows

    def _part(self, part: Part) -> pd.DataFrame:
        rows = self._rows
        if part.kinds:
            rows = rows[rows["kind"].isin(part.kinds)]
        if part.province is not None:
            rows = rows[rows["province"] == part.province]
        if part.district is not None:
            rows = rows[rows["district"] == part.district]
        if part.spot is not None:
            rows = rows[spot_keys(rows) == part.spot]
        if part.sought or part.places:
            rows = rows[_is_sought(rows, part)]
        return rows[drawn_levels(rows) == ""] if part.unmapped else rows


def _is_sought(rows: pd.DataFrame, part: Part) -> pd.Series:
    """Return which reports hold the words of a search, or are at one of its places."""
    keep = pd.Series(False, index=rows.index)
    if part.sought:
        found = apply_filters(rows, Filters(periods=(), text=part.sought)).index
        keep |= rows.index.isin(found)
    for name, value in part.places:
        keep |= (area_keys(rows, "district") if name == "district" else rows[name]) == value
    return keep


def part_of(key: str, kind: str, kinds: tuple[str, ...] = ()) -> Part:
    """Return the part that a key of the map means: of a "province", "district" or "spot"."""
    if kind == SPOT:
        return Part(kinds=kinds, spot=key)
    province, _, district = key.partition("|")
    return replace(WHOLE, kinds=kinds, province=province, district=district or None)
