"""The log of an archive: one row a transaction, and what of them a reader sees.

A batch of articles is shown from the moment at which its reports were joined into events; what was
written and never logged is not shown at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

import pyarrow as pa
from deltalake import DeltaTable

from clashmap.store.delta import Tables, names_of, pause
from clashmap.store.errors import StoreError
from clashmap.store.tables import INGESTS

Key = tuple[str, str]  # an id, and the batch of its row
_JOINING = ("link", "judgement")  # these replace events; all others articles
_TRIES = 60
_BITS = 128


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction. replaced are (id, batch) of rows that are no longer the current ones.

    kind: ingest | reread (articles, their mentions and reports) | link (events and copies, up to
    the entry `through`) | judgement (and the events that it changes) | compact (what only states
    before the entry `through` needed is removed).
    """

    batch_id: str
    sequence: int
    kind: str
    at: str
    through: int = 0
    extractor_version: str = ""
    rules: str = ""
    articles: int = 0
    reports: int = 0
    new: int = 0
    changed: int = 0
    replaced: tuple[Key, ...] = ()
    set_aside: tuple[Key, ...] = ()
    digest: str = "0"

    @property
    def brings_articles(self) -> bool:
        """Whether the batch holds articles, which are shown once they are joined into events."""
        return self.kind in {"ingest", "reread"}


@dataclass(frozen=True)
class Log:
    """The transactions up to one of them, in order."""

    entries: tuple[Entry, ...]

    @property
    def head(self) -> int:
        """The sequence of the last transaction, 0 where there is none."""
        return self.entries[-1].sequence if self.entries else 0

    @cached_property
    def linked(self) -> int:
        """The sequence up to which articles are joined into events."""
        return max((e.through for e in self.entries if e.kind == "link"), default=0)

    @cached_property
    def joined(self) -> int:
        """The sequence of the last transaction that changed events."""
        return max((e.sequence for e in self.entries if e.kind in _JOINING), default=0)

    @cached_property
    def oldest(self) -> int:
        """The sequence of the oldest state that is kept whole."""
        return max((e.through for e in self.entries if e.kind == "compact"), default=0)

    @cached_property
    def shown(self) -> tuple[Entry, ...]:
        """The transactions that a reader sees."""
        return tuple(e for e in self.entries if not e.brings_articles or e.sequence <= self.linked)

    @cached_property
    def pending(self) -> tuple[Entry, ...]:
        """The batches of articles that are not yet joined into events."""
        return tuple(e for e in self.entries if e.brings_articles and e.sequence > self.linked)

    @cached_property
    def batches(self) -> frozenset[str]:
        """The batches that a reader sees."""
        return frozenset(entry.batch_id for entry in self.shown)

    @property
    def snapshot(self) -> str:
        """The name of this state: the same for the same articles, rules and judgements."""
        return _snapshot(sum(int(entry.digest, 16) for entry in self.shown))

    def replaced(self, *, events: bool) -> list[Key]:
        """The rows of events, else of articles, that are no longer current."""
        return [key for e in self.shown if (e.kind in _JOINING) == events for key in e.replaced]

    def until(self, at: str) -> Log:
        """The log as it stood at a snapshot id, a sequence, or a day or time (UTC, inclusive).

        Raises StoreError where there was no such state, or it is no longer kept.
        """
        log = self._find(at)
        if self.oldest and log.head < self.oldest:
            first = self._first(self.oldest)
            raise StoreError(
                f"the state at {at!r} is no longer kept: `clashmap compact` has removed what only"
                f" states before {first.entries[-1].at:.19} needed (snapshot {first.snapshot})"
            )
        return log

    def _find(self, at: str) -> Log:
        if at in {str(entry.sequence) for entry in self.entries} and len(at) < 9:
            return self._first(int(at))
        named = [head for head, snapshot in self.snapshots() if snapshot == at]
        if named:
            return self._first(named[-1])
        try:
            moment = _moment(at)
        except ValueError:
            raise StoreError(
                f"no snapshot {at!r} in this archive; `clashmap status` lists them, or give a day "
                "as YYYY-MM-DD"
            ) from None
        return Log(tuple(entry for entry in self.entries if entry.at <= moment))

    def snapshots(self) -> Iterator[tuple[int, str]]:
        """Yield the sequence of each transaction with the snapshot after it, oldest first."""
        total, linked = 0, 0
        waiting: list[Entry] = []
        for entry in self.entries:
            linked = max(linked, entry.through if entry.kind == "link" else 0)
            waiting.append(entry)
            shown = [e for e in waiting if not e.brings_articles or e.sequence <= linked]
            waiting = [e for e in waiting if e.brings_articles and e.sequence > linked]
            total += sum(int(e.digest, 16) for e in shown)
            yield entry.sequence, _snapshot(total)

    def shown_snapshots(self) -> Iterator[tuple[Entry, str]]:
        """The same of each transaction that changed what a reader sees."""
        for entry, (_, snapshot) in zip(self.entries, self.snapshots(), strict=True):
            is_shown = not entry.brings_articles and entry.kind != "compact"
            if is_shown and entry.sequence >= self.oldest:
                yield entry, snapshot

    def complete(self) -> Log:
        """The same log as though all articles were joined: what a writer has to reckon with."""
        return Log((*self.entries, Entry("", self.head, "link", "", through=self.head)))

    def before_replacing(self) -> Log:
        """The same log, as though nothing had been replaced: to find rows of all versions."""
        return Log(tuple(replace(entry, replaced=()) for entry in self.entries))

    def _first(self, sequence: int) -> Log:
        return Log(tuple(entry for entry in self.entries if entry.sequence <= sequence))


def _snapshot(total: int) -> str:
    """The name of the state to which all digests add up."""
    return hashlib.sha256(f"{total % 2**_BITS:032x}".encode()).hexdigest()[:12]


def _moment(at: str) -> str:
    """The last moment that a day or time stands for, as the log writes it."""
    if len(at) == 10:
        return f"{datetime.fromisoformat(at):%Y-%m-%d}T23:59:59.999999"
    moment = datetime.fromisoformat(at)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).strftime("%Y-%m-%dT%H:%M:%S.%f")


class LogReader:
    """Reads the log of an archive, each of its files once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._read: dict[str, tuple[Entry, ...]] = {}

    def read(self) -> Log:
        """The log as it is now; empty where there is no archive yet."""
        table = self._tables.open(INGESTS)
        return Log(()) if table is None else self._read_table(table)

    def commit(self, make: Callable[[Log], Entry]) -> Entry:
        """Log a transaction, whole or not at all.

        `make` is asked anew for the entry whenever another writer has logged one in between.
        """
        entry = self.commit_unless(make)
        if entry is None:
            raise TypeError("no entry was made; use commit_unless where that may be")
        return entry

    def commit_unless(self, make: Callable[[Log], Entry | None]) -> Entry | None:
        """The same, or None where `make` gives up after what others have logged."""
        for attempt in range(_TRIES):
            table = self._tables.make(INGESTS)
            log = self._read_table(table)
            entry = make(log)
            if entry is None:
                return None
            entry = replace(entry, sequence=log.head + 1)
            if self._tables.append_next(table, _table(entry)):
                return entry
            pause(attempt)
        raise StoreError(
            f"the archive at {self._tables.root} was being written to all the time; run again, "
            "with fewer writers at once"
        )

    def _read_table(self, table: DeltaTable) -> Log:
        """The log of one version of its table."""
        names = names_of(table)
        for name in names:
            if name not in self._read:
                rows = self._tables.read_file(INGESTS, name).to_pylist()
                self._read[name] = tuple(map(_entry, rows))
        self._read = {name: self._read[name] for name in names}
        entries = (entry for found in self._read.values() for entry in found)
        return Log(tuple(sorted(entries, key=lambda entry: entry.sequence)))


def now() -> str:
    """The moment, as the log writes it: UTC, so that text compares as time."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")


def digest_of(added: Iterable[Sequence[str]], taken: Iterable[Sequence[str]] = ()) -> str:
    """What adding and taking away rows does to the state; order and grouping do not matter."""
    total = sum(map(_number, added)) - sum(map(_number, taken))
    return f"{total % 2**_BITS:032x}"


def _number(parts: Sequence[str]) -> int:
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(text).digest()[: _BITS // 8], "big")


def _entry(row: dict[str, object]) -> Entry:
    values = {name: value for name, value in row.items() if value is not None}
    for name, first, second in (
        ("replaced", "id", "batch_id"),
        ("set_aside", "where", "reason"),
    ):
        pairs = values.get(name) or []
        values[name] = tuple((pair[first], pair[second]) for pair in pairs)  # type: ignore[attr-defined]
    return Entry(**values)  # type: ignore[arg-type]


def _table(entry: Entry) -> pa.Table:
    row = asdict(entry)
    row["replaced"] = [{"id": name, "batch_id": batch} for name, batch in entry.replaced]
    row["set_aside"] = [{"where": where, "reason": why} for where, why in entry.set_aside]
    return pa.Table.from_pylist([row], schema=INGESTS.schema)
