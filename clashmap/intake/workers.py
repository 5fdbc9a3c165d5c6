"""Batches of articles to rows, here or in processes of their own, in the order given.

A worker that dies loses nothing: what it was given is done again, one article at a time, and one
that kills its worker again and again is set aside.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from clashmap.intake.batch import Extracted, extract_rows
from clashmap.intake.collecting import settle
from clashmap.store.rows import Rows
from extract.articles import Article, SetAside
from extract.marks import default_tools

# Articles that a worker gets at once: about a quarter of a second's work.
_CHUNK = 25
# Chunks that may wait for each worker; reading stops meanwhile.
_AHEAD = 3
_DEATHS = 2
_NOTE = "the process that read it died {times} times; look at the file, or leave it out"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some articles of one batch; `is_last` ends the batch."""

    articles: tuple[Article, ...]
    is_last: bool


def extract_batches(
    batches: Iterable[Sequence[Article]], rules: str, workers: int = 1
) -> Iterator[Extracted]:
    """Yield what each batch gives, in order; at most a few chunks a worker are under way."""
    chunks = (chunk for batch in batches for chunk in _split(batch))
    done = _extract_here(chunks, rules) if workers == 1 else _Pool(workers, rules).run(chunks)
    parts: list[Extracted] = []
    for chunk, extracted in done:
        parts.append(extracted)
        if chunk.is_last:
            yield join_extracted(parts)
            parts = []


def _split(batch: Sequence[Article]) -> Iterator[Chunk]:
    for start in range(0, len(batch), _CHUNK):
        yield Chunk(tuple(batch[start : start + _CHUNK]), start + _CHUNK >= len(batch))


def join_extracted(parts: Sequence[Extracted]) -> Extracted:
    """Several as one, in their order."""
    rows = Rows.join([part.rows for part in parts])
    return Extracted(rows, tuple(item for part in parts for item in part.set_aside))


def set_deadly_aside(article: Article, deaths: int, rules: str) -> Extracted:
    """What is left of an article that kills the process that reads it: a reason."""
    reason = _NOTE.format(times=deaths)
    return Extracted(extract_rows((), rules).rows, (SetAside(article.source, reason),))


def _extract_here(chunks: Iterable[Chunk], rules: str) -> Iterator[tuple[Chunk, Extracted]]:
    for chunk in chunks:
        yield chunk, extract_rows(chunk.articles, rules)


class _Pool:
    """Processes that extract chunks; replaced when one of them dies."""

    def __init__(self, workers: int, rules: str) -> None:
        default_tools()  # a broken table ends the run here: no worker could start with it
        self._workers = workers
        self._rules = rules
        self._pool = self._start(workers)
        self._waiting: deque[tuple[Chunk, Future[Extracted]]] = deque()

    def run(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Extracted]]:
        """Yield each chunk with what it gave, in order."""
        try:
            for chunk in chunks:
                if len(self._waiting) >= self._workers * _AHEAD:
                    yield self._take()
                self._waiting.append((chunk, self._submit(chunk)))
            while self._waiting:
                yield self._take()
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        # Not forked: the database's threads would be copied in the middle of their work.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=settle)

    def _submit(self, chunk: Chunk) -> Future[Extracted]:
        try:
            return self._pool.submit(extract_rows, chunk.articles, self._rules)
        except BrokenProcessPool:
            self._pool = self._start(self._workers)
            return self._pool.submit(extract_rows, chunk.articles, self._rules)

    def _take(self) -> tuple[Chunk, Extracted]:
        chunk, future = self._waiting.popleft()
        try:
            return chunk, future.result()
        except BrokenProcessPool:
            return chunk, self._recover(chunk)

    def _recover(self, chunk: Chunk) -> Extracted:
        """Do a chunk alone, article by article; the other chunks under way are submitted anew."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        parts = [self._extract_alone(article) for article in chunk.articles]
        self._pool = self._start(self._workers)
        self._waiting = deque((other, self._again(other, old)) for other, old in self._waiting)
        return join_extracted(parts)

    def _again(self, chunk: Chunk, old: Future[Extracted]) -> Future[Extracted]:
        is_whole = old.done() and not old.cancelled() and old.exception() is None
        return old if is_whole else self._submit(chunk)

    def _extract_alone(self, article: Article) -> Extracted:
        for _ in range(_DEATHS):
            with self._start(1) as pool:
                try:
                    return pool.submit(extract_rows, (article,), self._rules).result()
                except BrokenProcessPool:
                    continue
        return set_deadly_aside(article, _DEATHS + 1, self._rules)
