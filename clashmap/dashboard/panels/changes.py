"""What changed between two days, or two states of a store: by province, and each change."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from clashmap.dashboard.assets import shown_outlines
from clashmap.dashboard.caching import kept
from clashmap.dashboard.data import Archive, archive_of, live_store
from clashmap.dashboard.live import LiveStore
from clashmap.dashboard.panels.filters import ask_day, date_limits
from clashmap.dashboard.panels.states import carried, snapshot_name
from clashmap.dashboard.state import begin_with, current_theme
from clashmap.filters import Filters, apply_filters
from clashmap.store.archive import Snapshot
from clashmap.views.change_cards import (
    changes_html,
    changes_map_html,
    provinces_html,
    summary_html,
)
from clashmap.views.changes import (
    CHANGE_WORDS,
    CHANGES,
    changes_between,
    changes_by_province,
    narrow_changes,
)
from clashmap.views.compare import default_periods
from clashmap.views.sheet_filters import describe_filters
from clashmap.views.standing import Standing, standing_at
from clashmap.views.words import count_of, day_of

_BEFORE_KEY, _AFTER_KEY, _KIND_KEY = "since", "until", "change"
_BEFORE_STATE_KEY, _AFTER_STATE_KEY = "before", "after"
_DAYS, _STATES = "Two days", "Two states of the data"
_CARDS = 24


@dataclass(frozen=True)
class Between:
    """Two standings that are compared, what changed, and what is said of them."""

    then: Standing
    now: Standing
    changes: pd.DataFrame
    words: str


def ask_between(archive: Archive) -> Between | None:
    """Ask for two days, or two states of a store; return them, None where there is nothing yet."""
    live = live_store()
    snapshots = live.snapshots() if live else []
    if live and len(snapshots) > 1:
        how = st.segmented_control(
            "Compare",
            (_DAYS, _STATES),
            default=_DAYS,
            key="changes",
            bind="query-params",
            required=True,
            label_visibility="collapsed",
        )
        if how == _STATES:
            return _ask_states(live, snapshots)
    days = _ask_days(archive)
    return _between_days(archive, *days) if days else None


def _ask_states(live: LiveStore, snapshots: list[Snapshot]) -> Between | None:
    """Ask for two states of the store, the newest first."""
    names = {one.snapshot: snapshot_name(one) for one in snapshots}
    begin_with(_BEFORE_STATE_KEY, snapshots[1].snapshot)
    begin_with(_AFTER_STATE_KEY, snapshots[0].snapshot)
    chosen = []
    for cell, key, label in zip(
        st.columns(2), (_BEFORE_STATE_KEY, _AFTER_STATE_KEY), ("From", "to"), strict=True
    ):
        with cell:
            chosen.append(
                st.selectbox(
                    f"{label} the data as they stood (UTC)",
                    list(names),
                    index=None,
                    format_func=lambda name: names.get(name, name),
                    key=key,
                    bind="query-params",
                )
            )
    before, after = chosen
    if before is None or after is None:
        st.info("Choose both states.")
        return None
    order = list(names)
    if order.index(before) <= order.index(after):
        st.warning("The first state is not before the second: choose an earlier first one.")
        return None
    with st.spinner("Reading both states…"):
        then, now = (_standing_of(live, name) for name in (before, after))
        every = _state_changes(before, after, live)
    words = (
        f"Events of the archive as it stood at {names[before]}, against {names[after]}: also what "
        "was corrected, judged or taken away."
    )
    return Between(then, now, every, words)


def _ask_days(archive: Archive) -> tuple[date, date] | None:
    """Ask for the two days; return them, None where there is nothing to compare."""
    begun = default_periods(archive.frame)
    if begun is None:
        st.info("No article carries a date, so nothing can be said of what was known when.")
        return None
    begin_with(_BEFORE_KEY, begun[1][0] - timedelta(days=1))
    begin_with(_AFTER_KEY, begun[1][1])
    limits = date_limits(archive)
    first, second, _ = st.columns([1, 1, 2])
    with first:
        before = ask_day("What was known at the end of", _BEFORE_KEY, limits)
    with second:
        after = ask_day("against what was known at the end of", _AFTER_KEY, limits)
    if before is None or after is None:
        st.info("Choose both days.")
        return None
    if before >= after:
        st.warning("The first day is not before the second: choose an earlier first day.")
        return None
    return before, after


def _between_days(archive: Archive, before: date, after: date) -> Between:
    """Return what came to be known between two days."""
    with st.spinner("Joining the reports of both days into events…"):
        then, now = (_standing(archive.snapshot, day) for day in (before, after))
        every = _changes(archive.snapshot, before, after)
    undated = int(archive.frame["published_start"].isna().sum())
    left = f" {count_of(undated, 'report')} of undated articles left out." if undated else ""
    words = (
        f"Events as the articles published up to {day_of(before.isoformat())} told them, against "
        f"those up to {day_of(after.isoformat())}.{left}"
    )
    return Between(then, now, every, words)


def show_changes(archive: Archive, filters: Filters, between: Between) -> None:
    """Show what changed between two standings, under the filters."""
    asked = filters if filters.by_event else replace(filters, start=None, end=None)
    wanted = {
        name
        for standing in (between.then, between.now)
        for name in apply_filters(standing.frame, asked)["report_id"]
    }
    changes = narrow_changes(between.changes, (between.then, between.now), wanted)
    st.caption(f"{between.words} {describe_filters(asked, with_provinces=True)}")
    st.html(summary_html(changes))
    if changes.empty:
        st.info("Choose times farther apart, or relax a filter in the sidebar.")
        return
    st.html('<h2 class="cm-title">Events by province</h2>')
    table = changes_by_province(changes)
    numbers, land = st.columns(2, gap="medium")
    numbers.html(carried(provinces_html(table, asked.to_query()), archive))
    land.html(changes_map_html(table, shown_outlines(), current_theme()))
    _show_cards(archive, changes, between)


def _show_cards(archive: Archive, changes: pd.DataFrame, between: Between) -> None:
    """Show the changes of the kinds asked for, the latest first."""
    present = [name for name in CHANGES if (changes["change"] == name).any()]
    # Of one kind alone there is nothing to choose.
    chosen = _ask_kinds(present) if len(present) > 1 else present
    shown = changes[changes["change"].isin(chosen or present)]
    st.html(f'<h2 class="cm-title">{count_of(len(shown), "event")}, the latest first</h2>')
    standings = (between.then, between.now)
    st.html(carried(changes_html(shown.head(_CARDS), *standings), archive))
    if len(shown) > _CARDS:
        with st.expander(f"{len(shown) - _CARDS:,} more"):
            rest = shown.iloc[_CARDS : 10 * _CARDS]
            st.html(carried(changes_html(rest, *standings), archive))


def _ask_kinds(present: list[str]) -> list[str]:
    """Ask for the kinds of change to show; none chosen is all."""
    return st.pills(
        "Show only",
        present,
        format_func=lambda name: CHANGE_WORDS[name].partition(":")[0].capitalize(),
        selection_mode="multi",
        key=_KIND_KEY,
        bind="query-params",
    )


@kept
def _standing(snapshot: str, day: date) -> Standing:
    archive = archive_of(snapshot)
    return standing_at(archive.frame, archive.families, day)


@kept
def _changes(snapshot: str, before: date, after: date) -> pd.DataFrame:
    return changes_between(_standing(snapshot, before), _standing(snapshot, after))


@st.cache_resource(max_entries=4, show_spinner=False)
def _standing_of(_live: LiveStore, snapshot: str) -> Standing:
    """Return what a state of the store holds."""
    state = _live.archive(snapshot)
    return Standing(state.frame, state.events)


@st.cache_resource(max_entries=8, show_spinner=False)
def _state_changes(before: str, after: str, _live: LiveStore) -> pd.DataFrame:
    return changes_between(_standing_of(_live, before), _standing_of(_live, after))
