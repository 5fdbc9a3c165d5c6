"""Whose articles a page is about: the archive's, or the visitor's own."""

import streamlit as st

from clashmap.dashboard.data import Archive, load_archive
from clashmap.dashboard.own import own_articles

_KEY = "whose"
_ARCHIVE, _OWN = "Archive", "Your own articles"


def choose_archive() -> Archive:
    """Ask, once a visitor has articles of their own, which to use; return the archive chosen."""
    own = own_articles()
    if own is None:
        return load_archive()
    chosen = st.segmented_control(
        "Articles", (_ARCHIVE, _OWN), default=_ARCHIVE, key=_KEY, required=True
    )
    return own.archive if chosen == _OWN else load_archive()
