"""The search page: one box over places, articles, events and reports."""

import streamlit as st

from clashmap.dashboard.panels.choose import choose_archive
from clashmap.dashboard.panels.frame import show_footer, show_header
from clashmap.dashboard.panels.search import (
    ask_words,
    show_articles,
    show_events,
    show_examples,
    show_places,
    show_reports,
)

show_header()
st.html('<h2 class="cm-title">Search</h2>')
archive = choose_archive()
text = ask_words()
if text:
    places = show_places(text, archive)
    show_articles(text, archive)
    show_events(text, places, archive)
    show_reports(text, places, archive)
else:
    show_examples(archive)
show_footer(archive)
