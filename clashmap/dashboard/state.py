"""The page's state: every key by name, the filters that the widgets hold, and what a click does.

Widgets are bound to the link's parameters by Streamlit, so a key here is also a parameter's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from clashmap.filters import PARAMETERS, Filters
from clashmap.views.palette import Theme, theme_named

MAP_KEY = "map"
LEVEL_KEY = "by"
PICK_KEY = "at"
COLOUR_KEY = "bars"
ZOOM_KEY = "zoom"
_STARTED_KEY = "started"
_TURN_KEY = "turn"
_SLIDES_KEY = "slides"
_CLICKS_KEY = "clicks_seen"
LEVELS = {"Provinces": "province", "Districts": "district"}
_CLICKABLE = ("province", "district", "spot")


@dataclass(frozen=True, slots=True)
class Pick:
    """What was clicked on the map: a district or spot, by the key it has there.

    A click on a province sets the filter and picks nothing: all that is shown is in it.
    """

    type: str
    key: str


def is_first_run() -> bool:
    """Return whether this visitor's page is drawn for the first time."""
    first = _STARTED_KEY not in st.session_state
    st.session_state[_STARTED_KEY] = True
    return first


def current_theme() -> Theme:
    """Return the colours that go with the page's theme."""
    return theme_named(st.context.theme.type)


def current_level() -> str:
    """Return the level at which the map is coloured."""
    return LEVELS.get(st.session_state.get(LEVEL_KEY) or "Provinces", "province")


def current_colouring() -> str:
    """Return what colours the bars of the timeline: kind or groups."""
    return "groups" if st.session_state.get(COLOUR_KEY) == "groups" else "kind"


def current_pick() -> Pick | None:
    """Return what was clicked last; a link's parameter counts until something is."""
    text = st.session_state.setdefault(PICK_KEY, st.query_params.get(PICK_KEY, ""))
    kind, _, key = text.partition(":")
    return Pick(kind, key) if kind in ("district", "spot") and key else None


def current_turn() -> int:
    """Return a number that changes with each wish to bring the view back."""
    return int(st.session_state.get(_TURN_KEY, 0))


def take_click() -> None:
    """Take a click on the map, before the widgets that it changes are shown.

    A province holds everything to itself; of the rest it is remembered what was clicked.
    """
    value = st.session_state.get(MAP_KEY) or {}
    clicks = value.get("last_object_clicked_count") or 0
    drawing = value.get("last_active_drawing")
    if not drawing or clicks == st.session_state.get(_CLICKS_KEY, 0):
        return
    st.session_state[_CLICKS_KEY] = clicks
    apply_click(drawing.get("properties") or {})


def apply_click(properties: Mapping[str, str]) -> None:
    """Take what a shape on the map says of itself: its type, key and province."""
    kind, key = properties.get("type", ""), properties.get("key", "")
    if kind not in _CLICKABLE or not key:
        return
    _pick("" if kind == "province" else f"{kind}:{key}")
    if kind != "spot":
        st.session_state[PARAMETERS["provinces"]] = [properties.get("province", key)]
        _turn_view()


def show_all_provinces() -> None:
    """Go back from a province to the country."""
    st.session_state[PARAMETERS["provinces"]] = []
    _pick("")
    _turn_view()


def set_days(start: date | None, end: date | None) -> None:
    """Filter by these days, whichever way they were chosen; None asks for all."""
    st.session_state[PARAMETERS["start"]] = start
    st.session_state[PARAMETERS["end"]] = end


def slider_key(bars: str, wanted: tuple[int, int]) -> str:
    """Return the key of the slider over these bars.

    It stays while the slider itself moves, so that the keyboard keeps its place; a new one is given
    where the days were chosen elsewhere, since a range cannot be set from outside.
    """
    slides = int(st.session_state.get(_SLIDES_KEY, 0))
    held = st.session_state.get(f"days-{bars}-{slides}")
    if held is not None and tuple(held) != wanted:
        slides += 1
        st.session_state[_SLIDES_KEY] = slides
    return f"days-{bars}-{slides}"


def forget_pick() -> None:
    """Show the whole selection's evidence again."""
    _pick("")


def clear_filters() -> None:
    """Set every filter back to its default."""
    defaults = Filters()
    for name, key in PARAMETERS.items():
        value = getattr(defaults, name)
        st.session_state[key] = list(value) if isinstance(value, tuple) else value
    show_all_provinces()


def _pick(text: str) -> None:
    """Remember what was clicked, in the session and in the link."""
    st.session_state[PICK_KEY] = text
    if text:
        st.query_params[PICK_KEY] = text
    elif PICK_KEY in st.query_params:
        del st.query_params[PICK_KEY]


def _turn_view() -> None:
    st.session_state[_TURN_KEY] = current_turn() + 1
