"""The search: one box over the names of places, articles, events and the words of reports."""

import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.own import own_articles
from clashmap.dashboard.panels.states import carried
from clashmap.dashboard.state import current_theme
from clashmap.filters import Filters
from clashmap.views.cards import cards_html
from clashmap.views.event_list import latest_events
from clashmap.views.search import (
    PlaceFound,
    find_places,
    located_first,
    located_part,
    places_html,
    sought_part,
)
from clashmap.views.search_lists import (
    articles_html,
    events_html,
    examples_html,
    find_articles,
)
from clashmap.views.tallies import count_by
from clashmap.views.words import count_of
from extract.marks import default_tools

# Provinces and groups that stand as examples.
_EXAMPLES = 3
_CARDS = 24
_LISTED = 12


def ask_words() -> str:
    """Ask for what to search; the link holds it."""
    return st.text_input(
        "Search places, articles, events and reports",
        key="find",
        bind="query-params",
        placeholder="A place in any spelling, a group, words of a sentence",
        max_chars=200,
    ).strip()


def show_examples(archive: Archive) -> None:
    """Show what may be searched for: the provinces and the groups that are told of most."""
    told = archive.select(Filters()).alike(("province",))
    provinces = list(count_by(told["province"], told))[:_EXAMPLES]
    groups = archive.groups()[:_EXAMPLES]
    if provinces or groups:
        st.html(carried(examples_html([*provinces, *groups]), archive))


def show_places(text: str, archive: Archive) -> list[PlaceFound]:
    """Show the places of that name, each with its number of reports; return them."""
    every = archive.select(Filters(periods=()))
    alike = every.alike(("province", "district", "place_id"))
    found = find_places(text, default_tools().gazetteer.entries(), alike)
    st.html(f'<h2 class="cm-title">{count_of(len(found), "place")}</h2>')
    st.html(
        carried(places_html(found), archive)
        if found
        else "<p>No place in the gazetteer has this name.</p>"
    )
    return found


def show_articles(text: str, archive: Archive) -> None:
    """Show the articles whose title, publisher or file is called so, also without a report."""
    found = find_articles(text, archive.read)
    st.html(f'<h2 class="cm-title">{count_of(len(found), "article")} by title or source</h2>')
    if len(found):
        html = articles_html(found.head(_LISTED), linked=_is_linked(archive))
        st.html(carried(html, archive))
    if len(found) > _LISTED:
        st.caption(f"The newest {_LISTED} are shown: more words find fewer.")


def show_events(text: str, found: list[PlaceFound], archive: Archive) -> None:
    """Show the newest events of which a report holds all the words or is at a place so called."""
    every, part = archive.select(Filters(periods=())), sought_part(text, found)
    rows = every.newest_events(_CARDS, part)
    ids = latest_events(rows, _LISTED)
    if there := located_part(text, found):
        located = every.newest_events(_CARDS, there)
        rows = located_first(located, rows, len(located) + len(rows))
        ids = list(dict.fromkeys([*latest_events(located, _LISTED), *ids]))[:_LISTED]
    if not ids:
        return
    st.html(f'<h2 class="cm-title">The newest events: {len(ids)}</h2>')
    html = events_html(ids, rows, archive.events_of(rows), linked=_is_linked(archive))
    st.html(carried(html, archive))


def show_reports(text: str, found: list[PlaceFound], archive: Archive) -> None:
    """Show the reports at a place so called, then those that hold all the words; newest first."""
    every, part = archive.select(Filters(periods=())), sought_part(text, found)
    number = every.count(part)
    st.html(f'<h2 class="cm-title">{count_of(number, "report")} of any period</h2>')
    if not number:
        st.caption("No report holds all these words: try fewer, or another spelling.")
        return
    cards = every.page(0, _CARDS, part)
    if there := located_part(text, found):
        cards = located_first(every.page(0, _CARDS, there), cards, _CARDS)
    html = cards_html(cards, archive.originals, current_theme(), linked=_is_linked(archive))
    st.html(carried(html, archive))
    if number > _CARDS:
        st.caption(f"The newest {_CARDS} are shown; the map and the data page have them all.")


def _is_linked(archive: Archive) -> bool:
    """Return whether a link opens an article in a new page: not one that only this visit has."""
    own = own_articles()
    return own is None or archive is not own.archive
