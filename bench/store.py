"""The archive at sizes of 10,000 to 1,000,000 made reports: built, and timed.

Run: python -m bench.store build FOLDER --reports N     an archive of made news, seeded
     python -m bench.store measure FOLDER               open, queries, an ingest of 100 articles
     python -m bench.store ingest FOLDER --articles N   articles a second, end to end, and memory

`build` writes what bench/made_news.py tells straight into the archive.
"""

from __future__ import annotations

import argparse
import json
import resource
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench.corpus import Corpus
from bench.made_news import FIRST, Day, make_days
from clashmap.filters import Filters
from clashmap.intake.files import Intake
from clashmap.intake.ingest import Ingest
from clashmap.snapshot import rules_mark
from clashmap.store.archive import Archive
from clashmap.store.log import Entry, LogReader, now
from clashmap.store.rows import event_rows, make_rows
from clashmap.store.tables import EVENTS
from clashmap.store.writer import Writer

_A_BATCH = 50_000  # reports
_QUERIES = {
    "a province and a year": Filters(
        start=date(2023, 1, 1), end=date(2023, 12, 31), provinces=("Panjshir",)
    ),
    "a month": Filters(start=date(2023, 5, 1), end=date(2023, 5, 31)),
    "a province and a kind": Filters(provinces=("Kabul",), kinds=("control",)),
    "a group and a province": Filters(groups=("IS-K",), provinces=("Kunar",)),
    "two words": Filters(text="barkormin IS-K Panjshir"),
}


def build(folder: str, reports: int, seed: int = 1) -> None:
    """Write an archive of that many made reports or a few more; the same for the same seed."""
    writer = Writer(str(Path(folder).resolve()))
    days: list[Day] = []
    held = 0
    for day in make_days(reports, seed):
        days.append(day)
        held += sum(len(reading.reports) for reading in day.readings)
        if held >= _A_BATCH:
            _write(writer, days)
            days, held = [], 0
    _write(writer, days)


def _write(writer: Writer, days: list[Day]) -> None:
    """One batch of articles, and the events that are whole by then."""
    readings = [reading for day in days for reading in day.readings]
    if readings:
        writer.append(make_rows(readings, rules_mark()))
    batch_id = secrets.token_hex(8)
    events = [event for day in days for event in day.events]
    writer.tables.append(EVENTS, event_rows(events, batch_id))
    LogReader(writer.tables).commit(
        lambda log: Entry(batch_id, 0, "link", now(), through=log.head, extractor_version="1")
    )


def measure(folder: str) -> dict[str, float]:
    """Seconds by what was done, on the clock and of processors; the archive gains 100 articles."""
    found: dict[str, float] = {}

    def take(name: str, run: Callable[[], object]) -> object:
        began, used = time.perf_counter(), time.process_time()
        result = run()
        found[name] = round(time.perf_counter() - began, 3)
        found[f"{name}, processor"] = round(time.process_time() - used, 3)
        return result

    archive = take("open", lambda: Archive(folder))
    assert isinstance(archive, Archive)
    take("first query, with the events", lambda: archive.read_reports(Filters(text="nothing such")))
    for name, filters in _QUERIES.items():
        archive.read_reports(filters)
        found[f"reports of {name}"] = float(len(archive.read_table(filters)))
        take(f"query: {name}", lambda filters=filters: archive.read_reports(filters))  # type: ignore[misc]
    take(
        "tally by province and kind", lambda: archive.count_reports(Filters(), ["province", "kind"])
    )
    take("families", archive.families)
    take("all articles", archive.articles)
    with tempfile.TemporaryDirectory() as texts:
        file = write_corpus(Path(texts) / "new.jsonl", 100, seed=int(time.time()))
        take("100 articles: ingest", lambda: run_ingest(folder, file))
    found["peak memory, MB"] = resident_megabytes()
    return found


def run_ingest(folder: str, file: Path, workers: int = 1, batch: int = 1_000) -> Ingest:
    """Take a file of articles into an archive."""
    run = Ingest(Writer(str(Path(folder).resolve())), rules_mark(), batch, workers)
    run.run(Intake([file]))
    return run


def write_corpus(file: Path, articles: int, seed: int = 2021) -> Path:
    """Write that many generated articles of 5 KB as JSON Lines, of days over some two years."""
    texts = Corpus(seed).articles(articles * 10_000)
    with file.open("w", encoding="utf-8") as out:
        for number in range(articles):
            text = next(texts)
            day = FIRST + timedelta(number * 7 % 730)
            name = f"{seed}-{text.name}"
            out.write(json.dumps({"id": name, "text": text.text, "published": f"{day}"}) + "\n")
    return file


def measure_ingest(folder: str, articles: int, workers: int) -> dict[str, float]:
    """Articles a second, end to end, into an archive that may be new; and the peak memory."""
    with tempfile.TemporaryDirectory() as texts:
        file = write_corpus(Path(texts) / "corpus.jsonl", articles)
        began, used = time.perf_counter(), time.process_time()
        run = run_ingest(folder, file, workers)
        took = time.perf_counter() - began
    return {
        "articles": run.summary.new,
        "reports": run.summary.reports,
        "seconds": round(took, 2),
        "articles a second": round(articles / took, 1),
        "of that own processor seconds": round(time.process_time() - used, 2),
        "peak memory, MB": resident_megabytes(),
    }


def resident_megabytes() -> float:
    """The most memory that this process has held."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000, 1)


def main(arguments: list[str] | None = None) -> int:
    """Build or measure; print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.store", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    for name in ("build", "measure", "ingest"):
        command = commands.add_parser(name)
        command.add_argument("folder")
        command.add_argument("--reports", type=int, default=10_000)
        command.add_argument("--articles", type=int, default=1_000)
        command.add_argument("--workers", type=int, default=1)
        command.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if options.command == "build":
        began = time.perf_counter()
        build(options.folder, options.reports, options.seed)
        print(f"built in {time.perf_counter() - began:.1f} s")
        return 0
    if options.command == "measure":
        figures = measure(options.folder)
    else:
        figures = measure_ingest(options.folder, options.articles, options.workers)
    for name, value in figures.items():
        print(f"{name:50} {value:>12,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
