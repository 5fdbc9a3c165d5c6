"""New batches joined with what is stored: which articles are copies, which reports are one event.

Reads of the archive only what can matter: reports that a new one can reach, and the other reports
of their events. Copies are found in copies.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from clashmap.store.copies import find_copies, pairs_of, read_families
from clashmap.store.log import Entry, Key
from clashmap.store.nearness import find_near
from clashmap.store.rows import (
    REACH_NAMES,
    REPORT_NAMES,
    event_rows,
    reach_rows,
    to_reports,
)
from clashmap.store.tables import COPIES, EVENTS, REPORTS
from clashmap.store.view import Choose, View, every_file
from extract.event_reach import find_alike
from extract.events import Event, find_events
from extract.reports import Report

# Rounds in which the reports around an event that falls apart are read too.
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link adds: rows of copies and of events, and the events that these replace."""

    copies: pa.Table
    events: pa.Table
    replaced: tuple[Key, ...]


def link_batches(view: View, pending: Sequence[Entry], batch_id: str) -> Linked:
    """The copies and events of batches that were committed and not yet joined."""
    batches = [entry.batch_id for entry in pending]
    copies = find_copies(view, batches, batch_id)
    fresh = pairs_of(copies)
    gone = [key for entry in pending for key in entry.replaced]
    touched, events = _EventLinker(view, batches, fresh).join(gone)
    return Linked(copies, *_changes(touched, events, batch_id))


def relink_reports(view: View, report_ids: set[str], batch_id: str) -> Linked:
    """The events that follow from judgements of reports, which the view knows already."""
    touched, events = _EventLinker(view, (), {}).rejoin(report_ids)
    return Linked(COPIES.schema.empty_table(), *_changes(touched, events, batch_id))


@dataclass(frozen=True, slots=True)
class _Touched:
    """An event as it was: its row's batch and its reports."""

    event_id: str
    batch_id: str
    row: dict[str, Any]


class _EventLinker:
    """Joins the reports of new batches with the stored ones that are like them."""

    def __init__(self, view: View, batches: Sequence[str], fresh: Mapping[str, str]) -> None:
        """fresh: the copies that were found just now."""
        self._view = view
        self._batches = list(batches)
        self._fresh = fresh
        self._stored = view.source(REPORTS, lambda file: file.first_batch not in batches)
        self._loaded: dict[str, Report] = {}

    def join(self, gone: Sequence[Key]) -> tuple[dict[str, _Touched], list[Event]]:
        """The events that are touched, as they were, and those that take their place."""
        rows = self._read_new()
        new = set(rows["report_id"].to_pylist())
        touched = self._find_touched(self._find_alike(rows) | self._find_gone(gone))
        events = self._join_anew(new | _members(touched), {})
        return self._settle(touched, events)

    def rejoin(self, report_ids: set[str]) -> tuple[dict[str, _Touched], list[Event]]:
        """The same for stored reports that are other than before, or count no longer."""
        touched = self._find_touched(self._find_alike(self._reach_of(report_ids)) | report_ids)
        return self._settle(touched, self._join_anew(report_ids | _members(touched), {}))

    def _settle(
        self, touched: dict[str, _Touched], events: dict[str, Event]
    ) -> tuple[dict[str, _Touched], list[Event]]:
        """Both, once what is like the reports of events that fell apart was joined anew too."""
        seen: set[str] = set()
        for _ in range(_ROUNDS):
            split = _split_members(touched, events) - seen
            if not split:
                break
            seen |= split
            near = self._find_alike(self._reach_of(split))
            fresh = self._find_touched(near - set(events))
            touched |= fresh
            events = self._join_anew(near | split | _members(fresh), events)
        return touched, list({event.event_id: event for event in events.values()}.values())

    def _join_anew(self, report_ids: set[str], events: dict[str, Event]) -> dict[str, Event]:
        """The event of each report, after those of the reports given were joined anew."""
        known = {id(events[name]): events[name] for name in report_ids if name in events}
        wanted = report_ids.union(*(event.report_ids for event in known.values()))
        reports = self._load(wanted)
        articles = {report.article_id for report in reports}
        joined = find_events(reports, read_families(self._view, articles, self._fresh))
        kept = {name: event for name, event in events.items() if id(event) not in known}
        return kept | {name: event for event in joined for name in event.report_ids}

    def _read_new(self) -> pa.Table:
        """The reach of the reports of the new batches, which are loaded."""
        source = self._view.source(REPORTS, lambda file: file.may_hold(self._batches))
        names = ", ".join((*REPORT_NAMES, *REACH_NAMES))
        rows = self._view.query(
            f"SELECT {names} FROM {source} AS r WHERE list_contains(?, batch_id)",  # noqa: S608
            [self._batches],
        )
        self._keep(rows)
        return rows.select(["report_id", *REACH_NAMES])

    def _reach_of(self, report_ids: set[str]) -> pa.Table:
        return reach_rows(self._load(report_ids))

    def _find_alike(self, mine: pa.Table) -> set[str]:
        """The stored reports that have enough in common with one of those given by their reach."""
        if not mine.num_rows:
            return set()
        near = find_near(self._view, self._stored, self._batches, mine)
        own = {name: self._loaded[name] for name in mine["report_id"].to_pylist()}
        met = [pair for pair in near.pairs if near.may_be_alike(own, *pair)]
        self._load({name for name, _ in met}, near.choose)
        told = ((self._loaded[name], own[mine_id]) for name, mine_id in met if name != mine_id)
        return {stored.report_id for stored, _ in find_alike(told)}

    def _find_gone(self, gone: Sequence[Key]) -> set[str]:
        """The reports of articles that have been replaced."""
        if not gone:
            return set()
        ids = pa.table({"id": [key[0] for key in gone], "batch_id": [key[1] for key in gone]})
        source = self._view.stored(REPORTS, replaced=True)
        found = self._view.query(
            f"SELECT report_id FROM {source} AS r"  # noqa: S608
            " SEMI JOIN gone ON r.article_id = gone.id AND r.batch_id = gone.batch_id",
            gone=ids,
        )
        return set(found["report_id"].to_pylist())

    def _find_touched(self, report_ids: Collection[str]) -> dict[str, _Touched]:
        """The current events of reports, by id."""
        if not report_ids:
            return {}
        members = self._view.source(EVENTS, columns=("event_id", "report_ids", "batch_id"))
        rows = self._view.query(
            "WITH own AS"  # noqa: S608
            f" (SELECT event_id, unnest(report_ids) AS report_id FROM {members} AS m),"
            " hit AS (SELECT DISTINCT event_id FROM own SEMI JOIN wanted USING (report_id))"
            f" SELECT e.* FROM {self._view.source(EVENTS)} AS e SEMI JOIN hit USING (event_id)",
            wanted=_ids(report_ids),
        ).to_pylist()
        return {row["event_id"]: _Touched(row["event_id"], row["batch_id"], row) for row in rows}

    def _load(self, report_ids: Collection[str], choose: Choose = every_file) -> list[Report]:
        """Reports by id, those that are current, in no order: joining makes its own.

        choose: the files that hold all of them.
        """
        missing = [name for name in report_ids if name not in self._loaded]
        if missing:
            source = self._view.source(REPORTS, choose, REPORT_NAMES)
            self._keep(
                self._view.query(
                    f"SELECT * FROM {source} AS r SEMI JOIN wanted USING (report_id)",  # noqa: S608
                    wanted=_ids(missing),
                )
            )
        return [self._loaded[name] for name in sorted(report_ids) if name in self._loaded]

    def _keep(self, rows: pa.Table) -> None:
        self._loaded.update((report.report_id, report) for report in to_reports(rows))


def _ids(report_ids: Iterable[str]) -> pa.Table:
    return pa.table({"report_id": pa.array(sorted(report_ids), pa.string())})


def _members(touched: dict[str, _Touched]) -> set[str]:
    return {name for event in touched.values() for name in event.row["report_ids"]}


def _split_members(touched: dict[str, _Touched], events: Mapping[str, Event]) -> set[str]:
    """The reports of events that fell apart: what else was like them may join them now."""
    apart: set[str] = set()
    for event in touched.values():
        members = [name for name in event.row["report_ids"] if name in events]
        if len({events[name].event_id for name in members}) > 1:
            apart.update(members)
    return apart


def _changes(
    touched: dict[str, _Touched], events: Sequence[Event], batch_id: str
) -> tuple[pa.Table, tuple[Key, ...]]:
    """The rows of events that are new or other than before, and what they replace."""
    rows = event_rows(events, batch_id)
    names = rows["event_id"].to_pylist()
    old = pa.array([name in touched for name in names], pa.bool_())
    same = {
        row["event_id"]
        for row in rows.filter(old).to_pylist()
        if touched[row["event_id"]].row | {"batch_id": batch_id} == row
    }
    kept = pa.array([name not in same for name in names], pa.bool_())
    replaced = ((e.event_id, e.batch_id) for e in touched.values() if e.event_id not in same)
    return rows.filter(kept), tuple(sorted(replaced))
