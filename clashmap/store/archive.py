"""Reading an archive: its reports by Filters, articles, events and families, now or as it stood."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa

from clashmap.filters import Filters
from clashmap.schema import REPORT_COLUMNS
from clashmap.store.conditions import conditions_of, holds_year
from clashmap.store.copies import read_copies
from clashmap.store.delta import DataFile, Tables
from clashmap.store.errors import StoreError
from clashmap.store.framing import to_frame
from clashmap.store.judgements import VERDICT, Judgement
from clashmap.store.location import store_root
from clashmap.store.log import Log, LogReader
from clashmap.store.rows import to_article, to_event
from clashmap.store.tables import ARTICLES, EVENTS, REPORTS
from clashmap.store.view import Choose, View
from extract.articles import Article
from extract.events import Event
from extract.sources import SourceFamilies

READ_COLUMNS = ("article_id", "publisher", "published_start", "published_end")
# The order in which reports are joined and listed: earliest published first, unknown last.
_ORDER = "r.published_start NULLS LAST, r.article_id, r.evidence_start, r.report_id"
_IN_ORDER = f" ORDER BY {_ORDER}"
_NAMES = tuple(column.name for column in REPORT_COLUMNS)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of an archive: its id, and when it came to be (UTC)."""

    snapshot: str
    sequence: int
    at: str


class Archive:
    """An archive in one state: what was committed when it was opened, or at `at`.

    root: a folder or an address; CLASHMAP_STORE or the user's own archive unless given. at: a
    snapshot id, or a day or time (UTC), inclusive. Raises StoreError where there is no archive, or
    no such state. Safe to share between threads.
    """

    def __init__(self, root: str | Path | None = None, at: str | date | None = None) -> None:
        self.root = store_root(root)
        self.at = at.isoformat() if isinstance(at, date) else at
        self._reader = LogReader(Tables(self.root))
        whole = self._reader.read()
        if not whole.entries:
            raise StoreError(
                f"no archive at {self.root}; make one with"
                f" `clashmap ingest PATH --store {self.root}`"
            )
        self._set_state(whole)

    def _set_state(self, whole: Log) -> None:
        self.whole = whole
        self.log = whole if self.at is None else whole.until(self.at)
        self.view = View(Tables(self.root), self.log)
        self._lock = threading.Lock()
        self._has_moved = False

    @cached_property
    def snapshot(self) -> str:
        """The id of this state: the same for the same articles, rules and judgements."""
        return self.log.snapshot

    def snapshots(self) -> list[Snapshot]:
        """The states that the archive has had, oldest first, also those after this one."""
        states = self.whole.shown_snapshots()
        return [Snapshot(name, entry.sequence, entry.at) for entry, name in states]

    def refreshed(self) -> Archive:
        """The archive as it is now: itself where nothing was committed since."""
        if self._reader.read().head == self.whole.head:
            return self
        return Archive(self.root, self.at)

    def read_reports(
        self,
        filters: Filters | None = None,
        *,
        columns: Sequence[str] | None = None,
        rejected: bool = False,
    ) -> pd.DataFrame:
        """The reports that the filters ask for, as `apply_filters` keeps them, in order.

        Columns are those of REPORT_COLUMNS, or those named (also verdict: accept, correct or
        reject). No filters: all reports. They are as they were judged, without those that were
        rejected unless `rejected` asks for them.
        """
        return to_frame(self.read_table(filters, columns=columns, rejected=rejected))

    def read_table(
        self,
        filters: Filters | None = None,
        *,
        columns: Sequence[str] | None = None,
        rejected: bool = False,
    ) -> pa.Table:
        """The same as an Arrow table: faster, for many rows."""
        names = tuple(columns or _NAMES)
        sql, values = self._select(filters or Filters(periods=()), names, rejected=rejected)
        return self.view.query(sql, values)

    def relation(self, columns: Sequence[str]) -> str:
        """All reports in some columns, in no order, to stand after FROM in a query of the view."""
        sql, _ = self._select(Filters(periods=()), columns, rejected=False)
        return f"({sql.removesuffix(_IN_ORDER)})"

    def judgements(self, report_id: str | None = None) -> list[Judgement]:
        """What was judged up to this state, oldest first; of one report where it is named."""
        found = self.view.judgements()
        return [item for item in found if report_id in (None, item.report_id)]

    def count_reports(self, filters: Filters, by: Sequence[str]) -> pd.DataFrame:
        """How many reports and articles there are for each value of the columns, most first.

        Columns: `by`, reports, articles.
        """
        for name in by:
            _check_column(name)
        test, values = conditions_of(filters)
        keys = ", ".join(by)
        source = self.view.source(REPORTS, files_of_years(filters))
        rows = self.view.query(
            f"SELECT {keys}, count(*) AS reports, count(DISTINCT article_id) AS articles"  # noqa: S608
            f" FROM {source} AS r WHERE {test} GROUP BY {keys} ORDER BY reports DESC, {keys}",
            values,
        )
        frame: pd.DataFrame = rows.to_pandas()
        return frame

    def articles(self, columns: Sequence[str] = READ_COLUMNS) -> pd.DataFrame:
        """The current articles, also those without a report, in the columns named."""
        names = ", ".join(columns)
        rows = self.view.query(
            f"SELECT {names} FROM {self.view.source(ARTICLES)} AS a"  # noqa: S608
            " ORDER BY published_start NULLS LAST, article_id"
        )
        frame: pd.DataFrame = rows.to_pandas()
        return frame

    def article(self, article_id: str) -> Article | None:
        """One article with its text, as it was read; None where the archive has none such."""
        rows = self.view.query(
            f"SELECT * FROM {self.view.source(ARTICLES)} AS a WHERE article_id = ?",  # noqa: S608
            [article_id],
        ).to_pylist()
        return to_article(rows[0]) if rows else None

    def originals(self) -> dict[str, str]:
        """By article id: whose report a paraphrase retells, in words."""
        rows = self.view.query(
            f"SELECT article_id, original FROM {self.view.source(ARTICLES)} AS a"  # noqa: S608
            " WHERE original IS NOT NULL"
        )
        return {row["article_id"]: row["original"] for row in rows.to_pylist()}

    def events(self, event_ids: Iterable[str] | None = None) -> list[Event]:
        """The events, or those named of them, in the order of their ids."""
        test, values = "true", list[object]()
        if event_ids is not None:
            test, values = "event_id IN (SELECT unnest(?::VARCHAR[]))", [list(event_ids)]
        rows = self.view.query(
            f"SELECT * FROM {self.view.source(EVENTS)} AS e"  # noqa: S608
            f" WHERE {test} ORDER BY event_id",
            values,
        )
        return [to_event(row) for row in rows.to_pylist()]

    def families(self) -> SourceFamilies:
        """Which articles are copies of one original: the earliest published of them."""
        groups: dict[str, list[str]] = {}
        for name, original in read_copies(self.view).items():
            groups.setdefault(original, [original]).append(name)
        named = [name for group in groups.values() for name in group]
        days = self._days_of(named)
        firsts = {
            original: min(group, key=lambda name: (days.get(name) or "9", name != original, name))
            for original, group in groups.items()
        }
        return SourceFamilies(
            {name: firsts[original] for original, group in groups.items() for name in group}
        )

    def set_aside(self) -> tuple[tuple[str, str], ...]:
        """What could not be read while these batches were collected: where, and why."""
        return tuple(pair for entry in self.log.shown for pair in entry.set_aside)

    def size(self) -> tuple[int, int]:
        """How many current articles and reports there are."""
        found = [
            self.view.query(f"SELECT count(*) AS n FROM {self.view.source(table)} AS t")  # noqa: S608
            for table in (ARTICLES, REPORTS)
        ]
        return found[0]["n"][0].as_py(), found[1]["n"][0].as_py()

    def _days_of(self, article_ids: list[str]) -> dict[str, str | None]:
        if not article_ids:
            return {}
        rows = self.view.query(
            f"SELECT article_id, published_start FROM {self.view.source(ARTICLES)} AS a"  # noqa: S608
            " WHERE article_id IN (SELECT unnest(?::VARCHAR[]))",
            [article_ids],
        )
        return {row["article_id"]: row["published_start"] for row in rows.to_pylist()}

    def _select(
        self, filters: Filters, names: Sequence[str], *, rejected: bool
    ) -> tuple[str, list[object]]:
        """The query of the reports, and its parameters."""
        for name in names:
            _check_column(name)
        test, values = conditions_of(filters)
        source = self.view.source(REPORTS, files_of_years(filters), rejected=rejected)
        stored = f"SELECT * FROM {source} AS s WHERE {test}"  # noqa: S608
        if "event_id" not in names:
            told = ", ".join(names)
            return f"SELECT {told} FROM ({stored}) AS r{_IN_ORDER}", values  # noqa: S608
        self._keep_moved()
        told = ", ".join(
            "coalesce(moved.event_id, r.event_id) AS event_id"
            if name == "event_id"
            else f"r.{name}"
            for name in names
        )
        return (
            f"SELECT {told} FROM ({stored}) AS r"  # noqa: S608
            f" LEFT JOIN moved ON r.report_id = moved.report_id{_IN_ORDER}",
            values,
        )

    def _keep_moved(self) -> None:
        """Keep by report its event, for those that are not the first of theirs."""
        with self._lock:
            if self._has_moved:
                return
            source = self.view.source(EVENTS, columns=("event_id", "report_ids", "batch_id"))
            self.view.keep(
                "moved",
                self.view.query(
                    "SELECT unnest(report_ids[2:]) AS report_id, event_id"  # noqa: S608
                    f" FROM {source} AS e WHERE len(report_ids) > 1"
                ),
            )
            self._has_moved = True


def read_reports(
    filters: Filters | None = None,
    *,
    store: str | Path | None = None,
    at: str | date | None = None,
    columns: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The reports of an archive that the filters ask for, one a row, earliest published first.

    filters: a `clashmap.filters.Filters`; all reports without it (with it, `current` ones unless
    its `periods` says otherwise). store: the archive's folder or address; else CLASHMAP_STORE, else
    the user's own. at: a snapshot id or a day, to read the data as they stood then. columns: names
    of `clashmap.schema.REPORT_COLUMNS`, where each is described; all unless given.

    >>> from clashmap import read_reports
    >>> from clashmap.filters import Filters
    >>> reports = read_reports(Filters(provinces=("Panjshir",)), at="2023-01-01")  # doctest: +SKIP
    """
    return Archive(store, at).read_reports(filters, columns=columns)


def _check_column(name: str) -> None:
    if name not in (*_NAMES, VERDICT):
        raise StoreError(f"no column {name!r}; clashmap.schema.REPORT_COLUMNS names them")


def files_of_years(filters: Filters) -> Choose:
    """Which files can hold what the filters ask for."""

    def choose(file: DataFile) -> bool:
        return holds_year(filters, file.year)

    return choose
