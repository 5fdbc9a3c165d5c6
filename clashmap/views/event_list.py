"""Events as short cards, each with its sources and a link to the evidence of each report.

Every text of an article is escaped here; the caller may put the result into a page as it is.
"""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import pandas as pd

from clashmap.filters import spell
from clashmap.views.change_words import event_title
from clashmap.views.event_cards import EVENT_STATUS_WORDS, toll_table_html
from clashmap.views.palette import Theme
from clashmap.views.symbols import as_image, shape_svg
from clashmap.views.tables import safe_link
from clashmap.views.tallies import newest_first
from clashmap.views.words import Row, count_of, listing, published_of, text_of
from extract.events import Event

# Sources named on a card before the rest are only counted.
_SOURCES = 5


def latest_events(frame: pd.DataFrame, number: int) -> list[str]:
    """Return the ids of the events of a frame by their newest article, at most so many."""
    return [str(name) for name in newest_first(frame)["event_id"].unique()[:number]]


def event_list_html(
    event_ids: list[str], frame: pd.DataFrame, events: Mapping[str, Event], theme: Theme
) -> str:
    """Return a card for each of the events, with those of its reports that the frame holds."""
    rows = newest_first(frame[frame["event_id"].isin(event_ids)])
    groups = {str(name): own for name, own in rows.groupby("event_id", sort=False)}
    cards = [_card(events[name], groups[name], theme) for name in event_ids if name in groups]
    return f'<div class="cm-cards">{"".join(cards)}</div>'


def sources_html(rows: pd.DataFrame) -> str:
    """Return the sources of some reports as a list: who, when, and the way to the words."""
    items = "".join(f"<li>{_source(row)}</li>" for row in rows.head(_SOURCES).to_dict("records"))
    rest = len(rows) - _SOURCES
    more = f"<li>and {count_of(rest, 'report')} more</li>" if rest > 0 else ""
    return f'<ul class="cm-list">{items}{more}</ul>'


def evidence_link(row: Row) -> str:
    """Return the address, relative to a page, of the words that gave a report."""
    return "evidence?" + urlencode({"article": row["article_id"], "report": row["report_id"]})


def _card(event: Event, rows: pd.DataFrame, theme: Theme) -> str:
    first = rows.iloc[0]
    mark = as_image(shape_svg(str(first["kind"]), str(first["status"]), theme))
    return (
        f'<article class="cm-card"><header>{mark}<b>{escape(event_title(event))}</b></header>'
        f'<p class="cm-small"><b>{escape(EVENT_STATUS_WORDS[event.status])}</b> · '
        f"{count_of(event.n_sources, 'independent source')} · "
        f"groups: {escape(listing(event.groups, none='none named'))}</p>"
        f'<blockquote dir="auto">{escape(str(first["evidence"]))}</blockquote>'
        f"{toll_table_html(event.tolls)}{sources_html(rows)}</article>"
    )


def _source(row: Row) -> str:
    """Return the article as a link where there is one, its date, and a link to the evidence."""
    title = escape(text_of(row["article_title"]) or text_of(row["source"]))
    if link := safe_link(row["url"]):
        title = f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    who = [escape(part) for part in (text_of(row["publisher"]), published_of(row)) if part]
    words = f"{spell(str(row['kind']))}, {row['status']}"
    return (
        f'<span dir="auto">{" · ".join([title, *who])}</span> · '
        f'<a href="{escape(evidence_link(row))}" target="_blank" rel="noopener">'
        f"Evidence: {escape(words)}</a>"
    )
