"""Time under the map: bars of reports to brush, and the same days by keyboard."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from clashmap.dashboard.caching import cached
from clashmap.dashboard.data import Archive, archive_of, select
from clashmap.dashboard.state import (
    COLOUR_KEY,
    ZOOM_KEY,
    current_colouring,
    current_theme,
    set_days,
    slider_key,
)
from clashmap.filters import Filters
from clashmap.views.read_sources import (
    count_sources,
    sources_line,
    sources_table,
    tally_sources,
)
from clashmap.views.silence import read_between
from clashmap.views.tallies import count_by
from clashmap.views.timeline import (
    COLOURS,
    Bins,
    TimeTally,
    choose_bins,
    colours_of,
    span_of,
    tally_time,
    windows_of,
)
from clashmap.views.timeline_chart import BRUSH, CLEAR, Look, colours_for, days_brushed, time_chart
from clashmap.views.timeline_words import legend_of, mark_silence, sources_of, time_words


def show_time(archive: Archive, filters: Filters) -> None:
    """Show when the reports of all other filters are of, and what was read in that time."""
    undated = replace(filters, start=None, end=None)
    bins = _choose(_span(archive.snapshot, undated), filters)
    if bins is None:
        return
    _show_controls(bins, filters)
    by = current_colouring()
    reports, articles, names = _count(archive.snapshot, undated, by, bins)
    colours = colours_for(names, current_theme())
    look = Look(bins, colours, current_theme(), _chosen(bins, filters))
    chart = time_chart(reports, articles, look)
    # A name of its own for each state: a brush is gone once its days are the filter's.
    key = f"time-{by}-{bins.unit}-{bins.first}-{filters.start}-{filters.end}"
    modes = [BRUSH, CLEAR] if look.chosen else [BRUSH]
    st.altair_chart(chart, key=key, on_select=lambda: _take_brush(key, bins), selection_mode=modes)
    st.html(
        legend_of(colours, reports) + time_words(reports, articles, bins, by_event=filters.by_event)
    )
    _show_sources(archive, filters)


def _show_sources(archive: Archive, filters: Filters) -> None:
    """Show how many articles of the chosen days were read, by source, and what they gave."""
    sources = _count_sources(archive.snapshot, filters.start, filters.end)
    st.html(sources_line(sources, filters.start, filters.end))
    if len(sources) > 1:
        _show_sources_table(archive, filters)


@st.fragment
def _show_sources_table(archive: Archive, filters: Filters) -> None:
    """Show the sources as a table; it is made and sent only while somebody reads it."""
    table = st.expander("Articles read, by source", icon=":material/newspaper:", on_change="rerun")
    if table.open:
        read = read_between(archive.read, filters.start, filters.end)
        told = archive.select(filters).alike(("article_id",))
        table.html(sources_table(tally_sources(read, told)))


@cached
def _count_sources(snapshot: str, start: date | None, end: date | None) -> pd.DataFrame:
    """Return how many articles of some days were read of each source."""
    return count_sources(read_between(archive_of(snapshot).read, start, end))


@cached
def _span(snapshot: str, filters: Filters) -> tuple[date, date] | None:
    """Return the days of all articles read, or of the events told; None without any report."""
    told = select(snapshot, filters).span(by_event=filters.by_event)
    read = None if filters.by_event else _span_read(snapshot)
    if told is None or read is None:
        return told
    return min(told[0], read[0]), max(told[1], read[1])


@cached
def _span_read(snapshot: str) -> tuple[date, date] | None:
    """Return the days of all articles read."""
    return span_of(windows_of(archive_of(snapshot).read))


@cached
def _count(
    snapshot: str, filters: Filters, by: str, bins: Bins
) -> tuple[TimeTally, TimeTally, list[str]]:
    """Return the tallies of reports and of articles, and the names of the colours by frequency."""
    days = "event" if filters.by_event else "published"
    alike = select(snapshot, filters).alike((by,), days=days, unit=bins.unit)
    what = colours_of(alike, by)
    return tally_time(alike, what, bins), _count_read(snapshot, bins), list(count_by(what, alike))


@cached
def _count_read(snapshot: str, bins: Bins) -> TimeTally:
    """Return the tally of articles read."""
    read = archive_of(snapshot).read
    return mark_silence(tally_time(windows_of(read), sources_of(read), bins), bins)


def _choose(span: tuple[date, date] | None, filters: Filters) -> Bins | None:
    """Return the bars: of the whole span, or of the days chosen where these are zoomed to."""
    if span is None:
        return None
    if st.session_state.get(ZOOM_KEY) and (filters.start or filters.end):
        first, last = filters.start or span[0], filters.end or span[1]
        span = (first, last) if first <= last else span
    return choose_bins(*span)


def _chosen(bins: Bins, filters: Filters) -> tuple[date, date] | None:
    """Return the days chosen that the bars show; none where all are shown or none is in sight."""
    if not (filters.start or filters.end):
        return None
    first, last = filters.start or bins.first, filters.end or bins.last
    outside = first > last or first > bins.last or last < bins.first
    return None if outside else (max(first, bins.edges[0]), min(last, bins.last))


def _show_controls(bins: Bins, filters: Filters) -> None:
    """Show the title, the colours' switch, and the days as a slider."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.html('<h2 class="cm-title">When</h2>', width="content")
        st.segmented_control(
            "Colour the bars by",
            COLOURS,
            format_func=str.capitalize,
            default="kind",
            key=COLOUR_KEY,
            bind="query-params",
            label_visibility="collapsed",
            required=True,
        )
        if filters.start or filters.end:
            st.toggle("Zoom in", key=ZOOM_KEY, bind="query-params")
            st.button(
                "All dates", key="all_dates", on_click=set_days, args=(None, None), shortcut="Esc"
            )
        if len(bins) > 1:
            _show_slider(bins, filters)


def _show_slider(bins: Bins, filters: Filters) -> None:
    """Show the days chosen as a slider over the bars: arrow keys move its ends."""
    low = bins.index_of(filters.start) if filters.start else 0
    high = bins.index_of(filters.end) if filters.end else len(bins) - 1
    wanted = (min(low, high), max(low, high))
    key = slider_key(f"{bins.unit}-{bins.first}-{bins.last}", wanted)
    st.select_slider(
        f"Drag over the bars, or choose the {bins.unit}s here",
        options=range(len(bins)),
        value=wanted,
        format_func=bins.name_of,
        key=key,
        on_change=lambda: set_days(*bins.days_of(*st.session_state[key])),
    )


def _take_brush(key: str, bins: Bins) -> None:
    """Filter by the days brushed; a double click on the days chosen gives all days back."""
    selection = st.session_state[key].selection
    if selection.get(CLEAR):
        set_days(None, None)
        return
    span = selection.get(BRUSH, {}).get("start")
    if span:
        set_days(*days_brushed(span, bins))
