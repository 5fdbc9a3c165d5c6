"""One run of an ingest: articles that the archive does not hold yet, batch by batch, into it.

What was committed stays, whenever the run ends; the next run goes on from there. Batches depend on
the articles and on what is stored, so a run that was interrupted ends where another would have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clashmap.intake.collecting import settled
from clashmap.intake.files import Intake
from clashmap.intake.workers import extract_batches
from clashmap.store.log import Entry
from clashmap.store.writer import Writer, Written
from extract.articles import Article, SetAside

if TYPE_CHECKING:
    # Loaded by who asks for one: Dask is an extra.
    from clashmap.intake.cluster import Cluster

BATCH = 1_000
# A batch is closed when its texts hold so many characters, however few they are.
_CHARACTERS = 20_000_000
Pair = tuple[str, str]


@dataclass(slots=True)
class Summary:
    """What a run did, in numbers of articles; `batches` are the transactions it made."""

    new: int = 0
    changed: int = 0
    known: int = 0
    reports: int = 0
    set_aside: int = 0
    batches: int = 0

    @property
    def read(self) -> int:
        """All articles that were read."""
        return self.new + self.changed + self.known

    def count(self, entry: Entry) -> None:
        """Add a batch."""
        self.new += entry.new
        self.changed += entry.changed
        self.known += entry.articles - entry.new - entry.changed
        self.reports += entry.reports
        self.batches += 1


@dataclass(slots=True)
class Ingest:
    """Takes articles into an archive; `on_progress` is told of articles dealt with.

    They are read by `workers` processes here, or by a cluster where one is given.
    """

    writer: Writer
    rules: str
    batch: int = BATCH
    workers: int = 1
    on_progress: Callable[[int], object] = lambda _: None
    cluster: Cluster | None = None
    summary: Summary = field(default_factory=Summary)
    _under_way: set[Pair] = field(default_factory=set)

    def run(self, intake: Intake) -> Summary:
        """Take all that is new or changed; return what was done."""
        with settled():
            return self._run(intake)

    def _run(self, intake: Intake) -> Summary:
        self.writer.link()  # what an interrupted run has left
        for written, set_aside in self._write(self._batches(intake.articles())):
            for item in set_aside:
                intake.put_aside(item)
            self._commit(written, intake.take_set_aside())
        self.summary.set_aside += len(intake.take_set_aside())  # of an end without a batch
        return self.summary

    def _write(
        self, batches: Iterable[Sequence[Article]]
    ) -> Iterator[tuple[Written, tuple[SetAside, ...]]]:
        """Yield each batch, in order, once its rows are in the tables, and what was set aside."""
        if self.cluster is not None:
            yield from self.cluster.write_batches(batches, self.rules, self.writer)
            return
        for extracted in extract_batches(batches, self.rules, self.workers):
            yield self.writer.write(extracted.rows), extracted.set_aside

    def _commit(self, written: Written, set_aside: Sequence[SetAside]) -> None:
        self.summary.set_aside += len(set_aside)
        if written.articles:
            self.summary.count(self.writer.commit(written, set_aside))
            self.writer.link()
        self._under_way.difference_update((name, version) for name, version, _ in written.articles)
        self.on_progress(len(written.articles))

    def _batches(self, articles: Iterable[Article]) -> Iterator[list[Article]]:
        """Yield what is not stored, in order; no batch holds one article twice."""
        batch: list[Article] = []
        held: set[str] = set()
        characters = 0
        for article in self._unknown(articles):
            is_full = len(batch) >= self.batch or characters > _CHARACTERS
            if batch and (is_full or article.article_id in held):
                yield batch
                batch, held, characters = [], set(), 0
            batch.append(article)
            held.add(article.article_id)
            characters += len(article.text)
        if batch:
            yield batch

    def _unknown(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles that are neither stored, in this version, nor on their way."""
        for group in _groups(articles, self.batch):
            stored = self.writer.known({(a.article_id, a.version) for a in group})
            for article in group:
                pair = article.article_id, article.version
                if pair in stored or pair in self._under_way:
                    self.summary.known += 1
                    self.on_progress(1)
                else:
                    self._under_way.add(pair)
                    yield article


def _groups(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Yield articles in lists of a size or of the characters of a batch."""
    group: list[Article] = []
    characters = 0
    for article in articles:
        group.append(article)
        characters += len(article.text)
        if len(group) >= size or characters > _CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group
