"""What a feed or a sitemap lists: links, with what it says of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clashmap.intake.web.addresses import check_link, join_link
from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError
from extract.articles import SetAside
from extract.reading import OnSetAside

_MAX_TITLE = 500
# Bad links of one list that are named one by one.
_MAX_NAMED = 20


@dataclass(frozen=True, slots=True)
class Link:
    """One article that a list names.

    published is the ISO day as its publisher wrote it, "" where not given. stamp changes when the
    article does, as far as the list tells. text is HTML that the list itself brings.
    """

    url: str
    title: str = ""
    published: str = ""
    stamp: str = ""
    text: str = ""


def plain_title(text: str) -> str:
    """Return a title on one line, without what could steer a terminal, and no longer than any."""
    signs = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * _MAX_TITLE])
    return " ".join(signs.split())[:_MAX_TITLE]


def _whole(base: str, link: str) -> str:
    """Return a link found at `base` as a whole one; an empty one would lead to the list itself."""
    if not link.strip():
        raise WebError("it names no link")
    return join_link(base, link)


def usable_links(
    links: Iterable[Link], base: str, options: WebOptions, on_set_aside: OnSetAside
) -> Iterator[Link]:
    """Yield each link once, whole and in the form to ask by; set aside what is none."""
    seen: set[str] = set()
    refused = 0
    for link in links:
        try:
            url = check_link(_whole(base, link.url), options).url
        except WebError as error:
            refused += 1
            if refused <= _MAX_NAMED:
                shown = plain_title(link.url)[:80]
                on_set_aside(SetAside(f"{base}, entry {shown!r}", str(error)))
            continue
        if url not in seen:
            seen.add(url)
            yield Link(url, link.title, link.published, link.stamp, link.text)
    if refused > _MAX_NAMED:
        reason = f"{refused - _MAX_NAMED:,} entries more name no link that can be read"
        on_set_aside(SetAside(base, reason))
