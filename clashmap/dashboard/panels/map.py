"""The map with its controls and its legend."""

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from clashmap.dashboard.assets import make_map
from clashmap.dashboard.state import (
    LEVEL_KEY,
    LEVELS,
    MAP_KEY,
    current_level,
    current_theme,
    current_turn,
    take_click,
)
from clashmap.views.legends import legend_html
from clashmap.views.maps import scene_layer
from clashmap.views.scene import Scene, build_scene

HEIGHT = 620
# Constant: streamlit-folium reads it once. A count tells a second click on one shape from none.
_RETURNED = ["last_active_drawing", "last_object_clicked_count"]


def show_map(selection: pd.DataFrame, focus: tuple[str, ...], originals: dict[str, str]) -> Scene:
    """Show the map of a selection, held to the provinces in focus; return the scene it draws."""
    scene = build_scene(selection, current_level(), focus, originals)
    theme = current_theme()
    st_folium(
        make_map(),
        key=MAP_KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=_RETURNED,
        feature_group_to_add=scene_layer(scene, theme, current_turn()),
        on_change=take_click,
    )
    st.html(legend_html(scene, theme))
    return scene


def ask_level() -> None:
    """Ask whether provinces or districts are coloured."""
    st.segmented_control(
        "Colour the map by",
        list(LEVELS),
        default="Provinces",
        key=LEVEL_KEY,
        bind="query-params",
        label_visibility="collapsed",
        required=True,
    )
