"""The brief mode: the map with all that it needs on one screen, for those who will copy it."""

from pathlib import Path

import streamlit as st
from streamlit_folium import st_folium

from clashmap.dashboard.assets import make_map, shown_outlines
from clashmap.dashboard.data import Archive, load_archive, select, shown_boundaries
from clashmap.dashboard.panels.filters import show_filters
from clashmap.dashboard.panels.layers import make_overlays
from clashmap.dashboard.panels.map import ask_layers, ask_level
from clashmap.dashboard.panels.sheet import page_address
from clashmap.dashboard.state import (
    DARI_KEY,
    brief_level,
    current_layers,
    current_theme,
    set_brief_mode,
)
from clashmap.filters import Filters
from clashmap.views.brief_page import (
    brief_foot_html,
    brief_head_html,
    brief_side_html,
    inset_html,
)
from clashmap.views.in_view import view_of
from clashmap.views.legends import legend_html
from clashmap.views.maps import SceneLayer, scene_values, script_text
from clashmap.views.scene import select_scene
from clashmap.views.sheet_content import SheetContent, build_content
from clashmap.views.sheet_formats import DEFAULT_MARKING
from clashmap.views.sheet_options import COUNTRY, SheetOptions

_STYLE = Path(__file__).with_name("brief.css")
_SHARED_STYLE = Path(__file__).with_name("page.css")
# The style sets the height; this one holds where it is not applied.
_HEIGHT = 560


def offer_brief() -> None:
    """Show, among the filters, the text of the banner and the way into the brief mode."""
    with st.sidebar:
        ask_marking()
        st.button(
            "Brief mode",
            key="enter_brief",
            help="One 16:9 screen with all that a copy of it needs",
            icon=":material/fullscreen:",
            on_click=set_brief_mode,
            kwargs={"on": True},
            width="stretch",
        )


def ask_marking() -> str:
    """Ask for the text of the banner on sheets and in the brief mode."""
    given = st.text_input(
        "Marking of sheets and brief mode",
        value=DEFAULT_MARKING,
        key="marking",
        bind="query-params",
        max_chars=80,
    )
    return given.strip() or DEFAULT_MARKING


def show_brief() -> None:
    """Show the screen; the filters stay in the hidden sidebar, so that the link keeps them."""
    st.html(_SHARED_STYLE)
    st.html(_STYLE)
    with st.spinner("Reading the articles…"):
        archive = load_archive()
    filters = show_filters(archive)
    # Before the choice of level takes what the link asks for.
    level = brief_level(filters.provinces)
    with st.sidebar:
        marking = ask_marking()
        ask_level()
        ask_layers()
    content = _content(archive, filters, marking, level)
    selection = select(archive.snapshot, filters)
    overlays = make_overlays(archive, filters, level)
    scene = select_scene(selection, level, archive.originals, overlays)
    theme = current_theme()
    extras = {"plain": True, "dari": bool(st.session_state.get(DARI_KEY))}
    with st.container(key="brief"):
        st.html(brief_head_html(content))
        st_folium(
            make_map(),
            key="brief_map",
            height=_HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=SceneLayer(script_text(scene_values(scene, theme) | extras)),
        )
        inset = inset_html(filters.provinces, shown_outlines(), theme)
        st.html(
            brief_side_html(
                content, legend_html(scene, theme, view_of(scene, shown_boundaries())), inset
            )
        )
        st.html(brief_foot_html(content))
    st.button(
        "Leave brief mode",
        key="leave_brief",
        type="tertiary",
        on_click=set_brief_mode,
        kwargs={"on": False},
    )


def _content(archive: Archive, filters: Filters, marking: str, level: str) -> SheetContent:
    """Return the words of the screen: those of the map sheet of the same view."""
    place = filters.provinces[0] if len(filters.provinces) == 1 else COUNTRY
    options = SheetOptions(
        place=place,
        marking=marking,
        link=page_address(archive),
        snapshot=archive.snapshot,
        sources=archive.families.originals,
        layers=current_layers(),
        by=level,
        told=archive,
    )
    return build_content(archive.frame, filters, shown_boundaries(), options)
