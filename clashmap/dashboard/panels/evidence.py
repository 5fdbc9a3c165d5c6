"""The evidence: what was clicked, report by report; the table; what is not on the map."""

from html import escape

import pandas as pd
import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.panels.states import carried
from clashmap.dashboard.state import Pick, current_pick, current_theme, forget_pick
from clashmap.filters import Filters
from clashmap.selection import ORDERS, WHOLE, Part, Selection
from clashmap.views.cards import cards_html
from clashmap.views.event_cards import by_event, event_cards_html, whole_events
from clashmap.views.selecting import part_of
from clashmap.views.tables import report_table
from clashmap.views.tallies import newest_first, split_key, why_not_drawn
from clashmap.views.words import count_of, listing, place_of

# Cards on show before anybody asks for more, and after; the table lists the rest.
_FIRST_CARDS = 6
_MORE_CARDS = 24
_UNMAPPED_CARDS = 12
# Rows of the table that are read and sent at a time.
_PAGE_ROWS = 100
_ROWS_IN_SIGHT = 10
_TABLE_HEIGHT = 420
_ORDER_WORDS = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "kind": "By kind",
    "place": "By place",
    "status": "By who says so",
}


def show_evidence(archive: Archive, selection: Selection) -> None:
    """Show the reports of what was clicked, else the newest of the selection."""
    pick, provinces = current_pick(), selection.filters.provinces
    part = part_of(pick.key, pick.type) if pick else WHOLE
    number = selection.count(part) if pick else selection.counts().reports
    title, button = st.columns([5, 1], vertical_alignment="center")
    newest = _newest(selection, _FIRST_CARDS, part)
    title.html(f'<h2 class="cm-title">{_title(pick, newest, number, provinces)}</h2>')
    if pick:
        button.button("Whole selection", key="forget", on_click=forget_pick, width="stretch")
    if newest.empty:
        st.caption("No report of this selection is here. Click another area or mark.")
        return
    _show_cards(archive, newest)
    if number > len(newest):
        _show_more(archive, selection, part, len(newest))


@st.fragment
def _show_more(archive: Archive, selection: Selection, part: Part, shown: int) -> None:
    """Show the reports after the first ones; read and sent only while somebody reads them."""
    rest = selection.count(part) - shown
    more = st.expander(f"More of {count_of(shown + rest, 'report')}", on_change="rerun")
    if more.open:
        newest = _newest(selection, _FIRST_CARDS + _MORE_CARDS, part)
        with more:
            _show_cards(archive, newest.iloc[shown:])
            if len(newest) < shown + rest:
                st.caption("The table below has them all.")


def _newest(selection: Selection, number: int, part: Part) -> pd.DataFrame:
    """Return about so many of the newest reports, none of an event cut off."""
    rows = by_event(newest_first(selection.newest_events(number, part)))
    return rows.head(whole_events(rows, number))


def _show_cards(archive: Archive, rows: pd.DataFrame) -> None:
    about = (archive.events_of(rows), archive.originals, current_theme())
    st.html(carried(event_cards_html(rows, *about), archive))


@st.fragment
def show_table(archive: Archive, selection: Selection) -> None:
    """Show the reports of the selection as table rows, a page at a time."""
    number = selection.counts().reports
    st.html(f'<h2 class="cm-title">All {count_of(number, "report")} of this selection</h2>')
    order, start = _ask_page(selection.filters, number)
    rows = selection.page(start, _PAGE_ROWS, order=order)
    if number > _PAGE_ROWS:
        st.caption(
            f"Rows {start + 1:,} to {start + len(rows):,} of {number:,}, "
            f"{_ORDER_WORDS[order].lower()}. The data page has them all as a file."
        )
    _show_rows(report_table(rows, archive.originals))


@st.fragment
def show_unmapped(archive: Archive, selection: Selection) -> None:
    """Show the reports that the map cannot show, each with its reason, while they are read."""
    number = selection.counts().unmapped
    title = f"{count_of(number, 'report')} not on the map"
    listed = st.expander(title, icon=":material/location_off:", on_change="rerun")
    if not listed.open:
        return
    with listed:
        if number:
            _show_unmapped(archive, selection, number)
        else:
            st.caption("Every report of this selection is drawn on the map.")


def _show_unmapped(archive: Archive, selection: Selection, number: int) -> None:
    shown = selection.page(0, _PAGE_ROWS, Part(unmapped=True))
    reasons = [why_not_drawn(row) for row in shown.to_dict("records")]
    cards = shown.assign(why=reasons).head(_UNMAPPED_CARDS)
    st.html(carried(cards_html(cards, archive.originals, current_theme()), archive))
    if number > len(cards):
        table = report_table(shown, archive.originals)
        table.insert(0, "Why it is not on the map", reasons)
        _show_rows(table)
    if number > len(shown):
        st.caption(f"The newest {len(shown)} of {number:,}.")


def _ask_page(filters: Filters, number: int) -> tuple[str, int]:
    """Ask for the order and the page of the table, where there is more than one."""
    if number <= _PAGE_ROWS:
        return "newest", 0
    pages = -(-number // _PAGE_ROWS)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox(
            "Order",
            ORDERS,
            format_func=_ORDER_WORDS.__getitem__,
            key="order",
            bind="query-params",
            width=200,
        )
        # A name of its own for each selection and order: they begin with their first page.
        page = st.number_input(
            f"Page, 1 to {pages:,}",
            min_value=1,
            max_value=pages,
            key=f"page-{order}-{filters.to_query()}",
            width=200,
        )
    return order, (int(page) - 1) * _PAGE_ROWS


def _show_rows(table: pd.DataFrame) -> None:
    """Show a table of reports; the sentence gets the room, columns without a value go."""
    st.dataframe(
        table.drop(columns=[name for name in ("Paraphrase", "Link") if not table[name].any()]),
        hide_index=True,
        height=_TABLE_HEIGHT if len(table) > _ROWS_IN_SIGHT else "auto",
        column_config={
            "Sentence": st.column_config.TextColumn(width="large"),
            "Article date": st.column_config.TextColumn(width=180),
            "Kind": st.column_config.TextColumn(width=170),
            "Link": st.column_config.LinkColumn(display_text="open"),
        },
    )


def _title(pick: Pick | None, picked: pd.DataFrame, number: int, provinces: tuple[str, ...]) -> str:
    """Return what the cards are about, escaped."""
    if pick is None:
        about = listing(provinces) or "The newest reports of this selection"
    elif pick.type == "spot":
        about = place_of(picked.head(1).to_dict("records")[0]) if len(picked) else "This place"
    else:
        about = listing(reversed([part for part in split_key(pick.key) if part]))
    return f"{escape(about)}: {count_of(number, 'report')}" if pick or provinces else about
