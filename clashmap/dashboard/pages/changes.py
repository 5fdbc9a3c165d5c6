"""The page of what changed between two days: new, revised, merged and withdrawn events."""

import streamlit as st

from clashmap.dashboard.panels.changes import ask_between, show_changes
from clashmap.dashboard.panels.choose import choose_archive
from clashmap.dashboard.panels.filters import show_filters
from clashmap.dashboard.panels.frame import show_footer, show_header

show_header()
st.html('<h2 class="cm-title">What changed</h2>')
archive = choose_archive()
filters = show_filters(archive)
between = ask_between(archive)
if between is not None:
    show_changes(archive, filters, between)
show_footer(archive)
