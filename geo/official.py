"""Knows the official names: the 34 provinces and 398 districts with their codes. Draws nothing."""

import csv
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from geo.errors import GeoError

BOUNDARY_DIR = Path(__file__).resolve().parent.parent / "data" / "boundaries"

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class ProvinceName:
    """One province of data/boundaries/provinces.csv; `variants` are other spellings of its name."""

    province: str
    iso: str
    pcode: str
    capital: str
    name_dari: str
    name_pashto: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DistrictName:
    """One district of data/boundaries/districts.csv.

    `province` is today's; `drawn_in` is the province that the boundaries of 2014 put it in. They
    differ only for Gizab.
    """

    polygon_id: int
    polygon_name: str
    district: str
    province: str
    drawn_in: str
    pcode: str
    display: str
    name_dari: str


@lru_cache(maxsize=1)
def read_province_names(path: Path = BOUNDARY_DIR / "provinces.csv") -> tuple[ProvinceName, ...]:
    """The provinces of the table, in its order."""
    return tuple(_read_rows(path, _province_row))


@lru_cache(maxsize=1)
def read_district_names(path: Path = BOUNDARY_DIR / "districts.csv") -> tuple[DistrictName, ...]:
    """The districts of the table, in its order."""
    return tuple(_read_rows(path, _district_row))


def fold_name(name: str) -> str:
    """The name reduced to what spellings share: no case, marks, apostrophes, hyphens or spaces."""
    bare = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def match_province(name: str) -> ProvinceName | None:
    """The province that this name or variant means, or none."""
    return _provinces_by_name().get(fold_name(name))


@lru_cache(maxsize=1)
def _provinces_by_name() -> dict[str, ProvinceName]:
    return {
        fold_name(name): row
        for row in read_province_names()
        for name in (*row.variants, row.province)
    }


def _read_rows(path: Path, build_row: Callable[[dict[str, str]], _Row]) -> list[_Row]:
    """The rows of a CSV; an empty or missing cell is an error that names file, row and column."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            cells = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as fault:
        raise GeoError(
            f"{path}: cannot be read ({fault}). Restore the file as UTF-8 CSV."
        ) from fault
    rows = []
    for number, row in enumerate(cells, start=2):
        try:
            rows.append(build_row(row))
        except (KeyError, TypeError, ValueError) as fault:
            raise GeoError(f"{path}, row {number}: {fault}. Fill in the cell.") from fault
    return rows


def _province_row(row: dict[str, str]) -> ProvinceName:
    required = ("province", "iso", "pcode", "capital", "name_dari")
    name, iso, pcode, capital, dari = (_filled(row, column) for column in required)
    variants = tuple(part for part in row["variants"].split("|") if part)
    return ProvinceName(name, iso, pcode, capital, dari, row["name_pashto"], variants)


def _district_row(row: dict[str, str]) -> DistrictName:
    number = _filled(row, "polygon_id")
    if not number.isdecimal():
        raise ValueError(f"column `polygon_id` is {number!r}, not a whole number")
    columns = ("polygon_name", "district", "province", "drawn_in", "pcode", "display", "name_dari")
    return DistrictName(int(number), *(_filled(row, column) for column in columns))


def _filled(row: dict[str, str], column: str) -> str:
    value = (row.get(column) or "").strip()
    if not value:
        raise ValueError(f"column `{column}` is missing or empty")
    return value
