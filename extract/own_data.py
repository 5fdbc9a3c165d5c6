"""A user's own tables beside the defaults: which folders are given, and what stands in them.

A folder is laid out as data/ is (gazetteer/places.csv, lexicon/groups.csv), or holds the files
side by side. Knows names of files only; their rows are checked where they are read.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from extract.errors import ExtractError
from extract.lexicon_tables import COLUMNS
from geo.gazetteer import TABLES

VARIABLE = "CLASHMAP_DATA"
PARTS = {"gazetteer": tuple(TABLES), "lexicon": tuple(COLUMNS)}


def own_folders() -> tuple[Path, ...]:
    """The folders that CLASHMAP_DATA names, in order; later ones win."""
    return tuple(Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part)


def folders_of(part: str, own: Sequence[Path]) -> list[Path]:
    """Where the tables of a part ("gazetteer" | "lexicon") stand in a user's own folders.

    Raises ExtractError for a folder that is not there, and for a file that no part would read.
    """
    for folder in own:
        _check(folder)
    return [place for folder in own for place in (folder, folder / part) if place.is_dir()]


def data_mark(own: Sequence[Path]) -> str:
    """A plus and 8 hexadecimal digits that change with what own tables hold; "" without any."""
    if not own:
        return ""
    digest = hashlib.sha256()
    for folder in own:
        for path in _tables(folder):
            digest.update(f"{path.relative_to(folder)}\n".encode())
            digest.update(path.read_bytes())
    return f"+{digest.hexdigest()[:8]}"


def _tables(folder: Path) -> list[Path]:
    places = [folder, *(folder / part for part in PARTS)]
    return sorted(path for place in places for path in place.glob("*.csv"))


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise ExtractError(f"own data {folder}: no such folder; check the path")
    found = _tables(folder)
    if not found:
        raise ExtractError(
            f"own data {folder}: no CSV file in it; put tables there, or in its subfolders "
            f"{' and '.join(PARTS)}"
        )
    for path in found:
        _check_name(folder, path)


def _check_name(folder: Path, path: Path) -> None:
    """Raise for a table whose name no part reads (a typing error), or that both would read."""
    inside = path.parent != folder
    readers = [part for part, tables in PARTS.items() if path.stem in tables]
    if inside and path.parent.name not in readers:
        known = PARTS[path.parent.name]
    elif not readers:
        known = tuple(dict.fromkeys(name for tables in PARTS.values() for name in tables))
    elif not inside and len(readers) > 1:
        raise ExtractError(
            f"own data {path}: gazetteer and lexicon both have a {path.name}; move it into the "
            f"subfolder that it is for"
        )
    else:
        return
    names = ", ".join(f"{name}.csv" for name in known)
    raise ExtractError(f"own data {path}: no such table; expected one of {names}")
