"""How an archive stands: its tables, states and transactions, and what it was fed from."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from clashmap.store.archive import Archive, Snapshot
from clashmap.store.delta import measure
from clashmap.store.log import Entry
from clashmap.store.tables import ARTICLES, INGESTS, TABLES


@dataclass(frozen=True, slots=True)
class TableState:
    """One table: current rows, all that are stored, its files, their bytes, its Delta version."""

    name: str
    current: int
    stored: int
    files: int
    size: int
    version: int


@dataclass(frozen=True, slots=True)
class State:
    """An archive as it is. last: the last transaction that brought articles, None without one.

    sources has a row for each source and month: source, month (YYYY-MM), articles; null where not
    known. pending: batches that are written and not yet joined into events.
    """

    root: str
    snapshot: str
    oldest: int
    tables: tuple[TableState, ...]
    last: Entry | None
    pending: int
    snapshots: tuple[Snapshot, ...]
    sources: pa.Table


def read_state(archive: Archive) -> State:
    """The state of an archive."""
    log, view = archive.log, archive.view
    fed = [entry for entry in log.entries if entry.brings_articles]
    sources = view.query(
        "SELECT publisher AS source, left(published_start, 7) AS month, count(*) AS articles"  # noqa: S608
        f" FROM {view.source(ARTICLES)} AS a GROUP BY ALL"
        " ORDER BY source NULLS LAST, month NULLS LAST"
    )
    return State(
        root=archive.root,
        snapshot=archive.snapshot,
        oldest=log.oldest,
        tables=tuple(_table_states(archive)),
        last=fed[-1] if fed else None,
        pending=len(log.pending),
        snapshots=tuple(archive.snapshots()),
        sources=sources,
    )


def _table_states(archive: Archive) -> list[TableState]:
    view = archive.view
    found = []
    for table in TABLES.values():
        opened = view.tables.open(table)
        if opened is None:
            continue
        files = measure(opened)
        if table is INGESTS:
            current = len(archive.log.entries)
        else:
            rows = view.query(f"SELECT count(*) AS n FROM {view.source(table)} AS t")  # noqa: S608
            current = rows["n"][0].as_py()
        stored = sum(file.rows for file in files)
        size = sum(file.size for file in files)
        found.append(TableState(table.name, current, stored, len(files), size, opened.version()))
    return found
