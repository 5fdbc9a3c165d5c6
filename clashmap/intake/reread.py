"""Stored articles read again by newer rules, and what that changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from clashmap.intake.batch import Extracted
from clashmap.intake.workers import extract_batches
from clashmap.schema import REPORT_COLUMNS
from clashmap.store.rows import Rows, to_article
from clashmap.store.writer import Writer
from extract.articles import Article

if TYPE_CHECKING:
    # Loaded by who asks for one: Dask is an extra.
    from clashmap.intake.cluster import Cluster

# So many articles are named with what changed in them; the others are counted.
_NAMED = 20
# What differs although the report is the same.
_UNCOMPARED = frozenset(["extractor_version", "event_id"])
_COMPARED = tuple(c.name for c in REPORT_COLUMNS if c.name not in _UNCOMPARED)


@dataclass(slots=True)
class Changes:
    """What reading again changed; lines name the first articles in which something did."""

    articles: int = 0
    new: int = 0
    revised: int = 0
    withdrawn: int = 0
    lines: list[str] = field(default_factory=list)


class Reread:
    """Reads again what other rules have read; texts come from the archive."""

    def __init__(
        self,
        writer: Writer,
        rules: str,
        batch: int,
        workers: int = 1,
        cluster: Cluster | None = None,
    ) -> None:
        self._writer = writer
        self._rules = rules
        self._batch = batch
        self._workers = workers
        self._cluster = cluster
        self._ids = writer.find_outdated(rules)
        self.changes = Changes()

    @property
    def outdated(self) -> int:
        """How many articles other rules have read."""
        return len(self._ids)

    def run(self, on_progress: Callable[[int], object]) -> Changes:
        """Read all of them; return what changed."""
        self._writer.link()
        for extracted in self._extract():
            self._compare(extracted.rows)
            self._writer.append(extracted.rows, extracted.set_aside, kind="reread")
            self._writer.link()
            on_progress(extracted.rows.articles.num_rows)
        return self.changes

    def _extract(self) -> Iterator[Extracted]:
        if self._cluster is not None:
            return self._cluster.extract_batches(self._stored(), self._rules)
        return extract_batches(self._stored(), self._rules, self._workers)

    def _stored(self) -> Iterator[list[Article]]:
        for start in range(0, len(self._ids), self._batch):
            rows = self._writer.read_articles(self._ids[start : start + self._batch])
            yield [to_article(row) for row in rows]

    def _compare(self, rows: Rows) -> None:
        """Count what differs from the current reports of the same articles."""
        articles = rows.articles.select(["article_id", "source"]).to_pylist()
        before = _by_article(self._writer.read_reports([row["article_id"] for row in articles]))
        after = _by_article(rows.reports)
        for row in articles:
            name = row["article_id"]
            self._count(row["source"], before.get(name, {}), after.get(name, {}))

    def _count(
        self, source: str, before: Mapping[str, object], after: Mapping[str, object]
    ) -> None:
        new, withdrawn = len(after.keys() - before.keys()), len(before.keys() - after.keys())
        revised = sum(before[name] != after[name] for name in before.keys() & after.keys())
        changes = self.changes
        changes.articles += 1
        changes.new += new
        changes.revised += revised
        changes.withdrawn += withdrawn
        if (new or revised or withdrawn) and len(changes.lines) < _NAMED:
            told = f"{new} reports new, {revised} revised, {withdrawn} withdrawn"
            changes.lines.append(f"{source}: {told}")


def _by_article(reports: pa.Table) -> dict[str, dict[str, tuple[Any, ...]]]:
    """What is compared of each report, by article and report id."""
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    rows: Sequence[dict[str, Any]] = reports.select(_COMPARED).to_pylist()
    for row in rows:
        found.setdefault(row["article_id"], {})[row["report_id"]] = tuple(row.values())
    return found
