"""The map page: filters, counts, map with legend, time, evidence, table, what is not on the map."""

import streamlit as st

from clashmap.dashboard.data import load_archive, select
from clashmap.dashboard.panels.frame import show_footer, show_header, show_summary, show_waiting
from clashmap.dashboard.panels.map import show_bare_map, show_map
from clashmap.dashboard.state import in_brief_mode, is_first_run, take_click

if not in_brief_mode() and is_first_run():
    # The browser builds the map while the articles are read; both take a second or two.
    show_header()
    show_waiting()
    show_bare_map()
    load_archive()
    st.rerun()

# Loaded here, while the first visitor's browser builds the map: sheets and charts take a while.
from clashmap.dashboard.panels.brief import offer_brief, show_brief
from clashmap.dashboard.panels.evidence import show_evidence, show_table, show_unmapped
from clashmap.dashboard.panels.filters import show_filters
from clashmap.dashboard.panels.time import show_time

if in_brief_mode():
    show_brief()
    st.stop()
show_header()
take_click()
archive = load_archive()
filters = show_filters(archive)
offer_brief()
selection = select(archive.snapshot, filters)
show_summary(archive, selection)
show_map(archive, filters)
show_time(archive, filters)
if selection.count():
    show_evidence(archive, selection)
    show_table(archive, selection)
    show_unmapped(archive, selection)
show_footer(archive)
