"""Tables (.csv, .tsv): one article a row, its columns found by their header or a column map."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial

from clashmap.intake.bounds import MAX_LINE_BYTES, MAX_ROW_COPIED_BYTES, MEGA
from clashmap.intake.formats.charsets import guess_charset
from clashmap.intake.formats.parts import Item, Note, Part, Parts, Source
from clashmap.intake.formats.streams import Rejoined
from extract.articles import hash_text
from extract.errors import ExtractError
from extract.formats import MAX_TEXT_BYTES, drop_surrogates, metadata_from
from extract.published import parse_published
from extract.reading import make_article

_UNDECODED = re.compile("[\udc80-\udcff]")
_DELIMITERS = ",;\t|"
# Enough to tell a charset by.
_PEEK = 64 * 1024
# Dates that can be read one way only; "05/06/2022" cannot.
_DATE_FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")


def find_table_rows(source: Source) -> Parts:
    """Yield a part for each row under the header; cells may go over lines."""
    lines = _Lines(source)
    first = lines.take()
    delimiter = "\t" if source.suffix == ".tsv" else _delimiter_of(first)
    csv.field_size_limit(MAX_TEXT_BYTES)
    header = next(csv.reader([first], delimiter=delimiter), [])
    table = _Table(source, source.columns.places(header), len(header))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    found = False
    while True:
        where = f"{source.where}, row at line {lines.begin()}"
        try:
            row = next(reader)
        except StopIteration:
            break
        except (csv.Error, ExtractError) as error:
            read: Callable[[], Iterator[Item]] = partial(_refuse, _explain(error))
        else:
            if not any(map(str.strip, row)):
                continue
            read = partial(table.read, row, where, lines.take_odd())
        found = True
        yield Part(where, read, lines.raw(first), source.suffix, source.key, light=True)
        yield from lines.pass_over()
    if not found:
        raise ExtractError("no rows under the header; give it one article a row")


def _explain(error: Exception) -> str:
    if isinstance(error, ExtractError):
        return str(error)
    if "field larger" in str(error) or "unexpected end" in str(error):
        return (
            f"a cell that goes on to the end of the file, or for over {MAX_TEXT_BYTES // MEGA} MB: "
            "a quotation mark is not closed; double the marks inside a cell, or split the text"
        )
    return f"no CSV row ({error}); correct its quotation marks"


def _refuse(reason: str) -> Iterator[Item]:
    raise ExtractError(reason)


@dataclass(frozen=True, slots=True)
class _Table:
    """How the rows of a table are read: where each field stands, under how many headers."""

    source: Source
    places: dict[str, int]
    width: int

    def read(self, row: Sequence[str], where: str, odd: str | None) -> Iterator[Item]:
        """Yield the article of a row; one without an id of its own is named by its text."""
        cells = self._cells(row)
        text, key = cells.get("text", ""), cells.get("id", "").strip()
        if odd:
            yield Note(self.source.where, odd)
        published = _as_iso(cells.get("published"))
        yield make_article(
            key or f"{self.source.key}#{hash_text(text)}",
            key or self.source.name + where.removeprefix(self.source.where),
            text,
            metadata_from(cells | {"published": published}),
        )

    def _cells(self, row: Sequence[str]) -> dict[str, str]:
        """Return the cells that hold something by their field; raise where there is no text."""
        if any(map(str.strip, row[self.width :])):
            raise ExtractError(
                f"{len(row)} cells under a header of {self.width}; put cells that hold the "
                "delimiter into quotation marks"
            )
        cells = {
            name: drop_surrogates(row[place])
            for name, place in self.places.items()
            if place < len(row) and row[place].strip()
        }
        if "text" not in cells:
            raise ExtractError(
                "no text in this row; fill the cell, or name its column by --columns"
            )
        if "\x00" in cells["text"]:
            raise ExtractError("not text: it holds zero bytes; export the table again, in UTF-8")
        return cells


def _as_iso(value: str | None) -> str | None:
    """Return a date as ISO where it can be read one way; as written where it is ISO; else raise."""
    if value is None:
        return None
    value = value.strip()
    try:
        parse_published(value)
    except ExtractError as error:
        for read in _DATE_READERS:
            try:
                return read(value).date().isoformat()
            except (ValueError, TypeError, IndexError):
                continue
        raise ExtractError(f"{error} (--columns published= reads no dates)") from error
    return value


_DATE_READERS: tuple[Callable[[str], datetime], ...] = (
    *(partial(lambda form, value: datetime.strptime(value, form), form) for form in _DATE_FORMATS),
    parsedate_to_datetime,
)


def _delimiter_of(header: str) -> str:
    """Return the sign that parts most columns of the header."""
    bare = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


class _Lines:
    """The lines of a table as text, none longer than allowed; `number` counts them."""

    def __init__(self, source: Source) -> None:
        peeked = source.stream.read(_PEEK)
        if not peeked:
            raise ExtractError("an empty file; give it a header and rows")
        stream = io.BufferedReader(Rejoined(peeked, source.stream), _PEEK)
        if peeked.startswith((b"\xff\xfe", b"\xfe\xff")):
            self._text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="")
        else:
            self._text = io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="")
        self._fallback = guess_charset(peeked)
        self._odd: str | None = None
        self._long = self._said = False
        self._kept: list[str] = []
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.take()
        if not line:
            raise StopIteration
        return line

    def take(self) -> str:
        """Return the next line, "" at the end; raise for one that is too long."""
        line = self._text.readline(MAX_LINE_BYTES)
        self.number += bool(line)
        if len(line) == MAX_LINE_BYTES and not line.endswith(("\n", "\r")):
            self._long = True
            raise ExtractError(f"a line of over {MAX_LINE_BYTES // MEGA} MB; split the text")
        if not line.isascii() and _UNDECODED.search(line):
            line = line.encode("utf-8", "surrogateescape").decode(self._fallback, "replace")
            self._odd = f"not UTF-8 at line {self.number}; such lines are read as {self._fallback}"
        self._kept.append(line)
        return line

    def begin(self) -> int:
        """Begin a row; return the number of its first line."""
        self._kept.clear()
        return self.number + 1

    def take_odd(self) -> str | None:
        """Return what was odd about the charset, once for a file."""
        odd = None if self._said else self._odd
        self._said = self._said or odd is not None
        return odd

    def raw(self, header: str) -> bytes | None:
        """Return the header and the lines of the row, where they are few."""
        if sum(map(len, self._kept)) > MAX_ROW_COPIED_BYTES:
            return None
        return "".join((header, *self._kept)).encode("utf-8", "replace")

    def pass_over(self) -> Parts:
        """Read on to the end of an overlong line, a piece at a time."""
        while self._long:
            piece = self._text.readline(MEGA)
            self._long = bool(piece) and not piece.endswith(("\n", "\r"))
            yield None
