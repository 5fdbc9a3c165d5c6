"""What was set aside, kept under safe names with a note of where, why and when; and tried again."""

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

from clashmap.intake.apart import Reading
from clashmap.intake.bounds import LIMITS, MAX_COPIED_BYTES, MAX_QUARANTINE_BYTES, Limits
from clashmap.intake.formats.columns import Columns
from clashmap.intake.formats.compressed import PACKED_SUFFIXES
from clashmap.intake.formats.kinds import OF_ONE_ARTICLE, READABLE
from clashmap.intake.formats.parts import Item, Refused
from clashmap.intake.reading import read_again
from extract.articles import Article, SetAside, hash_text

_NOTE = ".note.json"
_MAX_NOTE_BYTES = 100_000
_STEM = re.compile(r"[^A-Za-z0-9]+")
_MAX_STEM = 40
_OWN = re.compile(r"[0-9a-f]{16}(?:-[A-Za-z0-9-]{1,40})?(?:\.[a-z.]{1,16})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing set aside: where it is, why, since when, and what is kept of it.

    name: its note's name in the quarantine. file: the path that it was read from, None for what
    was given as bytes. part: which row, message or record of it, None for all. copy: the name of
    its copy in the quarantine, "" where it is only named. copied_part: the copy is of the part.
    """

    name: str
    where: str
    reason: str
    when: str
    file: str | None
    key: str
    part: int | None
    kind: str
    copy: str
    copied_part: bool


class Quarantine:
    """A folder of what was set aside. Nothing is ever written outside of it."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._size: int | None = None

    def keep(self, item: SetAside, when: datetime | None = None) -> Entry:
        """Keep a copy of what was set aside, or only its name where it is too large; return it.

        The same thing again, by where it is, takes the place of what was kept of it before.
        """
        refused = item if isinstance(item, Refused) else Refused(item.where, item.reason)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = _safe_name(refused)
        copy = self._copy(refused, name)
        is_part = bool(copy) and refused.raw is not None
        entry = Entry(
            name=name + _NOTE,
            where=refused.where,
            reason=refused.reason,
            when=(when or datetime.now(UTC)).isoformat(),
            file=str(Path(refused.file).absolute()) if refused.file else None,
            key=refused.raw_key if is_part else refused.key,
            part=refused.part,
            kind=refused.kind,
            copy=copy,
            copied_part=is_part,
        )
        self._note(entry)
        return entry

    def list(self) -> list[Entry]:
        """Return what is kept, the oldest first; a note that is none says so as its reason."""
        if not self.folder.is_dir():
            return []
        entries = [_entry_of(path) for path in sorted(self.folder.glob(f"*{_NOTE}"))]
        return sorted(entries, key=lambda entry: (entry.when, entry.name))

    def forget(self, entry: Entry) -> None:
        """Take an entry and its copy out of the folder."""
        for name in filter(None, (entry.copy, entry.name)):
            if _is_own(name):
                (self.folder / name).unlink(missing_ok=True)

    def read(
        self, entry: Entry, columns: Columns | None = None, limits: Limits = LIMITS
    ) -> Iterator[Item]:
        """Yield what an entry gives now: its copy, or the file where that was changed since.

        Ids are those that it would have had.
        """
        original = Path(entry.file) if entry.file else None
        copy = self.folder / entry.copy if _is_own(entry.copy) else None
        if copy is None or (not entry.copied_part and _is_newer(original, entry.when)):
            copy = original
        if copy is None:
            yield Refused(entry.where, f"{entry.reason} (no copy was kept: give it again)")
            return
        skip = entry.part - 1 if entry.part and not entry.copied_part else 0
        reading = Reading(
            copy,
            name=_called(entry),
            key=entry.key,
            where=entry.where,
            columns=columns or Columns(),
            kind=entry.kind if entry.copied_part else "",
            skip=skip,
            take=1 if entry.part and not entry.copied_part else None,
        )
        yield from read_again(reading, original, limits)

    def retry(
        self,
        save: Callable[[Sequence[Article]], object],
        columns: Columns | None = None,
        limits: Limits = LIMITS,
    ) -> Iterator[tuple[Entry, tuple[Article, ...], tuple[SetAside, ...]]]:
        """Read each entry again and yield (entry, articles, refusals).

        Its articles are saved; only then, and only where nothing of it was refused, is it
        forgotten. What is refused again is kept, with its new reason.
        """
        for entry in self.list():
            items = list(self.read(entry, columns, limits))
            articles = tuple(item for item in items if isinstance(item, Article))
            refused = tuple(item for item in items if isinstance(item, SetAside))
            if articles:
                save(articles)
            if articles and not refused:
                self.forget(entry)
            elif refused:
                self._note(replace(entry, reason=refused[0].reason))
            yield entry, articles, refused

    def _note(self, entry: Entry) -> None:
        self._write(entry.name, json.dumps(asdict(entry), indent=1).encode())

    def _copy(self, refused: Refused, name: str) -> str:
        """Write the copy; return its name, "" where there is none."""
        if refused.raw is not None:
            return self._write_copy(name + _safe_suffix(refused.kind), refused.raw)
        path = Path(refused.file) if refused.file else None
        if path is None or (refused.part and path.suffix.lower() not in OF_ONE_ARTICLE):
            return ""
        with suppress(OSError):
            if path.is_file() and path.stat().st_size <= MAX_COPIED_BYTES:
                return self._write_copy(name + _safe_suffix(path.name), path.read_bytes())
        return ""

    def _write_copy(self, name: str, data: bytes) -> str:
        """Write a copy where there is room for it; return its name, "" where there is none."""
        if self._size is None:
            self._size = sum(path.lstat().st_size for path in self.folder.iterdir())
        if self._size + len(data) > MAX_QUARANTINE_BYTES:
            return ""
        self._size += len(data)
        self._write(name, data)
        return name

    def _write(self, name: str, data: bytes) -> None:
        """Write a file under its name at once; what stands there is replaced, never followed."""
        part = self.folder / f".{name}.{os.getpid()}.part"
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            part.replace(self.folder / name)
        finally:
            part.unlink(missing_ok=True)


def _safe_name(refused: Refused) -> str:
    """Return a name from a hash of where it was, and what is harmless of its own name."""
    file = str(Path(refused.file).absolute()) if refused.file else ""
    stem = _STEM.sub("-", PurePath(refused.file or refused.where).stem).strip("-")[:_MAX_STEM]
    mark = hash_text(f"{file}\n{refused.where}\n{refused.part}")
    return f"{mark}-{stem}" if stem else mark


def _safe_suffix(name: str) -> str:
    """Return the ending of a readable kind; of all others one that nothing opens."""
    suffixes = [suffix.lower() for suffix in PurePath("x" + PurePath(name).name).suffixes[-2:]]
    if suffixes and suffixes[-1] in PACKED_SUFFIXES:
        return "".join(suffixes) if suffixes[0] in READABLE else ".bin"
    return suffixes[-1] if suffixes and suffixes[-1] in READABLE else ".bin"


def _is_own(name: str) -> bool:
    """Whether a name is one that this quarantine gives: a note may have been written by others."""
    return bool(_OWN.fullmatch(name))


def _is_newer(file: Path | None, when: str) -> bool:
    """Whether a file was changed after it was set aside."""
    try:
        return file is not None and file.stat().st_mtime > datetime.fromisoformat(when).timestamp()
    except (OSError, ValueError):
        return False


def _called(entry: Entry) -> str:
    """Return the name of what was set aside, as its articles' source gives it."""
    if not entry.file:
        return entry.where
    name = PurePath(entry.file).name
    return name + entry.where.removeprefix(entry.file) if entry.copied_part else name


def _entry_of(path: Path) -> Entry:
    """Return the entry that a note holds; for what is no note of ours, one that says so."""
    try:
        return _checked(json.loads(_note_text(path)), path)
    except (OSError, ValueError, TypeError) as error:
        reason = f"its note cannot be read ({error}); remove it"
        return Entry(path.name, str(path), reason, "", None, "", None, "", "", copied_part=False)


def _note_text(path: Path) -> str:
    if path.is_symlink() or path.stat().st_size > _MAX_NOTE_BYTES:
        raise ValueError("a link, or over the length of a note")
    return path.read_text(encoding="utf-8")


def _checked(values: dict[str, Any], path: Path) -> Entry:
    """Return the entry of a note's values; raise where they are not of their types."""
    entry = Entry(**values | {"name": path.name})
    texts = (entry.where, entry.reason, entry.when, entry.key, entry.kind, entry.copy)
    places = isinstance(entry.file, str | None) and isinstance(entry.part, int | None)
    if not places or not all(isinstance(text, str) for text in texts):
        raise TypeError("a value of the wrong type")
    return entry
