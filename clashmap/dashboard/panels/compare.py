"""Two periods or two groups: which, and their maps and table side by side."""

from datetime import date

import streamlit as st

from clashmap.dashboard.assets import shown_outlines
from clashmap.dashboard.data import Archive, select_reports
from clashmap.dashboard.panels.filters import ask_day, date_limits
from clashmap.dashboard.state import begin_all, current_theme
from clashmap.filters import Filters
from clashmap.views.compare import (
    MEASURES,
    Side,
    compare_sides,
    default_periods,
    overlap_warning,
    shared_words,
    sides_by_group,
    sides_by_period,
)
from clashmap.views.compare_page import (
    difference_html,
    difference_scale_html,
    scale_html,
    side_html,
    table_html,
    words_html,
)

_PERIODS, _GROUPS = "Two periods", "Two groups"
_DAY_KEYS = (("a_from", "a_to"), ("b_from", "b_to"))
_GROUP_KEYS = ("a_group", "b_group")


def ask_sides(archive: Archive, filters: Filters) -> tuple[Side, Side] | None:
    """Ask what to compare; return the two sides, None where there is nothing to compare."""
    how = st.segmented_control(
        "Compare",
        (_PERIODS, _GROUPS),
        default=_PERIODS,
        key="compare",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
    return _ask_groups(archive, filters) if how == _GROUPS else _ask_periods(archive, filters)


def ask_measure() -> str:
    """Ask what is counted."""
    measure = st.segmented_control(
        "Count",
        MEASURES,
        format_func=str.capitalize,
        default=MEASURES[0],
        key="count",
        bind="query-params",
        required=True,
    )
    return str(measure)


def show_comparison(archive: Archive, sides: tuple[Side, Side], measure: str) -> None:
    """Show the two sides on one scale, the difference, and the table."""
    first, second = (select_reports(archive.snapshot, side.filters) for side in sides)
    found = compare_sides(sides, (first, second), measure, archive.families.family_of)
    st.html(words_html(found, by_event=sides[0].filters.by_event))
    if found.table.empty:
        st.info(
            "Neither side has a report in a province: choose other dates or groups, "
            "or relax a filter in the sidebar."
        )
    outlines, theme = shown_outlines(), current_theme()
    left, middle, right = st.columns(3, gap="small")
    left.html(side_html(found, 0, outlines, theme))
    middle.html(side_html(found, 1, outlines, theme))
    right.html(difference_html(found, outlines, theme))
    st.html(scale_html(found, theme) + difference_scale_html(found, theme))
    if len(found.table):
        st.html(f'<h2 class="cm-title">{measure.capitalize()} by province</h2>')
        st.html(table_html(found))


def _ask_periods(archive: Archive, filters: Filters) -> tuple[Side, Side] | None:
    """Ask for the days of two periods."""
    begun = default_periods(archive.frame, by_event=filters.by_event)
    if begun is None:
        st.info("No report carries a date: there are no periods to compare. Compare two groups.")
        return None
    names = [name for pair in _DAY_KEYS for name in pair]
    begin_all(dict(zip(names, (day for days in begun for day in days), strict=True)))
    limits = date_limits(archive)
    columns = st.columns(4)
    days: list[date | None] = []
    for number, pair in enumerate(_DAY_KEYS):
        for end, key in enumerate(pair):
            label = f"{('First', 'Second')[number]} period, {('from', 'to')[end]}"
            with columns[2 * number + end]:
                days.append(ask_day(label, key, limits))
    sides = sides_by_period(filters, (days[0], days[1]), (days[2], days[3]))
    _say_filters(filters, "dates", "The dates of the sidebar do not hold here.")
    if warning := overlap_warning(sides):
        st.warning(warning)
    return sides


def _ask_groups(archive: Archive, filters: Filters) -> tuple[Side, Side] | None:
    """Ask for two groups."""
    groups = archive.groups()
    if len(groups) < 2:
        st.info("Fewer than two groups are named in the reports: compare two periods.")
        return None
    begin_all(dict(zip(_GROUP_KEYS, groups, strict=False)))
    chosen = []
    for column, key, label in zip(
        st.columns(4), _GROUP_KEYS, ("First group", "Second group"), strict=False
    ):
        # Without a default, as Streamlit takes a default out of the link.
        chosen.append(column.selectbox(label, groups, index=None, key=key, bind="query-params"))
    first, second = chosen
    if first is None or second is None:
        st.info("Choose both groups.")
        return None
    _say_filters(filters, "groups", "The groups of the sidebar do not hold here.")
    if first == second:
        st.warning("Both sides are the same group: choose another one.")
    return sides_by_group(filters, first, second)


def _say_filters(filters: Filters, but: str, words: str) -> None:
    """Say which filters hold for both sides, and that one of them gives way if it is set."""
    gives_way = filters.groups if but == "groups" else filters.start or filters.end
    st.caption(shared_words(filters, but) + (f" {words}" if gives_way else ""))
