"""Filters in words: what a sheet was asked to show."""

from collections.abc import Sequence

from clashmap.filters import Filters, spell
from clashmap.schema import PERIODS
from clashmap.views.layers import LAYER_WORDS, LAYERS
from clashmap.views.words import day_of, listing

# The map knows of no reader's "background": what is meant is when the events were.
_PERIOD_WORDS = {
    "current": "recent events",
    "background": "earlier events since August 2021",
    "historical": "events before August 2021",
}


def period_words(periods: Sequence[str]) -> str:
    """Return which events are asked for: "recent events only", "events of all times"."""
    if not periods or set(periods) >= set(PERIODS):
        return "events of all times"
    return f"{listing(_PERIOD_WORDS[name] for name in PERIODS if name in periods)} only"


def describe_filters(filters: Filters, *, with_provinces: bool) -> str:
    """Return the filters in words: what is asked for, and what is not narrowed."""
    parts = [
        _dates_in_words(filters),
        f"groups: {listing(filters.groups)}" if filters.groups else "all groups",
        f"kinds: {listing(spell(kind).lower() for kind in filters.kinds)}"
        if filters.kinds
        else "all kinds",
        period_words(filters.periods),
    ]
    if filters.provinces and with_provinces:
        parts.append(f"provinces: {listing(filters.provinces)}")
    if filters.text.strip():
        parts.append(f"words: “{filters.text.strip()}”")
    return "Filters: " + "; ".join(parts) + "."


def describe_layers(layers: Sequence[str]) -> str:
    """Return which layers the map shows, "" for all of them."""
    if tuple(layers) == LAYERS:
        return ""
    return f" Layers: {listing([LAYER_WORDS[name].lower() for name in layers], none='none')}."


def _dates_in_words(filters: Filters) -> str:
    which = "event dates" if filters.by_event else "article dates"
    first, last = (day_of(day.isoformat()) if day else "" for day in (filters.start, filters.end))
    if first and last:
        return f"{which} {first} to {last}"
    if first or last:
        return f"{which} from {first}" if first else f"{which} up to {last}"
    return f"all {which}"
