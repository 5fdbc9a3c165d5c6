"""Judging a report: one transaction of the judgement and of the events that follow from it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable

from clashmap.store.archive import Archive
from clashmap.store.delta import Tables
from clashmap.store.errors import StoreError
from clashmap.store.judgements import Judgement, Standing, judgement_rows, stand
from clashmap.store.linking import Linked, relink_reports
from clashmap.store.log import Entry, Log, LogReader, digest_of, now
from clashmap.store.rows import of_batch, to_reports
from clashmap.store.tables import EVENTS, JUDGEMENTS, REPORTS
from clashmap.store.view import View
from extract.reports import Report

_TRIES = 20
# The fewest characters that may stand for one report.
_FEWEST = 4
_ID = re.compile(rf"[0-9A-Za-z]{{{_FEWEST},64}}")


def commit_judgement(root: str, judgement: Judgement) -> Log:
    """Append a judgement to an archive, whole or not at all; return the log that holds it.

    Safe beside ingests and other judgements: what these change meanwhile is reckoned with.
    """
    tables = Tables(root)
    reader = LogReader(tables)
    for _ in range(_TRIES):
        before = reader.read()
        batch_id = secrets.token_hex(8)
        tables.append(JUDGEMENTS, of_batch(judgement_rows([judgement]), batch_id))
        trial = Entry(batch_id, before.head + 1, "judgement", now())
        view = View(tables, Log((*before.entries, trial)))
        linked = relink_reports(view, {judgement.report_id}, batch_id)
        tables.append(EVENTS, linked.events)
        if _commit(reader, before, linked, trial, judgement):
            return reader.read()
    raise StoreError(f"the archive at {root} was being written to all the time; judge again later")


def _commit(
    reader: LogReader, before: Log, linked: Linked, trial: Entry, judgement: Judgement
) -> bool:
    def describe(log: Log) -> Entry | None:
        if log.joined != before.joined:
            return None  # the events that were joined anew are no longer the current ones
        return Entry(
            trial.batch_id,
            0,
            "judgement",
            now(),
            replaced=linked.replaced,
            digest=digest_of([("judgement", judgement.judgement_id)]),
        )

    return reader.commit_unless(describe) is not None


def find_report(archive: Archive, name: str) -> Report:
    """The report of this id, or the only one whose id begins so, as it was judged so far.

    Also one that was rejected. Raises StoreError where there is none, or more than one.
    """
    if not _ID.fullmatch(name):
        raise StoreError(
            f"{name!r:.60} is no report_id: give {_FEWEST} or more of its letters and digits"
        )
    view = archive.view
    found = view.query(
        f"SELECT * FROM {view.source(REPORTS, rejected=True)} AS r"  # noqa: S608
        " WHERE starts_with(report_id, ?) ORDER BY report_id LIMIT 2",
        [name],
    )
    if found.num_rows == 1:
        return to_reports(found)[0]
    if found.num_rows:
        raise StoreError(f"several reports begin with {name}; give more of the report_id")
    raise StoreError(
        f"no report {name} in the archive at {archive.root} (snapshot {archive.snapshot}); the"
        " page of an article and `clashmap sql` tell the report_id of each"
    )


def read_judged(archive: Archive, judgements: Iterable[Judgement]) -> list[tuple[Report, Standing]]:
    """The reports that were judged, as they were read, each with what holds of it."""
    standings = stand(judgements)
    view = archive.view
    rows = view.query(
        f"SELECT * FROM {view.stored(REPORTS)} AS r"  # noqa: S608
        " WHERE report_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY report_id",
        [list(standings)],
    )
    return [(report, standings[report.report_id]) for report in to_reports(rows)]
