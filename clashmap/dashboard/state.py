"""The page's state: every key by name, the filters that the widgets hold, and what a click does.

Widgets are bound to the link's parameters by Streamlit, so a key here is also a parameter's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from clashmap.filters import PARAMETERS, Filters
from clashmap.views.layers import LAYER_WORDS, LAYERS
from clashmap.views.palette import Theme, theme_named

MAP_KEY = "map"
LEVEL_KEY = "by"
PICK_KEY = "pick"
AT_KEY = "at"
LAYER_KEY = "layer"
DARI_KEY = "dari"
COLOUR_KEY = "bars"
BRIEF_KEY = "brief"
ZOOM_KEY = "zoom"
_AT_KEY = "state_asked"
_STARTED_KEY = "started"
_LINK_KEY = "first_link"
_FILTERED_KEY = "filters_on"
_BRIEF_LEVEL_KEY = "brief_level_asked"
_TURN_KEY = "turn"
_SLIDES_KEY = "slides"
_CLICKS_KEY = "clicks_seen"
_PLAY_KEY = "play_asked"
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


def restore_link() -> None:
    """Give the filters, before they are drawn, what the visitor's first link asked for.

    app.py keeps it: a click on the navigation before the browser has the filters takes it out of
    the link. A second run of one page means that the browser has them, and holds them from then on.
    """
    page = st.context.url
    if st.session_state.get(_FILTERED_KEY) == page:
        st.session_state[_LINK_KEY] = {}
    st.session_state[_FILTERED_KEY] = page
    asked = st.session_state.get(_LINK_KEY) or {}
    if not asked or any(name in st.query_params for name in PARAMETERS.values()):
        return
    filters = Filters.from_query(urlencode(asked, doseq=True))
    for name, key in PARAMETERS.items():
        if key in asked:
            value = getattr(filters, name)
            st.session_state[key] = list(value) if isinstance(value, tuple) else value
            # As in begin_with: the widget takes a value given by a script only with the link's.
            st.query_params[key] = asked[key]


def current_theme() -> Theme:
    """Return the colours that go with the page's theme."""
    return theme_named(st.context.theme.type)


def current_level() -> str:
    """Return the level at which the map is coloured."""
    chosen = st.session_state.get(LEVEL_KEY) or st.query_params.get(LEVEL_KEY)
    return LEVELS.get(chosen or "Provinces", "province")


def brief_level(provinces: tuple[str, ...]) -> str:
    """Return the level of the brief mode: districts where it is of one province.

    As one area it would be one flat colour. A link that asks for a level gets that one.
    """
    asked = st.session_state.setdefault(_BRIEF_LEVEL_KEY, LEVEL_KEY in st.query_params)
    return "district" if len(provinces) == 1 and not asked else current_level()


def current_layers() -> tuple[str, ...]:
    """Return the layers that the map shows, in their order; all before anybody chose."""
    chosen = st.session_state.get(LAYER_KEY, st.query_params.get_all(LAYER_KEY) or None)
    return tuple(name for name in LAYERS if chosen is None or LAYER_WORDS[name] in chosen)


def current_colouring() -> str:
    """Return what colours the bars of the timeline: kind or groups."""
    return "groups" if st.session_state.get(COLOUR_KEY) == "groups" else "kind"


def current_pick() -> Pick | None:
    """Return what was clicked last; a link's parameter counts until something is."""
    link = st.query_params.get(PICK_KEY) or st.query_params.get(AT_KEY, "")
    text = st.session_state.setdefault(PICK_KEY, link)
    kind, _, key = text.partition(":")
    return Pick(kind, key) if kind in ("district", "spot") and key else None


def current_at() -> str:
    """Return the snapshot or day whose data are asked for, "" for the data as they are.

    The visitor's first link says it, then the sidebar: it holds on every page, and each page's link
    is made to say so. A link that the browser still sends after a change counts no more.
    """
    if _AT_KEY not in st.session_state:
        asked = st.query_params.get(AT_KEY, "")
        kind, _, key = asked.partition(":")
        # What was clicked had this parameter once, and links of then are still about.
        st.session_state[_AT_KEY] = "" if key and kind in _CLICKABLE else asked
    asked = str(st.session_state[_AT_KEY])
    if st.query_params.get(AT_KEY, "") != asked:
        set_at(asked)
    return asked


def set_at(asked: str) -> None:
    """Show the data as they stood at a snapshot or day, "" as they are; the link says so."""
    st.session_state[_AT_KEY] = asked
    if asked:
        st.query_params[AT_KEY] = asked
    else:
        st.query_params.pop(AT_KEY, None)


def forget_at() -> None:
    """Show the data as they are."""
    set_at("")


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
    if kind == "play":
        st.session_state[_PLAY_KEY] = key
    if kind not in _CLICKABLE or not key:
        return
    _pick("" if kind == "province" else f"{kind}:{key}")
    if kind != "spot":
        st.session_state[PARAMETERS["provinces"]] = [properties.get("province", key)]
        _turn_view()


def is_play_asked(key: str) -> bool:
    """Return whether the map's button asked for the frames of the scene of that key."""
    return bool(st.session_state.get(_PLAY_KEY) == key)


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


def begin_all(values: Mapping[str, date | str]) -> None:
    """Give several widgets their first values, and show them only in the run after that.

    What a visitor chose while the first run was not yet over would be hidden by its first value.
    """
    begun = [begin_with(key, value) for key, value in values.items()]
    if any(begun):
        st.rerun()


def begin_with(key: str, value: date | str) -> bool:
    """Give a widget its first value, where neither the link nor the visitor gave one; tell if so.

    Unlike a default it is written to the link, which then shows the same on another day.
    """
    if key in st.session_state or key in st.query_params:
        return False
    st.session_state[key] = value
    # Streamlit writes a value set by a script only from the second run on; the parameter is free
    # until the widget is there.
    st.query_params[key] = str(value)
    return True


def in_brief_mode() -> bool:
    """Return whether the page is one screen to be copied, without anything to press."""
    return st.query_params.get(BRIEF_KEY) == "true"


def set_brief_mode(*, on: bool) -> None:
    """Enter or leave the brief mode; the link says so."""
    if on:
        st.query_params[BRIEF_KEY] = "true"
    else:
        st.query_params.pop(BRIEF_KEY, None)


def forget_pick() -> None:
    """Show the whole selection's evidence again."""
    _pick("")


def clear_filters() -> None:
    """Set every filter back to its default."""
    st.session_state[_LINK_KEY] = {}
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
