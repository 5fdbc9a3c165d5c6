"""The filters: one widget each, bound to the link, and the value they make together."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from clashmap.dashboard.data import Archive, province_names
from clashmap.dashboard.panels.states import show_states
from clashmap.dashboard.state import clear_filters, restore_link
from clashmap.filters import PARAMETERS, Filters, spell
from clashmap.schema import KINDS, PERIODS

_BOUND: Final = "query-params"


def show_filters(archive: Archive) -> Filters:
    """Show the filters in the sidebar; return what they ask for."""
    restore_link()
    with st.sidebar:
        st.markdown("### Filters")
        text = st.text_input(
            "Search",
            key=PARAMETERS["text"],
            bind=_BOUND,
            placeholder="Words in the sentence or article",
        )
        start, end, by_event = _ask_dates(archive)
        filters = Filters(
            start=start,
            end=end,
            by_event=by_event,
            groups=_ask_many("Groups", "groups", archive.groups()),
            kinds=_ask_many("Kinds of report", "kinds", KINDS),
            provinces=_ask_many("Provinces", "provinces", province_names()),
            periods=_ask_periods(),
            text=text.strip(),
        )
        st.button("Clear all filters", on_click=clear_filters, width="stretch")
    show_states(archive)
    return filters


def date_limits(archive: Archive) -> tuple[date, date]:
    """Return the first and last day of the years that any date of reports or articles lies in."""
    first, last = archive.years() or (2021, date.today().year)
    return date(max(first, 1), 1, 1), date(last, 12, 31)


def ask_day(label: str, key: str, limits: tuple[date, date]) -> date | None:
    """Ask for a day, which the link's parameter of that name holds."""
    return st.date_input(
        label,
        value=None,
        min_value=limits[0],
        max_value=limits[1],
        format="YYYY-MM-DD",
        key=key,
        bind=_BOUND,
    )


def _ask_dates(archive: Archive) -> tuple[date | None, date | None, bool]:
    """Ask for the days, and whether they are the article's or the event's."""
    by_event = st.toggle(
        "Use the event’s date",
        key=PARAMETERS["by_event"],
        bind=_BOUND,
        help="An article's date may be a window of days; it matches where the window overlaps.",
    )
    limits = date_limits(archive)
    start = ask_day("From", PARAMETERS["start"], limits)
    end = ask_day("To", PARAMETERS["end"], limits)
    if start and end and start > end:
        st.warning("“From” is later than “To”: no report can match. Swap the two dates.")
    return start, end, by_event


def _ask_many(label: str, name: str, options: Sequence[str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        options,
        format_func=spell if name == "kinds" else str,
        key=PARAMETERS[name],
        bind=_BOUND,
        placeholder="All",
    )
    return tuple(chosen)


def _ask_periods() -> tuple[str, ...]:
    chosen = st.multiselect(
        "Period",
        PERIODS,
        default=list(Filters().periods),
        format_func=spell,
        key=PARAMETERS["periods"],
        bind=_BOUND,
        placeholder="All",
        help=(
            "Current: part of the time that the article covers. Background: this conflict since "
            "15 August 2021, recalled. Historical: before that."
        ),
    )
    return tuple(chosen)
