"""One page from the web -> its article: character set, link and what its list says of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from urllib.parse import urlsplit

from clashmap.intake.apart import Reading, read_apart
from clashmap.intake.bounds import MAX_ROW_COPIED_BYTES
from clashmap.intake.formats.charsets import known_charset
from clashmap.intake.formats.parts import Item, Note, Refused
from clashmap.intake.web.fetch import Page
from clashmap.intake.web.links import Link
from extract.articles import Article, canonical_url, clean_url, hash_text
from extract.formats import Metadata

_PDF = b"%PDF-"


def read_page(page: Page, link: Link, publisher: str | None) -> Iterator[Item]:
    """Yield the article of a page or a refusal, and notes of what was odd.

    What the source's table and the list say of publisher and day goes before the page's own.
    """
    charset = _known_in(page.headers.get("content-type", ""))
    yield from _read(page.data, _suffix_of(page), charset, replace(link, url=page.url), publisher)


def read_entry(link: Link, publisher: str | None) -> Iterator[Item]:
    """Yield the article that a feed brought whole in its entry."""
    data = link.text.encode("utf-8", "replace")
    yield Note(link.url, "its page cannot be read; read from the feed's own text")
    yield from _read(data, ".html", "utf-8", link, publisher)


def _read(
    data: bytes, suffix: str, charset: str | None, link: Link, publisher: str | None
) -> Iterator[Item]:
    """Yield what is found in the bytes, which another process parses."""
    reading = Reading(
        data,
        name=link.url,
        key=link.url,
        where=link.url,
        given=Metadata(publisher=publisher, published=link.published or None),
        charset=charset,
        kind=suffix,
    )
    for item in read_apart(reading):
        if isinstance(item, Article):
            yield _placed(item, link)
        elif isinstance(item, Refused):
            raw = data if len(data) <= MAX_ROW_COPIED_BYTES else None
            yield replace(item, key=link.url, raw=raw, raw_key=link.url, kind=suffix)
        else:
            yield item


def _placed(article: Article, link: Link) -> Article:
    """Return an article under its own link, with the title of its list where it has none."""
    url = _own_link(article.url, link.url)
    key = canonical_url(url) if url else link.url
    title = article.title or link.title or None
    return replace(article, article_id=hash_text(key), url=url, source=url or link.url, title=title)


def _suffix_of(page: Page) -> str:
    """Return the kind of file that a page is."""
    if page.data.startswith(_PDF):
        return ".pdf"
    return ".txt" if page.kind == "text/plain" else ".html"


def _own_link(stated: str | None, url: str) -> str | None:
    """Return the link that a page states as its own, where it may; else the one it was read from.

    A page must not pass itself off as an article of another site, nor all articles of a site as
    its front page.
    """
    if stated:
        theirs, ours = urlsplit(stated), urlsplit(url)
        same = _site(theirs.hostname) == _site(ours.hostname)
        if same and (theirs.path.strip("/") or not ours.path.strip("/")):
            return stated
    return clean_url(url)


def _site(host: str | None) -> str:
    """Return a host without what only tells the kind of its reader."""
    return re.sub(r"^(?:www|m|amp|mobile)\.", "", (host or "").lower())


def _known_in(content_type: str) -> str | None:
    """Return the character set that a server names, None where there is none of that name."""
    header = Message()
    header["content-type"] = re.sub(r"[^\x20-\x7e]", "", content_type)[:200]
    named = header.get_param("charset")
    return named if isinstance(named, str) and known_charset(named) else None
