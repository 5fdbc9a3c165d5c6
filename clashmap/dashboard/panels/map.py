"""The map with its controls and its legend."""

from collections.abc import Mapping

import streamlit as st
from streamlit_folium import st_folium

from clashmap.dashboard.assets import make_map
from clashmap.dashboard.data import Archive, select, shown_boundaries
from clashmap.dashboard.panels.layers import make_overlays
from clashmap.dashboard.state import (
    DARI_KEY,
    LAYER_KEY,
    LEVEL_KEY,
    LEVELS,
    MAP_KEY,
    current_level,
    current_theme,
    current_turn,
    is_play_asked,
)
from clashmap.filters import Filters
from clashmap.selection import Selection
from clashmap.views.layers import CLASH, LAYER_KINDS, LAYER_WORDS, LAYERS, kinds_of
from clashmap.views.legends import legend_html
from clashmap.views.map_table import map_table_html
from clashmap.views.maps import scene_layer
from clashmap.views.palette import Theme
from clashmap.views.scene import Scene, select_scene
from clashmap.views.timeline_play import play_frames
from geo.errors import GeoError

HEIGHT = 620
# Constant: streamlit-folium reads it once. A count tells a second click on one shape from none.
_RETURNED = ["last_active_drawing", "last_object_clicked_count"]
# Reports up to which the map gets its frames unasked. Those of 100,000 take longer than all else
# that a change of a filter redraws, and half of the bytes.
_PLAYED_UNASKED = 2_000


def show_map(archive: Archive, filters: Filters) -> None:
    """Show the map of what is asked for, held to the provinces asked for, and its legend."""
    level, theme = current_level(), current_theme()
    overlays = make_overlays(archive, filters)
    selection = select(archive.snapshot, filters)
    scene = select_scene(selection, level, archive.originals, overlays)
    _draw(scene, theme, _play(selection, archive.snapshot, level, overlays.layers))
    st.html(legend_html(scene, theme))
    _show_table(scene)


@st.fragment
def _show_table(scene: Scene) -> None:
    """Show the map in words; it is made and sent only while somebody reads it."""
    table = st.expander("The map as a table", icon=":material/table:", on_change="rerun")
    if table.open:
        table.html(map_table_html(scene, shown_boundaries()))


def _play(
    selection: Selection, snapshot: str, level: str, layers: tuple[str, ...]
) -> dict[str, object]:
    """Return the frames to play; of many reports only once the map's button asked for them."""
    key = "|".join([snapshot, selection.filters.to_query(), level, *layers])
    if selection.counts().reports > _PLAYED_UNASKED and not is_play_asked(key):
        return {"ask": key}
    return _frames(snapshot, selection.filters, level, layers)


@st.cache_data(max_entries=48, show_spinner=False)
def _frames(
    snapshot: str, filters: Filters, level: str, layers: tuple[str, ...]
) -> dict[str, object]:
    """Return the selection as frames to play, or why there are none."""
    return play_frames(
        select(snapshot, filters),
        level,
        by_event=filters.by_event,
        shown=kinds_of(layers),
        counted=LAYER_KINDS[CLASH],
    )


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
        feature_group_to_add=scene_layer(
            scene, theme, current_turn(), play, dari=bool(st.session_state.get(DARI_KEY))
        ),
    )


def ask_layers() -> None:
    """Ask which layers the map shows, any number of them, and whether names are in Dari too."""
    st.pills(
        "Layers of the map",
        [LAYER_WORDS[name] for name in LAYERS],
        selection_mode="multi",
        default=[LAYER_WORDS[name] for name in LAYERS],
        key=LAYER_KEY,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        width="content",
    )
    st.toggle("Names in Dari too", key=DARI_KEY, bind="query-params", width="content")


def ask_level() -> None:
    """Ask whether provinces or districts are coloured."""
    st.segmented_control(
        "Colour the map by",
        list(LEVELS),
        default="Provinces",
        key=LEVEL_KEY,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        required=True,
    )
