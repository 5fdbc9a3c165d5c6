"""One state of an archive as SQL relations: the committed, current rows and no others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa
import pyarrow.dataset as pads
from deltalake import DeltaTable

from clashmap.store.delta import DataFile, Tables, list_files, was_extended
from clashmap.store.errors import StoreError
from clashmap.store.judgements import VERDICT, Judgement, judged_rows, stand, to_judgements
from clashmap.store.location import is_address
from clashmap.store.log import Key, Log
from clashmap.store.tables import ARTICLES, EVENTS, JUDGEMENTS, MENTIONS, REPORTS, Table

_GONE_ARTICLES, _GONE_EVENTS, _SHOWN = "gone_articles", "gone_events", "shown_batches"
_JUDGED = "judged_reports"
_UNJUDGED = f"NULL::VARCHAR AS {VERDICT}"
# DuckDB takes these in a file's name for a pattern.
_PATTERN = "*?"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    # No query may take a variable of the program for a table.
    "python_enable_replacements": "false",
    # What was read of files would stay in memory, up to most of it.
    "enable_external_file_cache": "false",
}
Choose = Callable[[DataFile], bool]


def every_file(_: DataFile) -> bool:
    """True: for queries that no file can be left out of."""
    return True


def open_database() -> duckdb.DuckDBPyConnection:
    """An empty database in memory, which can read files."""
    return duckdb.connect(config=_SETTINGS)


class View:
    """The tables of an archive as they stood after the last entry of a log."""

    def __init__(
        self,
        tables: Tables,
        log: Log,
        closed: duckdb.DuckDBPyConnection | None = None,
        database: duckdb.DuckDBPyConnection | None = None,
    ) -> None:
        """closed: a database without files to use; what it is to scan stands in `datasets`.

        database: one of `open_database` to use, in which the view takes the place of the last.
        """
        self.tables = tables
        self.log = log
        self._connection = closed or database or open_database()
        self._is_closed = closed is not None
        self._lock = threading.Lock()
        self._judging = threading.Lock()
        self._has_judged: bool | None = None
        self._opened: dict[str, tuple[DeltaTable | None, list[DataFile]]] = {}
        self.datasets: dict[str, pads.Dataset] = {}
        self._gone = {
            _GONE_ARTICLES: self._keep_keys(_GONE_ARTICLES, log.replaced(events=False)),
            _GONE_EVENTS: self._keep_keys(_GONE_EVENTS, log.replaced(events=True)),
        }
        self._keep_keys(_SHOWN, [("", batch) for batch in log.batches])

    def query(self, sql: str, values: Sequence[object] = (), **given: pa.Table) -> pa.Table:
        """The answer to a query; each table given can be named in it."""
        cursor = self._connection.cursor()
        read = {name: rows for name, rows in self.datasets.items() if name in sql}
        for name, rows in (read | given).items():
            cursor.register(name, rows)
        try:
            return cursor.sql(sql, params=list(values)).to_arrow_table()
        except (duckdb.IOException, OSError) as error:
            raise StoreError(
                f"the archive at {self.tables.root} cannot be read: {error}; run `clashmap verify`"
            ) from error
        finally:
            cursor.close()

    def keep(self, name: str, rows: pa.Table) -> None:
        """Keep rows in memory as a table that later queries can name."""
        with self._lock:
            self._connection.register("given", rows)
            self._connection.execute(
                f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given"  # noqa: S608
            )
            self._connection.unregister("given")

    def build(self, name: str, sql: str, **given: pa.Table) -> None:
        """Keep the answer to a query in memory, compressed, as a table that later ones can name."""
        cursor = self._connection.cursor()
        read = {rows: found for rows, found in self.datasets.items() if rows in sql}
        for table, rows in (read | given).items():
            cursor.register(table, rows)
        try:
            cursor.execute("ATTACH IF NOT EXISTS ':memory:' AS built (COMPRESS)")
            cursor.execute(f"CREATE OR REPLACE TABLE built.{name} AS {sql}")
            cursor.execute("CHECKPOINT built")
        finally:
            cursor.close()

    def files(self, table: Table, choose: Choose = every_file) -> list[DataFile]:
        """The files that hold rows of this state, those chosen of them."""
        _, files = self._open(table)
        return [file for file in files if self._is_shown(file) and choose(file)]

    def source(
        self,
        table: Table,
        choose: Choose = every_file,
        columns: Iterable[str] | None = None,
        *,
        rejected: bool = False,
    ) -> str:
        """A relation of the current rows of a table, to stand after FROM, from the files chosen.

        Reports are as they were judged, with the column verdict; those that were judged come from
        all files. rejected: also those that were rejected.
        """
        if table is not REPORTS:
            return self.stored(table, choose, columns)
        names = ", ".join(map(_quote_name, columns or (*table.columns, VERDICT)))
        stored = self.stored(table, choose)
        kept = "true" if rejected else f"{VERDICT} <> 'reject'"
        if not self._keep_judged():
            return f"(SELECT {names} FROM (SELECT *, {_UNJUDGED} FROM {stored} AS s))"  # noqa: S608
        return (
            f"(SELECT {names} FROM (SELECT s.*, {_UNJUDGED} FROM {stored} AS s"  # noqa: S608
            f" ANTI JOIN {_JUDGED} AS j ON s.report_id = j.report_id)"
            f" UNION ALL SELECT {names} FROM {_JUDGED}"
            f" WHERE {kept})"
        )

    def judgements(self) -> list[Judgement]:
        """All judgements of this state, oldest first."""
        order = {entry.batch_id: number for number, entry in enumerate(self.log.shown)}
        rows = self.query(f"SELECT * FROM {self.stored(JUDGEMENTS)} AS j").to_pylist()  # noqa: S608
        return to_judgements(sorted(rows, key=lambda row: order[row["batch_id"]]))

    def stored(
        self,
        table: Table,
        choose: Choose = every_file,
        columns: Iterable[str] | None = None,
        *,
        replaced: bool = False,
    ) -> str:
        """The same of rows as they were read, whatever was judged.

        replaced: also those that are no longer the current ones.
        """
        names = ", ".join(_quote_name(name) for name in columns or table.columns)
        files = self.files(table, choose)
        if not files:
            return f"(SELECT {names} FROM {self._empty(table)})"  # noqa: S608
        parts = [f"SELECT {names} FROM {self._scan(table, files)} AS stored"]  # noqa: S608
        if (gone := self._gone_of(table)) and not replaced:
            key = "event_id" if table is EVENTS else "article_id"
            parts.append(
                f"ANTI JOIN {gone} ON stored.{key} = {gone}.id"
                f" AND stored.batch_id = {gone}.batch_id"
            )
        if any(file.first_batch != file.last_batch for file in files):
            parts.append(f"SEMI JOIN {_SHOWN} ON stored.batch_id = {_SHOWN}.batch_id")
        return "(" + " ".join(parts) + ")"

    def count_rows(self, table: Table) -> Iterator[tuple[str, int, int | str]]:
        """By file of a table: its path, its rows by the table's log, and in truth, or the fault."""
        opened, files = self._open(table)
        if opened is None:
            return
        address = self.tables.address(table)
        parts = {f"{address}/{p.path}": p for p in opened.to_pyarrow_dataset().get_fragments()}
        for file in files:
            try:
                yield file.path, file.rows, parts[file.path].count_rows()
            except (OSError, pa.ArrowException) as error:
                yield file.path, file.rows, f"cannot be read: {error}"

    def _keep_judged(self) -> bool:
        """Keep the reports that were judged, as they were judged; return whether there are any."""
        with self._judging:
            if self._has_judged is None:
                found = self._read_judged()
                self.keep(_JUDGED, found)
                self._has_judged = found.num_rows > 0
            return self._has_judged

    def _read_judged(self) -> pa.Table:
        standings = {}
        if any(entry.kind == "judgement" for entry in self.log.shown):
            standings = stand(self.judgements())
        if not standings:
            return judged_rows(REPORTS.schema.empty_table(), {})
        found = self.query(
            f"SELECT s.* FROM {self.stored(REPORTS)} AS s"  # noqa: S608
            " SEMI JOIN wanted ON s.report_id = wanted.report_id",
            wanted=pa.table({"report_id": pa.array(standings, pa.string())}),
        )
        return judged_rows(found, standings)

    def _gone_of(self, table: Table) -> str:
        name = _GONE_EVENTS if table is EVENTS else _GONE_ARTICLES
        is_versioned = table in (ARTICLES, MENTIONS, REPORTS, EVENTS)
        return name if is_versioned and self._gone[name] else ""

    def _is_shown(self, file: DataFile) -> bool:
        return file.first_batch != file.last_batch or file.first_batch in self.log.batches

    def _open(self, table: Table) -> tuple[DeltaTable | None, list[DataFile]]:
        with self._lock:
            if table.name not in self._opened:
                found = self.tables.open(table)
                files = list_files(found, self.tables.address(table)) if found else []
                self._opened[table.name] = found, files
            return self._opened[table.name]

    def _scan(self, table: Table, files: Sequence[DataFile]) -> str:
        """The stored rows of files; from a folder DuckDB reads them itself, which is faster."""
        opened, _ = self._open(table)
        root = self.tables.root
        if opened is not None and (
            self._is_closed
            or is_address(root)
            or was_extended(opened)
            or any(sign in root for sign in _PATTERN)
        ):
            return self._register(_dataset(opened, table, {file.path for file in files}, root))
        listed = ", ".join(_quote(file.path) for file in files)
        hive = "hive_partitioning=true, hive_types={'year': INTEGER}" if table.by_year else ""
        return f"read_parquet([{listed}]{', ' if hive else ''}{hive})"

    def _empty(self, table: Table) -> str:
        name = f"empty_{table.name}"
        self.keep(name, table.schema.empty_table())
        return name

    def _register(self, rows: pads.Dataset) -> str:
        """Name a dataset; queries register what they name, since cursors share no registrations."""
        with self._lock:
            name = f"rows_{len(self.datasets):06}"
            self.datasets[name] = rows
            return name

    def _keep_keys(self, name: str, keys: Sequence[Key]) -> int:
        """Keep pairs of id and batch as a table; return how many."""
        columns = {"id": [key[0] for key in keys], "batch_id": [key[1] for key in keys]}
        schema = pa.schema([("id", pa.string()), ("batch_id", pa.string())])
        self.keep(name, pa.table(columns, schema=schema))
        return len(keys)


def _dataset(opened: DeltaTable, table: Table, paths: set[str], root: str) -> pads.Dataset:
    """Files of a table as an Arrow dataset in the columns of today; those it lacks are null."""
    whole = opened.to_pyarrow_dataset()
    address = f"{root}/{table.name}"
    kept = [part for part in whole.get_fragments() if f"{address}/{part.path}" in paths]
    return pads.FileSystemDataset(kept, table.schema, whole.format, whole.filesystem)


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quote_name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
