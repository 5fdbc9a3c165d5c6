"""Readers and writers on one archive at once: no error, no lost row, no read of a part of a batch.

Run: python -m bench.readers [--minutes N] [--readers N] [--writers N]   (5, 10 and 2 unless given)

Each is a process. Writers ingest made articles batch by batch, some of them both at once and some
again in another version; readers open the archive, look at all of it, and open it again. At the end
its rows are compared with those of one undisturbed run over the same articles.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from bench.corpus import Corpus
from bench.kills import read_contents
from clashmap.filters import Filters
from clashmap.intake.ingest import Ingest
from clashmap.intake.web.intake import ReadyIntake
from clashmap.snapshot import rules_mark
from clashmap.store.archive import Archive
from clashmap.store.errors import StoreError
from clashmap.store.tables import ARTICLES, COPIES, REPORTS
from clashmap.store.view import View
from clashmap.store.writer import Writer
from extract.articles import Article, Published, hash_text
from extract.published import parse_published

_BATCH = 5
_ROUND = 20  # articles of a writer's own that it takes at once
# Of the articles of a round, every so many-th is also every other writer's, or comes a second time.
_SHARED, _CHANGED = 5, 7
_PATIENCE = 60.0  # seconds behind the end in which a reader waits for the first batch


@dataclass(frozen=True, slots=True)
class Seen:
    """What one process did: how often, and the first fault, "" where there was none."""

    role: str
    times: int
    fault: str = ""


def run(store: Path, minutes: float, readers: int, writers: int, size: int) -> list[Seen]:
    """Let them all work on a new archive until the time is up; return what each has seen.

    size: of the rounds of the writers.
    """
    end = time.time() + 60 * minutes
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(readers + writers, mp_context=context) as pool:
        running: list[Future[Seen]] = [
            *(pool.submit(write_until, str(store), end, number, size) for number in range(writers)),
            *(pool.submit(read_until, str(store), end) for _ in range(readers)),
        ]
        return [future.result() for future in running]


def write_until(store: str, end: float, number: int, size: int) -> Seen:
    """Ingest round after round, one at least; `times` counts the rounds."""
    rounds = 0
    try:
        while not rounds or time.time() < end:
            articles = make_round(number, rounds, size)
            summary = Ingest(Writer(store), rules_mark(), _BATCH).run(ReadyIntake(articles))
            if summary.read < len(articles):
                return Seen("writer", rounds, f"round {rounds}: {summary}")
            rounds += 1
    except Exception:  # noqa: BLE001  whatever it is, it is what we look for
        return Seen("writer", rounds, traceback.format_exc())
    return Seen("writer", rounds)


def read_until(store: str, end: float) -> Seen:
    """Open and look again and again; `times` counts the looks."""
    looks, before = 0, Look(frozenset(), 0)
    try:
        while time.time() < (end if looks else end + _PATIENCE):
            try:
                archive = Archive(store)
            except StoreError:
                if before.batches:
                    raise
                time.sleep(0.1)  # nothing is committed yet
                continue
            now = look_at(archive)
            if not before.batches <= now.batches or now.articles < before.articles:
                return Seen("reader", looks, f"rows were lost between {before} and {now}")
            looks, before = looks + 1, now
    except Exception:  # noqa: BLE001  whatever it is, it is what we look for
        return Seen("reader", looks, traceback.format_exc())
    return Seen("reader", looks)


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader saw."""

    batches: frozenset[str]
    articles: int


def look_at(archive: Archive) -> Look:
    """Look at all of an archive; AssertionError where it is not whole."""
    entries = [entry for entry in archive.log.shown if entry.brings_articles]
    every = View(archive.view.tables, archive.log.before_replacing())
    for table, told in (
        (ARTICLES, {entry.batch_id: entry.articles for entry in entries}),
        (REPORTS, {entry.batch_id: entry.reports for entry in entries if entry.reports}),
    ):
        rows = every.query(
            f"SELECT batch_id, count(*) AS n FROM {every.source(table)} AS t GROUP BY batch_id"  # noqa: S608
        )
        found = dict(zip(rows["batch_id"].to_pylist(), rows["n"].to_pylist(), strict=True))
        assert found == told, f"{table.name}: {found} instead of {told}"
    reports = archive.read_reports(Filters(periods=()), columns=["report_id"])["report_id"]
    joined = [name for event in archive.events() for name in event.report_ids]
    assert sorted(joined) == sorted(reports), "events do not hold each report once"
    names = archive.articles(columns=["article_id"])["article_id"]
    assert names.is_unique, "an article has two current versions"
    return Look(frozenset(entry.batch_id for entry in entries), len(names))


def make_round(writer: int, number: int, size: int) -> list[Article]:
    """The articles of a round of a writer: its own, shared ones, and new versions of some."""
    texts = Corpus(1_000 * writer + number).articles(size * 1_500, 900)
    own = [_make(f"w{writer}-{number}-{at}", next(texts).text, at) for at in range(size)]
    common = Corpus(999_000 + number).articles(size * 1_500, 900)
    shared = [_make(f"all-{number}-{at}", next(common).text, at) for at in range(size // _SHARED)]
    return [*shared, *own, *(_change(article) for article in own[::_CHANGED])]


def _make(name: str, text: str, day: int) -> Article:
    published: Published | None = parse_published(f"2022-05-{day % 28 + 1:02}")
    return Article(hash_text(name), hash_text(text), name, text, published=published)


def _change(article: Article) -> Article:
    text = article.text + "\nCorrected."
    return replace(article, text=text, version=hash_text(text))


def compare(store: Path, seen: list[Seen], size: int, undisturbed: Path) -> Iterator[str]:
    """Yield each table whose rows are not those of one run over the same articles."""
    for writer, rounds in enumerate(one.times for one in seen if one.role == "writer"):
        for number in range(rounds):
            articles = make_round(writer, number, size)
            Ingest(Writer(str(undisturbed)), rules_mark()).run(ReadyIntake(articles))
    found, expected = read_contents(store), read_contents(undisturbed)
    # Which of two copies is the original depends on which was there first.
    for table in (name for name in expected if name != COPIES.name):
        if found[table] != expected[table]:
            lost, more = expected[table] - found[table], found[table] - expected[table]
            yield f"{table}: {lost.total()} rows lost, {more.total()} rows more"


def main(arguments: list[str] | None = None) -> int:
    """Run and compare; 1 where anything was not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m bench.readers", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--readers", type=int, default=10)
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--round", type=int, default=_ROUND, help="articles that a writer takes")
    options = parser.parse_args(arguments)
    size = options.round
    with tempfile.TemporaryDirectory() as made:
        store = Path(made) / "store"
        seen = run(store, options.minutes, options.readers, options.writers, size)
        for one in seen:
            print(f"{one.role}: {one.times} times{' without a fault' if not one.fault else ''}")
        faults = [one.fault for one in seen if one.fault]
        faults += [f"a {one.role} did nothing" for one in seen if not one.times]
        faults += compare(store, seen, size, Path(made) / "undisturbed")
        articles, reports = Archive(store).size()
    print(f"{articles} articles, {reports} reports; {len(faults)} faults", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
