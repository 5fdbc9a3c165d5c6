"""Tolls of many events: ranges from the lowest to the highest claim, rivals never added."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from clashmap.filters import spell
from clashmap.views.words import count_of, listing, toll_words
from extract.events import Event, EventToll

_ORDER = ("killed", "wounded", "killed_or_wounded", "captured")
_ARTICLE = "the article itself"


@dataclass(frozen=True, slots=True)
class TollRange:
    """What is claimed of one side over some events.

    low adds up each event's lowest claim, high each event's highest; is_open where a highest claim
    is "or more". claimants says who claims, the most often first.
    """

    what: str
    side: str
    events: int
    low: int
    high: int
    is_open: bool
    claimants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tolls:
    """The ranges by what and side, and how many claims of several places together they leave out.

    A number told of several places together belongs to none of them alone.
    """

    ranges: tuple[TollRange, ...]
    shared: int


def toll_ranges(frame: pd.DataFrame, events: Mapping[str, Event]) -> Tolls:
    """Return the tolls that the reports of a frame claim, counted once an event."""
    found: dict[tuple[str, str], list[list[EventToll]]] = {}
    shared = 0
    for tolls in _tolls_by_event(frame, events):
        own: dict[tuple[str, str], list[EventToll]] = {}
        for toll in tolls:
            if toll.is_shared:
                shared += 1
            elif toll.min is not None or toll.max is not None:
                own.setdefault((toll.what, toll.side or ""), []).append(toll)
        for key, lines in own.items():
            found.setdefault(key, []).append(lines)
    ranges = (_range(what, side, lines) for (what, side), lines in found.items())
    return Tolls(tuple(sorted(ranges, key=lambda own: (_ORDER.index(own.what), -own.high))), shared)


def tolls_html(tolls: Tolls) -> str:
    """Return the ranges as a table, and below it what they are and are not."""
    if not tolls.ranges:
        return '<p class="cm-small">No report under these filters gives a number for this.</p>'
    rows = "".join(map(_row, tolls.ranges))
    heads = ("What", "Claimed", "Events", "Claimed by")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    left = (
        f" {count_of(tolls.shared, 'number')} told of several places together left out."
        if tolls.shared
        else ""
    )
    return (
        f'<div class="cm-tolls" tabindex="0" role="group" aria-label="Tolls as claimed"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        '<p class="cm-small">Each range adds up, event by event, the lowest claim and the highest: '
        f"rival claims of one event are never added.{left}</p>"
    )


def _row(own: TollRange) -> str:
    name = f"{spell(own.what)}{f': {own.side}' if own.side else ': side not said'}"
    amount = toll_words(own.low, None if own.is_open and own.low == own.high else own.high)
    if own.is_open and own.low != own.high:
        amount += " or more"
    cells = (f"<b>{escape(amount)}</b>", f"{own.events:,}", escape(listing(own.claimants)))
    return f'<tr><th scope="row">{escape(name)}</th><td>' + "</td><td>".join(cells) + "</td></tr>"


def _tolls_by_event(
    frame: pd.DataFrame, events: Mapping[str, Event]
) -> Iterator[tuple[EventToll, ...]]:
    """Yield for each event the claims that a report of the frame makes."""
    for event_id, ids in frame.groupby("event_id", sort=False)["report_id"]:
        wanted = set(ids)
        if event := events.get(str(event_id)):
            yield tuple(t for t in event.tolls if not wanted.isdisjoint(t.report_ids))


def _range(what: str, side: str, events: list[list[EventToll]]) -> TollRange:
    lows = [min(toll.min or 0 for toll in tolls) for tolls in events]
    highs = [max(max(toll.min or 0, toll.max or 0) for toll in tolls) for tolls in events]
    return TollRange(
        what=what,
        side=side,
        events=len(events),
        low=sum(lows),
        high=sum(highs),
        is_open=any(toll.max is None for tolls in events for toll in tolls),
        claimants=_by_frequency(toll.claimed_by or _ARTICLE for tolls in events for toll in tolls),
    )


def _by_frequency(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(name) for name in pd.Series(list(names), dtype=object).value_counts().index)
