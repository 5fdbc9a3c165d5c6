"""Questions in SQL to one state of an archive: it is read, and nothing else can be reached.

The database that answers has no files, no network and no settings to change; it sees the current
rows through views and is bounded in rows, time and memory.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from clashmap.schema import REPORT_COLUMNS
from clashmap.store.archive import Archive
from clashmap.store.errors import StoreError
from clashmap.store.judgements import VERDICT
from clashmap.store.tables import ARTICLES, EVENTS, JUDGEMENTS, MENTIONS, REPORTS, Table
from clashmap.store.view import View

_CLOSED: Mapping[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "max_temp_directory_size": "0KB",
}
# What only the archive itself has a use for.
_INNER = ("batch_id", "year", "keys", "sketch", "sketch_size")
_TABLES = (ARTICLES, MENTIONS, EVENTS, JUDGEMENTS)
_BATCH = 2_048
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """At most so many rows of an answer, seconds of work and megabytes of memory."""

    rows: int
    seconds: int
    megabytes: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer; is_cut says that there are more."""

    rows: pa.Table
    is_cut: bool


def ask(archive: Archive, sql: str, bounds: Bounds) -> Answer:
    """The answer to one SELECT on articles, mentions, reports, events and judgements.

    Raises StoreError for anything but one SELECT, for what the database refuses or does not know,
    and where a bound of time or memory is met.
    """
    _check(sql)
    config = {**_CLOSED, "memory_limit": f"{bounds.megabytes}MB"}
    with duckdb.connect(config=config) as connection:
        try:
            _show_tables(archive, connection)
            connection.execute("SET lock_configuration=true")
            with _interrupted_after(connection, bounds.seconds):
                return _take(connection.sql(sql).to_arrow_reader(_BATCH), bounds)
        except duckdb.InterruptException:
            raise StoreError(
                f"the query took more than {bounds.seconds} s and was stopped; ask for less, or"
                " give --seconds N"
            ) from None
        except duckdb.OutOfMemoryException:
            raise _too_large(bounds) from None
        except (duckdb.Error, pa.ArrowException) as error:
            raise StoreError(
                f"the query cannot be answered: {_first_line(error)}; `DESCRIBE reports` lists the"
                " columns of a table"
            ) from error


def _check(sql: str) -> None:
    """Raise for anything but one statement that only reads."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise StoreError(f"this is no SQL: {_first_line(error)}") from error
    kinds = [statement.type for statement in statements]
    if kinds != [duckdb.StatementType.SELECT]:
        found = ", ".join(kind.name for kind in kinds) or "nothing"
        raise StoreError(
            f"found {found}: one SELECT is answered and nothing else; the archive is changed by"
            " `clashmap ingest` and `clashmap judge`"
        )


def _show_tables(archive: Archive, connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views."""
    view = View(archive.view.tables, archive.log, connection)
    relations = {table.name: _relation(view, table) for table in _TABLES}
    relations[REPORTS.name] = _reports(view)
    for name, rows in view.datasets.items():
        connection.register(name, rows)
    for name, relation in relations.items():
        connection.execute(f"CREATE VIEW {name} AS {relation}")


def _relation(view: View, table: Table) -> str:
    names = ", ".join(f'"{name}"' for name in table.columns if name not in _INNER)
    return f"SELECT {names} FROM {view.source(table)} AS t"  # noqa: S608


def _reports(view: View) -> str:
    """The reports without those that were rejected, each with its event."""
    names = ", ".join(
        "coalesce(moved.event_id, r.event_id) AS event_id" if name == "event_id" else f"r.{name}"
        for name in (*(column.name for column in REPORT_COLUMNS), VERDICT)
    )
    members = view.source(EVENTS, columns=("event_id", "report_ids", "batch_id"))
    return (
        f"SELECT {names} FROM {view.source(REPORTS)} AS r LEFT JOIN"  # noqa: S608
        f" (SELECT unnest(report_ids[2:]) AS report_id, event_id FROM {members} AS e) AS moved"
        " ON r.report_id = moved.report_id"
    )


@contextmanager
def _interrupted_after(connection: duckdb.DuckDBPyConnection, seconds: int) -> Iterator[None]:
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _take(reader: pa.RecordBatchReader, bounds: Bounds) -> Answer:
    """What the bounds allow of an answer."""
    batches: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in reader:
        batches.append(batch)
        rows += batch.num_rows
        size += batch.nbytes
        if size > bounds.megabytes * _MEGA:
            raise _too_large(bounds)
        if rows > bounds.rows:
            break
    whole = pa.Table.from_batches(batches, reader.schema)
    return Answer(whole.slice(0, bounds.rows), is_cut=rows > bounds.rows)


def _first_line(error: Exception) -> str:
    """What is wrong; the lines below only point into the query."""
    return str(error).partition("\n")[0]


def _too_large(bounds: Bounds) -> StoreError:
    return StoreError(
        f"the query needs more than {bounds.megabytes:,} MB; ask for less, or give --memory MB"
    )
