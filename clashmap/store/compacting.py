"""Upkeep of an archive: what killed runs left, small files, and rows of states no longer kept.

Safe beside readers and writers. A row goes only where no state since the oldest one that is kept
needs it, or where a run wrote it and did not log it within a day. Texts stay: a version of an
article that was replaced goes only where another row holds the same.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError, DeltaError

from clashmap.store.delta import WRITER, FileState, Tables, measure, pause
from clashmap.store.errors import StoreError
from clashmap.store.log import Entry, Key, Log, LogReader, now
from clashmap.store.tables import (
    ARTICLES,
    COPIES,
    EVENTS,
    INGESTS,
    MENTIONS,
    REPORTS,
    TABLES,
    Table,
)
from clashmap.store.view import View

KEEP_DAYS = 90
# A run that has written and logs nothing for so long is taken for dead.
_DEAD_AFTER = timedelta(days=1)
# Files that nothing names any more stay so long, for readers that opened them before.
GRACE_HOURS = 7 * 24
# Files below the half of it are put together.
_TARGET_BYTES = 64 * 1024 * 1024
_TRIES = 12
# Batches that one transaction removes.
_AT_ONCE = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Policy:
    """What stays: states of so many days, unnamed files for so many hours."""

    keep_days: int = KEEP_DAYS
    grace_hours: int = GRACE_HOURS


@dataclass(frozen=True, slots=True)
class Compacted:
    """What was done to a table: rows that killed runs left, old rows, files before and after."""

    table: str
    orphans: int
    old: int
    files_before: int
    files_after: int
    deleted: int


def compact(root: str, policy: Policy) -> Iterator[Compacted]:
    """Compact the tables of an archive one after another; yield what was done to each.

    Raises StoreError where there is no archive, or a table is written to all the time.
    """
    tables = Tables(root)
    reader = LogReader(tables)
    if not reader.read().entries:
        raise StoreError(f"no archive at {root}; make one with `clashmap ingest PATH`")
    log = _forget_states(reader, policy)
    kept = Log(tuple(entry for entry in log.entries if entry.sequence <= log.oldest))
    gone = _gone_rows(tables, log, kept)
    for table in TABLES.values():
        if tables.open(table) is not None:
            yield _Compactor(tables, table, policy).run(log, gone.get(table.name))
    # So that readers that are open look at the files of now before those of before go.
    reader.commit(lambda log: _entry(log.oldest))


def _forget_states(reader: LogReader, policy: Policy) -> Log:
    """Log which state is the oldest that is kept, before anything that older ones need goes."""
    before = (datetime.now(UTC) - timedelta(days=policy.keep_days)).strftime("%Y-%m-%dT%H:%M:%S.%f")
    log = reader.read()
    through = max((entry.sequence for entry in log.entries if entry.at <= before), default=0)
    kept = Log(tuple(entry for entry in log.entries if entry.sequence <= through))
    if through <= log.oldest or not (kept.replaced(events=True) or kept.replaced(events=False)):
        return log
    reader.commit(lambda _: _entry(through))
    return reader.read()


def _entry(through: int) -> Entry:
    return Entry(secrets.token_hex(8), 0, "compact", now(), through=through)


def _gone_rows(tables: Tables, log: Log, kept: Log) -> dict[str, pa.Table]:
    """The rows of each table that no state needs from the oldest kept one on."""
    articles, events = kept.replaced(events=False), kept.replaced(events=True)
    return {
        EVENTS.name: _keys(events),
        REPORTS.name: _keys(articles),
        MENTIONS.name: _keys(articles),
        COPIES.name: _keys(articles),
        ARTICLES.name: _repeated(View(tables, log.complete().before_replacing()), articles),
    }


def _keys(keys: list[Key]) -> pa.Table:
    names, batches = [key[0] for key in keys], [key[1] for key in keys]
    return pa.table({"id": pa.array(names, pa.string()), "batch": pa.array(batches, pa.string())})


def _repeated(whole: View, keys: list[Key]) -> pa.Table:
    """Those of the rows of articles whose version another row keeps.

    A version of which no row were left would be taken for new when it is met again.
    """
    if not keys:
        return _keys([])
    return whole.query(
        "WITH a AS (SELECT article_id, version, batch_id"  # noqa: S608
        f" FROM {whole.stored(ARTICLES)} AS t),"
        " old AS (SELECT a.* FROM a SEMI JOIN gone ON article_id = id AND batch_id = batch),"
        " left_over AS (SELECT a.* FROM a ANTI JOIN gone ON article_id = id AND batch_id = batch)"
        " SELECT article_id AS id, batch_id AS batch"
        " FROM old SEMI JOIN left_over USING (article_id, version)",
        gone=_keys(keys),
    )


class _Compactor:
    """The upkeep of one table; each step is a transaction, done anew where a writer was faster."""

    def __init__(self, tables: Tables, table: Table, policy: Policy) -> None:
        self._tables = tables
        self._table = table
        self._policy = policy

    def run(self, log: Log, gone: pa.Table | None) -> Compacted:
        """All steps; a run that is killed between them is finished by the next."""
        before = len(measure(self._open()))
        orphans = self._remove_orphans(log) if self._table is not INGESTS else 0
        old = self._remove_rows(gone) if gone is not None and gone.num_rows else 0
        self._try(_merge_files)
        self._try(DeltaTable.create_checkpoint)
        deleted = self._try(self._vacuum)
        after = len(measure(self._open()))
        return Compacted(self._table.name, orphans, old, before, after, len(deleted))

    def _open(self) -> DeltaTable:
        opened = self._tables.open(self._table)
        if opened is None:
            raise StoreError(f"{self._tables.address(self._table)} is gone; restore it")
        return opened

    def _try(self, step: Callable[[DeltaTable], T]) -> T:
        for attempt in range(_TRIES):
            try:
                return step(self._open())
            except CommitFailedError:
                pause(attempt)
            except (DeltaError, OSError) as error:
                raise StoreError(
                    f"{self._tables.address(self._table)} cannot be compacted: {error}; nothing"
                    " is lost: run `clashmap verify`, then compact again"
                ) from error
        raise StoreError(
            f"{self._tables.address(self._table)} was being written to all the time; compact later"
        )

    def _remove_orphans(self, log: Log) -> int:
        """Remove what runs wrote and did not log; return how many rows."""
        logged = {entry.batch_id for entry in log.entries}
        latest = datetime.now(UTC) - _DEAD_AFTER
        opened = self._open()
        files = [file for file in measure(opened) if file.modified < latest]
        dead = sorted(_batches_in(opened, files) - logged)
        removed = 0
        for start in range(0, len(dead), _AT_ONCE):
            removed += self._try(partial(_delete_batches, dead[start : start + _AT_ONCE]))
        return removed

    def _remove_rows(self, gone: pa.Table) -> int:
        """Remove rows by id and batch; return how many."""
        name = "event_id" if self._table is EVENTS else "article_id"
        batch = "article_batch" if self._table is COPIES else "batch_id"

        def remove(opened: DeltaTable) -> int:
            done = (
                opened.merge(
                    gone,
                    f"t.{name} = s.id AND t.{batch} = s.batch",
                    source_alias="s",
                    target_alias="t",
                    writer_properties=WRITER,
                )
                .when_matched_delete()
                .execute()
            )
            return int(done["num_target_rows_deleted"])

        return self._try(remove)

    def _vacuum(self, opened: DeltaTable) -> list[str]:
        found: list[str] = opened.vacuum(
            retention_hours=self._policy.grace_hours,
            dry_run=False,
            enforce_retention_duration=False,
            full=True,
        )
        return found


def _delete_batches(batches: Sequence[str], opened: DeltaTable) -> int:
    listed = ", ".join(f"'{batch}'" for batch in batches)
    done = opened.delete(f"batch_id IN ({listed})", writer_properties=WRITER)
    return int(done["num_deleted_rows"])


def _merge_files(opened: DeltaTable) -> None:
    opened.optimize.compact(target_size=_TARGET_BYTES, writer_properties=WRITER)


def _batches_in(opened: DeltaTable, files: Sequence[FileState]) -> set[str]:
    """The batches of which files hold rows; those that hold several are looked into."""
    found = {file.first_batch for file in files if file.first_batch == file.last_batch}
    mixed = {file.path for file in files if file.first_batch != file.last_batch}
    for part in opened.to_pyarrow_dataset().get_fragments():
        if part.path in mixed:
            found.update(part.to_table(columns=["batch_id"])["batch_id"].unique().to_pylist())
    return found
