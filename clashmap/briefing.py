"""Map sheets to files: one place, or the pack of all provinces. Knows files, draws nothing."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from clashmap.filters import Filters
from clashmap.views.sheet import SheetOptions, sheet_bytes
from clashmap.views.sheet_options import sheet_name
from geo.boundaries import Boundaries

__all__ = ["Pack", "sheet_name", "write_pack", "write_sheet"]


@dataclass(frozen=True, slots=True)
class Pack:
    """Where the sheets of all provinces go, and in which format; the folder is made if need be."""

    folder: Path
    file_format: str = "png"


def write_sheet(
    frame: pd.DataFrame, filters: Filters, boundaries: Boundaries, options: SheetOptions, path: Path
) -> Path:
    """Write one sheet; the suffix of the path decides its format. Return the path.

    The file takes its name only once it is whole.
    """
    data = sheet_bytes(frame, filters, boundaries, options, path.suffix.lower().lstrip("."))
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def write_pack(
    frame: pd.DataFrame,
    filters: Filters,
    boundaries: Boundaries,
    options: SheetOptions,
    pack: Pack,
) -> Iterator[Path]:
    """Write a sheet of each province into the pack's folder; yield each path as it is done."""
    pack.folder.mkdir(parents=True, exist_ok=True)
    for province in boundaries.provinces["province"]:
        own = replace(options, place=str(province))
        path = pack.folder / sheet_name(own, pack.file_format)
        yield write_sheet(frame, filters, boundaries, own, path)
