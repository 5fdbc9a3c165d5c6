"""What the readers of all formats share: what they read from, and what comes out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from clashmap.intake.formats.columns import Columns
from clashmap.intake.formats.streams import Stream
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.formats import Metadata


@dataclass(frozen=True, slots=True)
class Refused(SetAside):
    """A file or part that was set aside, with what is needed to keep it and to try it again.

    file: the path of the file, None for an upload. key: the name that ids count from.
    part: the number of the row, message or record in the file, None for the file as a whole.
    raw: the part's own bytes where they are few; a file of them has the ending `kind` and counts
    ids from raw_key.
    """

    file: str | None = None
    key: str = ""
    part: int | None = None
    raw: bytes | None = None
    kind: str = ""
    raw_key: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know of an article that was read all the same: where, and what."""

    where: str
    text: str


Item = Article | SetAside | Note


@dataclass(frozen=True, slots=True)
class Source:
    """One file, attachment or record: its bytes and what is known of it.

    name: the file's own, for people. key: what ids count from. where: how a refusal names it.
    kind: its ending, where its name does not have it. given: metadata that override what is found
    inside; crawled: the day it was fetched, where it names none. charset: as declared outside.
    """

    name: str
    key: str
    where: str
    stream: Stream
    given: Metadata = field(default_factory=Metadata)
    columns: Columns = field(default_factory=Columns)
    kind: str = ""
    charset: str | None = None
    crawled: str | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in lower case."""
        return self.kind or PurePath(self.name).suffix.lower()

    def unpacked(self, stream: Stream, inner: str) -> "Source":
        """Return what is in a packed file, which the ending of the inner name tells."""
        return replace(self, stream=stream, kind=PurePath(inner).suffix.lower())


# What reads an attachment or a record that is a file of its own.
Opener = Callable[[Source], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Part:
    """One row, message, record or whole document, not yet read.

    raw, kind, raw_key: its own bytes where they are few, and how a file of them would be read.
    light: cannot take long or much memory to read, unlike a page.
    """

    where: str
    read: Callable[[], Iterator[Item]]
    raw: bytes | None = None
    kind: str = ""
    raw_key: str = ""
    light: bool = False

    def refused(self, reason: str, number: int) -> Refused:
        """Return the refusal of this part, which is the file's `number`th."""
        return Refused(
            self.where,
            reason,
            part=number,
            raw=self.raw,
            kind=self.kind,
            raw_key=self.raw_key,
        )


# None: nothing for us at this place of the file (a picture in a crawl); the reader is at work.
Parts = Iterator[Part | None]


@contextmanager
def parsing(what: str, advice: str) -> Iterator[None]:
    """Turn whatever a parser raises on hostile bytes into an ExtractError that says what to do."""
    try:
        yield
    except (ExtractError, MemoryError):
        raise
    except Exception as error:
        raise ExtractError(f"{what} cannot be parsed ({error!r:.200}); {advice}") from error


def read_bounded(stream: Stream, limit: int, advice: str = "split the file") -> bytes:
    """Return all bytes of a stream; raise where there are more than `limit`."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ExtractError(f"over the limit of {limit // 1_000_000} MB; {advice}")
    return data
