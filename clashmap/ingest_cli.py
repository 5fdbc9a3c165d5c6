"""The command `clashmap ingest`: articles into the archive."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tqdm import tqdm

from clashmap.console import NOTHING_DONE, SOME_SET_ASIDE, say
from clashmap.intake.errors import IntakeError
from clashmap.intake.finding import find_inputs
from clashmap.intake_cli import open_intake
from clashmap.retry_cli import Kept
from clashmap.snapshot import rules_mark
from clashmap.store.errors import StoreError
from clashmap.store.location import store_root
from clashmap.store_cli import store_option
from clashmap.web_cli import copies_option, web_options
from extract.reading import STANDARD_INPUT

if TYPE_CHECKING:
    from clashmap.intake.cluster import Cluster
    from clashmap.intake.ingest import Summary
    from clashmap.store.writer import Writer

_BATCH = 1_000
_MOST_WORKERS = 256
_SECONDS_OF_SILENCE = 60


def add_ingest_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    own: Sequence[argparse.ArgumentParser],
) -> None:
    """Add the command to the parser of all commands."""
    command = commands.add_parser(
        "ingest",
        parents=[*own, store_option(), copies_option()],
        help="articles into the archive; what it holds already is passed over",
    )
    command.add_argument("paths", nargs="*", metavar="PATH", help="as for extract")
    command.add_argument(
        "--batch",
        type=_number(100_000),
        default=_BATCH,
        metavar="N",
        help=f"articles in one transaction (default: {_BATCH})",
    )
    by_whom = command.add_mutually_exclusive_group()
    by_whom.add_argument(
        "--workers",
        type=_number(_MOST_WORKERS),
        default=1,
        metavar="N",
        help="processes that read at once (default: 1)",
    )
    by_whom.add_argument(
        "--dask",
        metavar="SCHEDULER",
        help="have a Dask cluster read and write, as tcp://host:8786: see docs/scale.md",
    )
    command.add_argument(
        "--reread",
        action="store_true",
        help="read stored articles again where the rules have changed since, and say what changed",
    )
    command.set_defaults(run=_ingest)


def _number(most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isdecimal() or not 1 <= int(value) <= most:
            raise argparse.ArgumentTypeError(f"{value!r} must be a number from 1 to {most:,}")
        return int(value)

    return read


def _ingest(options: argparse.Namespace) -> int:
    """Take articles in; return the exit code."""
    if not options.paths and not options.reread:
        say("nothing to ingest; name files or folders, or give --reread")
        return NOTHING_DONE
    # Loaded here: other commands start without the archive's libraries.
    from clashmap.store.writer import Writer  # noqa: PLC0415

    try:
        writer = Writer(store_root(options.store))
        with _cluster(options.dask) as cluster:
            code = _take(writer, options, cluster) if options.paths else 0
            return max(code, _reread(writer, options, cluster)) if options.reread else code
    except (StoreError, IntakeError) as error:
        say(str(error))
        return NOTHING_DONE


@contextmanager
def _cluster(address: str | None) -> Iterator[Cluster | None]:
    """The cluster at an address, None without one."""
    if address is None:
        yield None
        return
    try:
        from clashmap.intake.cluster import Cluster  # noqa: PLC0415
    except ImportError as error:
        raise IntakeError(f"{error}; install it with `pip install 'clashmap[dask]'`") from error
    with Cluster(address) as cluster:
        yield cluster


def _take(writer: Writer, options: argparse.Namespace, cluster: Cluster | None) -> int:
    from clashmap.intake.ingest import Ingest  # noqa: PLC0415

    web = web_options(options, writer.tables.root)
    kept = Kept(writer.tables.root)
    intake = open_intake(options.paths, options.columns, web, kept.keep)
    with _progress(_count(options.paths)) as on_progress:
        run = Ingest(writer, rules_mark(), options.batch, options.workers, on_progress, cluster)
        summary = run.run(intake)
    intake.remember()
    summary.known += intake.unchanged
    _say_summary(summary, writer)
    kept.say_where()
    if not summary.read:
        return NOTHING_DONE
    return SOME_SET_ASIDE if summary.set_aside else 0


def _say_summary(summary: Summary, writer: Writer) -> None:
    say(
        f"{summary.new} new, {summary.changed} changed, {summary.known} known,"
        f" {summary.set_aside} set aside; {summary.reports} reports added;"
        f" snapshot {writer.snapshot()} of {writer.tables.root}"
    )


def _reread(writer: Writer, options: argparse.Namespace, cluster: Cluster | None) -> int:
    from clashmap.intake.reread import Reread  # noqa: PLC0415

    run = Reread(writer, rules_mark(), options.batch, options.workers, cluster)
    with _progress(run.outdated) as on_progress:
        changes = run.run(on_progress)
    for line in changes.lines:
        say(line)
    say(
        f"{changes.articles} articles read again: {changes.new} reports new, {changes.revised}"
        f" revised, {changes.withdrawn} withdrawn; snapshot {writer.snapshot()}"
    )
    return 0


def _count(paths: Sequence[str]) -> int | None:
    """How many articles to expect, at least; None where only reading can tell."""
    if STANDARD_INPUT in paths:
        return None
    total = 0
    for file, _ in find_inputs(paths):
        if file.suffix.lower() == ".jsonl" and file.is_file():
            with file.open("rb") as opened:
                total += sum(
                    block.count(b"\n") for block in iter(lambda: opened.read(1 << 20), b"")
                )
        else:
            total += 1
    return total


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[[int], object]]:
    """A bar with rate and time left; off a terminal, a line a minute."""
    if sys.stderr.isatty():
        with tqdm(total=total, unit=" articles", delay=1, leave=False) as bar:
            yield bar.update
        return
    done, said = 0, time.monotonic()

    def tell(number: int) -> None:
        nonlocal done, said
        done += number
        if time.monotonic() - said > _SECONDS_OF_SILENCE:
            said = time.monotonic()
            say(f"{done:,} of {total:,} articles so far" if total else f"{done:,} articles so far")

    yield tell
