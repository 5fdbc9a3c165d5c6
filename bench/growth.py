"""The archive as it grows: ingest, joining, queries and workers, into docs/performance.md.

Run: python -m bench.growth [--archive FOLDER ...] [--articles N] [--short N]

Measures an ingest of articles of 5 KB beside a pass of spaCy's PhraseMatcher over the same texts,
the memory of a long ingest of short ones, the joining of reports at growing numbers, and 1 and 2
Dask workers. Archives of made news (`python -m bench.store build`) that are named are opened,
queried beside a reading of the same files by Arrow, and take in 100 articles more.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median

import pyarrow.dataset as pads
from deltalake import DeltaTable

from bench.corpus import Corpus
from bench.events import make_reports
from bench.made_news import FIRST
from bench.report import Figure, machine, tell, versions
from bench.scale import measure as measure_workers
from bench.speed import match_phrases
from bench.store import measure, run_ingest, write_corpus
from clashmap.filters import Filters
from clashmap.intake.files import Intake
from clashmap.intake.ingest import Ingest
from clashmap.snapshot import rules_mark
from clashmap.store.archive import Archive
from clashmap.store.writer import Writer
from extract.events import join_events

HEADING = "The archive as it grows"
_SIZES = (10_000, 100_000, 1_000_000)
_BATCH = 1_000
_A_DAY = 40  # short articles of one day


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all, print the figures and write the section; 1 where a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--archive", nargs="*", default=[], help="archives of made news")
    parser.add_argument("--articles", type=int, default=480, help="of 5 KB")
    parser.add_argument("--short", type=int, default=20_000, help="short articles")
    options = parser.parse_args(arguments)
    figures = [
        *measure_ingest(options.articles),
        *measure_memory(options.short),
        *measure_joining(_SIZES),
        *measure_scaling(options.articles),
    ]
    for folder in options.archive:
        figures += measure_archive(folder)
    about = (
        f"`python -m bench.growth` on {machine()}, two cores; seconds are of processors unless the "
        f"clock is named. {versions('deltalake', 'duckdb', 'pyarrow', 'spacy')}."
    )
    return tell(HEADING, about, figures)


def measure_ingest(articles: int) -> list[Figure]:
    """Articles a second of one core, end to end, and beside spaCy's pass over the same texts."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_corpus(Path(folder) / "corpus.jsonl", articles)
        began = time.process_time()
        run_ingest(f"{folder}/store", file)
        took = time.process_time() - began
    texts = [text.text for text, _ in zip(Corpus().articles(10**9), range(articles), strict=False)]
    phrases = match_phrases(texts)
    return [
        Figure.at_least("ingest, articles of 5 KB a second", articles / took, 400),
        Figure("ingest, time to a pass of spaCy's PhraseMatcher", f"{took / phrases:,.1f}"),
    ]


def measure_memory(articles: int) -> list[Figure]:
    """What a process holds after a tenth of a long ingest of short articles, and at its end."""
    held: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "short.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for number, text in zip(range(articles), Corpus(5).articles(10**12, 400), strict=False):
                day = FIRST + timedelta(number // _A_DAY)
                row = {"id": text.name, "text": text.text, "published": f"{day}"}
                out.write(json.dumps(row) + "\n")

        def note(done: int) -> None:
            if done:
                held.append(_resident())

        began = time.process_time()
        Ingest(Writer(f"{folder}/store"), rules_mark(), _BATCH, 1, note).run(Intake([file]))
        took = time.process_time() - began
    early, last = held[len(held) // 10], held[-1]
    batches = len(held) - len(held) // 10 - 1
    return [
        Figure("ingest, articles of 500 characters a second", f"{articles / took:,.0f}"),
        Figure.at_most(f"memory of an ingest of {articles:,}, MB", last, 1_000),
        Figure(f"growth a batch of {_BATCH:,}, MB", f"{(last - early) / max(1, batches):,.2f}"),
    ]


def measure_joining(sizes: Sequence[int]) -> list[Figure]:
    """Microseconds a report to join that many, and how the cost grows."""
    costs = []
    for size in sizes:
        reports = make_reports(size)
        began = time.process_time()
        join_events(reports)
        costs.append((time.process_time() - began) / size * 1_000_000)
    told = ", ".join(f"{cost:,.0f}" for cost in costs)
    listed = ", ".join(f"{size:,}" for size in sizes)
    return [
        Figure(f"joining {listed} reports, microseconds a report", told),
        Figure.at_most("joining, cost of a report, most to least", max(costs) / min(costs), 2),
    ]


def measure_scaling(articles: int) -> list[Figure]:
    """How much faster two workers are than one, by the clock."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        file = write_corpus(Path(folder) / "corpus.jsonl", articles)
        for is_dask in (False, True):
            one, two = (
                measure_workers(file, articles, articles // 12, workers=count, is_dask=is_dask).rate
                for count in (1, 2)
            )
            what = "Dask workers" if is_dask else "processes"
            found.append(Figure.at_least(f"two {what} to one", round(two / one, 2), 1.7))
    return found


def measure_archive(folder: str) -> list[Figure]:
    """Opening, queries and an ingest of 100 articles; queries beside Arrow's own reading."""
    counted = Archive(folder).count_reports(Filters(periods=()), ["kind"])
    reports = int(counted["reports"].sum())
    found = measure(folder)
    queries = [value for name, value in found.items() if name.startswith("query: ")]
    clock = queries[::2]  # each is followed by its processor seconds
    whole = _read_with_arrow(folder)
    figures = [
        Figure.at_most("open, clock, s", found["open"], 4),
        Figure.at_most("a filtered query, clock, median, s", median(clock), 0.2),
        Figure.at_most("a filtered query, clock, slowest, s", max(clock), 0.2),
        Figure("a query to Arrow reading and filtering all", f"{median(clock) / whole:,.2f}"),
        Figure.at_most("100 articles taken in, clock, s", found["100 articles: ingest"], 5),
        Figure("the same, s", f"{found['100 articles: ingest, processor']:,.1f}"),
    ]
    return [_of_size(figure, reports) for figure in figures]


def _of_size(figure: Figure, reports: int) -> Figure:
    name = f"{reports:,} reports: {figure.name}"
    return Figure(name, figure.value, figure.target, figure.is_met)


def _read_with_arrow(folder: str) -> float:
    """Clock seconds in which Arrow alone reads all reports and keeps those of a province."""
    files = DeltaTable(f"{Path(folder).resolve()}/reports").file_uris()
    began = time.perf_counter()
    pads.dataset(files).to_table(filter=pads.field("province") == "Panjshir")
    return time.perf_counter() - began


def _resident() -> float:
    """Megabytes that this process holds now."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1_000 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    raise SystemExit(main())
