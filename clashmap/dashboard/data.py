"""What the pages show: the articles read once for all visitors, and selections of their reports."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from clashmap.filters import Filters, apply_filters
from geo.boundaries import Boundaries, load_boundaries

if TYPE_CHECKING:
    from extract.events import Event
    from extract.sources import SourceFamilies

PATHS_VARIABLE = "CLASHMAP_ARTICLES"
_SAMPLES = Path(__file__).parents[2] / "data" / "articles"
# A changed folder is seen after this many seconds at most; in between nothing is looked at.
_LOOK_AGAIN = 10


@dataclass(frozen=True)
class Archive:
    """All reports of the articles that were read, and what is known of the reading.

    read has a row for each article, also without a report: article_id, publisher, published_start,
    published_end. events holds by id what joins reports of one happening; families says which
    articles are copies of one original. originals says of an article_id whose report it retells;
    set_aside names what could not be read and why; snapshot is the state of the data that links
    and exports carry.
    """

    frame: pd.DataFrame
    read: pd.DataFrame
    events: "Mapping[str, Event]"
    families: "SourceFamilies"
    originals: Mapping[str, str]
    set_aside: tuple[str, ...]
    snapshot: str

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return len(self.read)

    def sources(self, selection: pd.DataFrame) -> int:
        """Return how many independent originals the articles of a selection are."""
        return self.families.count(str(name) for name in selection["article_id"].unique())

    def groups(self) -> list[str]:
        """Return the groups that any report names, the most reported first."""
        return [str(name) for name in self.frame["groups"].explode().dropna().value_counts().index]


def load_archive() -> Archive:
    """Return the archive of the articles that CLASHMAP_ARTICLES names, else of the samples."""
    paths = article_paths()
    return _read_archive(paths, _fingerprint(paths))


@st.cache_resource(max_entries=48, show_spinner=False)
def select_reports(snapshot: str, filters: Filters) -> pd.DataFrame:  # noqa: ARG001 - in the key
    """Return the reports that the filters ask for; shared by all visitors, so never altered."""
    return apply_filters(load_archive().frame, filters)


@st.cache_resource(show_spinner=False)
def shown_boundaries() -> Boundaries:
    """Return the boundaries of CLASHMAP_PROVINCES and CLASHMAP_DISTRICTS, else the shipped."""
    return load_boundaries(*(_path_in(f"CLASHMAP_{layer}") for layer in ("PROVINCES", "DISTRICTS")))


def province_names() -> list[str]:
    """Return the names of all provinces: any can be clicked, also one without a report."""
    return [str(name) for name in shown_boundaries().provinces["province"]]


@st.cache_resource(max_entries=1, show_spinner=False)
def _read_archive(paths: tuple[str, ...], fingerprint: str) -> Archive:  # noqa: ARG001 - in the key
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
