"""The province page: one of the 34 with its map, figures, time, groups, events and map sheet."""

from dataclasses import replace

import streamlit as st

from clashmap.dashboard.data import select_reports
from clashmap.dashboard.panels.brief import ask_marking
from clashmap.dashboard.panels.choose import choose_archive
from clashmap.dashboard.panels.filters import show_filters
from clashmap.dashboard.panels.frame import show_footer, show_header
from clashmap.dashboard.panels.map import ask_layers
from clashmap.dashboard.panels.province import (
    ask_province,
    show_events,
    show_figures,
    show_groups,
    show_province_map,
    show_silence,
    show_title,
)
from clashmap.dashboard.panels.sheet import show_sheet_buttons
from clashmap.dashboard.panels.time import show_time

show_header()
archive = choose_archive()
asked = show_filters(archive)
with st.sidebar:
    marking = ask_marking()
name = ask_province(archive)
if name is None:
    st.info("Choose a province to see its districts, groups and events.")
    st.stop()
filters = replace(asked, provinces=(name,))
selection = select_reports(archive.snapshot, filters)
show_title(name, selection, asked)
if selection.empty:
    show_silence(archive, name, asked)
land, facts = st.columns([5, 3], gap="medium")
with land:
    ask_layers()
    show_province_map(archive, selection, filters)
with facts:
    if len(selection):
        show_figures(archive, selection)
    show_sheet_buttons(archive, asked, name, marking)
if len(selection):
    show_groups(archive, selection)
    show_time(archive, filters)
    show_events(archive, selection)
show_footer(archive)
