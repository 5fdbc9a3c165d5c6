"""JSON Lines: one article a row."""

import itertools
from collections.abc import Iterator
from functools import partial

from clashmap.intake.bounds import MAX_LINE_BYTES, MAX_ROW_COPIED_BYTES, MEGA
from clashmap.intake.formats.parts import Item, Part, Parts, Source
from extract.errors import ExtractError
from extract.reading import read_row


def find_rows(source: Source) -> Parts:
    """Yield a part for each line that is not empty."""
    found = False
    for number in itertools.count(1):
        line = source.stream.readline(MAX_LINE_BYTES + 1)
        if not line:
            break
        where = f"{source.where}, line {number}"
        if len(line) > MAX_LINE_BYTES:
            yield Part(where, _refuse_long, light=True)
            yield from _pass_over(source, line)
        elif line.strip():
            raw = line if len(line) <= MAX_ROW_COPIED_BYTES else None
            yield Part(where, partial(_read, line), raw, ".jsonl", source.key, light=True)
        found = found or bool(line.strip())
    if not found:
        raise ExtractError("no rows in it; give it one JSON object a line")


def _read(line: bytes) -> Iterator[Item]:
    yield read_row(line)


def _refuse_long() -> Iterator[Item]:
    raise ExtractError(f"over {MAX_LINE_BYTES // MEGA} MB; split the text")


def _pass_over(source: Source, line: bytes) -> Parts:
    """Read on to the end of an overlong line, a piece at a time."""
    while line and not line.endswith(b"\n"):
        line = source.stream.readline(MEGA)
        yield None
