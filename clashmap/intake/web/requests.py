"""One request, one answer: no redirect is followed here and nothing is tried twice."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext

import httpcore

from clashmap.intake.web.addresses import Target
from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.connections import GuardedNetwork, Patience
from clashmap.intake.web.errors import WebError

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.8, application/pdf;q=0.7"
)
# zlib's sign for a gzip file of the largest window.
_GZIP = 31
_READABLE = frozenset(
    {
        "application/xhtml+xml",
        "application/xml",
        "application/pdf",
        # Packed sitemaps, and feeds of servers that do not know what they send.
        "application/gzip",
        "application/x-gzip",
        "application/octet-stream",
    }
)
_FULL = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered; header names in lower case, the body unpacked, empty unless whole."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """Return the kind of content as the site names it, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def ask_once(target: Target, headers: Mapping[str, str], limit: int, options: WebOptions) -> Answer:
    """Return the answer to one GET; raise WebError where it breaks a bound."""
    patience = Patience(options.bounds, options.machine.clock)
    network = GuardedNetwork(options, patience)
    sent = {
        "User-Agent": options.user_agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **headers,
    }
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_tls(), network_backend=network) as pool,
            pool.stream("GET", target.url, headers=list(sent.items())) as response,
        ):
            return _read_answer(target.url, response, limit)
    except httpcore.TimeoutException as error:
        patience.left()  # where all time is over, that is said
        silence = f"{options.bounds.grace_seconds:g} s"
        raise WebError(f"nothing came for {silence} or more", later=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        why = str(error)[:200] or type(error).__name__
        raise WebError(f"the connection failed ({why})", later=True) from error


@cache
def _tls() -> SSLContext:
    """Return what proves a site's name: the machine's certificates and those of certifi."""
    return httpcore.default_ssl_context()


def _read_answer(url: str, response: httpcore.Response, limit: int) -> Answer:
    """Return an answer; only a full one has its body read."""
    headers = _headers_of(response)
    answer = Answer(url, response.status, headers, b"")
    if response.status not in _FULL:
        return answer
    _check_type(answer)
    _check_length(headers.get("content-length", ""), limit)
    packed = _bounded(response.iter_stream(), limit)
    chunks = _unpack(packed, headers.get("content-encoding", ""), limit)
    return Answer(url, response.status, headers, gather(chunks, limit))


def _headers_of(response: httpcore.Response) -> dict[str, str]:
    """Return the headers; of one sent twice the last counts."""
    return {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
    }


def _check_type(answer: Answer) -> None:
    kind = answer.content_type
    if kind and not (kind.startswith("text/") or kind.endswith("+xml") or kind in _READABLE):
        raise WebError(f"holds {kind!r:.60}, no text; only pages, feeds, text and PDF are read")


def _check_length(stated: str, limit: int) -> None:
    """Refuse early what says itself that it is too big; what lies is found while reading."""
    if stated.isdecimal() and len(stated) < 20 and int(stated) > limit:
        raise _too_big(limit)


def _too_big(limit: int) -> WebError:
    return WebError(f"over the limit of {limit / 1e6:g} MB; it is not read")


def _bounded(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Yield what comes over the line; raise WebError once it is over the limit."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise _too_big(limit)
        yield chunk


def gather(chunks: Iterable[bytes], limit: int) -> bytes:
    """Return the chunks as one; raise WebError as soon as they are over the limit."""
    whole = bytearray()
    for chunk in chunks:
        whole += chunk
        if len(whole) > limit:
            raise _too_big(limit)
    return bytes(whole)


def _unpack(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterable[bytes]:
    """Return the chunks as they were before the server packed them."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return chunks
    if name in {"gzip", "x-gzip"}:
        return unpack_gzip(chunks, limit)
    raise WebError(f"packed as {name!r:.40}, which was not asked for; it is not read")


def unpack_gzip(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Yield what gzip packed, little more at a time than the limit; raise where it is broken."""
    engine = zlib.decompressobj(_GZIP)
    began = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if engine.eof:  # one more member, or zeros that pad the file
                rest = rest.lstrip(b"\x00")
                engine = zlib.decompressobj(_GZIP) if rest else engine
                began = False
                continue
            try:
                yield engine.decompress(rest, limit + 1)
            except zlib.error as error:
                raise WebError(f"broken gzip ({error}); it is not read", later=True) from error
            began = True
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    if began and not engine.eof:
        raise WebError("gzip that ends in the middle; it is not read", later=True)
