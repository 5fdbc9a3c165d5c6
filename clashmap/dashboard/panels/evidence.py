"""The evidence: what was clicked, report by report; the table; what is not on the map."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from clashmap.dashboard.state import Pick, current_pick, current_theme, forget_pick
from clashmap.views.cards import cards_html
from clashmap.views.scene import spot_keys
from clashmap.views.tables import report_table, unmapped_reports
from clashmap.views.tallies import area_keys, split_key
from clashmap.views.words import count_of, listing, place_of

# Cards on show before anybody asks for more; the table lists every report.
_FIRST_CARDS = 6
_MORE_CARDS = 24
# Beyond this many rows the table sends only what is on the screen.
_LAZY_ROWS = 2000


def show_evidence(
    selection: pd.DataFrame, provinces: tuple[str, ...], originals: Mapping[str, str]
) -> None:
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
    newest = picked.sort_values("published_start", ascending=False, kind="stable")
    st.html(cards_html(newest.head(_FIRST_CARDS), originals, current_theme()))
    rest = len(newest) - _FIRST_CARDS
    if rest > 0:
        with st.expander(f"{min(rest, _MORE_CARDS):,} more of {count_of(len(newest), 'report')}"):
            st.html(
                cards_html(
                    newest.iloc[_FIRST_CARDS : _FIRST_CARDS + _MORE_CARDS],
                    originals,
                    current_theme(),
                )
            )


def picked_reports(selection: pd.DataFrame, pick: Pick | None) -> pd.DataFrame:
    """Return the reports of a selection that belong to what was clicked; all, where nothing was."""
    if pick is None:
        return selection
    keys = spot_keys(selection) if pick.type == "spot" else area_keys(selection, pick.type)
    return selection[keys == pick.key]


def show_table(selection: pd.DataFrame, originals: Mapping[str, str]) -> None:
    """Show every report of the selection as a table row."""
    st.html(f'<h2 class="cm-title">All {count_of(len(selection), "report")} of this selection</h2>')
    table = report_table(selection, originals)
    if not any(originals.values()):
        table = table.drop(columns="Paraphrase")
    st.dataframe(
        table,
        hide_index=True,
        height=420 if len(table) > 10 else "auto",
        lazy=len(table) > _LAZY_ROWS,
        column_config={
            "Sentence": st.column_config.TextColumn(width="large"),
            "Article date": st.column_config.TextColumn(width=110),
            "Kind": st.column_config.TextColumn(width=170),
            "Link": st.column_config.LinkColumn(display_text="open"),
        },
    )


def show_unmapped(selection: pd.DataFrame, originals: Mapping[str, str]) -> None:
    """Show the reports that the map cannot show, each with its reason."""
    unmapped = unmapped_reports(selection)
    with st.expander(
        f"{count_of(len(unmapped), 'report')} not on the map", icon=":material/location_off:"
    ):
        if unmapped.empty:
            st.caption("Every report of this selection is drawn on the map.")
        else:
            st.html(cards_html(unmapped.head(_MORE_CARDS), originals, current_theme()))
        if len(unmapped) > _MORE_CARDS:
            st.caption(f"The first {_MORE_CARDS}; the table lists all of them.")


def _title(pick: Pick | None, picked: pd.DataFrame, provinces: tuple[str, ...]) -> str:
    """Return what the cards are about, escaped."""
    if pick is None:
        about = listing(provinces) or "The newest reports of this selection"
    elif pick.type == "spot":
        about = place_of(picked.iloc[0].to_dict()) if len(picked) else "This place"
    else:
        about = listing(reversed([part for part in split_key(pick.key) if part]))
    return f"{escape(about)}: {count_of(len(picked), 'report')}" if pick or provinces else about
