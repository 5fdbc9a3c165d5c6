"""The option --data: a user's own tables for one run, read before any article is."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extract.marks import default_tools
from extract.own_data import VARIABLE


def data_option() -> argparse.ArgumentParser:
    """The parent parser of commands that read articles."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--data",
        action="append",
        default=[],
        metavar="FOLDER",
        help=f"tables of your own, which add to the defaults (docs/how-to-add.md); may be repeated,"
        f" the last wins; {VARIABLE} names folders for every run",
    )
    return parser


@contextmanager
def with_own_data(folders: Sequence[str]) -> Iterator[None]:
    """Run with own tables, for this process and those that it starts.

    Raises ExtractError or GeoError naming file, line and column of a bad row, before anything else
    is done.
    """
    before = os.environ.get(VARIABLE)
    parts = [*([before] if before else []), *(str(Path(folder).resolve()) for folder in folders)]
    try:
        if parts:
            os.environ[VARIABLE] = os.pathsep.join(parts)
            default_tools()
        yield
    finally:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before
