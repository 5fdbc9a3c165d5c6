"""Delta Lake tables under one root: made, appended to and looked into file by file.

The one module that knows the library's calls for writing. Knows no meaning of rows.
"""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
from deltalake import (
    CommitProperties,
    DeltaTable,
    Field,
    Schema,
    WriterProperties,
    write_deltalake,
)
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from deltalake.fs import DeltaStorageHandler
from pyarrow.fs import PyFileSystem
from pyarrow.parquet import ParquetFile

from clashmap.store.errors import StoreError
from clashmap.store.location import is_address, storage_options
from clashmap.store.tables import SCHEMA_VERSION, Table

_DESCRIPTION = re.compile(r"schema (\d+)( extended)?")
_TRIES = 12
# Bytes that a disk must have left beside what is written: for the log of the table.
_SPARE = 100_000
# The library cannot open folders whose names hold one of these, or what it takes for an escape.
_UNFIT = re.compile(r"[][^|]|%[0-9A-Fa-f]{2}")
WRITER = WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=65_536)


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of a table: its year (None: not known), rows, and the batches that it may hold."""

    path: str
    year: int | None
    rows: int
    first_batch: str
    last_batch: str

    def may_hold(self, batches: Container[str]) -> bool:
        """Whether rows of one of the batches may be in it: files of several were put together."""
        return self.first_batch != self.last_batch or self.first_batch in batches


@dataclass(frozen=True, slots=True)
class FileState:
    """One file of a table for its upkeep: rows, bytes, when it was written, and its batches."""

    path: str
    rows: int
    size: int
    modified: datetime
    first_batch: str
    last_batch: str


class Tables:
    """The tables of one archive."""

    def __init__(self, root: str) -> None:
        unfit = None if is_address(root) else _UNFIT.search(root)
        if unfit:
            raise StoreError(f"no archive can be in {root}: a name holds {unfit[0]!r}; move it")
        self.root = root
        self.options = storage_options()

    def address(self, table: Table) -> str:
        """Where a table is."""
        return f"{self.root}/{table.name}"

    def open(self, table: Table) -> DeltaTable | None:
        """The table as it is now, None where there is none yet.

        Raises StoreError where a newer Clashmap made it, or it cannot be read.
        """
        try:
            found = DeltaTable(self.address(table), storage_options=self.options)
        except TableNotFoundError:
            return None
        except (DeltaError, OSError) as error:
            raise StoreError(f"the archive at {self.root} cannot be read: {error}") from error
        self._check_version(table, schema_of(found))
        return found

    def make(self, table: Table) -> DeltaTable:
        """The table as it is now, made where it is new, with new columns where it is older."""
        found = self.open(table)
        if found is None:
            found = self._create(table)
        if schema_of(found) < SCHEMA_VERSION:
            self._extend(found, table)
        return found

    def read_file(self, table: Table, name: str) -> pa.Table:
        """The rows of one file of a table that has no years, read by this thread alone.

        A thread of Arrow's that still holds a file when the program ends would abort it.
        """
        try:
            source: str | pa.BufferReader = f"{self.address(table)}/{name}"
            if is_address(self.root):
                files = DeltaStorageHandler(self.address(table), self.options)
                with PyFileSystem(files).open_input_file(name) as opened:
                    source = pa.BufferReader(opened.read())
            with ParquetFile(source) as found:
                return found.read(use_threads=False)
        except (DeltaError, OSError) as error:
            raise StoreError(f"the archive at {self.root} cannot be read: {error}") from error

    def append(self, table: Table, rows: pa.Table) -> None:
        """Add rows to a table; StoreError where they cannot be written."""
        if rows.num_rows == 0:
            return
        target = self.make(table)
        for attempt in range(_TRIES):
            try:
                self._write(target, rows, retries=None)
            except CommitFailedError as error:
                if attempt == _TRIES - 1:
                    raise self._cannot_write(error) from error
                pause(attempt)
                target = self.make(table)
            except (DeltaError, OSError) as error:
                raise self._cannot_write(error) from error
            else:
                return

    def append_next(self, target: DeltaTable, rows: pa.Table) -> bool:
        """Add rows as the next version of a table; False where somebody else was faster."""
        try:
            self._write(target, rows, retries=0)
        except CommitFailedError:
            return False
        except (DeltaError, OSError) as error:
            raise self._cannot_write(error) from error
        return True

    def check_space(self, size: int) -> None:
        """Refuse what a folder has no room for: the library ends the process on a full disk."""
        if is_address(self.root):
            return
        free = shutil.disk_usage(self.root).free
        if free < size + _SPARE:
            raise self._cannot_write(OSError(f"{free / 1e6:.1f} MB left on its disk"))

    def _write(self, target: DeltaTable, rows: pa.Table, retries: int | None) -> None:
        self.check_space(rows.nbytes)
        write_deltalake(
            target,
            rows,
            mode="append",
            writer_properties=WRITER,
            commit_properties=CommitProperties(max_commit_retries=retries),
        )

    def _create(self, table: Table) -> DeltaTable:
        if not is_address(self.root):
            self._make_folder(Path(self.address(table)))
        try:
            return DeltaTable.create(
                self.address(table),
                table.schema,
                mode="error",
                partition_by=["year"] if table.by_year else None,
                name=table.name,
                description=f"schema {SCHEMA_VERSION}",
                configuration=_configuration(table),
                storage_options=self.options,
            )
        except (DeltaError, OSError) as error:
            for attempt in range(_TRIES):  # another writer may just be making it
                found = self.open(table)
                if found is not None:
                    return found
                pause(attempt, most=0.2)
            raise self._cannot_write(error) from error

    def _make_folder(self, path: Path) -> None:
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._cannot_write(error) from error

    def _extend(self, found: DeltaTable, table: Table) -> None:
        """Give an older table the columns that it lacks."""
        has = {field.name for field in found.schema().fields}
        wanted = pa.schema([field for field in table.schema if field.name not in has])
        try:
            if len(wanted):
                found.alter.add_columns(_delta_fields(wanted))
            found.alter.set_table_description(f"schema {SCHEMA_VERSION} extended")
        except (DeltaError, OSError) as error:
            raise self._cannot_write(error) from error

    def _check_version(self, table: Table, version: int) -> None:
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"{self.address(table)} has schema {version}, this Clashmap knows"
                f" {SCHEMA_VERSION}; update Clashmap to open this archive"
            )

    def _cannot_write(self, error: Exception) -> StoreError:
        return StoreError(
            f"cannot write to the archive at {self.root}: {error}; what was committed before is "
            "kept: check space and permissions and run again"
        )


def _delta_fields(schema: pa.Schema) -> list[Field]:
    return list(Schema.from_arrow(schema).fields)


def _configuration(table: Table) -> dict[str, str | None]:
    return {"delta.dataSkippingStatsColumns": ",".join(table.indexed)}


def schema_of(table: DeltaTable) -> int:
    """The version of the schema that a table was made or last extended with."""
    match = _DESCRIPTION.match(table.metadata().description or "")
    return int(match[1]) if match else 0


def names_of(table: DeltaTable) -> list[str]:
    """The names of the files of a table that has no years."""
    return [uri.rpartition("/")[2] for uri in table.file_uris()]


def identity_of(table: DeltaTable) -> str:
    """The id that a table was given when it was made: the same seen from any machine."""
    return str(table.metadata().id)


def was_extended(table: DeltaTable) -> bool:
    """Whether some files may lack columns of the table."""
    match = _DESCRIPTION.match(table.metadata().description or "")
    return match is None or int(match[1]) < SCHEMA_VERSION or bool(match[2])


def list_files(table: DeltaTable, address: str) -> list[DataFile]:
    """The files of a table."""
    return [
        DataFile(
            path=f"{address}/{row['path']}",
            year=row.get("partition.year"),
            rows=row["num_records"] or 0,
            first_batch=row.get("min.batch_id") or "",
            last_batch=row.get("max.batch_id") or "\uffff",
        )
        for row in pa.table(table.get_add_actions(flatten=True)).to_pylist()
    ]


def measure(table: DeltaTable) -> list[FileState]:
    """The same with their sizes and times, their paths as the table's log has them."""
    return [
        FileState(
            path=row["path"],
            rows=row["num_records"] or 0,
            size=row["size_bytes"],
            modified=datetime.fromtimestamp(row["modification_time"] / 1_000, UTC),
            first_batch=row.get("min.batch_id") or "",
            last_batch=row.get("max.batch_id") or "\uffff",
        )
        for row in pa.table(table.get_add_actions(flatten=True)).to_pylist()
    ]


def pause(attempt: int, most: float = 2.0) -> None:
    """Wait a little, longer each time and never as long as another writer."""
    time.sleep(random.uniform(0.3, 1.0) * min(most, 0.02 * 2**attempt))  # noqa: S311  no secret
