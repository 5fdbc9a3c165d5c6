"""What passes between this process and the one that parses: JSON after its length, never code."""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, BinaryIO

from clashmap.intake.formats.parts import Item, Note, Refused
from extract.articles import Article, Published, SetAside
from extract.formats import Metadata

Frame = dict[str, Any]
_LENGTH_BYTES = 4


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Write a frame; names of files may hold half surrogates, which are kept."""
    data = json.dumps(frame, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    stream.flush()


def read_frame(stream: BinaryIO, limit: int) -> Frame | None:
    """Return the next frame, None at the end; raise ValueError for what is none, or too long."""
    head = stream.read(_LENGTH_BYTES)
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH_BYTES:
        return None
    if size > limit:
        raise ValueError(f"an answer of {size / 1e6:.0f} MB, over the limit of {limit / 1e6:.0f}")
    data = stream.read(size)
    if len(data) < size:
        return None
    frame = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(frame, dict):
        raise TypeError("an answer that is no JSON object")
    return frame


def item_frame(item: Item) -> Frame:
    """Return an article, refusal or note as JSON values."""
    if isinstance(item, Article):
        return {"article": {name: _plain(getattr(item, name)) for name in Article.__slots__}}
    if isinstance(item, Note):
        return {"note": [item.where, item.text]}
    frame: Frame = {"aside": [item.where, item.reason]}
    if isinstance(item, Refused):
        raw = base64.b64encode(item.raw).decode() if item.raw else None
        frame |= {"part": item.part, "raw": raw, "kind": item.kind, "raw_key": item.raw_key}
    return frame


def item_of(frame: Frame) -> Item:
    """Return the item of a frame."""
    if "article" in frame:
        values = frame["article"]
        published, after = values["published"], values["after"]
        values["published"] = _published(published) if published else None
        values["after"] = tuple(after) if after else None
        return Article(**values)
    if "note" in frame:
        return Note(*frame["note"])
    if "part" not in frame:
        return SetAside(*frame["aside"])
    raw = base64.b64decode(frame["raw"]) if frame["raw"] else None
    where, reason = frame["aside"]
    return Refused(
        where, reason, part=frame["part"], raw=raw, kind=frame["kind"], raw_key=frame["raw_key"]
    )


def metadata_frame(meta: Metadata) -> Frame:
    """Return metadata as JSON values."""
    return {name: _plain(value) for name, value in asdict(meta).items()}


def metadata_of(frame: Mapping[str, Any]) -> Metadata:
    """Return the metadata of a frame."""
    values = dict(frame)
    values["after"] = tuple(values["after"]) if values.get("after") else None
    return Metadata(**values)


def _plain(value: object) -> object:
    if isinstance(value, Published):
        days = [day.isoformat() if day else None for day in (value.start, value.end)]
        return [value.text, *days, value.basis]
    return value.isoformat() if isinstance(value, date) else value


def _published(values: list[str | None]) -> Published:
    text, start, end, basis = values
    return Published(text, _day(start), _day(end), basis)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
