"""Reports of one happening as HTML: its status, the rival tolls side by side, then its cards.

Every text of an article is escaped here; the caller may put the result into a page as it is.
"""

from collections.abc import Iterable, Mapping
from html import escape

import pandas as pd

from clashmap.filters import spell
from clashmap.views.cards import cards_html
from clashmap.views.palette import Theme
from clashmap.views.words import count_of, listing, toll_words, window_of
from extract.events import Event, EventToll

EVENT_STATUS_WORDS = {
    "claimed": "Claimed: only a party to it says so",
    "disputed": "Disputed: one side says so, another denies it",
    "denied": "Denied: nothing but denials",
    "reported": "Reported: by one independent source",
    "corroborated": "Corroborated: by independent sources",
    "confirmed": "Confirmed: an independent body says that it verified it",
}


def event_cards_html(
    frame: pd.DataFrame, events: Mapping[str, Event], originals: Mapping[str, str], theme: Theme
) -> str:
    """Return the reports as cards, those of one event together where it joins several.

    An event stands where its first report does; reports alone in their event follow each other.
    """
    parts: list[str] = []
    for rows in _runs(frame, events):
        event = events.get(str(rows["event_id"].iloc[0]))
        cards = cards_html(rows, originals, theme)
        joined = event is not None and len(event.report_ids) > 1
        parts.append(_block(event, len(rows), cards) if event and joined else cards)
    return "".join(parts)


def by_event(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the reports with those of one event next to each other, at the first one's place."""
    if frame.empty:
        return frame
    first = frame.groupby("event_id", sort=False, dropna=False).ngroup()
    return frame.assign(turn=first).sort_values("turn", kind="stable").drop(columns="turn")


def whole_events(frame: pd.DataFrame, number: int) -> int:
    """Return how many reports to show for about `number`, so that none of an event is cut off."""
    if len(frame) <= number:
        return len(frame)
    last = frame["event_id"].iloc[number - 1]
    return number + int((frame["event_id"].iloc[number:] == last).sum())


def _runs(frame: pd.DataFrame, events: Mapping[str, Event]) -> Iterable[pd.DataFrame]:
    """Yield the reports of each joined event, and what stands between these in one piece."""
    alone: list[int] = []
    done: set[str] = set()
    names = frame["event_id"].astype(str).reset_index(drop=True)
    for at, name in enumerate(names):
        event = events.get(name)
        if event is None or len(event.report_ids) < 2:
            alone.append(at)
        elif name not in done:
            done.add(name)
            if alone:
                yield frame.iloc[alone]
                alone = []
            yield frame.iloc[list(names.index[names == name])]
    if alone:
        yield frame.iloc[alone]


def _block(event: Event, shown: int, cards: str) -> str:
    """Return one event: what it is, who says so, its tolls, and the cards of its reports."""
    total = len(event.report_ids)
    joined = f"{total:,} reports joined, from {count_of(event.n_sources, 'independent source')}"
    if shown < total:
        joined += f"; {total - shown:,} of them outside this view"
    return (
        '<section class="cm-event"><header>'
        f"<b>One event: {escape(_title(event))}</b>"
        f'<span class="cm-status">{escape(EVENT_STATUS_WORDS[event.status])}</span>'
        f"<span>{escape(joined)}</span></header>{toll_table_html(event.tolls)}{cards}</section>"
    )


def _title(event: Event) -> str:
    where = listing(name for name in (event.district, event.province) if name)
    when = window_of(event.date_start, event.date_end, none="not dated")
    return listing(part for part in (spell(event.kind), where, when) if part)


def toll_table_html(tolls: Iterable[EventToll]) -> str:
    """Return the tolls with a column for each who claims one; "" where nobody does.

    Numbers stand beside each other and are never added. Tolls told of several places together are
    marked: they are not this event's alone.
    """
    cells: dict[tuple[str, str], dict[str, list[str]]] = {}
    for toll in tolls:
        who = toll.claimed_by or "the article itself"
        cells.setdefault((toll.what, toll.side or ""), {}).setdefault(who, []).append(_amount(toll))
    if not cells:
        return ""
    claimants = list(dict.fromkeys(who for row in cells.values() for who in row))
    head = "".join(f'<th scope="col">Says {escape(who)}</th>' for who in claimants)
    body = "".join(
        f'<tr><th scope="row">{escape(_row_name(*key))}</th>'
        + "".join(f"<td>{escape(' or '.join(row.get(who, ['–'])))}</td>" for who in claimants)
        + "</tr>"
        for key, row in cells.items()
    )
    return f'<div class="cm-tolls"><table><tr><th></th>{head}</tr>{body}</table></div>'


def _row_name(what: str, side: str) -> str:
    return f"{spell(what)}{f' ({side})' if side else ''}"


def _amount(toll: EventToll) -> str:
    words = toll_words(toll.min, toll.max)
    return f"{words} (of several places together)" if toll.is_shared else words
