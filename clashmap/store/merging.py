"""Small files of an archive put together while it grows: each query opens all of a table."""

from __future__ import annotations

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from clashmap.store.delta import WRITER, Tables, measure
from clashmap.store.errors import StoreError
from clashmap.store.tables import ARTICLES, COPIES, EVENTS, MENTIONS, REPORTS, Table
from clashmap.store.view import View

# Files of one batch each that a table may have: with so many, opening them is half of a query.
_MOST = 128
# Larger than `clashmap compact` would leave them is no gain, smaller ones are written less often.
_TARGET_BYTES = 32 * 1024 * 1024
# By the table that tells: mentions are written whenever reports are.
_GROWING = {ARTICLES: (ARTICLES,), REPORTS: (REPORTS, MENTIONS), EVENTS: (EVENTS, COPIES)}


def merge_small(tables: Tables, view: View) -> None:
    """Put together the files of the tables of which the view has met too many.

    A transaction of its own, beside which others read and write. What it replaces stays on the
    disk for those that read it, until the archive is compacted.
    """
    for teller, growing in _GROWING.items():
        if sum(file.first_batch == file.last_batch for file in view.files(teller)) > _MOST:
            for table in growing:
                _merge(tables, table)


def _merge(tables: Tables, table: Table) -> None:
    opened = tables.open(table)
    if opened is None:
        return
    try:
        tables.check_space(sum(file.size for file in measure(opened)))
        _compact(opened)
    except (DeltaError, OSError, StoreError):
        return  # somebody else is at it, or the disk is full: nothing is lost, the next run tries


def _compact(opened: DeltaTable) -> None:
    opened.optimize.compact(
        target_size=_TARGET_BYTES, max_concurrent_tasks=1, writer_properties=WRITER
    )
    opened.create_checkpoint()
