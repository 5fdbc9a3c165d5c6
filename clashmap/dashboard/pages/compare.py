"""The comparison page: two periods or two groups on maps of one scale, and the difference."""

import streamlit as st

from clashmap.dashboard.panels.choose import choose_archive
from clashmap.dashboard.panels.compare import ask_measure, ask_sides, show_comparison
from clashmap.dashboard.panels.filters import show_filters
from clashmap.dashboard.panels.frame import show_footer, show_header

show_header()
st.html('<h2 class="cm-title">Compare</h2>')
archive = choose_archive()
filters = show_filters(archive)
sides = ask_sides(archive, filters)
if sides is not None:
    show_comparison(archive, sides, ask_measure())
show_footer(archive)
