"""Serves the map's scripts and styles from this machine, and makes the map that uses them."""

import atexit
import shutil
import tempfile
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components

from clashmap.dashboard.data import shown_boundaries
from clashmap.views.maps import ClashMap
from clashmap.views.offline import write_assets
from clashmap.views.small_map import Outlines, draw_outlines

_NAME = "map_files"


@st.cache_resource(show_spinner=False)
def written_assets() -> tuple[Path, str, str]:
    """Return the folder that holds the map's script and style, and the names of these."""
    folder = Path(tempfile.mkdtemp(prefix="clashmap-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder, *write_assets(folder, shown_boundaries())


@st.cache_resource(show_spinner=False)
def served_assets() -> tuple[str, str]:
    """Return the addresses of the script and the style, relative to streamlit-folium's own frame.

    Relative addresses hold behind any base path that a server may put in front of the page. Only
    while a page is drawn: Streamlit serves no component that is declared elsewhere.
    """
    folder, script, style = written_assets()
    component = components.declare_component(_NAME, path=str(folder))
    base = f"../{component.name}/"
    return base + script, base + style


@st.cache_resource(show_spinner=False)
def shown_outlines() -> Outlines:
    """Return the provinces as the paths of a small map, drawn once for all."""
    return draw_outlines(shown_boundaries())


def make_map() -> ClashMap:
    """Return a fresh map: streamlit-folium alters the one that it is given."""
    script, style = served_assets()
    return ClashMap([script], [style])
