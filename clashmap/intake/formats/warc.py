"""Web archives (.warc): each page that a crawl fetched, with its address and its day."""

import io
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from clashmap.intake.bounds import MAX_DOCUMENT_BYTES
from clashmap.intake.formats.parts import Item, Opener, Part, Parts, Source, parsing, read_bounded
from clashmap.intake.formats.streams import Rejoined, Stream
from extract.articles import clean_url
from extract.errors import ExtractError
from extract.formats import Metadata

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_ADVICE = "fetch the archive again"
_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
_MARK = b"WARC/"
_FETCHED = ("response", "resource")


def find_records(source: Source, read_page: Opener) -> Parts:
    """Yield a part for each page in the archive, None for what else there is."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - slow, and rarely needed

    begins = source.stream.read(len(_MARK))
    if begins != _MARK:  # its library looks for a line's end, however far
        raise ExtractError(f"no WARC: it begins with {begins!r}; {_ADVICE}")
    stream = io.BufferedReader(Rejoined(begins, source.stream))
    pages, number = 0, 0
    with parsing("the archive", _ADVICE):
        for number, record in enumerate(ArchiveIterator(stream), start=1):
            kind = _kind_of(record)
            if kind is None:
                yield None
                continue
            pages += 1
            yield _part(record, kind, number, source, read_page)
    if not pages:
        raise ExtractError(f"no page in it among {number} records; it may be the wrong archive")


def _kind_of(record: "ArcWarcRecord") -> str | None:
    """Return the ending that a fetched page would have as a file, None for anything else."""
    if record.rec_type not in _FETCHED:
        return None
    heads = record.http_headers
    if heads is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
    elif heads.get_statuscode() == "200":
        kind = heads.get_header("Content-Type") or ""
    else:
        return None
    return _KINDS.get(kind.split(";")[0].strip().lower())


def _part(
    record: "ArcWarcRecord", kind: str, number: int, source: Source, read_page: Opener
) -> Part:
    """Return the part of a page; its bytes are read now, before the archive goes on."""
    url = clean_url(record.rec_headers.get_header("WARC-Target-URI"))
    where = f"{source.where}, record {number}" + (f" ({url})" if url else "")
    try:
        data = _content(record)
    except ExtractError as error:
        return Part(where, partial(_refuse, str(error)), light=True)
    page = Source(
        name=f"{source.name}, record {number}",
        key=f"{source.key}#{url or number}",
        where=where,
        stream=io.BytesIO(data),
        given=Metadata(url=url),
        crawled=(record.rec_headers.get_header("WARC-Date") or "")[:10] or None,
        charset=_charset(record),
        depth=source.depth + 1,
        kind=kind,
    )
    return Part(where, partial(read_page, page))


def _content(record: "ArcWarcRecord") -> bytes:
    """Return a page, its transfer and content encodings undone, within the limit of a page."""
    heads = record.http_headers
    packing = heads.get_header("Content-Encoding") if heads else None
    with parsing("the record", _ADVICE):
        stream: Stream = record.content_stream()
        data = read_bounded(stream, MAX_DOCUMENT_BYTES, "it is no article")
    if packing and packing.lower() not in ("gzip", "deflate", "identity", "x-gzip"):
        raise ExtractError(f"packed as {packing!r:.20}; fetch it again without")
    return data


def _charset(record: "ArcWarcRecord") -> str | None:
    kind = record.http_headers.get_header("Content-Type") if record.http_headers else None
    _, sign, named = (kind or "").lower().partition("charset=")
    return named.split(";")[0].strip(" \"'") or None if sign else None


def _refuse(reason: str) -> Iterator[Item]:
    raise ExtractError(reason)
