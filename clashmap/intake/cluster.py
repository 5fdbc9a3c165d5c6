"""Batches of articles read on a Dask cluster, by the same function as here, in the order given.

Each worker writes the rows of whole batches into the archive's tables and commits none: the process
that hands them out commits them one after the other. So nothing that a dead worker leaves counts,
and a batch that is done again is another batch.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from types import TracebackType
from typing import Any, Self

from distributed import Client, Future, KilledWorker

from clashmap.intake.batch import Extracted, extract_rows
from clashmap.intake.errors import IntakeError
from clashmap.intake.workers import join_extracted, set_deadly_aside
from clashmap.snapshot import rules_mark
from clashmap.store.delta import identity_of
from clashmap.store.errors import StoreError
from clashmap.store.tables import ARTICLES
from clashmap.store.writer import Writer, Written
from extract.articles import Article, SetAside

# Batches that may be under way for each thread of a worker; reading stops meanwhile.
_AHEAD = 2
# So often a batch is done again where it raised; where its worker died, as the scheduler says.
_RETRIES = 2
_SECONDS_TO_CONNECT = 15
_SECONDS_FOR_WORKERS = 120
Batch = Sequence[Article]


class Cluster:
    """The workers of a scheduler, at an address as tcp://host:8786; to be used in `with`.

    They need the same Clashmap, own tables and way to the archive as this process. Raises
    IntakeError where the cluster is not there, is lost or has no workers.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        try:
            self._client = Client(  # type: ignore[no-untyped-call]
                address, timeout=_SECONDS_TO_CONNECT, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise IntakeError(
                f"no Dask scheduler at {address}: {error}; start one with `dask scheduler`"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()  # type: ignore[no-untyped-call]

    def write_batches(
        self, batches: Iterable[Batch], rules: str, writer: Writer
    ) -> Iterator[tuple[Written, tuple[SetAside, ...]]]:
        """Yield each batch, in order, as the workers have written it, and what was set aside."""
        tables = writer.tables
        store = tables.root, identity_of(tables.make(ARTICLES))

        def write(batch: Batch) -> Future[Any]:
            return self._submit(write_batch, batch, rules, *store)

        for batch, done in self._run(batches, write):
            if done is None:
                extracted = self._extract_alone(batch, rules)
                yield writer.write(extracted.rows), extracted.set_aside
            else:
                yield done

    def extract_batches(self, batches: Iterable[Batch], rules: str) -> Iterator[Extracted]:
        """Yield what each batch gives, in order; nothing is written."""

        def extract(batch: Batch) -> Future[Any]:
            return self._submit(_extract_batch, batch, rules)

        for batch, done in self._run(batches, extract):
            yield self._extract_alone(batch, rules) if done is None else done

    def _run(
        self, batches: Iterable[Batch], submit: Callable[[Batch], Future[Any]]
    ) -> Iterator[tuple[Batch, Any]]:
        """Yield each batch with its result, None where it kills its workers."""
        waiting: deque[tuple[Batch, Future[Any]]] = deque()
        for batch in batches:
            if len(waiting) >= self._most():
                yield self._take(waiting)
            waiting.append((batch, submit(batch)))
        while waiting:
            yield self._take(waiting)

    def _take(self, waiting: deque[tuple[Batch, Future[Any]]]) -> tuple[Batch, Any]:
        batch, future = waiting.popleft()
        try:
            return batch, self._result(future)
        except KilledWorker:
            return batch, None

    def _result(self, future: Future[Any]) -> Any:  # noqa: ANN401  what the function returns
        try:
            return future.result()
        except (CancelledError, OSError) as error:
            raise self._lost(error) from error

    def _extract_alone(self, batch: Batch, rules: str) -> Extracted:
        """Read a batch article by article, without those that kill their workers."""
        parts = []
        for article in batch:
            try:
                parts.append(self._result(self._submit(_extract_batch, [article], rules)))
            except KilledWorker as error:
                parts.append(set_deadly_aside(article, error.allowed_failures + 1, rules))
        return join_extracted(parts)

    def _submit(self, function: Callable[..., object], batch: Batch, *given: object) -> Future[Any]:
        try:
            return self._client.submit(function, tuple(batch), *given, pure=False, retries=_RETRIES)
        except (CancelledError, OSError, RuntimeError) as error:
            raise self._lost(error) from error

    def _most(self) -> int:
        """How many batches may be under way, for the workers that there are now."""
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS_FOR_WORKERS)
            threads: dict[str, int] = self._client.nthreads()  # type: ignore[no-untyped-call]
            return _AHEAD * max(1, sum(threads.values()))
        except TimeoutError as error:
            raise IntakeError(
                f"the Dask scheduler at {self._address} has no workers; start some with"
                f" `dask worker {self._address} --nthreads 1`, and run again"
            ) from error

    def _lost(self, error: BaseException) -> IntakeError:
        return IntakeError(
            f"the Dask scheduler at {self._address} was lost ({error}); what was committed is kept:"
            " run again"
        )


def write_batch(
    batch: tuple[Article, ...], rules: str, root: str, identity: str
) -> tuple[Written, tuple[SetAside, ...]]:
    """On a worker: read articles and write their rows to the archive."""
    writer = Writer(root)
    found = writer.tables.open(ARTICLES)
    if found is None or identity_of(found) != identity:
        raise StoreError(
            f"a worker finds another archive at {root}, or none; give --store a folder that all"
            " machines share, or an address of an object store"
        )
    extracted = _extract_batch(batch, rules)
    return writer.write(extracted.rows), extracted.set_aside


def _extract_batch(batch: Sequence[Article], rules: str) -> Extracted:
    """On a worker: read articles."""
    if rules_mark() != rules:
        raise IntakeError(
            "a worker has other rules or own tables than this machine; install the same Clashmap"
            " there, with the same CLASHMAP_DATA"
        )
    return extract_rows(batch, rules)
