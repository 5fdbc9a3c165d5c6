"""The map of a visitor's own articles, with its legend and cards."""

import streamlit as st
from streamlit_folium import st_folium

from clashmap.dashboard.assets import make_map
from clashmap.dashboard.data import Archive
from clashmap.dashboard.state import current_theme
from clashmap.filters import Filters
from clashmap.views.cards import cards_html
from clashmap.views.legends import legend_html
from clashmap.views.maps import fitted_layer, provinces_told
from clashmap.views.overlaying import frame_overlays
from clashmap.views.scene import build_scene
from clashmap.views.tallies import drawn_levels, newest_first
from clashmap.views.words import count_of

_HEIGHT = 520
_CARDS = 30


def show_own_map(archive: Archive) -> None:
    """Show all reports of an archive: counts, map, legend and the newest as cards."""
    frame, theme = archive.frame, current_theme()
    unmapped = int((drawn_levels(frame) == "").sum())
    st.html(
        f'<p class="cm-counts" role="status"><b>{count_of(len(frame), "report")}</b> from '
        f"<b>{count_of(archive.articles, 'article')}</b>, <b>{unmapped:,}</b> not on the map</p>"
    )
    overlays = frame_overlays(frame, Filters(periods=()), "province", archive)
    scene = build_scene(frame, "province", (), archive.originals, overlays)
    st_folium(
        make_map(),
        key="own_map",
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=fitted_layer(scene, theme, provinces_told(frame)),
    )
    st.html(legend_html(scene, theme))
    newest = newest_first(frame).head(_CARDS)
    st.html(cards_html(newest, archive.originals, theme, linked=False))
    if len(frame) > _CARDS:
        st.caption(
            f"The newest {_CARDS} of {count_of(len(frame), 'report')}; the data page has all."
        )
