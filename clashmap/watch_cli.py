"""The command `clashmap watch`: feeds, sitemaps and pages polled, what is new into the archive."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clashmap.console import NOTHING_DONE, SOME_SET_ASIDE, say, say_set_aside
from clashmap.snapshot import rules_mark
from clashmap.store.errors import StoreError
from clashmap.store.location import store_root
from clashmap.store_cli import store_option
from clashmap.web_cli import copies_option, web_option, web_options
from extract.articles import Article
from extract.errors import ExtractError

if TYPE_CHECKING:
    from clashmap.intake.web.reader import Tally
    from clashmap.intake.web.sources import Source

_EVERY = "15m"


def add_watch_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    parents: Sequence[argparse.ArgumentParser] = (),
) -> None:
    """Add the command to the parser of all commands."""
    command = commands.add_parser(
        "watch",
        parents=[*parents, store_option(), web_option(), copies_option()],
        help="poll feeds, sitemaps and pages; new articles go into the archive",
    )
    command.add_argument("table", type=Path, metavar="FEEDS.toml", help="see docs/intake.md")
    command.add_argument("--once", action="store_true", help="poll each once, and end")
    command.add_argument(
        "--every",
        type=_every,
        default=_EVERY,
        metavar="TIME",
        help=f'between two polls of a source that says nothing of it: "90s", "2h", "1d"'
        f" (default: {_EVERY})",
    )
    command.set_defaults(run=_watch)


def _every(value: str) -> float:
    # Loaded here, as all that speaks to the network.
    from clashmap.intake.web.sources import parse_every  # noqa: PLC0415

    try:
        return parse_every(value)
    except ExtractError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _watch(options: argparse.Namespace) -> int:
    """Watch until stopped; return the exit code."""
    from clashmap.intake.web.sources import read_sources  # noqa: PLC0415
    from clashmap.intake.web.watch import WatchConfig, watch  # noqa: PLC0415

    root = store_root(options.store)
    web = web_options(options, root)()
    try:
        config = WatchConfig(
            read_sources(options.table, web),
            web,
            on_articles=_storing(root),
            every=options.every,
            on_set_aside=say_set_aside,
            on_polled=_say_polled,
        )
        total = watch(config, once=options.once)
    except StoreError as error:
        say(str(error))
        return NOTHING_DONE
    if total.set_aside and not (total.new or total.known):
        return NOTHING_DONE
    return SOME_SET_ASIDE if total.set_aside else 0


def _storing(root: str) -> Callable[[Sequence[Article]], None]:
    """Return what takes articles into an archive."""
    from clashmap.intake.ingest import Ingest  # noqa: PLC0415
    from clashmap.intake.web.intake import ReadyIntake  # noqa: PLC0415
    from clashmap.store.writer import Writer  # noqa: PLC0415

    writer = Writer(root)

    def store(articles: Sequence[Article]) -> None:
        summary = Ingest(writer, rules_mark()).run(ReadyIntake(articles, say_set_aside))
        say(
            f"{summary.new} new, {summary.changed} changed, {summary.known} known;"
            f" {summary.reports} reports added; snapshot {writer.snapshot()}"
        )

    return store


def _say_polled(source: Source, tally: Tally) -> None:
    """Say what one poll came to."""
    waiting = f", {tally.waiting} wait for the next poll" if tally.waiting else ""
    counts = f"{tally.new} read, {tally.known} known, {tally.set_aside} set aside"
    say(f"{source.name}: {counts}{waiting}")
