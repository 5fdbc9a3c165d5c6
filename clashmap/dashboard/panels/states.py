"""The state of the data: which one is shown, the way to earlier ones, and new data as they come."""

import re
from datetime import date
from html import escape
from urllib.parse import quote

import streamlit as st

from clashmap.dashboard.caching import own_archive
from clashmap.dashboard.data import Archive, live_store
from clashmap.dashboard.state import current_at, forget_at, set_at
from clashmap.store.archive import Snapshot
from clashmap.store.errors import StoreError
from clashmap.views.words import day_of

_CHOICE_KEY, _DAY_KEY = "state", "state_day"
_SHOWN = 12
# Seconds between looks of an open page for new data.
_LOOK_AGAIN = 4
_OWN_LINK = re.compile(r'href="((?:evidence|province|search|\./)\?)')


def show_states(archive: Archive) -> None:
    """Show, where the data are in a store, which state is shown; and show new data as they come."""
    live = live_store()
    if live is None or own_archive(archive.snapshot):
        return
    with st.sidebar:
        snapshots = live.snapshots()[:_SHOWN]
        if current_at():
            show_state(archive)
            st.button("Show the data as they are now", on_click=forget_at, width="stretch")
        with st.expander("Earlier states of the data", icon=":material/history:"):
            _ask_state(archive, snapshots)
    if not archive.at:
        _watch(archive.snapshot)


def show_state(archive: Archive) -> None:
    """Say which earlier state of the data is shown, or that there was none such."""
    words = state_words(archive)
    if not words and (asked := current_at()):
        words = (
            f"The archive has no state “{escape(asked)}”: the data are shown as they are now. "
            "Choose a state here, or a day as YYYY-MM-DD."
        )
    if words:
        st.html(f'<p class="cm-state" role="status">{words}</p>')


def state_words(archive: Archive) -> str:
    """Return, as HTML, as of when the data are that a link asked for; "" where they are current."""
    if not archive.at:
        return ""
    asked = archive.at
    words = f"at the end of {day_of(asked)} (UTC)" if _is_day(asked) else f"at snapshot {asked}"
    return f"<b>The data as they stood {escape(words)}</b>, snapshot {escape(archive.snapshot)}"


def carried(html: str, archive: Archive) -> str:
    """Return HTML whose links to other pages lead to the state of the data that is shown."""
    if not archive.at:
        return html
    return _OWN_LINK.sub(rf'href="\1at={quote(archive.at)}&amp;', html)


def snapshot_name(snapshot: Snapshot) -> str:
    """Return a state by the minute it came to be, and its id."""
    return f"{day_of(snapshot.at[:10])}, {snapshot.at[11:16]} · {snapshot.snapshot}"


def _ask_state(archive: Archive, snapshots: list[Snapshot]) -> None:
    names = {"": "As they are now"} | {s.snapshot: snapshot_name(s) for s in snapshots}
    names.setdefault(archive.at, archive.at)
    st.session_state[_CHOICE_KEY] = archive.at
    st.selectbox(
        "Data as of (UTC)",
        list(names),
        format_func=lambda name: names.get(name, name),
        key=_CHOICE_KEY,
        on_change=lambda: set_at(st.session_state[_CHOICE_KEY]),
    )
    st.session_state[_DAY_KEY] = date.fromisoformat(archive.at) if _is_day(archive.at) else None
    st.date_input(
        "or at the end of a day",
        key=_DAY_KEY,
        format="YYYY-MM-DD",
        on_change=lambda: set_at(str(st.session_state[_DAY_KEY] or "")),
    )


@st.fragment(run_every=_LOOK_AGAIN)
def _watch(snapshot: str) -> None:
    """Draw the page anew once there are newer data than it shows."""
    live = live_store()
    try:
        changed = live is not None and live.archive().snapshot != snapshot
    except StoreError:
        # The page says what is wrong with the archive when it is next drawn.
        return
    if changed:
        st.rerun()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
