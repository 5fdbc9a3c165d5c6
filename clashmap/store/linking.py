"""New batches joined with what is stored: which articles are copies, which reports are one event.

Reads of the archive only what can matter: originals that share a key of their sketch, reports that
a new one can reach, and the other reports of their events.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from clashmap.store.log import Entry, Key
from clashmap.store.nearness import find_near
from clashmap.store.rows import REPORT_NAMES, event_rows, to_reports, to_sketch
from clashmap.store.tables import ARTICLES, COPIES, EVENTS, REPORTS
from clashmap.store.view import View
from extract.event_reach import find_alike
from extract.events import Event, join_events
from extract.reports import Report
from extract.sources import MAX_SHARERS, SourceFamilies, SourceIndex

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
    copies = _find_copies(view, batches, batch_id)
    known = read_copies(view)
    families = SourceFamilies(known | _pairs(copies, "article_id", "original_id"))
    gone = [key for entry in pending for key in entry.replaced]
    touched, events = _EventLinker(view, batches, families).join(gone)
    return Linked(copies, *_changes(touched, events, batch_id))


def relink_reports(view: View, report_ids: set[str], batch_id: str) -> Linked:
    """The events that follow from judgements of reports, which the view knows already."""
    families = SourceFamilies(read_copies(view))
    touched, events = _EventLinker(view, (), families).rejoin(report_ids)
    return Linked(COPIES.schema.empty_table(), *_changes(touched, events, batch_id))


def read_copies(view: View) -> dict[str, str]:
    """The original of each article that is a copy; originals are no copies."""
    rows = view.query(
        f"SELECT c.article_id, c.original_id FROM {view.source(COPIES)} AS c"  # noqa: S608
        " ANTI JOIN gone_articles AS g ON c.article_id = g.id AND c.article_batch = g.batch_id"
        " ORDER BY c.article_id, c.original_id"
    )
    found = _pairs(rows, "article_id", "original_id")
    return {name: _root_of(name, found) for name in found}


def _root_of(name: str, found: dict[str, str]) -> str:
    """The original at the end: one that was taken for an original may have become a copy."""
    seen = {name}
    while name in found and found[name] not in seen:
        name = found[name]
        seen.add(name)
    return name


def _pairs(rows: pa.Table, key: str, value: str) -> dict[str, str]:
    return dict(zip(rows[key].to_pylist(), rows[value].to_pylist(), strict=True))


def _find_copies(view: View, batches: Sequence[str], batch_id: str) -> pa.Table:
    """Rows for the new articles that are copies of stored originals or of one another."""
    new = view.query(
        "SELECT article_id, batch_id, published_start, keys, sketch_size, sketch"  # noqa: S608
        f" FROM {view.source(ARTICLES, lambda file: file.may_hold(batches))} AS a"
        " WHERE list_contains(?, batch_id)",
        [list(batches)],
    ).to_pylist()
    index = SourceIndex()
    for row in _read_originals(view, new):
        index.add(row["article_id"], to_sketch(row["sketch_size"], row["sketch"]))
    copies = []
    # As group_sources orders them: by day, the longest of a day first.
    for row in sorted(new, key=lambda row: (row["published_start"] or "9", -row["sketch_size"])):
        sketch = to_sketch(row["sketch_size"], row["sketch"])
        original = index.find(sketch)
        if original is None:
            index.add(row["article_id"], sketch)
        elif original != row["article_id"]:
            copies.append((batch_id, row["article_id"], row["batch_id"], original))
    columns = [list(column) for column in zip(*copies, strict=True)] or [[], [], [], []]
    return pa.table(columns, schema=COPIES.schema)


def _read_originals(view: View, new: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The stored originals that share a key with new articles, oldest first."""
    keys = pa.array({key for row in new for key in row["keys"]}, pa.int64())
    found = view.query(
        "WITH keyed AS (SELECT article_id, batch_id, unnest(keys) AS key"  # noqa: S608
        f" FROM {view.source(ARTICLES, columns=('article_id', 'batch_id', 'keys'))} AS a),"
        " met AS (SELECT * FROM keyed SEMI JOIN new_keys USING (key)"
        f" QUALIFY count(*) OVER (PARTITION BY key) <= {2 * MAX_SHARERS})"
        " SELECT DISTINCT article_id, batch_id FROM met"
        " WHERE article_id NOT IN (SELECT unnest(?::VARCHAR[]))"
        " AND article_id NOT IN (SELECT unnest(?::VARCHAR[]))",
        [[row["article_id"] for row in new], list(read_copies(view))],
        new_keys=pa.table({"key": keys}),
    )
    if not found.num_rows:
        return []
    homes = set(found["batch_id"].to_pylist())
    source = view.source(ARTICLES, lambda file: file.may_hold(homes))
    rows: list[dict[str, Any]] = view.query(
        "SELECT article_id, sketch_size, sketch"  # noqa: S608
        f" FROM {source} AS a SEMI JOIN met USING (article_id, batch_id)"
        " ORDER BY published_start, sketch_size DESC, article_id",
        met=found,
    ).to_pylist()
    return rows


@dataclass(frozen=True, slots=True)
class _Touched:
    """An event as it was: its row's batch and its reports."""

    event_id: str
    batch_id: str
    row: dict[str, Any]


class _EventLinker:
    """Joins the reports of new batches with the stored ones that are like them."""

    def __init__(self, view: View, batches: Sequence[str], families: SourceFamilies) -> None:
        self._view = view
        self._batches = list(batches)
        self._families = families
        self._stored = view.source(REPORTS, lambda file: file.first_batch not in batches)
        self._loaded: dict[str, Report] = {}

    def join(self, gone: Sequence[Key]) -> tuple[dict[str, _Touched], list[Event]]:
        """The events that are touched, as they were, and those that take their place."""
        new = self._find_new()
        touched = self._find_touched(self._find_alike(new) | self._find_gone(gone))
        events = self._join_anew(new | _members(touched), {})
        return self._settle(touched, events)

    def rejoin(self, report_ids: set[str]) -> tuple[dict[str, _Touched], list[Event]]:
        """The same for stored reports that are other than before, or count no longer."""
        touched = self._find_touched(self._find_alike(report_ids) | report_ids)
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
            near = self._find_alike(split)
            fresh = self._find_touched(near - set(events))
            touched |= fresh
            events = self._join_anew(near | split | _members(fresh), events)
        return touched, list({event.event_id: event for event in events.values()}.values())

    def _join_anew(self, report_ids: set[str], events: dict[str, Event]) -> dict[str, Event]:
        """The event of each report, after those of the reports given were joined anew."""
        known = {id(events[name]): events[name] for name in report_ids if name in events}
        wanted = report_ids.union(*(event.report_ids for event in known.values()))
        _, joined = join_events(self._load(wanted), self._families)
        kept = {name: event for name, event in events.items() if id(event) not in known}
        return kept | {name: event for event in joined for name in event.report_ids}

    def _find_new(self) -> set[str]:
        source = self._view.source(REPORTS, lambda file: file.may_hold(self._batches))
        rows = self._view.query(
            f"SELECT * FROM {source} AS r WHERE list_contains(?, batch_id)",  # noqa: S608
            [self._batches],
        )
        self._loaded.update((report.report_id, report) for report in to_reports(rows))
        return set(rows["report_id"].to_pylist())

    def _find_alike(self, report_ids: set[str]) -> set[str]:
        """The stored reports that have enough in common with one of these to be joined."""
        mine = self._load(report_ids)
        if not mine:
            return set()
        pairs = find_near(self._view, self._stored, self._batches, mine)
        self._load({name for name, _ in pairs})
        told = ((self._loaded[name], self._loaded[own]) for name, own in pairs if name != own)
        return {stored.report_id for stored, _ in find_alike(told)}

    def _find_gone(self, gone: Sequence[Key]) -> set[str]:
        """The reports of articles that have been replaced."""
        if not gone:
            return set()
        ids = pa.table({"id": [key[0] for key in gone], "batch_id": [key[1] for key in gone]})
        old = View(self._view.tables, self._view.log.before_replacing())
        found = old.query(
            f"SELECT report_id FROM {old.source(REPORTS)} AS r"  # noqa: S608
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

    def _load(self, report_ids: Collection[str]) -> list[Report]:
        """Reports by id, those that are current, in no order: joining makes its own."""
        missing = [name for name in report_ids if name not in self._loaded]
        if missing:
            rows = self._view.query(
                f"SELECT * FROM {self._view.source(REPORTS, columns=REPORT_NAMES)} AS r"  # noqa: S608
                " SEMI JOIN wanted USING (report_id)",
                wanted=_ids(missing),
            )
            self._loaded.update((report.report_id, report) for report in to_reports(rows))
        return [self._loaded[name] for name in sorted(report_ids) if name in self._loaded]


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
    same = set()
    for row in rows.to_pylist():
        old = touched.get(row["event_id"])
        if old is not None and old.row | {"batch_id": batch_id} == row:
            same.add(row["event_id"])
    kept = pa.array([name not in same for name in rows["event_id"].to_pylist()], pa.bool_())
    replaced = ((e.event_id, e.batch_id) for e in touched.values() if e.event_id not in same)
    return rows.filter(kept), tuple(sorted(replaced))
