"""Mail: a message (.eml) or a folder of them (.mbox); readable attachments are articles too."""

import email
import email.policy
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from pathlib import PurePath

from clashmap.intake.bounds import (
    MAX_DEPTH,
    MAX_DOCUMENT_BYTES,
    MAX_MESSAGE_PARTS,
    MAX_ROW_COPIED_BYTES,
    MEGA,
)
from clashmap.intake.formats.documents import read_document_bytes
from clashmap.intake.formats.parts import (
    Item,
    Opener,
    Part,
    Parts,
    Refused,
    Source,
    parsing,
    read_bounded,
)
from extract.articles import hash_text
from extract.errors import ExtractError
from extract.formats import Metadata, drop_surrogates

_ADVICE = "save its text as .txt"
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
# What hangs on messages and is no article: pictures, signatures, invitations, style.
_PASSED_OVER = re.compile(r"(?:image|audio|video|font)/|application/(?:pgp|pkcs7|x-pkcs7|ics)")
_PASSED_OVER_SUFFIXES = (".asc", ".sig", ".p7s", ".p7m", ".ics", ".vcf", ".css")
_PIECE = 64 * 1024


def find_message(source: Source, read_attachment: Opener) -> Parts:
    """Yield the one part of an .eml file."""
    data = read_bounded(source.stream, MAX_DOCUMENT_BYTES, "save it without its attachments")
    if not data.strip():
        raise ExtractError("an empty file; save the message again")
    yield Part(source.where, partial(read_message, data, source, read_attachment))


def find_messages(source: Source, read_attachment: Opener) -> Parts:
    """Yield a part for each message of an .mbox file."""
    for number, data in _split_messages(source):
        if data is None:
            yield None
            continue
        label = f", message {number}"
        one = Source(
            name=f"{source.name}{label}",
            key=f"{source.key}#",
            where=f"{source.where}{label}",
            stream=io.BytesIO(),
            depth=source.depth,
        )
        if len(data) > MAX_DOCUMENT_BYTES:
            yield Part(one.where, _refuse_long, light=True)
        else:
            raw = data if len(data) <= MAX_ROW_COPIED_BYTES else None
            read = partial(read_message, data, one, read_attachment)
            yield Part(one.where, read, raw, ".eml", one.key)


def _refuse_long() -> Iterator[Item]:
    raise ExtractError(f"a message of over {MAX_DOCUMENT_BYTES // MEGA} MB; {_ADVICE}")


def _split_messages(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Yield (number, message), cut off beyond the limit; None each MB read of a long one."""
    message, number, blank, read = bytearray(), 0, True, 0
    while piece := source.stream.readline(_PIECE):
        if blank and piece.startswith(b"From "):
            if number:
                yield number, bytes(message)
            message.clear()
            number += 1
        elif not number:
            raise ExtractError(
                'no .mbox: it does not begin with "From "; save single mails as .eml'
            )
        elif len(message) <= MAX_DOCUMENT_BYTES:
            message += piece[1:] if piece.startswith((b">From ", b">>From ")) else piece
        blank = not piece.strip()
        read += len(piece)
        if read > MEGA:
            read = 0
            yield number, None
    if not number:
        raise ExtractError("an empty file; save the messages again")
    yield number, bytes(message)


def read_message(data: bytes, source: Source, read_attachment: Opener) -> Iterator[Item]:
    """Yield the article of a message and what hangs on it; refuse one that holds neither."""
    with parsing("the message", _ADVICE):
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part in message.walk() if not part.is_multipart()]
    if not message.keys():
        raise ExtractError(
            "no message: it has no header lines; save it again from the mail program"
        )
    if len(parts) > MAX_MESSAGE_PARTS:
        raise ExtractError(
            f"{len(parts):,} parts, over the limit of {MAX_MESSAGE_PARTS}; {_ADVICE}"
        )
    key = _header(message, "Message-ID") or _key_without_id(source, data)
    body = _body_of(message)
    with parsing("the message", _ADVICE):
        hanging = [part for part in _attached(message) if part is not body]
    found = body is not None
    if body is not None:
        yield from _read_body(body, message, source, key)
    for number, part in enumerate(hanging, start=1):
        for item in _read_attached(part, number, source, key, read_attachment):
            found = True
            yield item
    if not found:
        raise ExtractError(f"no text in the message; {_ADVICE}")


def _key_without_id(source: Source, data: bytes) -> str:
    """Return the file's own name; in a folder of mails ("a.mbox#"), where places shift, a hash."""
    return source.key + (hash_text(data.decode("latin-1")) if source.key.endswith("#") else "")


def _body_of(message: EmailMessage) -> EmailMessage | None:
    """Return the part with the message's own text: plain where it says something, else HTML."""
    with parsing("the message", _ADVICE):
        for kind in ("plain", "html"):
            part = message.get_body((kind,))
            if isinstance(part, EmailMessage) and _payload(part).strip():
                return part
    return None


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _read_body(
    body: EmailMessage, message: EmailMessage, source: Source, key: str
) -> Iterator[Item]:
    """Yield the article of a message's text, under the message's own metadata."""
    suffix = ".html" if body.get_content_type() == "text/html" else ".txt"
    inner = Source(
        name=source.name,
        key=key,
        where=source.where,
        stream=source.stream,
        given=_metadata(message).overridden_by(source.given),
        kind=suffix,
        charset=_charset(body),
    )
    yield from read_document_bytes(_payload(body), inner)


def _metadata(message: EmailMessage) -> Metadata:
    """Return who wrote (the publisher), of what (the title) and when."""
    name, address = parseaddr(_header(message, "From"))
    title = _ANSWER.sub("", _header(message, "Subject"), count=1)
    try:
        day = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = None
    return Metadata(title=title or None, publisher=name or address or None, published=day)


def _header(message: Message, name: str) -> str:
    """Return a header as one line, "" where it is missing or cannot be read."""
    with parsing("the message", _ADVICE):
        return " ".join(drop_surrogates(str(message[name] or "")).split())


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return "utf-8"


def _attached(message: Message) -> Iterator[Message]:
    """Yield what hangs on a message: parts with a file name, and messages passed on whole."""
    if message.get_content_type() == "message/rfc822":
        yield message
        return
    if message.is_multipart():
        for part in message.iter_parts() if isinstance(message, EmailMessage) else ():
            yield from _attached(part)
    elif message.get_content_disposition() == "attachment" or message.get_filename():
        yield message


def _read_attached(
    part: Message, number: int, source: Source, key: str, read_attachment: Opener
) -> Iterator[Item]:
    """Yield what an attachment gives; name one that is of no readable kind."""
    with parsing("the message", _ADVICE):
        name, data = _named(part, number)
    suffix = PurePath(name).suffix.lower()
    if _PASSED_OVER.match(part.get_content_type()) or suffix in _PASSED_OVER_SUFFIXES:
        return
    where = f"{source.where}, attachment {name!r}"
    if source.depth >= MAX_DEPTH:
        reason = f"over {MAX_DEPTH} messages deep; save it as a file of its own"
        yield Refused(where, reason, raw=data, kind=suffix, raw_key=f"{key}/{name}")
        return
    yield from read_attachment(
        Source(
            name=f"{source.name}: {name}",
            key=f"{key}/{name}",
            where=where,
            stream=io.BytesIO(data),
            charset=_charset(part) if suffix in (".html", ".htm") else None,
            depth=source.depth + 1,
        )
    )


def _named(part: Message, number: int) -> tuple[str, bytes]:
    """Return an attachment's file name, without folders, and its bytes."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return f"message {number}.eml", inner.as_bytes() if isinstance(inner, Message) else b""
    given = drop_surrogates(part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(sign for sign in given if sign.isprintable())[-100:].strip()
    return name or f"attachment {number}", _payload(part)
