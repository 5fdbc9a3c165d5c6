"""A province: its name from a link, its key figures, the groups present in it. Counts and HTML."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from clashmap.filters import spell
from clashmap.views.tallies import count_by, newest_first
from clashmap.views.words import (
    Row,
    count_of,
    happened_of,
    listing,
    place_of,
    published_of,
    status_of,
)
from extract.events import Event
from geo.official import match_province

_GROUP_HEADS = ("Reports", "Events", "Newest article", "It tells of", "Who says so")


def province_named(text: str, names: Sequence[str]) -> str | None:
    """Return the province that a link means, also by another spelling; None where there is none."""
    if text in names:
        return text
    found = match_province(text)
    return found.province if found and found.province in names else None


def busiest_province(frame: pd.DataFrame, names: Sequence[str]) -> str:
    """Return the province with the most reports, the first by name where there is none."""
    known = (name for name in count_by(frame["province"], frame) if name in names)
    return next(known, names[0])


def silence_words(
    province: str, articles: int, hints: Sequence[tuple[str, int]], *, narrowed: bool
) -> str:
    """Return what a province without a report says: what was read, and that this is no peace.

    hints are the filters that alone hide reports of it, each with how many.
    """
    under = " under these filters" if narrowed or hints else ""
    words = (
        f"No report from {province}{under} in the {count_of(articles, 'article')} read; "
        "this does not mean calm."
    )
    shown = listing(f"{name} ({count_of(count, 'report')})" for name, count in hints)
    return f"{words} Relaxing one of these alone brings some back: {shown}." if shown else words


def figures_html(figures: Sequence[tuple[int, str]]) -> str:
    """Return numbers, each with the words for what it counts, as a row of tiles."""
    tiles = "".join(
        f'<div class="cm-figure"><b>{number:,}</b><span>{escape(words)}</span></div>'
        for number, words in figures
    )
    return f'<div class="cm-figures">{tiles}</div>'


def groups_present(frame: pd.DataFrame, events: Mapping[str, Event]) -> pd.DataFrame:
    """Return a row a group that any report names, the most reported first.

    Columns: group, reports, events, latest (the day of the newest article), happened, what (kind
    and place of its newest report), status (of that report, with who says so), event_status.
    """
    rows = newest_first(frame).explode("groups").dropna(subset=["groups"])
    counts = rows.groupby("groups").agg(
        reports=("report_id", "nunique"), events=("event_id", "nunique")
    )
    newest = rows.drop_duplicates("groups").to_dict("records")
    found = pd.DataFrame(
        [_present(row, events) for row in newest],
        columns=["group", "latest", "happened", "what", "status", "event_status"],
    )
    found = found.join(counts, on="group")
    return found.sort_values(["reports", "group"], ascending=[False, True], ignore_index=True)


def groups_html(groups: pd.DataFrame) -> str:
    """Return the groups as a table."""
    if groups.empty:
        return '<p class="cm-small">No report under these filters names a group here.</p>'
    head = "".join(
        f'<th scope="col" role="columnheader">{name}</th>' for name in ("Group", *_GROUP_HEADS)
    )
    body = "".join(map(_group_row, groups.to_dict("records")))
    return (
        '<div class="cm-tolls cm-areas" tabindex="0" role="group" aria-label="Groups present">'
        f'<table role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _present(row: Row, events: Mapping[str, Event]) -> tuple[str, ...]:
    event = events.get(str(row["event_id"]))
    return (
        str(row["groups"]),
        published_of(row),
        happened_of(row),
        listing((spell(str(row["kind"])), place_of(row))),
        status_of(row),
        event.status if event else "",
    )


def _group_row(row: Row) -> str:
    status = str(row["status"])
    if row["event_status"] and not status.lower().startswith(str(row["event_status"])):
        status += f" (the event is {row['event_status']})"
    cells = (f"{row['reports']:,}", f"{row['events']:,}", row["latest"], row["what"], status)
    body = "".join(
        f'<td role="cell" data-head="{head}"><bdi>{escape(str(cell))}</bdi></td>'
        for head, cell in zip(_GROUP_HEADS, cells, strict=True)
    )
    name = escape(str(row["group"]))
    return f'<tr role="row"><th scope="row" role="rowheader">{name}</th>{body}</tr>'
