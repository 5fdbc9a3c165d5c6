"""Articles of all kinds of file: plain texts and rows read here, all other formats apart."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from clashmap.intake.apart import Reading, read_apart
from clashmap.intake.bounds import LIMITS, MAX_ARCHIVE_BYTES, MAX_DOCUMENT_BYTES, MEGA, Limits
from clashmap.intake.finding import find_inputs
from clashmap.intake.formats.columns import Columns
from clashmap.intake.formats.kinds import OF_ONE_ARTICLE, READ_IN_PROCESS, READABLE, read_source
from clashmap.intake.formats.parts import Item, Note, Refused, Source
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.reading import STANDARD_INPUT, OnSetAside, ignore_set_aside, read_sidecar

OnNote = Callable[[Note], None]
_STANDARD_INPUT = "standard input"


def ignore_note(_: Note) -> None:
    """Do nothing: for callers who show no notes."""


def read_articles(
    paths: Sequence[str | Path],
    on_set_aside: OnSetAside = ignore_set_aside,
    on_note: OnNote = ignore_note,
    columns: Columns | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Article]:
    """Yield the articles of files, folders, patterns and "-", one at a time.

    on_set_aside gets a Refused for each file or part that cannot be read, on_note what is odd
    about one that was. columns: which columns of tables hold what.
    """
    for file, base in find_inputs(paths, on_set_aside):
        for item in read_input(file, base, columns or Columns(), limits):
            if isinstance(item, Article):
                yield item
            elif isinstance(item, Note):
                on_note(item)
            else:
                on_set_aside(item)


def read_input(file: Path, base: Path, columns: Columns, limits: Limits = LIMITS) -> Iterator[Item]:
    """Yield all that a file gives, refusals with what is needed to keep and retry them."""
    if str(file) == STANDARD_INPUT:
        stream = sys.stdin.buffer
        yield from read_source(Source("-", "-", _STANDARD_INPUT, stream, kind=".jsonl"))
        return
    key = file.relative_to(base).as_posix()
    reading = Reading(file, file.name, key, str(file), columns=columns)
    for item in read_again(reading, file, limits):
        yield _located(item, str(file), key)


def read_data(name: str, data: bytes, limits: Limits = LIMITS) -> Iterator[Item]:
    """Yield all that a file of which only name and bytes are known gives."""
    for item in _read(Reading(data, name, name, name), limits):
        yield _located(item, None, name)


def read_again(reading: Reading, beside: Path | None, limits: Limits = LIMITS) -> Iterator[Item]:
    """Yield what a file gives, with the metadata beside that path; refusals name no file yet."""
    try:
        if isinstance(reading.content, Path):
            _check(reading.content, reading.suffix)
        if beside is not None and reading.suffix in OF_ONE_ARTICLE:
            reading = replace(reading, given=read_sidecar(beside))
        yield from _read(reading, limits)
    except ExtractError as error:
        yield Refused(reading.where, str(error))


def _check(file: Path, suffix: str) -> None:
    """Raise where it is known before reading that a file cannot be read."""
    if not file.exists():
        raise ExtractError("no such file or folder; check the path")
    if not file.is_file():
        raise ExtractError("not a regular file; copy what it holds into one")
    if suffix not in READABLE:
        kind = suffix or "without suffix"
        raise ExtractError(f"kind {kind} is not read; save it as one of {', '.join(READABLE)}")
    size = file.stat().st_size
    most = MAX_DOCUMENT_BYTES if suffix in OF_ONE_ARTICLE else MAX_ARCHIVE_BYTES
    if size > most:
        raise ExtractError(
            f"{size / MEGA:,.0f} MB, over the limit of {most // MEGA:,} MB; "
            "split it, or remove what is not the article"
        )


def _read(reading: Reading, limits: Limits) -> Iterator[Item]:
    """Yield what a source gives, read here or apart."""
    if reading.suffix not in READ_IN_PROCESS:
        yield from read_apart(reading, limits)
        return
    try:
        with _opened(reading) as stream:
            source = Source(
                reading.name, reading.key, reading.where, stream, reading.given, kind=reading.kind
            )
            yield from read_source(source, reading.skip, reading.take)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror}); check the permissions"
        yield Refused(reading.where, reason)


def _opened(reading: Reading) -> BinaryIO:
    if isinstance(reading.content, bytes):
        return io.BytesIO(reading.content)
    return reading.content.open("rb")


def _located(item: Item, file: str | None, key: str) -> Item:
    """Return a refusal with the file that it is of; anything else as it is."""
    if isinstance(item, Refused):
        return replace(item, file=file, key=key)
    return Refused(item.where, item.reason, file, key) if isinstance(item, SetAside) else item
