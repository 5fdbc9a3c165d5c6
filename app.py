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
# A click on the navigation while the articles are read takes the filters out of the link: they are
# kept from here on, until the browser has the filters.
st.session_state.setdefault("first_link", {n: st.query_params.get_all(n) for n in st.query_params})
st.navigation(
    [
        st.Page(PAGES / "overview.py", title="Map", default=True),
        st.Page(PAGES / "province.py", title="Provinces", url_path="province"),
        st.Page(PAGES / "compare.py", title="Compare", url_path="compare"),
        st.Page(PAGES / "changes.py", title="Changes", url_path="changes"),
        st.Page(PAGES / "search.py", title="Search", url_path="search"),
        st.Page(PAGES / "evidence.py", title="Evidence", url_path="evidence"),
        st.Page(PAGES / "data.py", title="Data", url_path="data"),
        st.Page(PAGES / "own.py", title="Your articles", url_path="own"),
        st.Page(PAGES / "external.py", title="Other datasets", url_path="external"),
    ],
    position="top",
).run()
