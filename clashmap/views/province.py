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
    heads = ("Group", "Reports", "Events", "Newest article", "It tells of", "Who says so")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(map(_group_row, groups.to_dict("records")))
    return (
        '<div class="cm-tolls" tabindex="0" role="group" aria-label="Groups present"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
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
    body = "".join(f'<td dir="auto">{escape(str(cell))}</td>' for cell in cells)
    return f'<tr><th scope="row">{escape(str(row["group"]))}</th>{body}</tr>'
