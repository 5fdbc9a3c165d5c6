"""Which reader a name's ending asks for, and the reading of a source part by part."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from clashmap.intake.bounds import MAX_DEPTH, MAX_REFUSED
from clashmap.intake.formats.compressed import PACKED_SUFFIXES, unpack
from clashmap.intake.formats.documents import DOCUMENT_SUFFIXES, find_document
from clashmap.intake.formats.mail import find_message, find_messages
from clashmap.intake.formats.parts import Item, Part, Parts, Refused, Source, parsing
from clashmap.intake.formats.rows import find_rows
from clashmap.intake.formats.tables import find_table_rows
from clashmap.intake.formats.warc import find_records
from extract.articles import Article
from extract.errors import ExtractError

_FINDERS: dict[str, Callable[[Source], Parts]] = {
    **dict.fromkeys(DOCUMENT_SUFFIXES, find_document),
    ".jsonl": find_rows,
    ".csv": find_table_rows,
    ".tsv": find_table_rows,
    ".eml": lambda source: find_message(source, _read_inner),
    ".mbox": lambda source: find_messages(source, _read_inner),
    ".warc": lambda source: find_records(source, _read_inner),
}
# Told of a part and its number, None where there is a pause.
OnPart = Callable[[int, Part | None], None]
READABLE = (*_FINDERS, *PACKED_SUFFIXES)
OF_ONE_ARTICLE = (*DOCUMENT_SUFFIXES, ".eml")
HOLDS_NAMED_ROWS = re.compile(r"\.(?:jsonl|csv|tsv)(?:\.gz|\.zst)?$", re.IGNORECASE)
READ_IN_PROCESS = (".txt", ".md", ".jsonl")


def find_parts(source: Source) -> Parts:
    """Yield the parts of a source; raise ExtractError where it cannot be read (on)."""
    packed = source.suffix in PACKED_SUFFIXES
    if packed:
        source = source.unpacked(*unpack(source.stream, source.name))
    finder = _FINDERS.get(source.suffix)
    if finder is not None:
        return finder(source)
    kind = source.suffix or "without ending"
    if packed:
        raise ExtractError(
            f"a packed file, by its name of kind {kind}, which is not read; unpack it, or let its "
            "name tell what is in it, as NAME.jsonl.gz does"
        )
    raise ExtractError(f"kind {kind} is not read; save it as one of {', '.join(READABLE)}")


def read_source(
    source: Source, skip: int = 0, take: int | None = None, on_part: OnPart | None = None
) -> Iterator[Item]:
    """Yield what a source gives, of `take` parts after the first `skip`; nothing is raised.

    on_part is told of each part before it is read, with its number, and of each pause (None).
    """
    tally = _Tally()
    number = 0
    for part in _guarded(source):
        if isinstance(part, Refused):
            yield part
            return
        number += part is not None
        wanted = part if number > skip else None
        if take is not None and number > skip + take:
            return
        if on_part is not None:
            on_part(number, wanted)
        if wanted is None:
            continue
        for item in _read_part(wanted, number):
            tally.count(item)
            yield item
        if on_part is not None and not wanted.light:
            on_part(number, None)  # it is read, whatever comes behind it
        if tally.is_hopeless():
            reason = f"{tally.refused:,} of it set aside, most of all; the rest is not read"
            yield Refused(source.where, reason)
            return


def _guarded(source: Source) -> Iterator[Part | Refused | None]:
    """Yield the parts of a source and, where it cannot be read on, a refusal of the rest."""
    try:
        with parsing("the file", "export or save it again"):
            yield from find_parts(source)
    except ExtractError as error:
        yield Refused(source.where, str(error))


def _read_part(part: Part, number: int) -> Iterator[Item]:
    """Yield what a part gives; a refusal in place of what it cannot."""
    try:
        with parsing("it", "save its text as .txt"):
            for item in part.read():
                # What was refused inside (of an attachment) is found again by the outer number.
                yield replace(item, part=number) if isinstance(item, Refused) else item
    except ExtractError as error:
        yield part.refused(str(error), number)
    except MemoryError:
        yield part.refused("takes more memory than a reader may; save its text as .txt", number)


def _read_inner(source: Source) -> Iterator[Item]:
    """Yield what an attachment or a record gives."""
    if source.depth > MAX_DEPTH:
        yield Refused(source.where, f"over {MAX_DEPTH} files deep; save it as a file of its own")
        return
    yield from read_source(source)


class _Tally:
    """How many parts were read, how many refused."""

    def __init__(self) -> None:
        self.read = self.refused = 0

    def count(self, item: Item) -> None:
        """Count an article or a refusal."""
        self.read += isinstance(item, Article)
        self.refused += isinstance(item, Refused)

    def is_hopeless(self) -> bool:
        """Whether so much was refused that the file is not what its name says."""
        return self.refused >= MAX_REFUSED and self.refused > self.read
