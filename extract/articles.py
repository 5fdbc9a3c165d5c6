"""Article: one text with what is known of it, and how it is named."""

import hashlib
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out: as written, and the days it may be.

    text is ISO, as precise as known (2022 | 2022-05 | 2022-05-13), None where nothing is known.
    start and end are inclusive days; both None where nothing is known. basis: given (metadata,
    front matter or sidecar) | stated (in the text) | inferred (from what the text tells).
    """

    text: str | None
    start: date | None
    end: date | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """What is read from one file, page or row.

    source is the file's name or the row's id; text holds newlines and characters as they were.
    after says, for a paraphrase, whose facts it retells: (title, outlet, date, link).
    """

    article_id: str
    version: str
    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published | None = None
    after: tuple[str, str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file or row that could not be read: where it is, what was found and what to do."""

    where: str
    reason: str


# Parameters that tell how a reader came to a page, not which page it is.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src", "ref_url", "igshid", "smid")
_MAX_URL = 2_000


def clean_url(value: object) -> str | None:
    """Return a link that is safe to show, None for anything but a plain http or https address."""
    if not isinstance(value, str) or len(value) > _MAX_URL:
        return None
    link = value.strip()
    if any(sign.isspace() or not sign.isprintable() or sign in "<>\"'`\\" for sign in link):
        return None
    try:
        parts = urlsplit(link)
        named = parts.scheme.lower() in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return link if named else None


def canonical_url(link: str) -> str:
    """Return a link without what tells no pages apart: host's case, tracking, fragment."""
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].lower().startswith(_TRACKING)
    ]
    return urlunsplit(("https", host + port, parts.path.rstrip("/"), urlencode(query), ""))


def hash_text(text: str) -> str:
    """Return the first 16 hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
