"""Reading of the gazetteer's CSV files: rows with their place of origin, faults told exactly.

Knows files, columns and lines; not what a row means.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GeoError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    cells: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The `|`-separated values of a cell, empty ones left out."""
        return tuple(part for part in self.cells[column].split("|") if part)

    def fault(self, column: str, problem: str) -> GeoError:
        """An error that names this file, line and column."""
        return GeoError(f"{self.path.name}, line {self.line}, column {column!r}: {problem}")

    def number(self, column: str, low: float, high: float) -> float | None:
        """The cell as a number between low and high, None where it is empty."""
        text = self.cells[column]
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise self.fault(column, f"{text!r} is no number from {low:g} to {high:g}")
        return value

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell, which has to be one of the allowed values."""
        value = self.cells[column]
        if value not in allowed:
            raise self.fault(column, f"{value!r} is none of: {', '.join(allowed)}")
        return value

    def filled(self, column: str) -> str:
        """The cell, which has to hold something."""
        value = self.cells[column]
        if not value:
            raise self.fault(column, "is empty; fill it in or remove the row")
        return value


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file (UTF-8) that has exactly these columns, in any order."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = [cell.strip() for cell in next(reader, [])]
            if sorted(header) != sorted(columns):
                raise GeoError(
                    f"{path.name}, line 1: columns are {', '.join(header) or 'missing'}; "
                    f"expected {', '.join(columns)}"
                )
            return [_row(path, reader.line_num, header, cells) for cells in reader if any(cells)]
    except OSError as error:
        raise GeoError(f"{path}: cannot be read ({error.strerror}); restore the file") from error
    except UnicodeDecodeError as error:
        raise GeoError(f"{path.name}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except csv.Error as error:
        raise GeoError(f"{path.name}: not valid CSV ({error})") from error


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise GeoError(
            f"{path.name}, line {line}: {len(cells)} cells where {len(header)} are expected; "
            "put quotes around a cell that holds a comma"
        )
    return Row(dict(zip(header, map(str.strip, cells), strict=True)), path, line)
