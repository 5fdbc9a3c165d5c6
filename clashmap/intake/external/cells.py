"""Cells of an export -> numbers, days and texts; what a cell cannot be read as is an error."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

# Older files write "28-May-21"; a date in numbers alone that is not ISO has two readings.
_DATE_FORMATS = ("%d %B %Y", "%d %b %Y", "%d-%B-%Y", "%d-%b-%Y", "%d-%b-%y", "%Y/%m/%d")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
# No event of these datasets is older, and none is of a year to come.
_FIRST_YEAR, _LAST_YEAR = 1946, 2100
_NAMED = 60


class CellError(ValueError):
    """A cell that cannot be read: names the column, what was found, and what it must be."""


class Cells:
    """One row by the plain names of its columns."""

    def __init__(self, row: Mapping[str, str], *, comma: bool = False) -> None:
        """Take a row; comma: whether its decimals may be written with one."""
        self._row = row
        self._comma = comma

    def text(self, *names: str) -> str:
        """Return the first of the columns that holds anything, "" for none."""
        return next((cell for name in names if (cell := self._row.get(name, "").strip())), "")

    def number(self, *names: str) -> float | None:
        """Return a number, None for an empty cell."""
        cell = self.text(*names)
        if not cell or cell.casefold() in ("na", "nan", "null"):
            return None
        try:
            found = float(cell.replace(",", ".") if self._comma else cell)
        except ValueError:
            raise self._error(names, cell, "a number") from None
        # Also refuses "nan" and "inf" in their other spellings.
        if not -1e12 < found < 1e12:
            raise self._error(names, cell, "a number")
        return found

    def whole(self, *names: str, among: Iterable[int] = ()) -> int | None:
        """Return a whole number, 0 or more and one of those named; None for an empty cell."""
        number = self.number(*names)
        if number is None:
            return None
        if not number.is_integer() or number < 0 or (among and int(number) not in among):
            wanted = f"one of {', '.join(map(str, among))}" if among else "a whole number"
            raise self._error(names, self.text(*names), wanted)
        return int(number)

    def day(self, *names: str) -> date:
        """Return a day; an empty cell is an error too."""
        cell = self.text(*names)
        found = _read_day(_TIME.sub("", cell))
        if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            raise self._error(names, cell, "a day such as 2023-01-31 or 31 January 2023")
        return found

    def _error(self, names: Iterable[str], cell: str, wanted: str) -> CellError:
        name = next(iter(names))
        shown = repr(cell[:_NAMED]) if cell else "empty"
        return CellError(f"column `{name}` is {shown}; it must be {wanted}: correct the cell")


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
