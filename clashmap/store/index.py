"""What is counted of the reports of an archive, kept in memory: some ten columns, no texts.

The archive itself is read only for reports that are shown. Kept compressed: about a hundred bytes a
report.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import pyarrow as pa

from clashmap.filters import Filters
from clashmap.schema import REPORT_COLUMNS
from clashmap.store.archive import Archive
from clashmap.store.conditions import conditions_of
from clashmap.store.copies import read_copies
from clashmap.store.delta import DataFile
from clashmap.store.tables import ARTICLES, MENTIONS, REPORTS

_INDEX = "report_index"
# Searches whose reports are remembered.
_SEARCHES = 16
# Days that news can be of, as in views/timeline.py.
_DAY = "CASE WHEN try_cast({0} AS DATE) BETWEEN '1900-01-01' AND '2100-12-31' THEN {0}::DATE END"
_KEPT = (
    *("kind", "status", "period", "geo_level", "place_id", "place", "lon", "lat"),
    *("province", "district", "provinces", "groups", "initiator"),
    *("published_start", "published_end", "date_start", "date_end"),
    *("article_id", "evidence_start", "report_id"),
)
_DRAWN = """CASE
  WHEN geo_level IN ('site', 'near') AND lon IS NOT NULL AND lat IS NOT NULL THEN geo_level
  WHEN geo_level IN ('site', 'near', 'district') AND district IS NOT NULL THEN 'district'
  WHEN geo_level IN ('site', 'near', 'district', 'province') AND province IS NOT NULL
    THEN 'province'
  ELSE '' END"""
_NAMES = tuple(column.name for column in REPORT_COLUMNS)


class ReportIndex:
    """The columns of an archive's reports by which they are filtered, counted and ordered."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._lock = threading.Lock()
        self._built = False
        self._searches: OrderedDict[str, pa.Table] = OrderedDict()

    def query(
        self, sql: str, filters: Filters, values: Sequence[object] = (), **given: pa.Table
    ) -> pa.Table:
        """The answer to a query in which {reports} stands for the reports filtered.

        values are those of the question marks after it.
        """
        self._build()
        test, asked = conditions_of(replace(filters, text=""))
        if words := " ".join(filters.text.casefold().split()):
            test += " AND report_id IN (SELECT report_id FROM found)"
            given = {**given, "found": self.search(words)}
        reports = f"(SELECT * FROM built.{_INDEX} WHERE {test})"  # noqa: S608 - conditions of our own
        if given:
            return self.archive.view.query(sql.format(reports=reports), [*asked, *values], **given)
        return self.archive.view.query(sql.format(reports=reports), [*asked, *values])

    def rows(self, wanted: pa.Table, columns: Sequence[str] = ()) -> pa.Table:
        """The whole reports of rows with report_id, event_id and published_start, in their order.

        Of some columns where these are named. Only the files and parts of files that can hold
        their days are read.
        """
        days = wanted["published_start"].to_pylist()
        known = [day for day in days if day]
        years = {int(day[:4]) for day in known}

        def choose(file: DataFile) -> bool:
            return file.year is None or file.year in years

        told = columns or _NAMES
        names = ", ".join("w.event_id" if name == "event_id" else f"s.{name}" for name in told)
        test, values = "true", list[object]()
        if known and len(known) == len(days):
            test, values = "published_start BETWEEN ? AND ?", [min(known), max(known)]
        keys = wanted.select(["report_id", "event_id"])
        keys = keys.append_column("turn", pa.array(range(len(days)), pa.int64()))
        return self.archive.view.query(
            f"SELECT {names} FROM (SELECT * FROM {self.archive.view.source(REPORTS, choose)}"  # noqa: S608
            f" WHERE {test}) AS s JOIN wanted AS w ON s.report_id = w.report_id ORDER BY w.turn",
            values,
            wanted=keys,
        )

    def groups(self) -> tuple[str, ...]:
        """The groups that any report names, the most reported first."""
        found = self.query(
            "SELECT name FROM (SELECT unnest(groups) AS name FROM {reports}) GROUP BY name"
            " ORDER BY count(*) DESC, name",
            Filters(periods=()),
        )
        return tuple(found["name"].to_pylist())

    def years(self) -> tuple[int, ...]:
        """The first and last year of all dates of reports; nothing where there is none."""
        names = ("published_start", "published_end", "date_start", "date_end")
        lists = ", ".join(f"{how}({name})" for name in names for how in ("min", "max"))
        found = self.query(
            f"SELECT unnest([{lists}]) AS day FROM {{reports}}",  # noqa: S608
            Filters(periods=()),
        )
        years = [int(day[:4]) for day in found["day"].to_pylist() if day]
        return (min(years), max(years)) if years else ()

    def named_between(self, start: date | None, end: date | None) -> pd.DataFrame:
        """The areas that articles which may have come out in the days name: province, district."""
        view = self.archive.view
        tests, values = ["published_start IS NOT NULL"], list[object]()
        if end:
            tests.append("published_start <= ?")
            values.append(end.isoformat())
        if start:
            tests.append("coalesce(published_end, published_start) >= ?")
            values.append(start.isoformat())
        out = f"SELECT article_id FROM {view.source(ARTICLES)} AS a WHERE {' AND '.join(tests)}"  # noqa: S608
        among = f" AND m.article_id IN ({out})" if values else ""
        found: pd.DataFrame = view.query(
            f"SELECT DISTINCT province, district FROM {view.source(MENTIONS)} AS m"  # noqa: S608
            f" WHERE province IS NOT NULL{among}",
            values,
        ).to_pandas()
        return found

    def search(self, words: str) -> pa.Table:
        """The ids of the reports that hold all words, remembered for the last searches."""
        with self._lock:
            if words in self._searches:
                self._searches.move_to_end(words)
                return self._searches[words]
        found = self.archive.read_table(Filters(periods=(), text=words), columns=["report_id"])
        with self._lock:
            self._searches[words] = found
            while len(self._searches) > _SEARCHES:
                self._searches.popitem(last=False)
        return found

    def _build(self) -> None:
        """Read the columns once; whoever comes meanwhile waits."""
        if self._built:
            return
        with self._lock:
            if not self._built:
                self._read()
                self._built = True

    def _read(self) -> None:
        copies = read_copies(self.archive.view)
        told = ", ".join(f"r.{name}" for name in (*_KEPT, "event_id"))
        days = {
            "published_first": _DAY.format("published_start"),
            "published_last": _DAY.format("published_end"),
            "event_first": _DAY.format("date_start"),
            "event_last": _DAY.format("date_end"),
        }
        made = ", ".join(f"{how} AS {name}" for name, how in days.items())
        self.archive.view.build(
            _INDEX,
            f"SELECT {told}, {_DRAWN} AS drawn, {made},"  # noqa: S608 - names of our own
            " geo_level || ':' || coalesce(place_id, place, '') AS spot,"
            " coalesce(c.original, r.article_id) AS family"
            f" FROM {self.archive.relation((*_KEPT, 'event_id'))} AS r"
            " LEFT JOIN copies AS c ON r.article_id = c.article_id",
            copies=pa.table(
                {
                    "article_id": pa.array(copies.keys(), pa.string()),
                    "original": pa.array(copies.values(), pa.string()),
                }
            ),
        )
