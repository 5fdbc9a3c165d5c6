"""The visitor's own articles: give them, see what was found, on a map that nobody else sees."""

import streamlit as st

from clashmap.dashboard.own import own_articles
from clashmap.dashboard.panels.frame import show_footer, show_header
from clashmap.dashboard.panels.own_map import show_own_map
from clashmap.dashboard.panels.upload import ask_articles, show_found

show_header()
st.html('<h2 class="cm-title">Your own articles</h2>')
st.caption(
    "Your articles are read on this machine, kept in memory for this visit only, and shown to "
    "nobody else. What they tell of is then drawn here on a map of its own."
)
ask_articles()
own = own_articles()
if own is not None:
    show_found(own.found, own.archive.set_aside)
    if own.archive.frame.empty:
        st.info("No report was found: no sentence tells of fighting at a place in Afghanistan.")
    else:
        show_own_map(own.archive)
    show_footer(own.archive)
