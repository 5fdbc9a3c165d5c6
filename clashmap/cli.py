"""The command `clashmap`: news text in, reports out, and the map in a browser."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO, TypeVar

from tqdm import tqdm

from clashmap.agree_cli import add_agree_command
from clashmap.briefing_cli import add_brief_command
from clashmap.console import NOTHING_DONE, SOME_SET_ASIDE, say
from clashmap.explain_cli import add_explain_command
from clashmap.export_cli import add_export_command
from clashmap.ingest_cli import add_ingest_command
from clashmap.intake.files import Intake
from clashmap.intake_cli import READS, columns_option, open_intake
from clashmap.judge_cli import add_judge_commands
from clashmap.own_data_cli import data_option, with_own_data
from clashmap.retry_cli import add_retry_command
from clashmap.serving import page_environment, serve
from clashmap.snapshot import rules_mark
from clashmap.sql_cli import add_sql_command
from clashmap.store.errors import StoreError
from clashmap.store_cli import store_option
from clashmap.upkeep_cli import add_upkeep_commands
from clashmap.views.exports import (
    EXPORT_SUFFIXES,
    FILE_SUFFIXES,
    Row,
    encode_reports,
    json_line,
    mention_row,
    report_row,
)
from clashmap.watch_cli import add_watch_command
from clashmap.web_cli import web_option, web_options
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.events import join_events
from extract.pipeline import extract_reports, find_mentions
from extract.reading import STANDARD_INPUT
from extract.reports import Report
from geo.errors import GeoError

T = TypeVar("T")

INTERRUPTED = 130
PIPE_CLOSED = 141
_SECONDS_OF_SILENCE = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 if anything was set aside, 2 if nothing could be done."""
    options = _parser().parse_args(arguments)
    try:
        with with_own_data(getattr(options, "data", ())):
            return int(options.run(options))
    except BrokenPipeError:
        # The reader has gone; standard output must not be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ExtractError, GeoError, StoreError) as error:
        say(str(error))
        return NOTHING_DONE
    except OSError as error:
        say(f"cannot write: {error}")
        return NOTHING_DONE


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="clashmap", description=__doc__)
    parser.add_argument("--version", action="version", version=f"clashmap {version('clashmap')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    own = [data_option()]
    reads = [*own, columns_option(), web_option()]
    extract = commands.add_parser("extract", parents=reads, help="articles to reports, one a row")
    _add_paths(extract, "FILE ending in " + " ".join(FILE_SUFFIXES), FILE_SUFFIXES)
    extract.set_defaults(run=_extract)
    mentions = commands.add_parser(
        "mentions", parents=reads, help="articles to places, groups, dates and triggers"
    )
    _add_paths(mentions, "FILE ending in .jsonl", (".jsonl",))
    mentions.set_defaults(run=_mentions)
    add_explain_command(commands, reads)
    add_brief_command(commands, reads)
    add_agree_command(commands, reads)
    add_ingest_command(commands, reads)
    add_watch_command(commands, own)
    add_retry_command(commands, own)
    add_judge_commands(commands, own)
    add_export_command(commands, own)
    add_sql_command(commands)
    add_upkeep_commands(commands)
    page = commands.add_parser(
        "serve", parents=[*own, store_option()], help="open the map in a browser"
    )
    page.add_argument("--port", type=_port, default=8501, help="default: 8501")
    page.add_argument("--articles", nargs="+", type=_existing, metavar="PATH", default=[])
    page.add_argument("--provinces", type=_existing, metavar="SHP", help="boundaries of your own")
    page.add_argument("--districts", type=_existing, metavar="SHP", help="boundaries of your own")
    page.add_argument(
        "--compare",
        nargs="+",
        type=_existing,
        metavar="CSV",
        default=[],
        help="downloads of UCDP GED or ACLED, for the page “Other datasets”",
    )
    page.add_argument("--no-browser", action="store_true", help="only serve")
    page.set_defaults(run=_serve)
    return parser


def _add_paths(parser: argparse.ArgumentParser, files: str, suffixes: tuple[str, ...]) -> None:
    """Add what the commands that read articles share."""

    def out(value: str) -> str:
        if value != STANDARD_INPUT and Path(value).suffix.lower() not in suffixes:
            raise argparse.ArgumentTypeError(f"{value!r} must be a {files}, or - (JSON Lines)")
        if value != STANDARD_INPUT and not Path(value).parent.is_dir():
            raise argparse.ArgumentTypeError(
                f"no folder {str(Path(value).parent)!r}; make it first"
            )
        return value

    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=READS,
    )
    parser.add_argument(
        "--out", required=True, type=out, metavar="FILE", help=f"{files}, or - for standard output"
    )


def _port(value: str) -> int:
    """Return a port number that an ordinary user may open."""
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise argparse.ArgumentTypeError(f"{value!r} must be a number from 1 to 65535")
    return int(value)


def _existing(value: str) -> Path:
    """Return the full path of something that is there."""
    if not Path(value).exists():
        raise argparse.ArgumentTypeError(f"no file or folder {value!r}; check the path")
    return Path(value).resolve()


def _extract(options: argparse.Namespace) -> int:
    """Write the reports of the articles."""
    intake = open_intake(options.paths, options.columns, web_options(options))
    rows = _Counted(map(report_row, _joined(intake)))
    suffix = ".jsonl" if options.out == STANDARD_INPUT else Path(options.out).suffix.lower()
    chunks = _encode(rows, suffix, lambda: intake.snapshot(rules_mark()))
    return _finish(options.out, chunks, intake, lambda: f"{rows.number} reports")


def _joined(intake: Intake) -> Iterator[Report]:
    """Yield the reports, those of one happening joined into an event across articles."""
    reports, _ = join_events(list(_each(extract_reports, intake)))
    yield from reports


def _mentions(options: argparse.Namespace) -> int:
    """Write the mentions of the articles."""
    intake = open_intake(options.paths, options.columns, web_options(options))
    rows = _Counted(_each(_find_rows, intake))
    return _finish(options.out, map(json_line, rows), intake, lambda: f"{rows.number} mentions")


def _find_rows(article: Article) -> list[Row]:
    """Return the mentions of an article as rows."""
    return [mention_row(article.source, mention) for mention in find_mentions(article)]


def _serve(options: argparse.Namespace) -> int:
    """Serve the map until it is stopped: of an archive, of articles, else of the samples."""
    if options.store and options.articles:
        say("give either --store or --articles: the pages show one or the other")
        return NOTHING_DONE
    store = ""
    if options.store:
        # Loaded here: other commands start without the database.
        from clashmap.store.archive import Archive  # noqa: PLC0415

        store = Archive(options.store).root
    environment = page_environment(
        options.articles, options.provinces, options.districts, options.compare, store
    )
    return serve(options.port, environment, browser=not options.no_browser)


def _encode(rows: Iterable[Row], suffix: str, snapshot: Callable[[], str]) -> Iterator[bytes]:
    """Return the file's bytes; what draws and writes GIS files is loaded only when asked for."""
    if suffix in EXPORT_SUFFIXES:
        return encode_reports(rows, suffix, snapshot)
    from clashmap.views.export_formats import encode_file  # noqa: PLC0415

    return encode_file(rows, suffix, snapshot)


class _Counted(Iterable[T]):
    """Items, and how many were taken so far."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = items
        self.number = 0

    def __iter__(self) -> Iterator[T]:
        for item in self._items:
            self.number += 1
            yield item


def _each(find: Callable[[Article], Iterable[T]], intake: Intake) -> Iterator[T]:
    """Yield what is found in each article, and set aside an article where that fails."""
    for article in _watched(intake):
        try:
            found = list(find(article))
        except (ExtractError, GeoError) as error:
            intake.put_aside(SetAside(article.source, str(error)))
        else:
            yield from found


def _watched(intake: Intake) -> Iterator[Article]:
    """Yield the articles under a progress bar; off a terminal, a long run says how far it is."""
    if sys.stderr.isatty():
        yield from tqdm(intake, unit=" articles", delay=1, leave=False)
        return
    said = time.monotonic()
    for article in intake:
        yield article
        if time.monotonic() - said > _SECONDS_OF_SILENCE:
            said = time.monotonic()
            say(f"{len(intake.read)} articles so far")


def _finish(out: str, chunks: Iterable[bytes], intake: Intake, done: Callable[[], str]) -> int:
    """Write all, say what was done, and return the exit code."""
    with _open_output(out, keep=lambda: bool(intake.read)) as file:
        for chunk in chunks:
            file.write(chunk)
    if not intake.read:
        say(f"nothing read, nothing written; {len(intake.set_aside)} set aside")
        return NOTHING_DONE
    say(
        f"{done()} from {len(intake.read)} articles, {len(intake.set_aside)} set aside, "
        f"snapshot {intake.snapshot(rules_mark())}"
    )
    return SOME_SET_ASIDE if intake.set_aside else 0


@contextmanager
def _open_output(out: str, *, keep: Callable[[], bool]) -> Iterator[BinaryIO]:
    """Open standard output, or a file that takes its name once it is whole and worth keeping."""
    if out == STANDARD_INPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(out)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        if keep():
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
