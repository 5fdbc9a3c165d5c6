"""Other datasets' files: those that the server was started with, and the one a visitor gave."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import streamlit as st

from clashmap.dashboard.data import Archive, shown_boundaries
from clashmap.filters import Filters
from clashmap.intake.external import External, ExternalError, read_external
from clashmap.intake.external.read import read_external_bytes
from clashmap.views.agreement import Agreement, measure_agreement
from clashmap.views.external_map import ExternalLayer, between, build_layer

COMPARE_VARIABLE = "CLASHMAP_COMPARE"
_OWN_KEY, _AGREEMENT_KEY, _LAYER_KEY = "own_external", "external_agreement", "external_layer"
_Made = TypeVar("_Made")


def given_externals() -> list[External | str]:
    """Return the datasets of CLASHMAP_COMPARE, in its order; for one that cannot be read, why."""
    paths = [part for part in os.environ.get(COMPARE_VARIABLE, "").split(os.pathsep) if part]
    return [_read_given(path) for path in paths]


def own_external() -> External | None:
    """Return the dataset that this visitor gave, None before any was."""
    kept = st.session_state.get(_OWN_KEY)
    return kept if isinstance(kept, External) else None


def keep_external(name: str, data: bytes) -> None:
    """Read a file for this visitor and keep it in place of another; raise ExternalError if bad."""
    st.session_state[_OWN_KEY] = read_external_bytes(name, data, shown_boundaries())


def forget_external() -> None:
    """Let go of this visitor's dataset."""
    for key in (_OWN_KEY, _AGREEMENT_KEY, _LAYER_KEY):
        st.session_state.pop(key, None)


def find_agreement(archive: Archive, external: External) -> Agreement:
    """Return the agreement of an archive with a dataset."""

    def measure() -> Agreement:
        frame = archive.select(Filters()).frame()
        return measure_agreement(frame, external, archive.read["published_end"])

    return _kept(_AGREEMENT_KEY, (archive.snapshot, external.mark), measure)


def find_layer(external: External, months: tuple[str, str] | None) -> ExternalLayer:
    """Return the layer of a dataset's events of these months, of all for None."""
    shown = between(external.frame, months)
    about = (external.mark, months)
    return _kept(_LAYER_KEY, about, lambda: build_layer(shown, external.source))


def _kept(key: str, about: object, make: Callable[[], _Made]) -> _Made:
    """Return what was made last, made anew where it is about something else.

    It is kept with the visit and not for all, since either side may be the visitor's own.
    """
    kept = st.session_state.get(key)
    if not isinstance(kept, tuple) or kept[0] != about:
        kept = st.session_state[key] = (about, make())
    made: _Made = kept[1]
    return made


def _read_given(path: str) -> External | str:
    try:
        stat = Path(path).stat()
        return _read(path, stat.st_size, stat.st_mtime_ns)
    except ExternalError as error:
        return str(error)
    except OSError as error:
        return f"{Path(path).name}: cannot be read ({error.strerror}); it was there at the start"


@st.cache_resource(max_entries=4, show_spinner="Reading the dataset…")
def _read(path: str, size: int, changed: int) -> External:  # noqa: ARG001 - in the key
    return read_external(path, shown_boundaries())
