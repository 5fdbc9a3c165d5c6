"""Whether an archive is whole: texts, offsets, what rows say of other rows, the log, the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import duckdb

from clashmap.store.copies import read_copies
from clashmap.store.delta import Tables
from clashmap.store.errors import StoreError
from clashmap.store.log import Log, LogReader
from clashmap.store.tables import ARTICLES, EVENTS, MENTIONS, REPORTS, TABLES
from clashmap.store.view import View

# So many faults of one check are named; the others are counted.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it looked at, how many faults it found, and the first of them in words."""

    name: str
    faults: int
    lines: tuple[str, ...] = ()


def verify(root: str) -> Iterator[Check]:
    """Check an archive, what is written to it meanwhile left aside; yield each check's outcome.

    Raises StoreError where there is no archive.
    """
    tables = Tables(root)
    log = LogReader(tables).read()
    if not log.entries:
        raise StoreError(f"no archive at {root}; make one with `clashmap ingest PATH`")
    now = View(tables, log)
    whole = View(tables, log.complete().before_replacing())
    yield from (
        _safely(name, check)
        for name, check in (
            ("log", lambda: _check_log(log)),
            ("files", lambda: _check_files(now)),
            ("rows of each batch", lambda: _check_batches(whole, log)),
            ("texts", lambda: _ask(whole, _TEXTS)),
            ("evidence in its text", lambda: _ask(whole, _EVIDENCE)),
            ("spans in their text", lambda: _ask(whole, _SPANS)),
            ("mentions in their text", lambda: _ask(whole, _MENTIONS)),
            ("articles of reports and mentions", lambda: _ask(now, _ARTICLES)),
            ("reports of events", lambda: _ask(now, _MEMBERS)),
            ("articles of events", lambda: _ask(now, _EVENT_ARTICLES)),
            ("originals of copies", lambda: _check_copies(now)),
            ("reports of judgements", lambda: _check_judgements(now, whole)),
        )
    )


def _safely(name: str, check: Callable[[], Iterable[str]]) -> Check:
    """The outcome of a check; what cannot be read is a fault like any other."""
    try:
        found = list(check())
    except (StoreError, duckdb.Error, OSError) as error:
        found = [f"cannot be read: {error}"]
    return Check(name, len(found), tuple(found[:NAMED]))


def _check_log(log: Log) -> Iterator[str]:
    for number, entry in enumerate(log.entries, 1):
        if entry.sequence != number:
            yield f"transaction {entry.sequence} of {entry.at} stands where {number} should be"
            return


def _check_files(view: View) -> Iterator[str]:
    """Files that are not there, or hold other rows than the table says."""
    for table in TABLES.values():
        for path, expected, found in view.count_rows(table):
            if isinstance(found, str):
                yield f"{path}: {found}"
            elif found != expected:
                yield f"{path}: {found} rows, {expected} by the table's log"


def _check_batches(whole: View, log: Log) -> Iterator[str]:
    """Batches that hold other numbers of rows than the log says; those made smaller left out."""
    until = Log(tuple(e for e in log.entries if e.sequence <= log.oldest))
    removed = {batch for events in (True, False) for _, batch in until.replaced(events=events)}
    for table, name in ((ARTICLES, "articles"), (REPORTS, "reports")):
        rows = whole.query(
            f"SELECT batch_id, count(*) AS n FROM {whole.stored(table)} AS t GROUP BY batch_id"  # noqa: S608
        ).to_pylist()
        found = {row["batch_id"]: row["n"] for row in rows}
        for entry in log.entries:
            expected, got = getattr(entry, name), found.get(entry.batch_id, 0)
            if entry.brings_articles and entry.batch_id not in removed and got != expected:
                yield f"transaction {entry.sequence}: {got} {name}, {expected} by the log"


def _check_copies(now: View) -> Iterator[str]:
    copies = read_copies(now)
    names = sorted({*copies, *copies.values()})
    rows = now.query(
        "SELECT unnest(?::VARCHAR[]) AS id EXCEPT"  # noqa: S608
        f" SELECT article_id FROM {now.source(ARTICLES)} AS a ORDER BY id",
        [names],
    )
    for name in rows["id"].to_pylist():
        yield f"article {name} is a copy or has copies, and is not in the archive"


def _check_judgements(now: View, whole: View) -> Iterator[str]:
    """Judgements of what was never a report: those of reports withdrawn since are in order."""
    judged = {item.article_id for item in now.judgements()}
    rows = whole.query(
        "SELECT unnest(?::VARCHAR[]) AS id EXCEPT"  # noqa: S608
        f" SELECT article_id FROM {whole.stored(ARTICLES)} AS a ORDER BY id",
        [sorted(judged)],
    )
    for name in rows["id"].to_pylist():
        yield f"a judgement is of article {name}, which is not in the archive"


def _ask(view: View, sql: str) -> list[str]:
    """The faults that a query names."""
    relations = {
        "articles": view.stored(ARTICLES),
        "mentions": view.stored(MENTIONS),
        "stored_reports": view.stored(REPORTS),
        "reports": view.source(REPORTS),
        "events": view.source(EVENTS),
    }
    return [str(row) for row in view.query(sql.format(**relations))["fault"].to_pylist()]


_TEXTS = """
SELECT format('article {{}} ({{}}): its text is {{}}, its version {{}}', article_id, source,
    left(sha256(text), 16), version) AS fault
FROM {articles} AS a WHERE left(sha256(text), 16) <> version ORDER BY fault
"""

_EVIDENCE = """
SELECT format('report {{}}: its evidence is not at {{}} to {{}} of article {{}}', report_id,
    evidence_start, evidence_end, r.article_id) AS fault
FROM {stored_reports} AS r JOIN {articles} AS a USING (article_id, batch_id)
WHERE substring(a.text, evidence_start + 1, evidence_end - evidence_start) IS DISTINCT FROM evidence
    OR r.article_version <> a.version
ORDER BY fault
"""

_SPANS = """
SELECT format('report {{}}: {{}} at {{}} to {{}} is outside of article {{}}', report_id, name,
    span[1], span[2], article_id) AS fault
FROM (
    SELECT report_id, r.article_id, length(a.text) AS length, unnest(map_keys(spans)) AS name,
        unnest(map_values(spans)) AS span
    FROM {stored_reports} AS r JOIN {articles} AS a USING (article_id, batch_id)
)
WHERE NOT (0 <= span[1] AND span[1] <= span[2] AND span[2] <= length)
ORDER BY fault
"""

_MENTIONS = """
SELECT format('article {{}}: no {{}} at {{}} to {{}}', m.article_id, surface, m.start, m."end")
    AS fault
FROM {mentions} AS m JOIN {articles} AS a USING (article_id, batch_id)
WHERE substring(a.text, m.start + 1, m."end" - m.start) <> surface ORDER BY fault
"""

_ARTICLES = """
SELECT format('report {{}} is of article {{}}, which is not in its batch', report_id, article_id)
    AS fault
FROM {stored_reports} AS r ANTI JOIN {articles} AS a USING (article_id, batch_id)
UNION ALL
SELECT DISTINCT format('mentions of article {{}}, which is not in their batch', article_id)
FROM {mentions} AS m ANTI JOIN {articles} AS a USING (article_id, batch_id)
ORDER BY fault
"""

_MEMBERS = """
WITH member AS (
    SELECT event_id, unnest(report_ids) AS report_id FROM {events} AS e
), report AS (SELECT report_id FROM {reports} AS r)
SELECT format('event {{}} has report {{}}, which is not in the archive', event_id, report_id)
    AS fault
FROM member ANTI JOIN report USING (report_id)
UNION ALL
SELECT format('report {{}} is of no event', report_id)
FROM report ANTI JOIN member USING (report_id)
UNION ALL
SELECT format('report {{}} is of {{}} events', report_id, count(*))
FROM member GROUP BY report_id HAVING count(*) > 1
UNION ALL
SELECT format('{{}} rows of report {{}}', count(*), report_id)
FROM report GROUP BY report_id HAVING count(*) > 1
ORDER BY fault
"""

_EVENT_ARTICLES = """
SELECT format('event {{}} names article {{}}, which is not in the archive', event_id, article_id)
    AS fault
FROM (SELECT event_id, unnest(article_ids) AS article_id FROM {events} AS e)
ANTI JOIN {articles} AS a USING (article_id) ORDER BY fault
"""
