"""The rows of an export, one at a time, whatever its separator, charset and broken rows."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clashmap.intake.bounds import MEGA
from clashmap.intake.external.errors import ExternalError
from clashmap.intake.formats.charsets import guess_charset
from extract.formats import MAX_TEXT_BYTES

_DELIMITERS = ",;\t|"
_PEEK = 64 * 1024
# The longest cell that a dataset has is a list of sources of some kB.
_MAX_LINE = MEGA
_SHOWN = 8
_PARTS = re.compile(r"[\s_.-]+")
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number under the header, the line it begins in, its cells or why it has none."""

    number: int
    line: int
    cells: Mapping[str, str]
    fault: str = ""


class Table:
    """An export that is read row by row; `names` are its columns in plain letters."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        """Read the header; raise ExternalError where there is none."""
        self._lines = _Lines(stream, name)
        first = next(self._lines, "")
        self.delimiter = _delimiter_of(first)
        # One limit holds for the whole process: the one that tables of articles are read with.
        csv.field_size_limit(MAX_TEXT_BYTES)
        try:
            header = next(csv.reader([first], delimiter=self.delimiter), [])
        except csv.Error as error:
            raise ExternalError(
                f"{name}, line 1: no CSV header ({error}); download again"
            ) from error
        self.names = tuple(map(plain, header))
        if not any(self.names):
            raise ExternalError(f"{name}: no header; give the CSV as it was downloaded")

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows that hold anything."""
        reader = csv.reader(self._lines, delimiter=self.delimiter, strict=True)
        number = 0
        while True:
            line, self._lines.fault = self._lines.number + 1, ""
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                number += 1
                yield Row(number, line, {}, f"no CSV row ({error}); correct its quotation marks")
                continue
            if any(map(str.strip, cells)):
                number += 1
                yield self._row(number, line, cells)

    def _row(self, number: int, line: int, cells: list[str]) -> Row:
        if self._lines.fault:
            return Row(number, line, {}, self._lines.fault)
        if len(cells) != len(self.names):
            fault = f"{len(cells)} cells under a header of {len(self.names)}; download again"
            return Row(number, line, {}, fault)
        return Row(number, line, dict(zip(self.names, cells, strict=True)))


def plain(name: str) -> str:
    """Return a column's name in small letters, its words parted by one underscore."""
    return "_".join(_PARTS.split(name.strip(" \ufeff_.-").casefold()))


def listed(names: tuple[str, ...]) -> str:
    """Return the first names of a header, for a message."""
    shown = [repr(name[:40]) for name in names[:_SHOWN]]
    return ", ".join(shown + ["..."] * (len(names) > _SHOWN))


def _delimiter_of(header: str) -> str:
    bare = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


class _Lines:
    """The lines as text, none longer than allowed: of a longer one `fault` tells."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        head = stream.peek(_PEEK)[:_PEEK]
        _check_text(head, name)
        charset = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        errors = "replace" if charset == "utf-16" else "surrogateescape"
        self._text = io.TextIOWrapper(stream, charset, errors=errors, newline="")
        self._fallback = guess_charset(head)
        self.number = 0
        self.fault = ""

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(_MAX_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) == _MAX_LINE and not line.endswith(("\n", "\r")):
            self.fault = f"a line of over {_MAX_LINE // MEGA} MB; download again"
            self._pass_over()
            return "-\n"
        if line.isascii():
            return line
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            line = line.encode("utf-8", "surrogateescape").decode(self._fallback, "replace")
        return line

    def _pass_over(self) -> None:
        while (piece := self._text.readline(_MAX_LINE)) and not piece.endswith(("\n", "\r")):
            continue


def _check_text(head: bytes, name: str) -> None:
    if not head.strip():
        raise ExternalError(f"{name}: an empty file; download it again")
    if head.startswith(_ZIP):
        raise ExternalError(f"{name}: a zip archive or Excel file; unpack it, or save it as CSV")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ExternalError(f"{name}: not text: it holds zero bytes; give the CSV of the dataset")
