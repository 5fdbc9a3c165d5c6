"""What is worked out of an archive once for all visitors; of a visitor's own articles never."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from clashmap.dashboard.archives import ReadArchive

OWN_KEY = "own_articles"
P = ParamSpec("P")
T = TypeVar("T")
Of = Callable[Concatenate[str, P], T]


def cached(function: Of[P, T]) -> Of[P, T]:
    """Return a function of a snapshot that remembers its last results, for all visitors alike.

    It forgets those of a visitor's own articles, which are kept for the visit and nowhere else.
    """
    return _but_own(function, st.cache_data(max_entries=48, show_spinner=False)(function))


def kept(function: Of[P, T]) -> Of[P, T]:
    """Return the same for results that are big, and that nobody alters: they are not copied."""
    return _but_own(function, st.cache_resource(max_entries=8, show_spinner=False)(function))


def _but_own(function: Of[P, T], shared: Of[P, T]) -> Of[P, T]:
    @wraps(function)
    def call(snapshot: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        asked = function if own_archive(snapshot) else shared
        return asked(snapshot, *args, **kwargs)

    return call


def own_archive(snapshot: str) -> ReadArchive | None:
    """Return the archive of this visitor's own articles where the snapshot is theirs."""
    archive = getattr(st.session_state.get(OWN_KEY), "archive", None)
    if isinstance(archive, ReadArchive) and archive.snapshot == snapshot:
        return archive
    return None
