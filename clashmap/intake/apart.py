"""Files and bytes of any readable kind -> articles, parsed apart; a crash costs one part."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from clashmap.intake.bounds import LIMITS, MAX_DEATHS, Limits
from clashmap.intake.formats.columns import Columns
from clashmap.intake.formats.kinds import HOLDS_NAMED_ROWS
from clashmap.intake.formats.parts import Item, Note, Refused
from clashmap.intake.sandbox import ParserLostError, Sandbox, borrowed
from clashmap.intake.wire import Frame, item_of, metadata_frame
from extract.formats import Metadata

_ADVICE = "save its text as .txt"
_said_unlimited: set[str] = set()


@dataclass(frozen=True, slots=True)
class Reading:
    """What to read, and how.

    content: a file, or its bytes. name, key, where: the file's own, what ids count from, how a
    refusal names it. given: metadata that override what is found inside. charset: as declared
    outside (by a server). kind: the ending, where the name has none. skip, take: which parts.
    """

    content: Path | bytes
    name: str
    key: str
    where: str
    given: Metadata = field(default_factory=Metadata)
    columns: Columns = field(default_factory=Columns)
    charset: str | None = None
    kind: str = ""
    skip: int = 0
    take: int | None = None

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in lower case."""
        return self.kind or PurePath(self.name).suffix.lower()


def read_apart(reading: Reading, limits: Limits = LIMITS) -> Iterator[Item]:
    """Yield all that a file gives; a part that ends its reader is refused, the next goes on."""
    course = _Course(reading)
    while not course.is_over:
        try:
            with borrowed(limits) as sandbox:
                yield from _say_unlimited(sandbox)
                yield from course.follow(sandbox)
        except ParserLostError as death:
            yield from course.after(str(death))


class _Course:
    """How far a file was read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._data = reading.content if isinstance(reading.content, bytes) else None
        self._ended = reading.skip
        self._begun: tuple[int, str] | None = None
        self._deaths = 0
        self._careful = False
        self.is_over = False

    def follow(self, sandbox: Sandbox) -> Iterator[Item]:
        """Yield what the process gives, from where the last one ended."""
        for frame in sandbox.ask(self._request(), self._data):
            self._ended = frame["ended"]
            self._begun = tuple(frame["begun"]) if frame["begun"] else None
            self.is_over = frame["done"]
            yield from map(item_of, frame["items"])

    def after(self, why: str) -> Iterator[Item]:
        """Yield the refusal of what ended the process; decide where to go on."""
        self._deaths += 1
        if self._begun is not None:
            number, where = self._begun
            yield Refused(where, f"{why}; {_ADVICE}", part=number)
            self._ended, self._begun = number, None
        elif not self._careful and HOLDS_NAMED_ROWS.search(self._reading.name):
            self._careful = True  # again, row by row: those answered together were lost
            return
        else:
            yield Refused(self._reading.where, f"{why}; split the file")
            self.is_over = True
            return
        if self._deaths >= MAX_DEATHS:
            reason = f"its parts have ended {self._deaths} readers; the rest is not read"
            yield Refused(self._reading.where, reason)
            self.is_over = True

    def _request(self) -> Frame:
        reading = self._reading
        take = reading.take
        return {
            "path": None if self._data is not None else str(reading.content),
            "name": reading.name,
            "key": reading.key,
            "where": reading.where,
            "given": metadata_frame(reading.given),
            "columns": dict(reading.columns.given),
            "charset": reading.charset,
            "kind": reading.kind,
            "skip": self._ended,
            "take": None if take is None else reading.skip + take - self._ended,
            "rows_alone": self._careful,
        }


def _say_unlimited(sandbox: Sandbox) -> Iterator[Note]:
    """Say once where the system cannot limit what a parser uses."""
    missing = {"memory", "time"} - set(sandbox.limited)
    if missing - _said_unlimited:
        _said_unlimited.update(missing)
        text = (
            f"this system does not limit the {' and '.join(sorted(missing))} of a reader; "
            "only the clock does, so read files of unknown origin on Linux"
        )
        yield Note("readers", text)
