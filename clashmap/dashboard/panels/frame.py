"""What stands around the map: style, header, counts and footer."""

from html import escape
from pathlib import Path

import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.panels.map import ask_layers, ask_level
from clashmap.dashboard.panels.states import state_words
from clashmap.dashboard.state import clear_filters, show_all_provinces
from clashmap.filters import Filters, suggest_relaxing
from clashmap.selection import Selection
from clashmap.views.maps import ATTRIBUTION
from clashmap.views.sheet_filters import period_words
from clashmap.views.words import count_of, listing

_STYLE = Path(__file__).with_name("page.css")
_PROVINCE_PAGE = "clashmap/dashboard/pages/province.py"


def show_header() -> None:
    """Show the product's name and what it is in one sentence."""
    st.html(_STYLE)
    st.html(
        '<header class="cm-header"><h1>Clashmap</h1>'
        "<p>Reports of fighting in Afghanistan, drawn from news text: "
        "every mark leads back to the sentence it came from.</p></header>"
    )


def show_summary(archive: Archive, selection: Selection) -> None:
    """Show the counts and, where they are none, what to relax; always as one part of the page.

    A part more or less above the map would make the browser build the map anew.
    """
    with st.container():
        _show_counts(archive, selection)
        if not selection.count():
            show_empty(archive, selection.filters)


def show_waiting() -> None:
    """Show, in the summary's place, that the articles are being read."""
    with st.container():
        st.html('<p class="cm-counts" role="status">Reading the articles…</p>')


def show_footer(archive: Archive) -> None:
    """Show what was read, the state of the data, whose data it is and what the lines mean."""
    if archive.set_aside:
        with st.expander(f"{count_of(len(archive.set_aside), 'file')} set aside while reading"):
            items = "".join(f"<li>{escape(item)}</li>" for item in archive.set_aside)
            st.html(f'<ul class="cm-list">{items}</ul>')
    found = count_of(archive.reports, "report")
    st.html(
        '<footer class="cm-footer">'
        "<p>Numbers count reports, unless they say otherwise: one kind of thing said to have "
        "happened at one place. An event joins the reports of one happening; sources that copy "
        "one original count once. "
        f"{found} found in {count_of(archive.articles, 'article')}. "
        f"Data as of snapshot <code>{escape(archive.snapshot)}</code>. "
        f"{state_words(archive)}</p>"
        "<p>Boundaries are indicative and take no position on status; the Durand Line and the "
        "lines in Kashmir are dashed. No report from a province does not mean that it is calm.</p>"
        f"<p>{escape(ATTRIBUTION)} (CC BY 4.0, CC BY-IGO). Map drawn with Leaflet.</p></footer>"
    )


def _show_counts(archive: Archive, selection: Selection) -> None:
    """Show what the selection counts, and the way back from a province."""
    counts, filters = selection.counts(), selection.filters
    sources = count_of(counts.sources, "independent source")
    words = (
        f"<b>{count_of(counts.reports, 'report')}</b> of "
        f"<b>{count_of(counts.events, 'event')}</b> from "
        f"<b>{count_of(counts.articles, 'article')}</b> ({sources}), "
        f"<b>{counts.unmapped:,}</b> not on the map"
    )
    undated_count = selection.undated()
    if undated_count:
        words += f"; {count_of(undated_count, 'report')} without a date left out"
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"
    ):
        st.html(
            f'<p class="cm-counts" role="status">{words} <span>{_asked(filters)}</span>'
            f" {state_words(archive)}</p>",
            width="content",
        )
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if filters.provinces:
                st.button(
                    "All provinces", icon=":material/arrow_back:", on_click=show_all_provinces
                )
                if len(filters.provinces) == 1:
                    st.page_link(
                        _PROVINCE_PAGE,
                        label="Province view",
                        icon=":material/open_in_new:",
                        query_params={"name": filters.provinces[0]}
                        | ({"at": archive.at} if archive.at else {}),
                    )
            ask_level()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        ask_layers()


def show_empty(archive: Archive, filters: Filters) -> None:
    """Say why nothing is shown, and which filter to relax."""
    if not archive.reports:
        st.info(
            f"No report was found in {count_of(archive.articles, 'article')}. "
            "Add articles to the folder that is read, or choose another one."
        )
        return
    hints = suggest_relaxing(lambda asked: archive.select(asked).count(), filters)
    advice = listing(f"{name} ({count_of(count, 'report')})" for name, count in hints)
    st.info(
        f"No report matches. Relaxing one of these alone brings some back: {advice}."
        if advice
        else "No report matches, and relaxing one filter is not enough: clear all filters.",
        icon=":material/filter_alt_off:",
    )
    st.button("Clear all filters", key="clear_empty", on_click=clear_filters)


def _asked(filters: Filters) -> str:
    """Return the filters in words, escaped."""
    days = (
        " to ".join(day.isoformat() if day else "…" for day in (filters.start, filters.end))
        if filters.start or filters.end
        else ""
    )
    parts = [
        period_words(filters.periods),
        listing(filters.provinces),
        listing(filters.groups),
        listing(kind.replace("_", " ") for kind in filters.kinds),
        f"{'event' if filters.by_event else 'article'} date {days}" if days else "",
        f"“{filters.text}”" if filters.text else "",
    ]
    return escape(" · ".join(part for part in parts if part))
