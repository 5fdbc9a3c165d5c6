"""What all commands that read articles share: which columns of tables, and what is said."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clashmap.console import say, say_set_aside
from clashmap.intake.files import Intake
from clashmap.intake.formats.columns import FIELDS, Columns, parse_columns
from clashmap.intake.formats.parts import Note
from clashmap.intake.web.paths import is_link
from extract.articles import SetAside
from extract.errors import ExtractError

if TYPE_CHECKING:
    from clashmap.intake.web.bounds import WebOptions

READS = (
    ".txt .md .html .pdf .docx .eml .mbox .csv .tsv .jsonl .warc (all also .gz or .zst),"
    " a folder, a quoted pattern ('news/**/*.html'), a link to a page, feed or sitemap,"
    " or - for JSON Lines on standard input"
)


def columns_option() -> argparse.ArgumentParser:
    """The parent parser of commands that may read tables."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--columns",
        type=_columns,
        metavar="FIELD=HEADER,...",
        help=f"columns of tables, where their headers do not tell: {', '.join(FIELDS)}",
    )
    return parser


def open_intake(
    paths: Sequence[str | Path],
    columns: Columns | None,
    web: Callable[[], WebOptions],
    keep: Callable[[SetAside], object] | None = None,
) -> Intake:
    """Return the articles of paths and links; what is set aside or odd is said as it comes.

    web returns how to read links: it is asked only where there are any. keep: told also of each
    that is set aside.
    """

    def put_aside(item: SetAside) -> None:
        say_set_aside(item)
        if keep is not None:
            keep(item)

    if any(is_link(path) for path in paths):
        # Loaded here: other commands start without what speaks to the network.
        from clashmap.intake.web.intake import WebIntake  # noqa: PLC0415

        return WebIntake(paths, web(), put_aside, say_note, columns)
    return Intake(paths, put_aside, say_note, columns)


def say_note(note: Note) -> None:
    """Print what is to know of an article that was read all the same."""
    say(f"note {note.where}: {note.text}")


def _columns(written: str) -> Columns:
    try:
        return parse_columns(written)
    except ExtractError as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("--columns: ")) from error
