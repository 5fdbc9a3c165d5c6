"""The map with its controls and its legend."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from clashmap.dashboard.assets import make_map
from clashmap.dashboard.data import Archive, select_reports
from clashmap.dashboard.state import (
    LEVEL_KEY,
    LEVELS,
    MAP_KEY,
    current_level,
    current_theme,
    current_turn,
)
from clashmap.filters import Filters
from clashmap.views.legends import legend_html
from clashmap.views.maps import scene_layer
from clashmap.views.palette import Theme
from clashmap.views.scene import Scene, build_scene
from clashmap.views.timeline_play import play_frames
from geo.errors import GeoError

HEIGHT = 620
# Constant: streamlit-folium reads it once. A count tells a second click on one shape from none.
_RETURNED = ["last_active_drawing", "last_object_clicked_count"]


def show_map(archive: Archive, selection: pd.DataFrame, filters: Filters) -> None:
    """Show the map of a selection, held to the provinces asked for, and its legend."""
    level, theme = current_level(), current_theme()
    scene = build_scene(selection, level, filters.provinces, archive.originals)
    _draw(scene, theme, _frames(archive.snapshot, filters, level))
    st.html(legend_html(scene, theme))


@st.cache_data(max_entries=48, show_spinner=False)
def _frames(snapshot: str, filters: Filters, level: str) -> dict[str, object] | None:
    """Return the selection as frames to play."""
    return play_frames(select_reports(snapshot, filters), level, by_event=filters.by_event)


def show_bare_map() -> None:
    """Show the map without reports, so that it is there while they are read."""
    _draw(Scene(level="province", areas={}, breaks=(), outlined={}, spots=()), current_theme())


def _draw(scene: Scene, theme: Theme, play: Mapping[str, object] | None = None) -> None:
    """Draw a scene; boundaries that cannot be read end the page with the reason."""
    try:
        base = make_map()
    except GeoError as error:
        st.error(f"The boundaries cannot be drawn. {error}")
        st.stop()
    st_folium(
        base,
        key=MAP_KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=_RETURNED,
        feature_group_to_add=scene_layer(scene, theme, current_turn(), play),
    )


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
