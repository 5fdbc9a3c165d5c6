"""One province: its choice, map, figures, groups and latest events."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from clashmap.dashboard.assets import make_map
from clashmap.dashboard.data import Archive, province_names, select, shown_boundaries
from clashmap.dashboard.panels.layers import make_overlays
from clashmap.dashboard.panels.states import carried
from clashmap.dashboard.state import DARI_KEY, begin_with, clear_filters, current_theme
from clashmap.filters import Filters, suggest_relaxing
from clashmap.views.event_list import event_list_html, latest_events
from clashmap.views.legends import legend_html
from clashmap.views.map_table import map_table_html
from clashmap.views.maps import scene_layer
from clashmap.views.province import (
    busiest_province,
    figures_html,
    groups_html,
    groups_present,
    province_named,
    silence_words,
)
from clashmap.views.scene import build_scene
from clashmap.views.sheet_filters import describe_filters
from clashmap.views.tallies import drawn_levels
from clashmap.views.tolls import toll_ranges, tolls_html
from clashmap.views.words import count_of, listing

NAME_KEY = "name"
_MAP_KEY = "province_map"
_CLICKS_KEY = "province_clicks_seen"
_STRAY_KEY = "province_link_is_stray"
_HEIGHT = 560
_RETURNED = ["last_active_drawing", "last_object_clicked_count"]
_EVENTS = 12


def ask_province(archive: Archive) -> str | None:
    """Ask for a province, the link's at first, else the one with the most reports; return it."""
    names = province_names()
    _take_click(names)
    _take_link(names)
    begin_with(NAME_KEY, busiest_province(_provinces(archive.snapshot), names))
    # Without a default, as Streamlit takes a default out of the link.
    return st.selectbox(
        "Province",
        names,
        index=None,
        key=NAME_KEY,
        bind="query-params",
        placeholder="Choose a province",
        width=320,
        on_change=_forget_stray,
    )


def show_title(name: str, selection: pd.DataFrame, asked: Filters) -> None:
    """Show the province's name in both scripts, and the filters in words."""
    rows = shown_boundaries().provinces.set_index("province")
    dari = escape(str(rows["name_dari"].get(name) or ""))
    st.html(
        f'<h2 class="cm-province">{escape(name)} <span lang="prs" dir="rtl">{dari}</span></h2>'
        f'<p class="cm-counts" role="status"><b>{count_of(len(selection), "report")}</b> counted '
        f"in {escape(name)} or on its border. "
        f"<span>{escape(describe_filters(asked, with_provinces=False))}</span></p>"
    )
    if asked.provinces and asked.provinces != (name,):
        st.caption(f"The filter by province ({listing(asked.provinces)}) does not hold here.")


def show_silence(archive: Archive, name: str, asked: Filters) -> None:
    """Say that no report is from the province, and which filter of it to relax."""
    own = replace(asked, provinces=(name,))
    # To relax the province itself is no advice here: the page is of it.
    hints = suggest_relaxing(
        lambda wanted: archive.select(wanted).count() if wanted.provinces else 0, own
    )
    narrowed = replace(asked, provinces=()) != Filters()
    words = silence_words(name, archive.articles, hints, narrowed=narrowed)
    st.info(words, icon=":material/volume_off:")
    if narrowed:
        st.button("Clear all filters", key="clear_empty", on_click=clear_filters)


def show_province_map(archive: Archive, selection: pd.DataFrame, filters: Filters) -> None:
    """Show the districts of the filters' province with the neighbours around, and the legend."""
    overlays = make_overlays(archive, filters, "district")
    scene = build_scene(selection, "district", filters.provinces, archive.originals, overlays)
    theme = current_theme()
    st_folium(
        make_map(),
        key=_MAP_KEY,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=_RETURNED,
        feature_group_to_add=scene_layer(scene, theme, dari=bool(st.session_state.get(DARI_KEY))),
    )
    st.html(legend_html(scene, theme))
    with st.expander("The map as a table", icon=":material/table:"):
        st.html(map_table_html(scene, shown_boundaries()))


def show_figures(archive: Archive, selection: pd.DataFrame) -> None:
    """Show what there is in numbers, and the tolls as they are claimed."""
    counts = [
        (len(selection), "report"),
        (int(selection["event_id"].nunique()), "event"),
        (archive.sources(selection), "independent source"),
    ]
    figures = [(number, count_of(number, noun).split(" ", 1)[1]) for number, noun in counts]
    unmapped = int((drawn_levels(selection) == "").sum())
    st.html(figures_html([*figures, (unmapped, "not on the map")]))
    st.html('<h2 class="cm-title">Tolls as claimed</h2>')
    st.html(tolls_html(toll_ranges(selection, archive.events_of(selection))))


def show_groups(archive: Archive, selection: pd.DataFrame) -> None:
    """Show the groups that the reports name, with what is newest of each."""
    st.html('<h2 class="cm-title">Groups named here</h2>')
    st.html(groups_html(groups_present(selection, archive.events_of(selection))))


def show_events(archive: Archive, selection: pd.DataFrame) -> None:
    """Show the latest events with their sources and the way to the evidence."""
    newest = latest_events(selection, _EVENTS)
    events = int(selection["event_id"].nunique())
    which = f"The latest {len(newest)} of" if events > len(newest) else "All"
    st.html(f'<h2 class="cm-title">{which} {count_of(events, "event")}, by article date</h2>')
    if newest:
        events_of = archive.events_of(selection[selection["event_id"].isin(newest)])
        html = event_list_html(newest, selection, events_of, current_theme())
        st.html(carried(html, archive))


def _provinces(snapshot: str) -> pd.DataFrame:
    """Return the provinces that reports are counted in."""
    return select(snapshot, Filters(periods=())).alike(("province",))


def _take_click(names: list[str]) -> None:
    """Go to the province that was clicked on the map."""
    value = st.session_state.get(_MAP_KEY) or {}
    clicks = value.get("last_object_clicked_count") or 0
    drawing = value.get("last_active_drawing")
    if not drawing or clicks == st.session_state.get(_CLICKS_KEY, 0):
        return
    st.session_state[_CLICKS_KEY] = clicks
    clicked = (drawing.get("properties") or {}).get("province")
    if clicked in names:
        st.session_state[NAME_KEY] = clicked
        _forget_stray()


def _take_link(names: list[str]) -> None:
    """Take another spelling of a province from the link; say until a choice where it is none."""
    text = st.query_params.get(NAME_KEY, "")
    if text and text not in names and NAME_KEY not in st.session_state:
        if found := province_named(text, names):
            st.query_params[NAME_KEY] = found
            st.rerun()
        # The page may run again before it is seen: the warning outlives the parameter.
        st.session_state[_STRAY_KEY] = True
        del st.query_params[NAME_KEY]
    if st.session_state.get(_STRAY_KEY):
        st.warning("The link names no province of Afghanistan: choose one here.")


def _forget_stray() -> None:
    st.session_state[_STRAY_KEY] = False
