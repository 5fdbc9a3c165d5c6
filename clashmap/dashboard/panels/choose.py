"""Whose articles a page is about: the archive's, or the visitor's own."""

import pandas as pd
import streamlit as st

from clashmap.dashboard.data import Archive, load_archive, select_reports
from clashmap.dashboard.own import own_articles
from clashmap.dashboard.panels.states import show_state
from clashmap.filters import Filters, apply_filters

_KEY = "whose"
_ARCHIVE, _OWN = "Archive", "Your own articles"


def choose_archive() -> Archive:
    """Ask, once a visitor has articles of their own, which to use; return the archive chosen."""
    own = own_articles()
    with st.spinner("Reading the articles…"):
        archive = load_archive()
    if own is None:
        show_state(archive)
        return archive
    chosen = st.segmented_control(
        "Articles",
        (_ARCHIVE, _OWN),
        default=_ARCHIVE,
        key=_KEY,
        required=True,
        persist_state="session",
    )
    if chosen == _OWN:
        return own.archive
    show_state(archive)
    return archive


def select_from(archive: Archive, filters: Filters) -> pd.DataFrame:
    """Return the reports that the filters ask for; a visitor's own enter no cache of all."""
    own = own_articles()
    if own is not None and archive is own.archive:
        return apply_filters(archive.frame, filters)
    return select_reports(archive.snapshot, filters)
