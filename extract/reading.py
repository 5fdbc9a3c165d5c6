"""Files, folders, JSON Lines and standard input -> articles; what cannot be read is set aside."""

import itertools
import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from extract.articles import Article, SetAside, canonical_url, clean_url, hash_text
from extract.errors import ExtractError
from extract.formats import (
    MAX_PAGE_BYTES,
    MAX_TEXT_BYTES,
    PAGE_SUFFIXES,
    TEXT_SUFFIXES,
    Metadata,
    drop_surrogates,
    metadata_from,
    read_document,
)
from extract.published import parse_published

STANDARD_INPUT = "-"
SUFFIXES = (*TEXT_SUFFIXES, *PAGE_SUFFIXES, ".jsonl")
# Kinds of file that likely hold an article: in a folder they are named, others are passed over.
_DOCUMENTS = (
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".epub",
    ".eml",
    ".mht",
    ".mhtml",
    ".json",
    ".gz",
    ".zip",
)
# JSON may write one character in six bytes or more.
_MAX_LINE_BYTES = MAX_TEXT_BYTES * 6

OnSetAside = Callable[[SetAside], None]


def ignore_set_aside(_: SetAside) -> None:
    """Do nothing: for callers who need no count."""


def read_articles(
    paths: Sequence[str | Path], on_set_aside: OnSetAside = ignore_set_aside
) -> Iterator[Article]:
    """Yield the articles of files, folders (sorted, whole tree), .jsonl and "-", one at a time."""
    for file, base in find_files(paths, on_set_aside):
        if str(file) == STANDARD_INPUT:
            yield from read_rows(sys.stdin.buffer, "standard input", on_set_aside)
        elif file.suffix.lower() == ".jsonl":
            yield from _read_rows_of(file, on_set_aside)
        else:
            try:
                yield read_file(file, base)
            except ExtractError as error:
                on_set_aside(SetAside(str(file), str(error)))


def find_files(
    paths: Sequence[str | Path], on_set_aside: OnSetAside = ignore_set_aside
) -> Iterator[tuple[Path, Path]]:
    """Yield each file to read once, with the folder that its name in the data counts from."""
    seen: set[str] = set()
    for given in map(Path, paths):
        found = files_in(given, on_set_aside) if given.is_dir() else [(given, given.parent)]
        for file, base in found:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file, base


def files_in(
    folder: Path, on_set_aside: OnSetAside, suffixes: Sequence[str] = SUFFIXES
) -> Iterator[tuple[Path, Path]]:
    """Yield the kinds of file that may be articles in a folder and below, sorted; no hidden ones.

    Those of `suffixes` are readable; others that likely hold articles are there to be named.
    """

    def refuse(error: OSError) -> None:
        reason = f"cannot be opened ({error.strerror}); check the permissions"
        on_set_aside(SetAside(str(error.filename), reason))

    count = 0
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            suffix = Path(name).suffix.lower()
            if name.startswith(".") or suffix not in (*suffixes, *_DOCUMENTS):
                continue
            count += 1
            yield Path(root, name), folder
    if not count:
        reason = f"no article in this folder; it may hold {', '.join(suffixes)}"
        on_set_aside(SetAside(str(folder), reason))


def read_file(file: Path, base: Path | None = None) -> Article:
    """Return the article in one file; raise ExtractError where it cannot be read."""
    data = _read_bytes(file)
    suffix = file.suffix.lower()
    text, meta = read_document(data, suffix, file.name)
    name = file.relative_to(base).as_posix() if base else file.name
    return make_article(name, file.name, text, meta.overridden_by(read_sidecar(file)))


def _read_bytes(file: Path) -> bytes:
    """Return a regular file's bytes, no more than any kind may have and one."""
    if not file.exists():
        raise ExtractError("no such file or folder; check the path")
    if not file.is_file():
        raise ExtractError("not a regular file; copy what it holds into one")
    if file.suffix.lower() not in SUFFIXES:
        kind = file.suffix or "without suffix"
        raise ExtractError(f"kind {kind} is not read; save it as one of {', '.join(SUFFIXES)}")
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_PAGE_BYTES + 1)
    except OSError as error:
        raise ExtractError(f"cannot be opened ({error.strerror}); check the permissions") from error
    if not data:
        raise ExtractError("an empty file; give it a text, or take it away")
    return data


def read_sidecar(file: Path) -> Metadata:
    """Return what the .toml file beside an article says: `a.txt.toml`, else `a.toml`."""
    for sidecar in (file.with_name(file.name + ".toml"), file.with_suffix(".toml")):
        if sidecar.is_file():
            try:
                return metadata_from(tomllib.loads(sidecar.read_text(encoding="utf-8-sig")))
            except (OSError, ValueError, RecursionError) as error:
                raise ExtractError(
                    f"{sidecar.name} beside it cannot be read ({error}); correct or remove it"
                ) from error
    return Metadata()


def make_article(key: str, source: str, text: str, meta: Metadata) -> Article:
    """Return an article named by its link, else by `key`; raise where its date is none."""
    published = parse_published(meta.published)
    return Article(
        article_id=hash_text(canonical_url(meta.url) if meta.url else drop_surrogates(key)),
        version=hash_text(text),
        source=drop_surrogates(source),
        text=text,
        title=meta.title,
        publisher=meta.publisher,
        url=clean_url(meta.url),
        published=published,
        after=meta.after,
    )


def _read_rows_of(file: Path, on_set_aside: OnSetAside) -> Iterator[Article]:
    """Yield the articles of a .jsonl file."""
    try:
        with file.open("rb") as rows:
            yield from read_rows(rows, str(file), on_set_aside)
    except OSError as error:
        on_set_aside(SetAside(str(file), f"cannot be opened ({error.strerror}); check the path"))


def read_rows(rows: BinaryIO, where: str, on_set_aside: OnSetAside) -> Iterator[Article]:
    """Yield the articles of JSON Lines, one a line; empty lines are passed over."""
    found = False
    for number in itertools.count(1):
        line = rows.readline(_MAX_LINE_BYTES + 1)
        if not line:
            break
        place = f"{where}, line {number}"
        found = found or bool(line.strip())
        try:
            if line.strip():
                yield read_row(_whole_line(rows, line))
        except ExtractError as error:
            on_set_aside(SetAside(place, str(error)))
    if not found:
        on_set_aside(SetAside(where, "no rows in it; give it one JSON object a line"))


def _whole_line(rows: BinaryIO, line: bytes) -> bytes:
    """Return a line of bearable length; of an overlong one read on to its end, and raise."""
    if len(line) <= _MAX_LINE_BYTES:
        return line
    while line and not line.endswith(b"\n"):
        line = rows.readline(_MAX_LINE_BYTES)
    raise ExtractError(f"over {_MAX_LINE_BYTES // 1_000_000} MB; split the text")


def read_row(line: bytes) -> Article:
    """Return the article of one row: {"id", "text"} and optional metadata."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ExtractError(f"not UTF-8 at byte {error.start}; write the rows in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ExtractError(f"no JSON ({error}); write one JSON object a line") from error
    if not isinstance(row, dict):
        raise ExtractError(
            f'a {type(row).__name__}, not a JSON object; write {{"id": ..., "text": ...}}'
        )
    key, text = row.get("id"), row.get("text")
    if isinstance(key, bool) or not isinstance(key, str | int) or key == "":
        raise ExtractError('"id" is missing or no text; give each row an id of its own')
    if not isinstance(text, str) or not text.strip():
        raise ExtractError(
            f'row {key!r}: "text" is missing, empty or no text; give the article\'s text'
        )
    if len(text) > MAX_TEXT_BYTES:
        raise ExtractError(
            f"row {key!r}: the text is over {MAX_TEXT_BYTES // 1_000_000} MB; split it"
        )
    try:
        return make_article(str(key), str(key), drop_surrogates(text), metadata_from(row))
    except ExtractError as error:
        raise ExtractError(f"row {key!r}: {error}") from error
