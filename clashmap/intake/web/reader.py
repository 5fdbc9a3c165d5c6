"""Sources on the web -> their articles: what is new since the last time, one at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from clashmap.intake.formats.parts import Item, Note
from clashmap.intake.reading import OnNote, ignore_note
from clashmap.intake.web.articles import read_entry, read_page
from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.copies import keep_copy
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.fetch import NO_VALIDATORS, Fetcher, Page, Validators
from clashmap.intake.web.known import Known
from clashmap.intake.web.links import Link
from clashmap.intake.web.lists import ListReader, kind_of
from clashmap.intake.web.sources import ANY_KIND, Source
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.reading import OnSetAside, ignore_set_aside

# A text in a feed from which on it is an article, not the first lines of one.
_WHOLE_TEXT = 1_000


def read_web(
    urls: Sequence[str],
    options: WebOptions | None = None,
    on_set_aside: OnSetAside = ignore_set_aside,
) -> Iterator[Article]:
    """Yield the articles of pages, feeds and sitemaps, one at a time.

    With options.folder, a copy of all that is read is kept; what a WebReader has remembered there
    is not read again.
    """
    reader = WebReader(options or WebOptions(), on_set_aside)
    for url in urls:
        yield from reader.read(Source(url))


@dataclass(slots=True)
class Tally:
    """What one reading of a source came to.

    waiting: what its list holds beyond its max_articles. later: what could not be read for now.
    """

    new: int = 0
    known: int = 0
    set_aside: int = 0
    waiting: int = 0
    later: int = 0


@dataclass(slots=True)
class _Run:
    """One reading of one source."""

    source: Source
    known: Known
    tally: Tally = field(default_factory=Tally)


class WebReader:
    """Reads sources; it keeps every site's pace, and remembers what was read when told to.

    `tally` counts the last source, `failed` tells that it could not be read at all.
    """

    def __init__(
        self,
        options: WebOptions,
        on_set_aside: OnSetAside = ignore_set_aside,
        on_note: OnNote = ignore_note,
    ) -> None:
        self.tally = Tally()
        self.failed = False
        self._options, self._on_set_aside, self._on_note = options, on_set_aside, on_note
        self._fetcher = Fetcher(options)
        self._unsaved: list[Known] = []

    def read(self, source: Source) -> Iterator[Article]:
        """Yield the articles of one source that are new or changed since the last remembered."""
        self.tally, self.failed = Tally(), False
        try:
            known = Known(self._options.folder, source.url, self._options.bounds.known_pages)
            run = _Run(source, known, self.tally)
            self._unsaved.append(known)
            page = self._get(source.url, known.validators(source.url), self._limit(source))
            if page is None:
                self.tally.known += 1
                return
            kind = kind_of(page) if source.kind == ANY_KIND else source.kind
            if kind == "page":
                yield from self._read_one(page, Link(source.url), run)
            else:
                yield from self._read_list(page, kind, run)
        except ExtractError as error:
            self.failed = True
            self._put_aside(SetAside(source.url, str(error)))

    def remember(self) -> None:
        """Note all that was taken so far as done: call it once those articles are stored."""
        for known in self._unsaved:
            known.save()
        del self._unsaved[:-1]  # the last may still be read on

    def _limit(self, source: Source) -> int:
        bounds = self._options.bounds
        is_list = source.kind in {ANY_KIND, "sitemap"}
        return bounds.sitemap_bytes if is_list else bounds.page_bytes

    def _get(self, url: str, validators: Validators, limit: int) -> Page | None:
        """Return a page, of which a copy is kept; None where it is unchanged."""
        page = self._fetcher.fetch(url, validators, limit)
        if page is not None and self._options.folder is not None:
            keep_copy(self._options.folder, page)
        return page

    def _get_part(self, url: str) -> Page:
        """Return a sitemap that an index names."""
        page = self._get(url, NO_VALIDATORS, self._options.bounds.sitemap_bytes)
        if page is None:
            raise WebError("status 304 to a question that was not asked", later=True)
        return page

    def _read_one(self, page: Page, link: Link, run: _Run) -> Iterator[Article]:
        """Yield the article of a page; it counts as read once it is taken."""
        yield from self._take(read_page(page, link, run.source.publisher), run)
        run.known.note_read(link.url, link.stamp, page.validators)

    def _take(self, items: Iterable[Item], run: _Run) -> Iterator[Article]:
        """Yield the articles among what was found; tell of the rest."""
        for item in items:
            if isinstance(item, Article):
                run.tally.new += 1
                yield item
            elif isinstance(item, Note):
                self._on_note(item)
            else:
                self._put_aside(item)

    def _read_list(self, page: Page, kind: str, run: _Run) -> Iterator[Article]:
        """Yield the articles of a list, and remember it only where none of them is left."""
        reader = ListReader(self._get_part, self._options, self._put_aside)
        listed = reader.read(page, kind, run.known.is_read)
        new = [link for link in listed.links if not run.known.is_read(link.url, link.stamp)]
        run.tally.known = len(listed.links) - len(new)
        run.tally.waiting = max(len(new) - run.source.max_articles, 0)
        for link in new[: run.source.max_articles]:
            yield from self._read_link(link, run)
        whole = listed.whole and not run.tally.waiting and not run.tally.later
        for part in listed.parts if whole else ():
            run.known.note_read(part.url, part.stamp, NO_VALIDATORS)
        run.known.note_read(run.source.url, "", page.validators if whole else NO_VALIDATORS)

    def _read_link(self, link: Link, run: _Run) -> Iterator[Article]:
        """Yield the article that a list names; set it aside where it cannot be read."""
        try:
            limit = self._options.bounds.page_bytes
            page = self._get(link.url, run.known.validators(link.url), limit)
        except WebError as error:
            yield from self._after(error, link, run)
            return
        if page is not None:
            yield from self._read_one(page, link, run)
            return
        run.tally.known += 1
        run.known.note_read(link.url, link.stamp, run.known.validators(link.url))

    def _after(self, error: WebError, link: Link, run: _Run) -> Iterator[Article]:
        """Yield what the list itself brings of a page that cannot be read, or set it aside."""
        if not error.later and len(link.text) >= _WHOLE_TEXT:
            yield from self._take(read_entry(link, run.source.publisher), run)
            run.known.note_read(link.url, link.stamp, NO_VALIDATORS)
            return
        self._put_aside(SetAside(link.url, str(error)))
        run.tally.later += run.known.note_failed(link.url, link.stamp, later=error.later)

    def _put_aside(self, item: SetAside) -> None:
        self.tally.set_aside += 1
        self._on_set_aside(item)
