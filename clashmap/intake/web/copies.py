"""An archived copy of all that was read: the bytes under their hash, and a line on each reading."""

import gzip
import hashlib
import json
import os
from pathlib import Path

from clashmap.intake.web.fetch import Page

_SECRET = frozenset({"set-cookie", "set-cookie2", "authorization"})


def keep_copy(folder: Path, page: Page) -> Path:
    """Return the file with a page's bytes, written now unless they were read before.

    copies/ab/abc….gz holds the bytes, under their SHA-256; readings-2026-11.jsonl one line for
    each reading: time, link asked for, link read, hash, size and headers.
    """
    digest = hashlib.sha256(page.data).hexdigest()
    file = folder / "copies" / digest[:2] / f"{digest}.gz"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, gzip.compress(page.data, mtime=0))
    row = {
        "time": page.read_at.isoformat(timespec="seconds"),
        "asked": page.asked,
        "url": page.url,
        "sha256": digest,
        "bytes": len(page.data),
        "headers": {name: text for name, text in page.headers.items() if name not in _SECRET},
    }
    _append_line(folder / f"readings-{page.read_at:%Y-%m}.jsonl", json.dumps(row))
    return file


def read_copy(file: Path) -> bytes:
    """Return the bytes of an archived copy."""
    return gzip.decompress(file.read_bytes())


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _append_line(file: Path, line: str) -> None:
    """Add a line in one write, so that those of several processes do not mix."""
    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(handle, line.encode() + b"\n")
    finally:
        os.close(handle)
