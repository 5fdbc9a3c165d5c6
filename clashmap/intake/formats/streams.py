"""Streams of bytes: what readers ask of them, and two that stand before another one."""

import io
from typing import Protocol


class Stream(Protocol):
    """What readers read from: an open file, or what unpacks one."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes, all for -1; none at the end."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return a line, or at most so many bytes of it."""


class _Before(io.RawIOBase):
    """A stream made from another one by `take`."""

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def take(self, size: int) -> bytes:
        """Return at most so many of the next bytes."""
        raise NotImplementedError

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; return how much it was."""
        data = self.take(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Counted(_Before):
    """A stream that counts what was taken from it."""

    def __init__(self, inner: Stream) -> None:
        self._inner = inner
        self.taken = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        data = self._inner.read(size)
        self.taken += len(data)
        return data


class Rejoined(_Before):
    """A stream whose beginning was read already."""

    def __init__(self, beginning: bytes, rest: Stream) -> None:
        self._beginning = beginning
        self._rest = rest

    def take(self, size: int) -> bytes:
        """Return what comes next."""
        data, self._beginning = self._beginning[:size], self._beginning[size:]
        return data or self._rest.read(size)
