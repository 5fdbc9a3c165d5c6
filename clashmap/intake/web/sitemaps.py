"""The bytes of a sitemap -> its links, and the sitemaps that an index names."""

import re
from dataclasses import dataclass, field
from datetime import date
from xml.parsers import expat

from clashmap.intake.web.errors import WebError
from clashmap.intake.web.links import Link, plain_title
from clashmap.intake.web.requests import gather, unpack_gzip

_GZIP_MAGIC = b"\x1f\x8b"
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", re.ASCII | re.DOTALL)
_ROOTS = frozenset({"urlset", "sitemapindex"})
# The names that matter, without their namespaces: those of the protocol and of its news part.
_FIELDS = frozenset({"loc", "lastmod", "publication_date", "title"})
_MAX_FIELD = 4_000
_SEPARATOR = " "


@dataclass(slots=True)
class Sitemap:
    """What one sitemap lists."""

    pages: list[Link] = field(default_factory=list)
    sitemaps: list[Link] = field(default_factory=list)


def read_sitemap(data: bytes, *, size: int, links: int, today: date) -> Sitemap:
    """Return at most `links` links of a sitemap, newest first; raise WebError where it is none."""
    if data.startswith(_GZIP_MAGIC):
        data = gather(unpack_gzip([data], size), size)
    found = _Reader(links, today).read(data)
    for listed in (found.pages, found.sitemaps):
        listed.sort(key=lambda link: link.stamp, reverse=True)
    return found


class _Enough(Exception):  # noqa: N818 - no error: all links that are wanted are there
    """Raised to end the parsing."""


class _Reader:
    """Reads element by element, so that a long sitemap takes no more memory than its links."""

    def __init__(self, most: int, today: date) -> None:
        self._most, self._today = most, today
        self._found = Sitemap()
        self._values: dict[str, str] = {}
        self._open = ""
        self._has_root = False

    def read(self, data: bytes) -> Sitemap:
        """Return what the bytes list; of a broken sitemap, raise."""
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_entities
        try:
            parser.Parse(data, True)
        except _Enough:
            return self._found
        except (expat.ExpatError, LookupError) as error:
            raise WebError(f"the sitemap is no sound XML ({error}); tell the publisher") from error
        return self._found

    def _start(self, tag: str, _: dict[str, str]) -> None:
        name = tag.rpartition(_SEPARATOR)[2]
        if not self._has_root and name not in _ROOTS:
            raise WebError(f"no sitemap: it begins with <{plain_title(name)[:40]}>; check the link")
        self._has_root = True
        if name in {"url", "sitemap"}:
            self._values = {}
        self._open = name if name in _FIELDS and name not in self._values else ""

    def _text(self, text: str) -> None:
        if self._open:
            so_far = self._values.get(self._open, "")
            self._values[self._open] = (so_far + text)[:_MAX_FIELD]

    def _end(self, tag: str) -> None:
        name = tag.rpartition(_SEPARATOR)[2]
        self._open = ""
        if name == "url":
            self._keep(self._found.pages)
        elif name == "sitemap":
            self._keep(self._found.sitemaps)

    def _keep(self, links: list[Link]) -> None:
        """Add the link whose element has just ended."""
        if len(links) >= self._most:
            raise _Enough
        value = {name: text.strip() for name, text in self._values.items()}
        if value.get("loc"):
            published = value.get("publication_date", "")
            stamp = value.get("lastmod") or published
            day = _iso_day(published, self._today)
            title = plain_title(value.get("title", ""))
            links.append(Link(value["loc"], title, day, stamp[:100]))

    def _refuse_entities(self, *_: object) -> None:
        raise WebError("the sitemap declares entities of its own, which are not read")


def _iso_day(written: str, today: date) -> str:
    """Return a publication day, "" where there is none or it is still to come."""
    match = _ISO_DAY.fullmatch(written)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        return ""
    return day.isoformat() if day and (day - today).days <= 1 else ""
