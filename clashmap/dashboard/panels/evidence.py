"""The evidence: what was clicked, report by report; the table; what is not on the map."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.state import Pick, current_pick, current_theme, forget_pick
from clashmap.views.cards import cards_html
from clashmap.views.event_cards import by_event, event_cards_html, whole_events
from clashmap.views.scene import spot_keys
from clashmap.views.tables import report_table, unmapped_reports
from clashmap.views.tallies import area_keys, newest_first, split_key, why_not_drawn
from clashmap.views.words import count_of, listing, place_of

# Cards on show before anybody asks for more, and after; the table lists the rest.
_FIRST_CARDS = 6
_MORE_CARDS = 24
_UNMAPPED_CARDS = 12
# More rows than this nobody reads, and they would be sent with each change.
_TABLE_ROWS = 2000
_ROWS_IN_SIGHT = 10
_TABLE_HEIGHT = 420


def show_evidence(archive: Archive, selection: pd.DataFrame, provinces: tuple[str, ...]) -> None:
    """Show the reports of what was clicked, else the newest of the selection."""
    pick = current_pick()
    picked = picked_reports(selection, pick)
    title, button = st.columns([5, 1], vertical_alignment="center")
    title.html(f'<h2 class="cm-title">{_title(pick, picked, provinces)}</h2>')
    if pick:
        button.button("Whole selection", key="forget", on_click=forget_pick, width="stretch")
    if picked.empty:
        st.caption("No report of this selection is here. Click another area or mark.")
        return
    newest, theme = by_event(newest_first(picked)), current_theme()
    about = (archive.events, archive.originals, theme)
    first = whole_events(newest, _FIRST_CARDS)
    st.html(event_cards_html(newest.head(first), *about))
    more = newest.iloc[first : whole_events(newest, first + _MORE_CARDS)]
    if len(more):
        with st.expander(f"{len(more):,} more of {count_of(len(newest), 'report')}"):
            st.html(event_cards_html(more, *about))


def picked_reports(selection: pd.DataFrame, pick: Pick | None) -> pd.DataFrame:
    """Return the reports of a selection that belong to what was clicked; all, where nothing was."""
    if pick is None:
        return selection
    keys = spot_keys(selection) if pick.type == "spot" else area_keys(selection, pick.type)
    return selection[keys == pick.key]


def show_table(selection: pd.DataFrame, originals: Mapping[str, str]) -> None:
    """Show the reports of the selection as table rows, the newest first."""
    shown = newest_first(selection).head(_TABLE_ROWS)
    whole = len(shown) == len(selection)
    words = "All" if whole else f"The newest {len(shown):,} of"
    title = f"{words} {count_of(len(selection), 'report')} of this selection"
    st.html(f'<h2 class="cm-title">{title}</h2>')
    _show_rows(report_table(shown, originals))


def show_unmapped(selection: pd.DataFrame, originals: Mapping[str, str]) -> None:
    """Show the reports that the map cannot show, each with its reason."""
    unmapped = newest_first(unmapped_reports(selection))
    title = f"{count_of(len(unmapped), 'report')} not on the map"
    with st.expander(title, icon=":material/location_off:"):
        if unmapped.empty:
            st.caption("Every report of this selection is drawn on the map.")
            return
        shown = unmapped.head(_TABLE_ROWS)
        reasons = [why_not_drawn(row) for row in shown.to_dict("records")]
        cards = shown.assign(why=reasons).head(_UNMAPPED_CARDS)
        st.html(cards_html(cards, originals, current_theme()))
        if len(unmapped) > len(cards):
            table = report_table(shown, originals)
            table.insert(0, "Why it is not on the map", reasons)
            _show_rows(table)


def _show_rows(table: pd.DataFrame) -> None:
    """Show a table of reports; the sentence gets the room, columns without a value go."""
    st.dataframe(
        table.drop(columns=[name for name in ("Paraphrase", "Link") if not table[name].any()]),
        hide_index=True,
        height=_TABLE_HEIGHT if len(table) > _ROWS_IN_SIGHT else "auto",
        column_config={
            "Sentence": st.column_config.TextColumn(width="large"),
            "Article date": st.column_config.TextColumn(width=110),
            "Kind": st.column_config.TextColumn(width=170),
            "Link": st.column_config.LinkColumn(display_text="open"),
        },
    )


def _title(pick: Pick | None, picked: pd.DataFrame, provinces: tuple[str, ...]) -> str:
    """Return what the cards are about, escaped."""
    if pick is None:
        about = listing(provinces) or "The newest reports of this selection"
    elif pick.type == "spot":
        about = place_of(picked.head(1).to_dict("records")[0]) if len(picked) else "This place"
    else:
        about = listing(reversed([part for part in split_key(pick.key) if part]))
    return f"{escape(about)}: {count_of(len(picked), 'report')}" if pick or provinces else about
