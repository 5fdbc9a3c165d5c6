"""Articles and events that a search finds, as lists whose items lead to the evidence.

Every text of an article is escaped here; the caller may put the result into a page as it is.
"""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

import pandas as pd

from clashmap.views.change_words import event_title
from clashmap.views.event_cards import EVENT_STATUS_WORDS
from clashmap.views.event_list import evidence_link
from clashmap.views.tallies import newest_first
from clashmap.views.words import Row, count_of, text_of, window_of
from extract.events import Event

_SEARCHED = ("title", "publisher", "source")


def find_articles(text: str, read: pd.DataFrame) -> pd.DataFrame:
    """Return the articles whose title, publisher or file holds all the words, the newest first."""
    keep = pd.Series(True, index=read.index)
    columns = [read[name].fillna("").astype(str) for name in _SEARCHED if name in read]
    for word in text.split():
        held = [c.str.contains(word, case=False, regex=False) for c in columns]
        keep &= pd.concat(held, axis=1).any(axis=1)
    return newest_first(read[keep])


def examples_html(names: Iterable[str]) -> str:
    """Return what may be searched for as links that do so."""
    links = {name: escape("search?" + urlencode({"find": name})) for name in names}
    items = (f'<a href="{link}" target="_self">{escape(name)}</a>' for name, link in links.items())
    return f'<p class="cm-links">For example: {" · ".join(items)}</p>'


def articles_html(found: pd.DataFrame, *, linked: bool = True) -> str:
    """Return articles as a list; with `linked` each leads to its words."""
    items = (f"<li>{_article(row, linked=linked)}</li>" for row in found.to_dict("records"))
    return f'<ul class="cm-list">{"".join(items)}</ul>'


def events_html(
    ids: Iterable[str], rows: pd.DataFrame, events: Mapping[str, Event], *, linked: bool = True
) -> str:
    """Return events as a list; with `linked` each leads to the words of its newest report."""
    newest = {str(row["event_id"]): row for row in newest_first(rows).iloc[::-1].to_dict("records")}
    items = (
        f"<li>{_event(events[name], newest[name], linked=linked)}</li>"
        for name in ids
        if name in events
    )
    return f'<ul class="cm-list">{"".join(items)}</ul>'


def _article(row: Row, *, linked: bool) -> str:
    title = escape(text_of(row["title"]) or text_of(row["source"]))
    if linked:
        address = escape("evidence?" + urlencode({"article": row["article_id"]}))
        title = f'<a href="{address}" target="_blank" rel="noopener">{title}</a>'
    days = window_of(row["published_start"], row["published_end"], none="not dated")
    return f'<span dir="auto">{title} · {escape(text_of(row["publisher"]))} · {escape(days)}</span>'


def _event(event: Event, newest: Row, *, linked: bool) -> str:
    title = escape(event_title(event))
    if linked:
        address = escape(evidence_link(newest))
        title = f'<a href="{address}" target="_blank" rel="noopener">{title}</a>'
    told = f"{count_of(len(event.report_ids), 'report')}, "
    told += count_of(event.n_sources, "independent source")
    return f"{title} · {escape(EVENT_STATUS_WORDS[event.status])} · {told}"
