"""The search: one box over the names of places and the words of reports."""

import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.state import current_theme
from clashmap.views.cards import cards_html
from clashmap.views.search import PlaceFound, find_places, find_reports, places_html
from clashmap.views.tallies import newest_first
from clashmap.views.words import count_of
from extract.marks import default_tools

_CARDS = 24


def ask_words() -> str:
    """Ask for what to search; the link holds it."""
    return st.text_input(
        "Search places and reports",
        key="find",
        bind="query-params",
        placeholder="A place in any spelling, a group, words of a sentence",
        max_chars=200,
    ).strip()


def show_places(text: str, archive: Archive) -> list[PlaceFound]:
    """Show the places of that name, each with its number of reports; return them."""
    found = find_places(text, default_tools().gazetteer.entries(), archive.frame)
    st.html(f'<h2 class="cm-title">{count_of(len(found), "place")}</h2>')
    st.html(places_html(found) if found else "<p>No place in the gazetteer is called so.</p>")
    return found


def show_reports(text: str, found: list[PlaceFound], archive: Archive) -> None:
    """Show the reports that hold all the words or are at a place so called, the newest first."""
    selection = newest_first(find_reports(text, found, archive.frame))
    st.html(f'<h2 class="cm-title">{count_of(len(selection), "report")} of any period</h2>')
    if selection.empty:
        st.caption("No report holds all these words: try fewer, or another spelling.")
        return
    st.html(cards_html(selection.head(_CARDS), archive.originals, current_theme()))
    if len(selection) > _CARDS:
        st.caption(f"The newest {_CARDS} are shown; the map and the data page have them all.")
