"""The search: one box over the names of places and the words of reports."""

import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.own import own_articles
from clashmap.dashboard.panels.states import carried
from clashmap.dashboard.state import current_theme
from clashmap.filters import Filters
from clashmap.views.cards import cards_html
from clashmap.views.search import PlaceFound, find_places, places_html, sought_part
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
    every = archive.select(Filters(periods=()))
    alike = every.alike(("province", "district", "place_id"))
    found = find_places(text, default_tools().gazetteer.entries(), alike)
    st.html(f'<h2 class="cm-title">{count_of(len(found), "place")}</h2>')
    st.html(
        carried(places_html(found), archive)
        if found
        else "<p>No place in the gazetteer is called so.</p>"
    )
    return found


def show_reports(text: str, found: list[PlaceFound], archive: Archive) -> None:
    """Show the reports that hold all the words or are at a place so called, the newest first."""
    every, part = archive.select(Filters(periods=())), sought_part(text, found)
    number = every.count(part)
    st.html(f'<h2 class="cm-title">{count_of(number, "report")} of any period</h2>')
    if not number:
        st.caption("No report holds all these words: try fewer, or another spelling.")
        return
    own = own_articles()
    linked = own is None or archive is not own.archive
    cards = every.page(0, _CARDS, part)
    html = cards_html(cards, archive.originals, current_theme(), linked=linked)
    st.html(carried(html, archive))
    if number > _CARDS:
        st.caption(f"The newest {_CARDS} are shown; the map and the data page have them all.")
