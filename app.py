"""Clashmap in a browser: page set-up and the table of pages. Run with `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

DASHBOARD = Path(__file__).parent / "clashmap" / "dashboard"
PAGES = DASHBOARD / "pages"

st.set_page_config(
    page_title="Clashmap: reports of fighting in Afghanistan",
    page_icon=DASHBOARD / "icon.svg",  # a file: an icon by name is fetched from the internet
    layout="wide",
    initial_sidebar_state="auto",
)
st.navigation(
    [
        st.Page(PAGES / "overview.py", title="Map", default=True),
        st.Page(PAGES / "search.py", title="Search", url_path="search"),
        st.Page(PAGES / "evidence.py", title="Evidence", url_path="evidence"),
        st.Page(PAGES / "data.py", title="Data", url_path="data"),
        st.Page(PAGES / "own.py", title="Your articles", url_path="own"),
    ],
    position="top",
).run()
