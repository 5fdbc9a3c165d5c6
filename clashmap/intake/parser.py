"""The process that parses what may be hostile: run by the sandbox, with limits set by itself.

It reads requests from standard input and answers on standard output, until its input ends. It may
neither write files nor use more memory or processor time than it was given.
"""

import io
import os
import re
import sys
import time
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import BinaryIO

from clashmap.intake.bounds import MAX_ANSWER_BYTES
from clashmap.intake.formats.columns import Columns
from clashmap.intake.formats.kinds import read_source
from clashmap.intake.formats.parts import Item, Part, Refused, Source
from clashmap.intake.wire import Frame, item_frame, metadata_of, read_frame, write_frame
from extract.articles import Article, SetAside

try:
    import resource
except ImportError:  # not on this system: the sandbox says so
    resource = None  # type: ignore[assignment]

_OPEN_FILES = 64
# Rows are answered together: so many, or with so much text, or what came in this time.
_BATCH, _BATCH_CHARS, _BATCH_SECONDS = 64, 1_000_000, 0.2
# How often a reader at work that has found nothing says that it is.
_ALIVE_SECONDS = 1.0
# Memory that was held is not all given back: near the limit, the next file would meet it.
_MUCH = 0.6


def main() -> None:
    """Answer requests until there are no more."""
    memory, cpu = int(sys.argv[1]), int(sys.argv[2])
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    write_frame(answers, {"limited": _limit(memory)})
    while (request := read_frame(requests, MAX_ANSWER_BYTES)) is not None:
        data = requests.read(request["bytes"]) if request["bytes"] is not None else None
        try:
            _Answer(answers, memory, cpu, rows_alone=request["rows_alone"]).give(request, data)
        except OSError as error:  # the file: the pipe's own error ends the next write too
            reason = f"cannot be read ({error.strerror}); check the file and its permissions"
            aside = item_frame(SetAside(request["where"], reason))
            done = {"items": [aside], "ended": 0, "begun": None, "done": True, "retire": False}
            write_frame(answers, done)


def _limit(memory: int) -> list[str]:
    """Set the limits of this process; return which of them hold."""
    if resource is None:
        return []
    held = []
    wanted = {
        "memory": (resource.RLIMIT_AS, memory),
        "files": (resource.RLIMIT_FSIZE, 0),
        "open files": (resource.RLIMIT_NOFILE, _OPEN_FILES),
        "core": (resource.RLIMIT_CORE, 0),
    }
    for name, (kind, most) in wanted.items():
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue
        held.append(name)
    return [*held, "time"]


def _allow_seconds(cpu: int) -> None:
    """Allow so much processor time from now on; beyond it the system ends this process."""
    if resource is not None:
        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = ceil(time.process_time()) + cpu
        if most == resource.RLIM_INFINITY or soft < most:
            resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


def _peak_bytes() -> int:
    """Return the most memory that this process has held so far, 0 where that is not known.

    From the system's own files: what getrusage tells of a new process includes its parent's.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(peak[1]) * 1024 if peak else 0


class _Answer:
    """What is said of one source, as it is read."""

    def __init__(self, stream: BinaryIO, memory: int, cpu: int, *, rows_alone: bool) -> None:
        self._stream = stream
        self._memory = memory
        self._cpu = cpu
        self._rows_alone = rows_alone
        self._items: list[Frame] = []
        self._size = self._ended = 0
        self._light = True
        self._said = time.monotonic()

    def give(self, request: Frame, data: bytes | None) -> None:
        """Read the source and say all that it gives, then that it is done."""
        with _open(request, data) as stream:
            source = Source(
                name=request["name"],
                key=request["key"],
                where=request["where"],
                stream=stream,
                given=metadata_of(request["given"]),
                columns=Columns(request["columns"]),
                charset=request["charset"],
                kind=request["kind"],
            )
            _allow_seconds(self._cpu)
            self._ended = request["skip"]
            items = read_source(source, request["skip"], request["take"], self._begin)
            for item in items:
                self._items.append(item_frame(self._explained(item)))
                self._size += len(item.text) if isinstance(item, Article) else 0
        self._send(done=True)

    def _begin(self, number: int, part: Part | None) -> None:
        """Say what was read, and which part begins: after a crash it is known which it was."""
        now = time.monotonic()
        light = part is None or (part.light and not self._rows_alone)
        self._ended = number if part is None else number - 1
        if not light or not self._light or self._is_full():
            self._send(begun=None if light or part is None else [number, part.where])
        elif now - self._said > (_BATCH_SECONDS if self._items else _ALIVE_SECONDS):
            self._send()
        self._light = light

    def _explained(self, item: Item) -> Item:
        """Return a refusal with the memory it took, where that may be why: libraries hide it."""
        if isinstance(item, Refused) and self._took_much():
            return replace(item, reason=f"{item.reason} (it took most of a reader's memory)")
        return item

    def _took_much(self) -> bool:
        """Whether this process has come near its limit: it is then replaced."""
        return _peak_bytes() > self._memory * _MUCH

    def _is_full(self) -> bool:
        return len(self._items) >= _BATCH or self._size > _BATCH_CHARS

    def _send(self, *, begun: list[object] | None = None, done: bool = False) -> None:
        frame = {"items": self._items, "ended": self._ended, "begun": begun, "done": done}
        frame["retire"] = done and self._took_much()
        write_frame(self._stream, frame)
        self._items, self._size = [], 0
        self._said = time.monotonic()
        _allow_seconds(self._cpu)


def _open(request: Frame, data: bytes | None) -> BinaryIO:
    if data is not None:
        return io.BytesIO(data)
    return Path(request["path"]).open("rb")


if __name__ == "__main__":
    main()
