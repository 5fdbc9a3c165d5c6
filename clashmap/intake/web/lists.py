"""A fetched feed or sitemap -> the links that it lists, those of its sitemaps included."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.feeds import read_feed
from clashmap.intake.web.fetch import Page
from clashmap.intake.web.links import Link, usable_links
from clashmap.intake.web.sitemaps import Sitemap, read_sitemap
from extract.articles import SetAside
from extract.reading import OnSetAside

_HEAD = 5_000
_ROOTS = {
    "sitemap": (b"<urlset", b"<sitemapindex"),
    "page": (b"<!doctype html", b"<html"),
    "feed": (b"<rss", b"<feed", b"<rdf:rdf"),
}
_GZIP_MAGIC = b"\x1f\x8b"

Fetch = Callable[[str], Page]
IsRead = Callable[[str, str], bool]


def kind_of(page: Page) -> str:
    """Return feed, sitemap or page, by how the bytes begin."""
    if page.data.startswith(_GZIP_MAGIC):
        return "sitemap"
    head = page.data[:_HEAD].replace(b"\x00", b"").lower()
    places = {kind: _first_place(head, roots) for kind, roots in _ROOTS.items()}
    kind = min(places, key=places.__getitem__)
    return kind if places[kind] < len(head) else "page"


def _first_place(head: bytes, roots: tuple[bytes, ...]) -> int:
    return min(place if (place := head.find(root)) >= 0 else len(head) for root in roots)


@dataclass(slots=True)
class Listed:
    """The links of a list, newest first; `parts`: the sitemaps read for it; `whole` without gap."""

    links: list[Link] = field(default_factory=list)
    parts: list[Link] = field(default_factory=list)
    whole: bool = True


class ListReader:
    """Reads one list. `fetch` returns a sitemap that an index names."""

    def __init__(self, fetch: Fetch, options: WebOptions, on_set_aside: OnSetAside) -> None:
        self._fetch, self._options, self._on_set_aside = fetch, options, on_set_aside
        self._today = options.machine.now().date()

    def read(self, page: Page, kind: str, is_read: IsRead) -> Listed:
        """Return what a page lists; sitemaps that `is_read` knows are passed over."""
        if kind == "feed":
            links = read_feed(page, self._today, self._options.bounds)
            return Listed(list(self._usable(links, page.url)))
        listed = Listed()
        for sitemap, base in self._sitemaps(page, is_read, listed):
            room = self._options.bounds.sitemap_links - len(listed.links)
            listed.links += list(self._usable(sitemap.pages[:room], base))
        listed.links.sort(key=lambda link: link.stamp, reverse=True)
        return listed

    def _usable(self, links: list[Link], base: str) -> Iterator[Link]:
        return usable_links(links, base, self._options, self._on_set_aside)

    def _sitemaps(
        self, page: Page, is_read: IsRead, listed: Listed
    ) -> Iterator[tuple[Sitemap, str]]:
        """Yield a sitemap and those below it, each once, the newest first."""
        first = self._parse(page)
        yield first, page.url
        queue = list(self._usable(first.sitemaps, page.url))
        seen = {page.url, page.asked}
        room = self._options.bounds.sitemaps
        while queue and room:
            part = queue.pop(0)
            if part.url in seen or (part.stamp and is_read(part.url, part.stamp)):
                continue
            seen.add(part.url)
            room -= 1
            try:
                below = self._fetch(part.url)
                sitemap = self._parse(below)
            except WebError as error:
                self._on_set_aside(SetAside(part.url, str(error)))
                listed.whole = listed.whole and not error.later
                continue
            listed.parts.append(part)
            queue += list(self._usable(sitemap.sitemaps, below.url))
            yield sitemap, below.url

    def _parse(self, page: Page) -> Sitemap:
        bounds = self._options.bounds
        return read_sitemap(
            page.data, size=bounds.sitemap_bytes, links=bounds.sitemap_links, today=self._today
        )
