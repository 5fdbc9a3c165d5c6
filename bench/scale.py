"""Ingest by 1 and 2 processes, and by 1 and 2 workers of a Dask cluster on this machine.

Run: python -m bench.scale [--articles N] [--batch N]   (480 articles of 5 KB in batches of 40)

The rate is that between the first batch and the last: processes that start are not counted.
Processor time is told beside it, that of this process and that of the workers: on a machine that
does other work too, only it can be compared.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from distributed import LocalCluster

from bench.store import write_corpus
from clashmap.intake.cluster import Cluster
from clashmap.intake.files import Intake
from clashmap.intake.ingest import Ingest
from clashmap.snapshot import rules_mark
from clashmap.store.writer import Writer


@dataclass(slots=True)
class Run:
    """One ingest: when how many articles were in, and milliseconds of processors an article."""

    name: str
    marks: list[tuple[float, int]] = field(default_factory=list)
    own: float = 0.0
    workers: float = 0.0

    def note(self, articles: int) -> None:
        """Remember that so many more articles are in."""
        done = self.marks[-1][1] if self.marks else 0
        self.marks.append((time.perf_counter(), done + articles))

    @property
    def rate(self) -> float:
        """Articles a second, from the first batch to the last."""
        (began, first), (ended, last) = self.marks[0], self.marks[-1]
        return (last - first) / (ended - began)


def measure(file: Path, articles: int, batch: int, *, workers: int, is_dask: bool) -> Run:
    """An ingest into a new archive."""
    run = Run(f"{'Dask workers' if is_dask else 'processes'}: {workers}")
    own, others = _seconds(resource.RUSAGE_SELF), _seconds(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as store, ExitStack() as stack:
        cluster = stack.enter_context(_started(workers)) if is_dask else None
        writer = Writer(store)
        count = 1 if is_dask else workers
        Ingest(writer, rules_mark(), batch, count, run.note, cluster).run(Intake([file]))
    while multiprocessing.active_children():
        time.sleep(0.1)  # their time is told once they have ended
    run.own = (_seconds(resource.RUSAGE_SELF) - own) / articles * 1_000
    run.workers = (_seconds(resource.RUSAGE_CHILDREN) - others) / articles * 1_000
    return run


@contextmanager
def _started(workers: int) -> Iterator[Cluster]:
    """A cluster on this machine, one thread a worker."""
    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as made,
        Cluster(made.scheduler_address) as cluster,
    ):
        yield cluster


def _seconds(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def main(arguments: list[str] | None = None) -> int:
    """Measure all four; print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--articles", type=int, default=480)
    parser.add_argument("--batch", type=int, default=40)
    options = parser.parse_args(arguments)
    print("| read by | articles/s | to one | own ms/article | workers' ms/article | load |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        file = write_corpus(Path(folder) / "corpus.jsonl", options.articles)
        for is_dask in (False, True):
            one = 0.0
            for workers in (1, 2):
                run = measure(
                    file, options.articles, options.batch, workers=workers, is_dask=is_dask
                )
                one = one or run.rate
                print(
                    f"| {run.name} | {run.rate:.1f} | {run.rate / one:.2f} | {run.own:.1f}"
                    f" | {run.workers:.1f} | {os.getloadavg()[0]:.1f} |",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
