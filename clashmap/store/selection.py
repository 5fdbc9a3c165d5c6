"""The reports of an archive that filters ask for: counted by its index, read where they are shown.

Meets clashmap.selection.Selection; the views count the same of a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pandas as pd
import pyarrow as pa

from clashmap.filters import Filters
from clashmap.selection import WHOLE, Counts, Part
from clashmap.store.framing import to_frame
from clashmap.store.index import ReportIndex

T = TypeVar("T")
_ORDER = "published_start DESC NULLS LAST, article_id, evidence_start, report_id"
_FORWARD = "published_start NULLS LAST, article_id, evidence_start, report_id"
_REVERSED = "published_start DESC NULLS FIRST, article_id DESC, evidence_start DESC, report_id DESC"
_ORDERS = {
    "newest": _ORDER,
    "oldest": _FORWARD,
    "kind": f"kind, {_ORDER}",
    "place": f"province NULLS LAST, district NULLS FIRST, spot, {_ORDER}",
    "status": f"status, {_ORDER}",
}
_KEYS = "report_id, event_id, published_start"
_PLACES = {
    "province": "province",
    "district": "province || '|' || district",
    "place_id": "place_id",
}
# What the mark of a place tells of its reports; to read whole ones takes twice as long.
_OF_A_MARK = (
    *("report_id", "article_id", "kind", "status", "attribution", "groups", "evidence"),
    *("date_start", "date_end", "published_start", "published_end", "published_basis"),
    *("article_title", "source", "publisher", "url"),
    *("place", "place_id", "geo_level", "lon", "lat", "province", "district"),
)
_PRESENCE = ("presence", "deployment")
_LISTS = ("groups", "initiator", "provinces")
# The first and last day, as timeline.windows_of gives them: an open event lasts until it is told.
_FIRST = {"published": "published_first", "event": "event_first"}
_LAST = {
    "published": "coalesce(published_last, published_first)",
    "event": "coalesce(event_last, published_last, event_first)",
}


class StoreSelection:
    """Reports of an archive by filters; every answer is worked out once."""

    def __init__(
        self,
        index: ReportIndex,
        filters: Filters,
        keep: Callable[[StoreSelection], pd.DataFrame] | None = None,
    ) -> None:
        """keep: where the whole reports of a selection come from, if they are kept somewhere."""
        self.filters = filters
        self._keep = keep
        self._index = index
        self._known: dict[object, object] = {}

    def counts(self) -> Counts:
        """What there is, in numbers."""
        return self._once("counts", self._count_all)

    def _count_all(self) -> Counts:
        found = self._query(
            "SELECT count(*) AS reports, count(DISTINCT event_id) AS events,"
            " count(DISTINCT article_id) AS articles, count(DISTINCT family) AS sources,"
            " count(*) FILTER (drawn = '') AS unmapped FROM {reports}"
        )
        return Counts(**found.to_pylist()[0])

    def count(self, part: Part = WHOLE) -> int:
        """How many reports a part has."""

        def ask() -> int:
            test, values = _test_of(part)
            sql = f"SELECT count(*) AS n FROM {{reports}} WHERE {test}"  # noqa: S608
            found = self._query(sql, values, part)
            return int(found["n"][0].as_py())

        return self._once(("count", part), ask)

    def alike(
        self,
        columns: Sequence[str],
        part: Part = WHOLE,
        *,
        days: str = "",
        unit: str = "",
        most: int = 0,
    ) -> pd.DataFrame:
        """The columns of alike reports with `n`, and with days `first` and `last`."""
        test, values = _test_of(part)
        told = ", ".join([*columns, *_windows(days, unit), "count(*) AS n"])
        return self._frame(
            f"SELECT {told} FROM {{reports}} WHERE {test} GROUP BY ALL {_limit(most)}",  # noqa: S608
            values,
        )

    def presence(
        self, level: str, *, days: str = "", unit: str = "", most: int = 0
    ) -> pd.DataFrame:
        """Alike reports of presence with `n`; published_start is the last day of any of them."""
        test = f"{_FIRST[days]} IS NOT NULL" if days else "true"
        district = "NULL::VARCHAR" if level == "province" else "district"
        by = f", date_trunc('{unit}', day)" if unit else ""
        return self._frame(
            "SELECT 'presence' AS kind, '' AS status, province, district, initiator,"  # noqa: S608
            " []::VARCHAR[] AS groups, strftime(max(day), '%Y-%m-%d') AS published_start,"
            " NULL::VARCHAR AS date_end, min(report_id) AS report_id, count(*) AS n FROM (SELECT"
            f" province, {district} AS district, report_id,"
            " least(published_first, event_last) AS day,"
            " CASE WHEN len(initiator) > 0 THEN initiator ELSE groups END AS initiator"
            f" FROM {{reports}} WHERE kind IN {_PRESENCE} AND status <> 'denied' AND {test})"
            f" GROUP BY province, district, initiator{by} {_limit(most)}"
        )

    def articles_by(self, level: str, part: Part = WHOLE) -> pd.DataFrame:
        """How many articles tell of each area: province, district (not for provinces), articles."""
        test, values = _test_of(part)
        keys = "province" if level == "province" else "province, district"
        return self._frame(
            f"SELECT {keys}, count(DISTINCT article_id) AS articles FROM {{reports}}"  # noqa: S608
            f" WHERE {test} AND {level} IS NOT NULL GROUP BY {keys}",
            values,
        )

    def span(self, part: Part = WHOLE, *, by_event: bool) -> tuple[date, date] | None:
        """The first and last day of all reports; None where none is dated."""
        test, values = _test_of(part)
        first, last = _windows("event" if by_event else "published", "")
        found = self._query(
            f"SELECT min(first) AS first, max(last) AS last FROM (SELECT {first}, {last}"  # noqa: S608
            f" FROM {{reports}} WHERE {test})",
            values,
        ).to_pylist()[0]
        return (found["first"], found["last"]) if found["first"] else None

    def newest_of(self, group: str, number: int, part: Part = WHOLE) -> pd.DataFrame:
        """The newest reports of each "spot" (what a mark tells of them) or "area" (whole)."""
        test, values = _test_of(part)
        keys, order, shown = "spot", _ORDER, _ORDER
        test += " AND drawn IN ('site', 'near')" if group == "spot" else ""
        if group == "area":
            day = "coalesce(date_start, published_start, '')"
            keys, order = "province, district", f"{day} DESC, {_REVERSED}"
            shown = _FORWARD
        return self._read(
            f"SELECT {_KEYS} FROM {{reports}} WHERE {test}"  # noqa: S608
            f" QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY {order}) <= {number:d}"
            f" ORDER BY {shown}",
            values,
            part,
            _OF_A_MARK if group == "spot" else (),
        )

    def newest_events(self, number: int, part: Part = WHOLE) -> pd.DataFrame:
        """So many of the newest reports or more, with all other reports of their events, whole."""
        test, values = _test_of(part)
        return self._read(
            f"WITH part AS (SELECT * FROM {{reports}} WHERE {test})"  # noqa: S608
            f" SELECT {_KEYS} FROM part WHERE event_id IN"
            f" (SELECT event_id FROM part ORDER BY {_ORDER} LIMIT {number:d}) ORDER BY {_ORDER}",
            values,
            part,
        )

    def page(
        self, start: int, number: int, part: Part = WHOLE, *, order: str = "newest"
    ) -> pd.DataFrame:
        """So many reports from the start-th on, whole, in one of ORDERS."""
        test, values = _test_of(part)
        return self._read(
            f"SELECT {_KEYS} FROM {{reports}} WHERE {test}"  # noqa: S608
            f" ORDER BY {_ORDERS[order]} LIMIT {number:d} OFFSET {start:d}",
            values,
            part,
        )

    def undated(self) -> int:
        """How many reports the dates leave out only because they carry none."""
        if self.filters.start is None and self.filters.end is None:
            return 0
        rest = StoreSelection(self._index, replace(self.filters, start=None, end=None))
        column = "date_start" if self.filters.by_event else "published_start"

        def ask() -> int:
            sql = f"SELECT count(*) AS n FROM {{reports}} WHERE {column} IS NULL"  # noqa: S608
            return int(rest._query(sql)["n"][0].as_py())

        return self._once("undated", ask)

    def frame(self) -> pd.DataFrame:
        """All of the reports, whole."""
        if self._keep is not None:
            return self._keep(self)
        return self._index.archive.read_reports(self.filters)

    def _once(self, key: object, ask: Callable[[], T]) -> T:
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]  # type: ignore[return-value]

    def _query(self, sql: str, values: Sequence[object] = (), part: Part = WHOLE) -> pa.Table:
        if part.sought:
            sought = self._index.search(part.sought)
            return self._index.query(sql, self.filters, values, sought=sought)
        return self._index.query(sql, self.filters, values)

    def _frame(self, sql: str, values: Sequence[object] = ()) -> pd.DataFrame:
        """The answer as a frame as the views know it: lists are tuples, days are timestamps."""
        found = self._query(sql, values)
        columns = {}
        for name in found.column_names:
            if name in _LISTS:
                lists = [tuple(value or ()) for value in found[name].to_pylist()]
                columns[name] = pd.Series(lists, dtype=object)
            elif name in ("first", "last"):
                columns[name] = pd.Series(found[name].cast(pa.timestamp("s")).to_pandas())
            else:
                columns[name] = found[name].to_pandas()
        return pd.DataFrame(columns, index=range(found.num_rows))

    def _read(
        self, sql: str, values: Sequence[object], part: Part, columns: Sequence[str] = ()
    ) -> pd.DataFrame:
        """The reports of a part that a query names, whole or in some columns."""
        return to_frame(self._index.rows(self._query(sql, values, part), columns))


def _test_of(part: Part) -> tuple[str, list[object]]:
    """The condition of a part, and its values."""
    tests, values = ["true"], list[object]()
    if part.kinds:
        tests.append(f"kind IN ({', '.join('?' * len(part.kinds))})")
        values += part.kinds
    for name in ("province", "district", "spot"):
        if (value := getattr(part, name)) is not None:
            tests.append(f"{name} = ?")
            values.append(value)
    if part.unmapped:
        tests.append("drawn = ''")
    if part.sought or part.places:
        among = ["report_id IN (SELECT report_id FROM sought)"] if part.sought else []
        for name, value in part.places:
            among.append(f"{_PLACES[name]} = ?")
            values.append(value)
        tests.append(f"({' OR '.join(among)})")
    return " AND ".join(tests), values


def _limit(most: int) -> str:
    """The end of a query that needs not tell more than one row too many."""
    return f"LIMIT {most + 1:d}" if most else ""


def _windows(days: str, unit: str) -> list[str]:
    """The expressions of first and last; what is of one unit becomes its first day."""
    if not days:
        return []
    first, last = _FIRST[days], _LAST[days]
    last = f"CASE WHEN {first} IS NOT NULL THEN greatest({last}, {first}) END"
    if unit:
        start = f"date_trunc('{unit}', {first})"
        same = f"{start} = date_trunc('{unit}', {last})"
        first, last = (
            f"CASE WHEN {same} THEN {start} ELSE {first} END::DATE",
            f"CASE WHEN {same} THEN {start} ELSE {last} END::DATE",
        )
    return [f"{first} AS first", f"{last} AS last"]
