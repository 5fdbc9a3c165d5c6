"""Writing to an archive: batches of articles, each a whole transaction, then joined into events."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from clashmap.store.delta import Tables
from clashmap.store.linking import Linked, link_batches
from clashmap.store.log import Entry, Log, LogReader, digest_of, now
from clashmap.store.merging import merge_small
from clashmap.store.rows import Rows, of_batch
from clashmap.store.tables import ARTICLES, COPIES, EVENTS, MENTIONS, REPORTS, Table
from clashmap.store.view import View, open_database
from extract.articles import SetAside
from extract.reports import EXTRACTOR_VERSION


@dataclass(frozen=True, slots=True)
class Stored:
    """What the archive holds of an article: the current version, by which rules, in which batch."""

    version: str
    rules: str
    batch_id: str


@dataclass(frozen=True, slots=True)
class Written:
    """A batch whose rows are in the tables: (id, version, rules) of its articles, and reports."""

    batch_id: str
    articles: tuple[tuple[str, str, str], ...]
    reports: int


class Writer:
    """Adds to an archive, which is made where there is none; several may do so at once."""

    def __init__(self, root: str) -> None:
        self.tables = Tables(root)
        self._log = LogReader(self.tables)
        self._database = open_database()
        self._last: View | None = None

    def view(self) -> View:
        """All that is committed, also what is not yet joined into events."""
        return View(self.tables, self._log.read().complete())

    def _look(self, log: Log) -> View:
        """All that a log holds; the same view as long as nothing is committed.

        One database serves them all, so the last one is of no use after this.
        """
        if self._last is None or self._last.log.entries[:-1] != log.entries:
            self._last = View(self.tables, log.complete(), database=self._database)
        return self._last

    def known(self, pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of the (article id, version) pairs that were stored before, current or not."""
        view = self._look(self._log.read())
        source = view.stored(ARTICLES, columns=("article_id", "version"), replaced=True)
        found = view.query(
            f"SELECT DISTINCT article_id, version FROM {source} AS a"  # noqa: S608
            " WHERE article_id IN (SELECT unnest(?::VARCHAR[]))",
            [[article_id for article_id, _ in pairs]],
        )
        stored = set(
            zip(found["article_id"].to_pylist(), found["version"].to_pylist(), strict=True)
        )
        return stored & set(pairs)

    def append(
        self, rows: Rows, set_aside: Sequence[SetAside] = (), *, kind: str = "ingest"
    ) -> Entry:
        """Commit a batch of articles, whole or not at all; return its entry in the log.

        Readers see it once it is joined into events: see `link`.
        """
        return self.commit(self.write(rows), set_aside, kind=kind)

    def write(self, rows: Rows) -> Written:
        """Put the rows of a batch into the tables; nobody sees them until they are committed.

        Each call is a batch of its own: what is written and never committed counts for nothing.
        """
        batch_id = secrets.token_hex(8)
        for table, found in (
            (REPORTS, rows.reports),
            (MENTIONS, rows.mentions),
            (ARTICLES, rows.articles),
        ):
            self.tables.append(table, of_batch(found, batch_id))
        names = (rows.articles[name].to_pylist() for name in ("article_id", "version", "rules"))
        return Written(batch_id, tuple(zip(*names, strict=True)), rows.reports.num_rows)

    def commit(
        self, written: Written, set_aside: Sequence[SetAside] = (), *, kind: str = "ingest"
    ) -> Entry:
        """Commit a batch that was written, here or in another process; return its entry."""

        def describe(log: Log) -> Entry:
            return self._describe(log, kind, written, set_aside)

        return self._log.commit(describe)

    def link(self) -> Entry | None:
        """Join what was appended into events and source families; None where nothing is left.

        Reads only what the new reports may be joined with.
        """
        while (log := self._log.read()).pending:
            batch_id = secrets.token_hex(8)
            view = self._look(log)
            linked = link_batches(view, log.pending, batch_id)
            self.tables.append(COPIES, linked.copies)
            self.tables.append(EVENTS, linked.events)
            entry = self._commit_link(log, batch_id, linked)
            if entry is not None:
                merge_small(self.tables, view)
                return entry
        return None

    def _commit_link(self, before: Log, batch_id: str, linked: Linked) -> Entry | None:
        def describe(log: Log) -> Entry | None:
            if log.joined != before.joined:
                return None  # another writer has joined the same batches, or judged a report
            return Entry(
                batch_id,
                0,
                "link",
                now(),
                through=before.pending[-1].sequence,
                extractor_version=EXTRACTOR_VERSION,
                replaced=linked.replaced,
            )

        return self._log.commit_unless(describe)

    def _describe(
        self, log: Log, kind: str, written: Written, set_aside: Sequence[SetAside]
    ) -> Entry:
        """The entry of a batch, given what others have committed by now."""
        added = written.articles
        stored = self._find_stored(log, [article_id for article_id, *_ in added])
        return Entry(
            written.batch_id,
            0,
            kind,
            now(),
            extractor_version=EXTRACTOR_VERSION,
            rules=added[0][2] if added else "",
            articles=len(added),
            reports=written.reports,
            new=sum(article_id not in stored for article_id, *_ in added),
            changed=sum(n in stored and stored[n].version != version for n, version, _ in added),
            replaced=tuple((name, found.batch_id) for name, found in stored.items()),
            set_aside=tuple((item.where, item.reason) for item in set_aside),
            digest=digest_of(added, ((n, s.version, s.rules) for n, s in stored.items())),
        )

    def snapshot(self) -> str:
        """The id of the state that readers see now."""
        return self._log.read().snapshot

    def find_outdated(self, rules: str) -> list[str]:
        """The ids of current articles that other rules have read."""
        view = self.view()
        found = view.query(
            f"SELECT article_id FROM {view.source(ARTICLES)} AS a"  # noqa: S608
            " WHERE rules IS DISTINCT FROM ? ORDER BY published_start, article_id",
            [rules],
        )
        return [str(name) for name in found["article_id"].to_pylist()]

    def read_articles(self, article_ids: Sequence[str]) -> list[dict[str, Any]]:
        """The current rows of articles, in the order asked for."""
        found = self._read_of(ARTICLES, article_ids).to_pylist()
        rows = {row["article_id"]: row for row in found}
        return [rows[name] for name in article_ids if name in rows]

    def read_reports(self, article_ids: Sequence[str]) -> pa.Table:
        """The current rows of the reports of articles, as they were read: not as judged."""
        return self._read_of(REPORTS, article_ids)

    def _read_of(self, table: Table, article_ids: Sequence[str]) -> pa.Table:
        view = self.view()
        return view.query(
            f"SELECT * FROM {view.stored(table)} AS t"  # noqa: S608
            " WHERE article_id IN (SELECT unnest(?::VARCHAR[]))",
            [list(article_ids)],
        )

    def _find_stored(self, log: Log, article_ids: Sequence[str]) -> dict[str, Stored]:
        """What is current of the articles after the last entry of a log, by id."""
        view = self._look(log)
        found = view.query(
            "SELECT article_id, version, rules, batch_id"  # noqa: S608
            f" FROM {view.source(ARTICLES)} AS a WHERE article_id IN (SELECT unnest(?::VARCHAR[]))",
            [list(article_ids)],
        )
        return {
            row["article_id"]: Stored(row["version"], row["rules"], row["batch_id"])
            for row in found.to_pylist()
        }
