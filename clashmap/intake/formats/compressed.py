"""Packed files as streams of what is in them; a bomb is refused while it unpacks."""

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import PurePath

import zstandard

from clashmap.intake.bounds import MAX_ARCHIVE_BYTES, MAX_RATIO, MEGA, RATIO_COUNTS_FROM
from clashmap.intake.formats.streams import Counted, Stream
from extract.errors import ExtractError

# zstd may ask for 2 GB to look back into; its strongest usual setting asks for 128 MB.
_MAX_WINDOW = 128 * 1024 * 1024
_BUFFER = 256 * 1024


def _open_gzip(packed: Counted) -> Stream:
    return gzip.GzipFile(fileobj=io.BufferedReader(packed, _BUFFER))


def _open_zstd(packed: Counted) -> Stream:
    opener = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW)
    inner = io.BufferedReader(packed, _BUFFER)
    stream: Stream = opener.stream_reader(inner, read_across_frames=True)
    return stream


_OPENERS: dict[str, Callable[[Counted], Stream]] = {".gz": _open_gzip, ".zst": _open_zstd}
PACKED_SUFFIXES = tuple(_OPENERS)


def unpack(packed: Stream, name: str) -> tuple[Stream, str]:
    """Return a packed file's stream, and the name of what is in it ("a.csv" of "a.csv.gz")."""
    path = PurePath(name)
    inner = path.stem
    if PurePath(inner).suffix.lower() in PACKED_SUFFIXES:
        raise ExtractError("packed twice; unpack it once")
    return io.BufferedReader(_Unpacked(packed, path.suffix.lower()), _BUFFER), inner


class _Unpacked(io.RawIOBase):
    """What is in a packed file, as far as the bounds allow."""

    def __init__(self, packed: Stream, suffix: str) -> None:
        self._counted = Counted(packed)
        self._suffix = suffix
        self._inner = _OPENERS[suffix](self._counted)
        self._out = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; return how much it was."""
        try:
            data = self._inner.read(len(buffer))
        except (OSError, EOFError, zlib.error, zstandard.ZstdError) as error:
            raise ExtractError(
                f"broken {self._suffix} data after {self._out / MEGA:.1f} MB ({error!s:.100}); "
                "fetch or pack the file again"
            ) from error
        self._out += len(data)
        self._check()
        buffer[: len(data)] = data
        return len(data)

    def _check(self) -> None:
        if self._out > MAX_ARCHIVE_BYTES:
            raise ExtractError(f"unpacks to over {MAX_ARCHIVE_BYTES // MEGA:,} MB; split it")
        if self._out > max(RATIO_COUNTS_FROM, self._counted.taken * MAX_RATIO):
            raise ExtractError(
                f"unpacks to over {MAX_RATIO} times its size, as bombs do; unpack it yourself if "
                "you trust it"
            )
