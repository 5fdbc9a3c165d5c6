"""The commands `clashmap status`, `compact` and `verify`: how an archive is, and its upkeep."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from clashmap.console import plain, say
from clashmap.store.location import store_root
from clashmap.store_cli import quarantine_folder, store_option

if TYPE_CHECKING:
    from clashmap.intake.quarantine import Entry
    from clashmap.store.state import State

_KEEP_DAYS = 90
_GRACE_HOURS = 7 * 24
_FAULTY = 1
# What the screen shows; --json has all.
_MONTHS, _SOURCES, _SNAPSHOTS, _ASIDE = 12, 20, 10, 10


def add_upkeep_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser of all commands."""
    status = commands.add_parser(
        "status",
        parents=[store_option()],
        help="tables, sizes, snapshots, articles by source and month, what was set aside",
    )
    status.add_argument("--json", action="store_true", help="all of it, for programs")
    status.set_defaults(run=_status)
    compact = commands.add_parser(
        "compact",
        parents=[store_option()],
        help="clear up after killed runs, put small files together, drop states no longer kept",
    )
    compact.add_argument(
        "--keep",
        type=_number,
        default=_KEEP_DAYS,
        metavar="DAYS",
        help="states of so many days stay open to --at; texts always stay (default: 90)",
    )
    compact.add_argument(
        "--grace",
        type=_number,
        default=_GRACE_HOURS,
        metavar="HOURS",
        help="replaced files stay so long for readers that have them open (default: 168)",
    )
    compact.set_defaults(run=_compact)
    verify = commands.add_parser(
        "verify",
        parents=[store_option()],
        help="check texts, offsets, references, log and files; 1 where something is wrong",
    )
    verify.set_defaults(run=_verify)


def _number(value: str) -> int:
    if not value.isdecimal() or len(value) > 6:
        raise argparse.ArgumentTypeError(f"{value!r} must be a number from 0 to 999,999")
    return int(value)


def _verify(options: argparse.Namespace) -> int:
    """Check all; return 0, or 1 where something is wrong."""
    # Loaded here: other commands start without the archive's libraries.
    from clashmap.store.verifying import verify  # noqa: PLC0415

    root = store_root(options.store)
    faults = 0
    for check in verify(root):
        faults += check.faults
        print(f"{'ok   ' if not check.faults else 'WRONG'} {check.name}")
        for line in check.lines:
            print(f"      {plain(line)}")
        if check.faults > len(check.lines):
            print(f"      and {check.faults - len(check.lines):,} more")
    say(f"{faults:,} faults in {root}" if faults else f"{root} is whole")
    return _FAULTY if faults else 0


def _compact(options: argparse.Namespace) -> int:
    """Compact all tables; return the exit code."""
    from clashmap.store.compacting import Policy, compact  # noqa: PLC0415

    root = store_root(options.store)
    for done in compact(root, Policy(options.keep, options.grace)):
        print(
            f"{done.table}: {done.files_before} files now {done.files_after}, {done.orphans} rows"
            f" of killed runs and {done.old} old rows removed, {done.deleted} unnamed files deleted"
        )
    say(f"{root} compacted; states of the last {options.keep} days are kept")
    return 0


def _status(options: argparse.Namespace) -> int:
    """Print how the archive is; return the exit code."""
    from clashmap.intake.quarantine import Quarantine  # noqa: PLC0415
    from clashmap.store.archive import Archive  # noqa: PLC0415
    from clashmap.store.state import read_state  # noqa: PLC0415

    archive = Archive(options.store)
    aside = Quarantine(quarantine_folder(archive.root)).list()
    state = read_state(archive)
    lines = [_as_json(state, aside)] if options.json else _as_lines(state, aside)
    for line in lines:
        print(plain(line))
    return 0


def _as_json(state: State, aside: Sequence[Entry]) -> str:
    return json.dumps(
        {
            "archive": state.root,
            "snapshot": state.snapshot,
            "tables": [{n: getattr(t, n) for n in t.__slots__} for t in state.tables],
            "last_ingest": state.last.at if state.last else None,
            "not_yet_joined": state.pending,
            "snapshots": [{"snapshot": s.snapshot, "at": s.at} for s in state.snapshots],
            "articles": state.sources.to_pylist(),
            "quarantine": [{"where": e.where, "reason": e.reason, "when": e.when} for e in aside],
        },
        ensure_ascii=False,
    )


def _as_lines(state: State, aside: Sequence[Entry]) -> Iterator[str]:
    yield f"archive {state.root}, snapshot {state.snapshot}"
    if state.last:
        last = state.last
        yield (
            f"last ingest {last.at:.19} UTC: {last.new} new, {last.changed} changed,"
            f" {last.reports} reports, {len(last.set_aside)} set aside"
        )
    if state.pending:
        yield f"{state.pending} batches not yet joined into events; the next ingest joins them"
    yield ""
    rows = [
        [t.name, f"{t.current:,}", f"{t.stored:,}", f"{t.files:,}", _size(t.size), str(t.version)]
        for t in state.tables
    ]
    yield from _table(["table", "current rows", "stored rows", "files", "size", "version"], rows)
    yield ""
    yield from _sources(state)
    yield ""
    yield f"{len(state.snapshots)} snapshots, the latest:"
    for snapshot in state.snapshots[: -_SNAPSHOTS - 1 : -1]:
        yield f"  {snapshot.snapshot}  {snapshot.at:.19} UTC"
    yield ""
    yield f"{len(aside)} set aside in quarantine" + ("; `clashmap retry`" if aside else "")
    yield from (f"  {entry.where}: {entry.reason}" for entry in aside[:_ASIDE])


def _sources(state: State) -> Iterator[str]:
    """The articles by source and month: the largest sources, the last months."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in state.sources.to_pylist():
        counts[row["source"] or "(no source)", row["month"] or "undated"] += row["articles"]
    months = sorted({month for _, month in counts})[-_MONTHS:]
    totals = _sum(counts, lambda key: key[0])
    shown = [name for name, _ in totals.most_common(_SOURCES)]
    rows = [
        [name, f"{totals[name]:,}", *(str(counts[name, month] or "") for month in months)]
        for name in shown
    ]
    if len(totals) > len(shown):
        rest = sum(totals.values()) - sum(totals[name] for name in shown)
        rows.append([f"{len(totals) - len(shown)} more sources (--json)", f"{rest:,}"])
    yield from _table(["source", "articles", *months], rows)


def _sum(counts: Counter[tuple[str, str]], key: Callable[[tuple[str, str]], str]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for pair, number in counts.items():
        totals[key(pair)] += number
    return totals


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table: the first column to the left, all others to the right."""
    whole = [list(row) + [""] * (len(heads) - len(row)) for row in [heads, *rows]]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    for row in whole:
        cells = [f"{c:>{w}}" for c, w in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join([f"{row[0]:<{widths[0]}}", *cells]).rstrip()


def _size(number: int) -> str:
    return f"{number / 1e6:,.1f} MB" if number >= 100_000 else f"{number / 1e3:,.1f} kB"
