"""What the pages show: an archive read once for all visitors, and selections of its reports."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from clashmap.dashboard.archives import Archive, Kept, ReadArchive
from clashmap.dashboard.caching import own_archive
from clashmap.dashboard.state import current_at
from clashmap.filters import Filters
from clashmap.selection import Selection
from clashmap.store.errors import StoreError
from clashmap.store.location import VARIABLE
from geo.boundaries import Boundaries, load_boundaries

if TYPE_CHECKING:
    from clashmap.dashboard.live import LiveStore

__all__ = ["Archive", "load_archive", "select_reports"]
PATHS_VARIABLE = "CLASHMAP_ARTICLES"
_SAMPLES = Path(__file__).parents[2] / "data" / "articles"
# A changed folder is seen after this many seconds at most; in between nothing is looked at.
_LOOK_AGAIN = 10
# States of the data that are at hand: those of some visitors who look at earlier ones.
_STATES = 3


def load_archive() -> Archive:
    """Return the archive of this visitor: that of the store, as it is or as the link asks for.

    Without a store: of the articles that CLASHMAP_ARTICLES names, else of the samples.
    """
    live = live_store()
    archive = _read_folder() if live is None else _state_of(live)
    _shown().get(archive.snapshot, lambda: archive)
    return archive


def _state_of(live: LiveStore) -> Archive:
    asked = current_at()
    try:
        return live.archive(asked)
    except StoreError:
        if not asked:
            raise
        # The sidebar says that there was no such state.
        return live.archive()


def archive_of(snapshot: str) -> Archive:
    """Return the archive of a snapshot that a page is about; for what is worked out once for all.

    The store may have moved on since the page began. It may be of the visitor's own articles.
    """
    return own_archive(snapshot) or _shown().get(snapshot, load_archive)


def select(snapshot: str, filters: Filters) -> Selection:
    """Return the reports that the filters ask for, to count and to page through."""
    return archive_of(snapshot).select(filters)


def select_reports(snapshot: str, filters: Filters) -> pd.DataFrame:
    """Return the reports that the filters ask for, whole; shared by all, so never altered."""
    return select(snapshot, filters).frame()


def live_store() -> LiveStore | None:
    """Return the store that CLASHMAP_STORE names; None where there is none."""
    root = os.environ.get(VARIABLE)
    if not root:
        return None
    found = _live_store(root)
    if found is None:
        # There may be one the next time.
        _live_store.clear()
    return found


@st.cache_resource(show_spinner=False)
def _live_store(root: str) -> LiveStore | None:
    # Imported here: without a store nothing of it is loaded.
    from clashmap.dashboard.live import open_store  # noqa: PLC0415

    return open_store(root)


@st.cache_resource(show_spinner=False)
def _shown() -> Kept[Archive]:
    return Kept(_STATES)


def _read_folder() -> Archive:
    paths = article_paths()
    return _read_archive(paths, _fingerprint(paths))


@st.cache_resource(show_spinner=False)
def shown_boundaries() -> Boundaries:
    """Return the boundaries of CLASHMAP_PROVINCES and CLASHMAP_DISTRICTS, else the shipped."""
    return load_boundaries(*(_path_in(f"CLASHMAP_{layer}") for layer in ("PROVINCES", "DISTRICTS")))


def province_names() -> list[str]:
    """Return the names of all provinces: any can be clicked, also one without a report."""
    return [str(name) for name in shown_boundaries().provinces["province"]]


@st.cache_resource(max_entries=1, show_spinner=False)
def _read_archive(paths: tuple[str, ...], fingerprint: str) -> ReadArchive:  # noqa: ARG001 - in the key
    """Read and extract, once for all visitors."""
    # Imported here: a page draws its empty map while the pipeline and its lists are loading.
    from clashmap.dashboard.reading import read_archive  # noqa: PLC0415

    return read_archive(paths)


def article_paths() -> tuple[str, ...]:
    """Return the files and folders that the page reads: CLASHMAP_ARTICLES, else the samples."""
    given = os.environ.get(PATHS_VARIABLE, "")
    return tuple(path for path in given.split(os.pathsep) if path) or (str(_SAMPLES),)


def _path_in(variable: str) -> Path | None:
    given = os.environ.get(variable)
    return Path(given) if given else None


@st.cache_data(ttl=_LOOK_AGAIN, max_entries=4, show_spinner=False)
def _fingerprint(paths: tuple[str, ...]) -> str:
    """Return a hash that changes with the name, size or time of any file under the paths."""
    digest = hashlib.sha256()
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                stat = file.stat()
                digest.update(f"{file}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
