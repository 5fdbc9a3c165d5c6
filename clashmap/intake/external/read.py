"""A file of UCDP GED or ACLED -> its events in Afghanistan in one schema, and what was left out."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from clashmap.intake.bounds import MEGA
from clashmap.intake.external import acled, ucdp
from clashmap.intake.external.cells import CellError, Cells
from clashmap.intake.external.coded import Coded
from clashmap.intake.external.errors import ExternalError
from clashmap.intake.external.kinds import ACLED, UCDP
from clashmap.intake.external.places import Located, locate
from clashmap.intake.external.table import Row, Table, listed
from clashmap.schema import EXTERNAL_COLUMNS
from extract.articles import SetAside
from geo.boundaries import Boundaries, load_boundaries

# All of GED is 0.4 GB, ACLED's world of some years 0.3 GB.
MAX_FILE_BYTES = 2_000 * MEGA
# Twice what either dataset has of Afghanistan in all years.
MAX_EVENTS = 200_000
# A file of which so many rows and most rows are bad is not what its header says.
_MAX_BAD = 1_000
_HOME = "afghanistan"
_INTEGERS = tuple(column.name for column in EXTERNAL_COLUMNS if column.type == "int")


@dataclass(frozen=True)
class External:
    """The events of one file. frame has schema.EXTERNAL_COLUMNS, a row an event.

    source is "UCDP GED" or "ACLED"; version what is known of the release, "" for nothing; outside
    counts the rows of other countries; mark is a hash of the file's bytes.
    """

    frame: pd.DataFrame
    source: str
    version: str
    attribution: str
    set_aside: tuple[SetAside, ...]
    outside: int
    name: str
    mark: str


def read_external(path: Path | str, boundaries: Boundaries | None = None) -> External:
    """Return the events of a file; raise ExternalError where it is no export of a known dataset."""
    path = Path(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            return _read(stream, path.name, size, boundaries)
    except OSError as error:
        raise ExternalError(f"{path.name}: cannot be read ({error.strerror}); check it") from error


def read_external_bytes(name: str, data: bytes, boundaries: Boundaries | None = None) -> External:
    """Return the events of a file that was handed over as its bytes."""
    return _read(io.BufferedReader(io.BytesIO(data)), name, len(data), boundaries)


@dataclass
class _Taken:
    """What is kept of the rows as they pass."""

    name: str
    events: dict[str, Coded] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)
    outside: int = 0
    changed: str = ""

    def put_aside(self, row: Row, reason: str) -> None:
        """Set a row aside; raise where the file is bad as a whole."""
        self.set_aside.append(SetAside(f"{self.name}, row {row.number} (line {row.line})", reason))
        bad = len(self.set_aside)
        if bad >= _MAX_BAD and bad > len(self.events) + self.outside:
            raise ExternalError(
                f"{self.name}: most rows cannot be read; the first: {self.set_aside[0].reason}"
            )


def _read(
    stream: io.BufferedReader, name: str, size: int, boundaries: Boundaries | None
) -> External:
    if size > MAX_FILE_BYTES:
        raise ExternalError(
            f"{name}: over {MAX_FILE_BYTES // MEGA:,} MB; download Afghanistan alone"
        )
    mark = hashlib.file_digest(stream, "sha256").hexdigest()[:12]
    stream.seek(0)
    table = Table(stream, name)
    source = _source_of(table, name)
    taken = _Taken(name)
    _take_rows(table, source, taken)
    version = _version_of(source, taken)
    cite = ucdp.attribution_of if source == UCDP else acled.attribution_of
    return External(
        frame=_frame(list(taken.events.values()), boundaries or load_boundaries()),
        source=source,
        version=version,
        attribution=cite(version),
        set_aside=tuple(taken.set_aside),
        outside=taken.outside,
        name=name,
        mark=mark,
    )


def _source_of(table: Table, name: str) -> str:
    """Return the dataset of a header; raise where it is none, or lacks a column."""
    if ucdp.is_own_export(table.names):
        raise ExternalError(_own(name, UCDP))
    if ucdp.is_ucdp(table.names):
        source, required = UCDP, ucdp.REQUIRED
    elif acled.is_acled(table.names):
        source, required = ACLED, acled.REQUIRED
    else:
        raise ExternalError(
            f"{name}, line 1: no header of UCDP GED or ACLED ({listed(table.names)}); give the CSV "
            "as it was downloaded, with its header"
        )
    missing = [column for column in required if column not in table.names]
    if missing:
        raise ExternalError(
            f"{name}, line 1: {source} without the column {', '.join(missing)}; download it whole"
        )
    return source


def _own(name: str, source: str) -> str:
    return (
        f"{name}: Clashmap's own export in the columns of {source}, not {source}'s data; a "
        f"comparison with itself says nothing: give a download of {source}"
    )


def _take_rows(table: Table, source: str, taken: _Taken) -> None:
    """Take the rows one by one; a bad one is set aside and the rest goes on."""
    read: Callable[[Cells], Coded] = ucdp.read_event if source == UCDP else acled.read_event
    for row in table:
        if row.fault:
            taken.put_aside(row, row.fault)
            continue
        cells = Cells(row.cells, comma=table.delimiter == ";")
        if cells.text("country").casefold() != _HOME:
            taken.outside += 1
            continue
        if source == ACLED:
            if acled.is_own_row(cells):
                raise ExternalError(_own(taken.name, ACLED))
            taken.changed = max(taken.changed, acled.changed_on(cells))
        try:
            event = read(cells)
        except CellError as error:
            taken.put_aside(row, str(error))
            continue
        _keep(event, row, taken)


def _keep(event: Coded, row: Row, taken: _Taken) -> None:
    if event.external_id in taken.events:
        taken.put_aside(row, f"the event {event.external_id[:60]!r} a second time; it counts once")
        return
    if len(taken.events) == MAX_EVENTS:
        raise ExternalError(f"{taken.name}: over {MAX_EVENTS:,} events; give a file of fewer years")
    taken.events[event.external_id] = event


def _version_of(source: str, taken: _Taken) -> str:
    """Return what the file tells of its release."""
    if source == UCDP:
        return ucdp.version_of(taken.name)
    return f"last changed {taken.changed}" if taken.changed else ""


def _frame(events: list[Coded], boundaries: Boundaries) -> pd.DataFrame:
    """Return events as a frame with the columns of the schema, in its order."""
    places = locate(events, boundaries)
    rows = [_row(event, place) for event, place in zip(events, places, strict=True)]
    frame = pd.DataFrame(rows, columns=[column.name for column in EXTERNAL_COLUMNS])
    return frame.astype({"lon": "float64", "lat": "float64", **dict.fromkeys(_INTEGERS, "Int64")})


def _row(event: Coded, place: Located) -> tuple[object, ...]:
    """Return an event's cells in the order of the schema."""
    return (
        event.external_id,
        event.source,
        event.start.isoformat(),
        event.end.isoformat(),
        event.date_precision,
        event.kind,
        event.original_type,
        event.side_a or None,
        event.side_b or None,
        event.place or None,
        place.province,
        place.district,
        place.located_by,
        place.lon,
        place.lat,
        event.geo_precision,
        event.original_precision,
        event.best,
        event.low,
        event.high,
        "; ".join(filter(None, (event.note, place.note))) or None,
    )
