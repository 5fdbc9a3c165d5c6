"""Files, folders and patterns -> each file to read, once, and what its name counts from."""

import glob
import os
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from clashmap.intake.formats.kinds import READABLE
from extract.articles import SetAside
from extract.reading import OnSetAside, files_in, ignore_set_aside


def find_inputs(
    paths: Sequence[str | Path], on_set_aside: OnSetAside = ignore_set_aside
) -> Iterator[tuple[Path, Path]]:
    """Yield each file to read once, with the folder that its name in the data counts from."""
    seen: set[int] = set()  # hashes: a million paths would take a quarter of a gigabyte
    for given in paths:
        for file, base in _inputs_of(str(given), on_set_aside):
            mark = hash(os.path.realpath(file))
            if mark not in seen:
                seen.add(mark)
                yield file, base


def _inputs_of(given: str, on_set_aside: OnSetAside) -> Iterator[tuple[Path, Path]]:
    """Yield the files of one path: its own, those of a folder, or those that fit a pattern."""
    path = Path(given)
    if path.is_dir():
        yield from files_in(path, on_set_aside, READABLE)
    elif path.exists() or not glob.has_magic(given):
        yield path, path.parent
    else:
        yield from _matches(given, on_set_aside)


def _matches(pattern: str, on_set_aside: OnSetAside) -> Iterator[tuple[Path, Path]]:
    """Yield the files that fit a pattern, and those in folders that fit it, sorted."""
    base = _fixed_part(pattern)
    found = False
    # Path.glob takes no pattern with a drive or root, and follows ** as glob does only of late.
    for path in map(Path, sorted(glob.iglob(pattern, recursive=True))):  # noqa: PTH207
        if not path.is_dir():
            found = True
            yield path, base
        elif "**" not in pattern:  # which fits what is in the folders too
            found = True
            yield from ((file, base) for file, _ in files_in(path, on_set_aside, READABLE))
    if not found:
        reason = "no file fits this pattern; check it (** goes into folders below)"
        on_set_aside(SetAside(pattern, reason))


def _fixed_part(pattern: str) -> Path:
    """Return the folder before the first part of a pattern that is not a plain name."""
    return Path(*takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))
