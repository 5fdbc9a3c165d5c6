"""The command `clashmap sql`: questions to an archive in SQL, which reads it and nothing else."""

from __future__ import annotations

import argparse
import itertools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clashmap.console import NOTHING_DONE, plain, say
from clashmap.output import write_whole
from clashmap.store.errors import StoreError
from clashmap.store_cli import at_option, store_option

if TYPE_CHECKING:
    from clashmap.store.asking import Answer

_SUFFIXES = (".csv", ".jsonl", ".parquet")
_SHOWN_ROWS = 200
_FILE_ROWS = 1_000_000
_WIDEST = 60
# Beyond its bounds a query is stopped first, and after so much more the process ended.
_GRACE_SECONDS, _SLACK_MB = 3, 1_000
_MEGA = 1_000_000
_TABLES = "articles, mentions, reports, events, judgements"


def add_sql_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser of all commands."""
    command = commands.add_parser(
        "sql",
        parents=[store_option(), at_option()],
        help=f"read-only DuckDB SQL on {_TABLES}",
    )
    command.add_argument("query", metavar="SELECT", help=f"one SELECT on {_TABLES}")
    command.add_argument(
        "--out", type=_out, metavar="FILE", help=f"{' '.join(_SUFFIXES)} instead of the screen"
    )
    command.add_argument(
        "--rows",
        type=_number(100_000_000),
        metavar="N",
        help=f"at most (default: {_SHOWN_ROWS} on the screen, {_FILE_ROWS:,} to a file)",
    )
    command.add_argument(
        "--seconds", type=_number(86_400), default=60, metavar="N", help="at most (default: 60)"
    )
    command.add_argument(
        "--memory",
        type=_number(1_000_000),
        default=1_000,
        metavar="MB",
        help="at most (default: 1000)",
    )
    command.set_defaults(run=_ask)


def _number(most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isdecimal() or not 1 <= int(value) <= most:
            raise argparse.ArgumentTypeError(f"{value!r} must be a number from 1 to {most:,}")
        return int(value)

    return read


def _out(value: str) -> Path:
    path = Path(value)
    if path.suffix.lower() not in _SUFFIXES:
        raise argparse.ArgumentTypeError(
            f"{value!r} must be a FILE ending in {' '.join(_SUFFIXES)}"
        )
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"no folder {str(path.parent)!r}; make it first")
    return path


def _ask(options: argparse.Namespace) -> int:
    """Ask, and print or write the answer; return the exit code."""
    # Loaded here: other commands start without the archive's libraries.
    from clashmap.store.archive import Archive  # noqa: PLC0415
    from clashmap.store.asking import Bounds, ask  # noqa: PLC0415

    rows = options.rows or (_FILE_ROWS if options.out else _SHOWN_ROWS)
    archive = Archive(options.store, options.at)
    with _stopped_hard(options.seconds, options.memory):
        answer = ask(archive, options.query, Bounds(rows, options.seconds, options.memory))
    if options.out:
        write_whole(options.out, _encode(answer, options.out.suffix.lower(), archive.snapshot))
    else:
        _print(answer)
    more = f"; there are more, --rows N shows them (now {rows:,})" if answer.is_cut else ""
    say(f"{answer.rows.num_rows:,} rows{more}; snapshot {archive.snapshot} of {archive.root}")
    return 0


@contextmanager
def _stopped_hard(seconds: int, megabytes: int) -> Iterator[None]:
    """End the process where the database does not see that it is over a bound.

    A single function call on a value can take any time and memory before it looks up.
    """

    def stop() -> None:
        say(f"the query took more than {seconds} s and could not be stopped; ask for less")
        os._exit(NOTHING_DONE)

    timer = threading.Timer(seconds + _GRACE_SECONDS, stop)
    timer.daemon = True
    timer.start()
    try:
        with _limited_memory(megabytes + _SLACK_MB):
            yield
    except MemoryError:
        raise StoreError(
            f"the query needs more than {megabytes:,} MB; ask for less, or give --memory MB"
        ) from None
    finally:
        timer.cancel()


@contextmanager
def _limited_memory(megabytes: int) -> Iterator[None]:
    """Let the process take so much more memory; without effect but on Linux."""
    taken = _memory_taken()
    if taken is None:
        yield
        return
    import resource  # noqa: PLC0415  not on Windows

    before = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = taken + megabytes * _MEGA
    most = wanted if before[1] == resource.RLIM_INFINITY else min(wanted, before[1])
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _memory_taken() -> int | None:
    """The bytes that RLIMIT_DATA counts already; None where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("VmData:")]
    return int(found[0]) * 1_024 if found else None


def _encode(answer: Answer, suffix: str, snapshot: str) -> Iterator[bytes]:
    from clashmap.views.answer_files import answer_csv, answer_jsonl, answer_parquet  # noqa: PLC0415

    if suffix == ".csv":
        return answer_csv(answer.rows)
    return (
        answer_jsonl(answer.rows) if suffix == ".jsonl" else answer_parquet(answer.rows, snapshot)
    )


def _print(answer: Answer) -> None:
    """Print a table; long cells are cut."""
    heads = [plain(name) for name in answer.rows.column_names]
    columns = [[_cell(value) for value in column.to_pylist()] for column in answer.rows.columns]
    lines = zip(*columns, strict=True)
    widths = [
        max(map(len, column)) for column in ([h, *c] for h, c in zip(heads, columns, strict=True))
    ]
    for line in itertools.chain([heads, ["-" * width for width in widths]], lines):
        print("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    text = plain("" if value is None else str(value))
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
