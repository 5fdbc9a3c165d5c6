"""What the map draws apart from the counts, worked out for a selection."""

from dataclasses import replace
from datetime import date

import streamlit as st

from clashmap.dashboard.data import Archive, archive_of, select
from clashmap.dashboard.state import current_layers, current_level
from clashmap.filters import Filters
from clashmap.selection import Part
from clashmap.views.control import NEWEST, AreaControl, control_by_area, shown_control
from clashmap.views.layers import CONTROL, LAYER_KINDS, PRESENCE
from clashmap.views.presence import AreaPresence, last_day, tally_presence
from clashmap.views.scene import Overlays
from clashmap.views.silence import named_areas

_CONTROL = Part(kinds=LAYER_KINDS[CONTROL])


def make_overlays(archive: Archive, filters: Filters, level: str = "") -> Overlays:
    """Return the layers that are chosen, for what the filters ask for of everybody's archive.

    They are of the level that is chosen too, unless one is given.
    """
    layers, level = current_layers(), level or current_level()
    selection = select(archive.snapshot, filters)
    day = filters.end or _newest_day(archive.snapshot)
    present: dict[str, AreaPresence] = {}
    if PRESENCE in layers:
        present = tally_presence(selection.presence(level), level, day)
    held: dict[str, AreaControl] = {}
    if CONTROL in layers:
        told = selection.alike(("kind", "province", "district"), _CONTROL)
        held = shown_control(_control(archive.snapshot, _all_sides(filters)), told)
    named = _named(archive.snapshot, _only_days(filters), level)
    return Overlays(layers, present, held, named, day)


@st.cache_data(max_entries=48, show_spinner=False)
def _newest_day(snapshot: str) -> date | None:
    """Return the last day on which an article came out."""
    return last_day(None, archive_of(snapshot).read)


@st.cache_data(max_entries=48, show_spinner=False)
def _control(snapshot: str, filters: Filters) -> dict[str, AreaControl]:
    """Return who is said to hold what, by all reports of control that the filters ask for."""
    return control_by_area(select(snapshot, filters).newest_of("area", NEWEST, _CONTROL))


@st.cache_data(max_entries=48, show_spinner=False)
def _named(snapshot: str, filters: Filters, level: str) -> frozenset[str]:
    """Return the areas that the articles and reports of some days name."""
    named = archive_of(snapshot).named_between(filters.start, filters.end)
    told = select(snapshot, filters).alike(("province", "district", "provinces"))
    return named_areas(named, told, level)


def _all_sides(filters: Filters) -> Filters:
    """Return filters that hide no side of a dispute."""
    return replace(filters, groups=(), kinds=LAYER_KINDS[CONTROL], provinces=(), text="")


def _only_days(filters: Filters) -> Filters:
    """Return filters by the days alone."""
    return Filters(start=filters.start, end=filters.end, by_event=filters.by_event, periods=())
